BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $context = Connect-IoTFleet -Sandbox -Speed 0
    $module = (Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path

    # Runs a line in a runspace of its own, stops it as Ctrl+C does, and tells how long that took in milliseconds.
    function Measure-Stop([string]$line) {
        $shell = [powershell]::Create()
        try {
            $shell.AddScript("Import-Module '$module'").Invoke() | Out-Null
            $shell.Commands.Clear()
            $running = $shell.AddScript($line).BeginInvoke()
            Start-Sleep -Milliseconds 700
            $running.IsCompleted | Should -BeFalse
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.ElapsedMilliseconds
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    $context.Sandbox.Faults.Clear()
    Disconnect-IoTFleet
}

Describe 'Ctrl+C' {
    BeforeEach {
        $context.Sandbox.Faults.Latency = [timespan]::FromSeconds(20)
    }

    It 'ends <Line> within 200 ms' -ForEach @(
        @{ Line = 'Get-GGCoreDevice' }
        @{ Line = "'a', 'b', 'c' | Get-GGInstalledComponent -ThrottleLimit 2" }
        @{ Line = "New-GGDeployment -ThingGroup Production -Component @{ 'com.example.SensorReader' = '1.1.0' }" }
    ) {
        Measure-Stop $Line | Should -BeLessThan 200
    }

    It 'leaves the session usable' {
        Measure-Stop 'Get-GGCoreDevice' | Out-Null
        $context.Sandbox.Faults.Clear()
        @(Get-GGCoreDevice).Count | Should -BeGreaterThan 0
    }
}

Describe 'Verbose output' {
    It 'tells each request with its attempts and duration, and no secret' {
        $context.Sandbox.Faults.Clear()
        $lines = Get-GGCoreDevice -AccessKey AKIDEXAMPLE -SecretKey very-secret -EndpointUrl (Start-IoTFleetSandbox).Endpoint -Region us-east-1 -Verbose 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
        Stop-IoTFleetSandbox
        $lines | Should -Match '^ListCoreDevices: done \(200\) in \d+ ms, 1 attempt'
        "$lines" | Should -Not -Match 'very-secret|AKIDEXAMPLE'
    }
}
