BeforeDiscovery {
    $script:hasAwsCli = $null -ne (Get-Command aws -ErrorAction Ignore)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
}

AfterAll {
    Stop-IoTFleetSandbox
    Disconnect-IoTFleet
}

Describe 'Start-IoTFleetSandbox' {
    AfterEach {
        Stop-IoTFleetSandbox
    }

    It 'serves the connected sandbox on a free port' {
        $server = Start-IoTFleetSandbox
        $server.Port | Should -BeGreaterThan 0
        $server.Endpoint.IsLoopback | Should -BeTrue
        [object]::ReferenceEquals($server.Sandbox, (Get-IoTFleetContext).Sandbox) | Should -BeTrue
        (Get-IoTFleetSandbox).Port | Should -Be $server.Port
    }

    It 'serves a new sandbox where one is asked for' {
        $server = Start-IoTFleetSandbox -DeviceCount 3
        $names = Get-GGCoreDevice -EndpointUrl $server.Endpoint -Region us-east-1 -AccessKey a -SecretKey b
        $names.Count | Should -Be 3
    }

    It 'says which port is taken' {
        $server = Start-IoTFleetSandbox
        { Start-IoTFleetSandbox -Port $server.Port } | Should -Throw "*port $($server.Port)*"
    }

    It 'starts nothing with -WhatIf' {
        Start-IoTFleetSandbox -WhatIf
        Get-IoTFleetSandbox | Should -BeNullOrEmpty
    }

    It 'has a fleet of 50 devices by default, and the same one each time' {
        $names = 1, 2 | ForEach-Object {
            $server = Start-IoTFleetSandbox -ManagedThingCount 0
            , (Get-GGCoreDevice -EndpointUrl $server.Endpoint -Region us-east-1 -AccessKey a -SecretKey b).Name
        }
        $names[0].Count | Should -Be 50
        $names[1] | Should -Be $names[0]
    }

    It 'serves in the foreground with -Wait until it is interrupted, and says where' {
        $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
        $shell.AddScript("Import-Module '$PSScriptRoot/../../../out/IoTFleet'; Start-IoTFleetSandbox -DeviceCount 3 -Wait") | Out-Null
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $call = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        try {
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while (-not $output.Count -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
            $url = $output[0].ToString()
            $url | Should -Match '^http://127\.0\.0\.1:\d+/$'
            (Get-GGCoreDevice -EndpointUrl $url -Region us-east-1 -AccessKey a -SecretKey b).Count | Should -Be 3
            $call.IsCompleted | Should -BeFalse
            $shell.Stop()
            $call.IsCompleted | Should -BeTrue
            { Invoke-WebRequest $url -SkipHttpErrorCheck } | Should -Throw
        } finally {
            $shell.Dispose()
        }
    }

    It 'refuses a request that names another host' {
        $server = Start-IoTFleetSandbox
        $answer = Invoke-WebRequest "$($server.Endpoint)greengrass/v2/coreDevices" -Headers @{ Host = 'fleet.example' } -SkipHttpErrorCheck
        $answer.StatusCode | Should -BeGreaterOrEqual 400
    }
}

Describe 'Stop-IoTFleetSandbox' {
    It 'stops the one of a port' {
        $first = Start-IoTFleetSandbox
        $second = Start-IoTFleetSandbox
        Stop-IoTFleetSandbox -Port $first.Port
        (Get-IoTFleetSandbox).Port | Should -Be $second.Port
        Stop-IoTFleetSandbox
        Get-IoTFleetSandbox | Should -BeNullOrEmpty
    }

    It 'says that nothing listens on a port' {
        Stop-IoTFleetSandbox -Port 1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'SandboxNotFound*'
    }
}

Describe 'A served sandbox' {
    BeforeAll {
        $module = (Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path
        $pwsh = [Environment]::ProcessPath

        function Test-Listener([int]$Port) {
            [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners().Port -contains $Port
        }

        # What a session of its own says first: the port of the sandbox that it serves.
        function Open-Session([string]$Ending) {
            $start = [Diagnostics.ProcessStartInfo]::new($pwsh)
            $start.RedirectStandardOutput = $start.RedirectStandardInput = $true
            '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$module'; (Start-IoTFleetSandbox -DeviceCount 1 -ManagedThingCount 0).Port; `$null = [Console]::ReadLine(); $Ending" |
                ForEach-Object { $start.ArgumentList.Add($_) }
            $process = [Diagnostics.Process]::Start($start)
            $port = [int]$process.StandardOutput.ReadLine()
            Test-Listener $port | Should -BeTrue -Because 'it serves before the session ends'
            $process, $port
        }
    }

    It 'stops with its process: <Way>' -ForEach @(
        @{ Way = 'that ends'; Ending = ''; Code = 0 }
        @{ Way = 'that exits'; Ending = 'exit 3'; Code = 3 }
        @{ Way = 'that is killed'; Ending = $null; Code = $null }
    ) {
        $process, $port = Open-Session $Ending
        try {
            if ($null -eq $Ending) { $process.Kill() } else { $process.StandardInput.WriteLine() }
            $process.WaitForExit(20000) | Should -BeTrue -Because 'a server must not keep its process'
            if ($null -ne $Code) { $process.ExitCode | Should -Be $Code }
            Test-Listener $port | Should -BeFalse
        }
        finally {
            if (-not $process.HasExited) { $process.Kill() }
            $process.Dispose()
        }
    }

    It 'stops with its runspace, and those of others go on' {
        $own = Start-IoTFleetSandbox -DeviceCount 1 -ManagedThingCount 0
        $shell = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
        $ports = $shell.AddScript("Import-Module '$module'; (1..2 | ForEach-Object { Start-IoTFleetSandbox -DeviceCount 1 -ManagedThingCount 0 }).Port; Stop-IoTFleetSandbox -Port (Get-IoTFleetSandbox)[-1].Port").Invoke()
        $shell.Streams.Error | Should -BeNullOrEmpty
        @($ports | Where-Object { Test-Listener $_ }).Count | Should -Be 1
        $shell.Dispose()
        $ports | ForEach-Object { Test-Listener $_ | Should -BeFalse }
        Test-Listener $own.Port | Should -BeTrue
        (Get-IoTFleetSandbox).Port | Should -Be $own.Port
        Stop-IoTFleetSandbox
        Test-Listener $own.Port | Should -BeFalse
    }

    It 'stops when its session removes the module, and those of others go on' {
        $own = Start-IoTFleetSandbox -DeviceCount 1 -ManagedThingCount 0
        $shell = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
        try {
            $port = $shell.AddScript("Import-Module '$module'; (Start-IoTFleetSandbox -DeviceCount 1 -ManagedThingCount 0).Port; Remove-Module IoTFleet").Invoke()[0]
            $shell.Streams.Error | Should -BeNullOrEmpty
            Test-Listener $port | Should -BeFalse
            Test-Listener $own.Port | Should -BeTrue
        }
        finally {
            $shell.Dispose()
            Stop-IoTFleetSandbox
        }
    }
}

Describe 'The AWS CLI on the sandbox' -Skip:(-not $hasAwsCli) {
    BeforeAll {
        $server = Start-IoTFleetSandbox
        $env:AWS_ACCESS_KEY_ID = 'any'
        $env:AWS_SECRET_ACCESS_KEY = 'any'
        $env:AWS_DEFAULT_REGION = 'us-east-1'
        function Invoke-Cli([string[]]$Argument) {
            $text = & aws greengrassv2 $Argument --endpoint-url $server.Endpoint --output json
            if ($LASTEXITCODE -ne 0) { throw "aws $Argument failed" }
            $text | ConvertFrom-Json
        }
    }

    AfterAll {
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_DEFAULT_REGION
    }

    It 'lists the same core devices, page by page' {
        $before = $server.Sandbox.Requests.CountOf('ListCoreDevices')
        $devices = (Invoke-Cli 'list-core-devices', '--page-size', '10').coreDevices
        $devices.coreDeviceThingName | Should -Be (Get-GGCoreDevice).CoreDeviceThingName
        $pages = $server.Sandbox.Requests.CountOf('ListCoreDevices') - $before
        $pages | Should -BeGreaterThan 2
    }

    It 'gets a device and its components' {
        $name = (Get-GGCoreDevice -Status UNHEALTHY)[0].Name
        (Invoke-Cli 'get-core-device', '--core-device-thing-name', $name).status | Should -Be 'UNHEALTHY'
        (Invoke-Cli 'list-installed-components', '--core-device-thing-name', $name).installedComponents.componentName |
            Should -Be (Get-GGInstalledComponent $name).ComponentName
    }

    It 'deploys to the fleet that the module sees' {
        $target = (Get-GGDeployment -ThingGroup Production).TargetArn
        $created = Invoke-Cli 'create-deployment', '--target-arn', $target, '--deployment-name', 'from-the-cli', '--components', '{"com.example.SensorReader":{"componentVersion":"1.1.0"}}'
        (Get-GGDeployment $created.deploymentId).DeploymentName | Should -Be 'from-the-cli'
        (Invoke-Cli 'get-deployment', '--deployment-id', $created.deploymentId).components.'com.example.SensorReader'.componentVersion | Should -Be '1.1.0'
    }

    It 'is told what is wrong with its input' {
        { Invoke-Cli 'get-core-device', '--core-device-thing-name', 'no-such-device' 2>$null } | Should -Throw
        $text = & aws greengrassv2 get-core-device --core-device-thing-name no-such-device --endpoint-url $server.Endpoint 2>&1 | Out-String
        $text | Should -Match 'ResourceNotFoundException'
    }
}
