BeforeAll {
    $module = (Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path
    $script:work = "Import-Module '$module'; Connect-IoTFleet -Sandbox | Out-Null; (Get-GGCoreDevice | Get-GGInstalledComponent).Count"
}

Describe 'The module in a session that holds another AWSSDK.Core' {
    It 'runs beside a copy in the default context' {
        $other = Join-Path $module 'bin/netstandard2.0/AWSSDK.Core.dll'
        $count, $copies = pwsh -NoProfile -Command "[Reflection.Assembly]::LoadFrom('$other') | Out-Null; $work
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'AWSSDK.Core' }).Count"
        [int]$count | Should -BeGreaterThan 20
        $copies | Should -Be 2
    }

    It 'runs beside an older one whose types are others' {
        $folder = Join-Path $TestDrive 'older'
        New-Item $folder -ItemType Directory | Out-Null
        $count, $version = pwsh -NoProfile -Command "
            Add-Type -OutputAssembly '$folder/AWSSDK.Core.dll' -TypeDefinition '[assembly: System.Reflection.AssemblyVersion(""3.3.0.0"")] namespace Amazon.Runtime { public class AWSCredentials { } }'
            [Reflection.Assembly]::LoadFrom('$folder/AWSSDK.Core.dll') | Out-Null
            $work
            [Amazon.Runtime.AWSCredentials].Assembly.GetName().Version.ToString()"
        [int]$count | Should -BeGreaterThan 20
        $version | Should -Be '3.3.0.0'
    }
}
