BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:context = Connect-IoTFleet -Sandbox -Speed 0
    . "$PSScriptRoot/../Confirm.ps1"
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
        @{ Line = 'Get-GGCoreDevice berlin-gw-0001' }
        @{ Line = "'a', 'b', 'c' | Remove-GGCoreDevice -Force" }
        @{ Line = 'Wait-GGDeployment -ThingGroup Production' }
        @{ Line = 'Get-GGDeploymentStatus -ThingGroup Production' }
        @{ Line = "New-GGDeployment -ThingGroup Production -Component @{ 'com.example.SensorReader' = '1.1.0' }" }
    ) {
        Measure-Stop $Line | Should -BeLessThan 200
    }

    It 'ends a pause between two looks within 200 ms, and asks no more' {
        $context.Sandbox.Faults.Clear()
        $task = New-MIOtaTask s3://firmware/2.0.0/job.json -Target (Get-MIManagedThing -Role DEVICE)[0]
        $context.Sandbox.Requests.Clear()
        Measure-Stop "Wait-MIOtaTask $($task.TaskId) -PollSeconds 30" | Should -BeLessThan 200
        $context.Sandbox.Requests.CountOf('GetOtaTask') | Should -BeGreaterThan 0
        $asked = $context.Sandbox.Requests.Count
        Start-Sleep -Milliseconds 300
        $context.Sandbox.Requests.Count | Should -Be $asked
    }

    It 'ends a download within 200 ms, and leaves no part of a file' {
        $context.Sandbox.Faults.Clear()
        $context.Sandbox.Faults.Inject('GetObject', 'SlowBytes')
        $folder = New-Item "$TestDrive/cut" -ItemType Directory
        Measure-Stop "Save-GGComponentArtifact com.example.Gateway -Path '$folder'" | Should -BeLessThan 200
        $context.Sandbox.Requests.CountOf('GetObject') | Should -BeGreaterThan 0 -Because 'the download had begun'
        $until = [datetime]::UtcNow.AddSeconds(2)
        while ((Get-ChildItem $folder -Recurse -File) -and [datetime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 20 }
        Get-ChildItem $folder -Recurse -File -Force | Should -BeNullOrEmpty
    }

    It 'stops further calls, and says which writes were sent and not answered' {
        $answering = Open-AnsweringRunspace
        $shell = [powershell]::Create()
        $shell.Runspace = $answering.Runspace
        try {
            $before = $context.Sandbox.Requests.Count
            $shell.AddScript("'gone1', 'gone2', 'gone3', 'gone4' | Remove-GGCoreDevice -Force -ThrottleLimit 2").BeginInvoke() | Out-Null
            Start-Sleep -Milliseconds 900
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.ElapsedMilliseconds | Should -BeLessThan 200
            $answering.User.Warnings | Should -HaveCount 1
            $answering.User.Warnings[0] | Should -Match '^Remove-GGCoreDevice was stopped'
            $answering.User.Warnings[0] | Should -Match "DeleteCoreDevice for core device 'gone1'"
            $answering.User.Warnings[0] | Should -Match "DeleteCoreDevice for core device 'gone2'"
            $answering.User.Warnings[0] | Should -Not -Match 'gone[34]'
            $context.Sandbox.Faults.Latency = 0
            Start-Sleep -Milliseconds 300
            $context.Sandbox.Requests.Count | Should -Be $before
        }
        finally {
            $shell.Dispose()
            $answering.Runspace.Dispose()
        }
    }

    It 'says nothing where nothing was sent, or all was answered' {
        $answering = Open-AnsweringRunspace
        $shell = [powershell]::Create()
        $shell.Runspace = $answering.Runspace
        try {
            $shell.AddScript('Get-GGCoreDevice').BeginInvoke() | Out-Null
            Start-Sleep -Milliseconds 500
            $shell.Stop()
            $context.Sandbox.Faults.Clear()
            $shell.Commands.Clear()
            $shell.AddScript('New-MICredentialLocker answered').Invoke() | Should -HaveCount 1
            $answering.User.Warnings | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
            $answering.Runspace.Dispose()
        }
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

Describe 'Several runspaces' {
    BeforeAll {
        # Runs a line in each of some runspaces at once, and gives what came out and what went wrong.
        function Invoke-Beside([string[]]$Line, [scriptblock]$Meanwhile = {}) {
            $shells = $Line | ForEach-Object {
                $shell = [powershell]::Create()
                $shell.AddScript("Import-Module '$module'").Invoke() | Out-Null
                $shell.Commands.Clear()
                $shell.AddScript($_)
            }
            try {
                $running = $shells | ForEach-Object { [pscustomobject]@{ Shell = $_; Run = $_.BeginInvoke() } }
                Start-Sleep -Milliseconds 300
                & $Meanwhile | Out-Null
                $running | ForEach-Object { [pscustomobject]@{ Output = @($_.Shell.EndInvoke($_.Run)); Errors = @($_.Shell.Streams.Error) } }
            }
            finally {
                $shells | ForEach-Object Dispose
            }
        }
    }

    BeforeEach {
        $script:context = Connect-IoTFleet -Sandbox -Speed 0
    }

    It 'share what is connected' {
        $results = Invoke-Beside (1..4 | ForEach-Object { "Get-GGCoreDevice -PageSize 5; 1..5 | ForEach-Object { New-MICredentialLocker ""made-$_-`$_"" }" })
        foreach ($result in $results) {
            $result.Errors | Should -BeNullOrEmpty
            $result.Output | Should -HaveCount 55
        }
        @(Get-MICredentialLocker made-*).Count | Should -Be 20
    }

    It 'are not disturbed by Disconnect-IoTFleet' {
        $context.Sandbox.Faults.Latency = [timespan]::FromMilliseconds(100)
        $result = Invoke-Beside 'Get-GGCoreDevice -PageSize 5' { Disconnect-IoTFleet }
        $result.Errors | Should -BeNullOrEmpty
        $result.Output | Should -HaveCount 50
        Get-IoTFleetContext | Should -BeNullOrEmpty
    }
}
