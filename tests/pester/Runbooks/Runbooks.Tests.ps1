# Each runbook runs as a scheduler runs it: a process of its own, without a prompt, on the sandbox's HTTP endpoint.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $folder = (Resolve-Path "$PSScriptRoot/../../../docs/runbooks").Path
    $kept = @{}
    foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'PSModulePath', 'NO_COLOR') { $kept[$name] = [Environment]::GetEnvironmentVariable($name) }
    $env:AWS_ACCESS_KEY_ID = 'any'
    $env:AWS_SECRET_ACCESS_KEY = 'any'
    $env:NO_COLOR = '1'
    $env:PSModulePath = (Resolve-Path "$PSScriptRoot/../../../out").Path + [IO.Path]::PathSeparator + $env:PSModulePath

    function Open-Fleet([int]$DeviceCount = 0, [int]$ManagedThingCount = 0, [double]$Speed = 3600) {
        $script:server = Start-IoTFleetSandbox -DeviceCount $DeviceCount -ManagedThingCount $ManagedThingCount -Speed $Speed
        Connect-IoTFleet -EndpointUrl $server.Endpoint -Region us-east-1 | Out-Null
        $server.Sandbox
    }

    function Invoke-Runbook([string]$Name, [string[]]$Arguments) {
        $text = & pwsh -NoProfile -NonInteractive -File (Join-Path $folder "$Name.ps1") @Arguments -Region us-east-1 -EndpointUrl $server.Endpoint 2>&1 | Out-String -Width 500
        # An error's text is broken at the width of the screen, whatever that is.
        [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = $text -replace '\s*\n\s*\|\s*', ' ' }
    }
}

AfterAll {
    Stop-IoTFleetSandbox
    Disconnect-IoTFleet
    foreach ($name in $kept.Keys) { [Environment]::SetEnvironmentVariable($name, $kept[$name] ?? [NullString]::Value) }
}

Describe 'Report-FleetHealth' {
    BeforeAll {
        $script:sandbox = Open-Fleet -DeviceCount 50 -ManagedThingCount 12 -Speed 0
    }

    It 'writes the same report twice, and passes where the trouble is within what is allowed' {
        $first = Invoke-Runbook Report-FleetHealth '-Path', $TestDrive, '-MaximumTroubled', 7
        $first.ExitCode | Should -Be 0 -Because $first.Text
        $file = Get-Item (Join-Path $TestDrive 'fleet-health-*')
        $report = Get-Content $file | ConvertFrom-Json
        $report.Devices | Should -Be 50
        $report.Unhealthy | Should -Be (Get-GGCoreDevice -Status UNHEALTHY).Name
        $report.Silent | Should -HaveCount 3
        $report.ManagedThings | Should -Be 12
        $content = Get-Content $file -Raw
        $second = Invoke-Runbook Report-FleetHealth '-Path', $TestDrive, '-MaximumTroubled', 7
        $second.ExitCode | Should -Be 0
        $second.Text | Should -Be $first.Text
        Get-Content $file -Raw | Should -Be $content
        Get-ChildItem $TestDrive | Should -HaveCount 1
        $sandbox.Requests.Writes | Should -Be 0
    }

    It 'fails, having written the report, where it is not' {
        $run = Invoke-Runbook Report-FleetHealth '-Path', $TestDrive
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match '7 of 50 core devices are in trouble.*berlin-gw-0002'
    }

    It 'fails where the folder is missing' {
        (Invoke-Runbook Report-FleetHealth '-Path', (Join-Path $TestDrive 'nowhere')).ExitCode | Should -Not -Be 0
    }
}

Describe 'Invoke-StagedRollout' {
    BeforeAll {
        $sandbox = Open-Fleet
        foreach ($group in 'canary', 'press', 'saw') {
            $sandbox.Devices.AddThingGroup($group)
            1..4 | ForEach-Object { $sandbox.Devices.Add("$group-0$_", @($group)) }
            New-GGDeployment -ThingGroup $group -Component @{ 'com.example.SensorReader' = '1.0.0' } | Out-Null
            Wait-GGDeployment -ThingGroup $group -PollSeconds 1 -Timeout 0:1:0 | Out-Null
        }
        $plan = Join-Path $TestDrive 'plan.json'
        @{ components = @{ 'com.example.SensorReader' = '1.1.0' }; stages = 'canary', 'press', 'saw'; maximumFailedPercent = 20; timeoutMinutes = 5 } |
            ConvertTo-Json | Set-Content $plan
        $script:arguments = '-Plan', $plan, '-PollSeconds', 1
    }

    It 'shows what it would do' {
        $before = $sandbox.Requests.Writes
        $run = Invoke-Runbook Invoke-StagedRollout ($arguments + '-WhatIf')
        $run.ExitCode | Should -Be 0 -Because $run.Text
        $run.Text | Should -Match 'SensorReader 1.0.0 -> 1.1.0'
        $sandbox.Requests.Writes | Should -Be $before
    }

    It 'stops at the stage that fails, and leaves the next alone' {
        $sandbox.Devices.FailNextDeployment('press-02', 'The disk is full.', @('DISK_SPACE_CRITICAL'), @('DEVICE_ERROR'))
        $run = Invoke-Runbook Invoke-StagedRollout $arguments
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match "Stopped at stage 'press': 25% of its devices failed.*press-02"
        (Get-GGDeployment -ThingGroup canary).DeploymentId | Get-GGDeployment | ForEach-Object { $_.Components['com.example.SensorReader'].ComponentVersion } | Should -Be '1.1.0'
        (Get-GGDeployment -ThingGroup saw).RevisionId | Should -Be 1
    }

    It 'goes through when the cause is mended, and the second time has nothing left to do' {
        New-GGDeployment -ThingGroup press -Component @{ 'com.example.SensorReader' = '1.0.0' } -Confirm:$false | Out-Null
        $first = Invoke-Runbook Invoke-StagedRollout $arguments
        $first.ExitCode | Should -Be 0 -Because $first.Text
        $before = $sandbox.Requests.Writes
        $second = Invoke-Runbook Invoke-StagedRollout $arguments
        $second.ExitCode | Should -Be 0
        $second.Text | Should -Be $first.Text
        $sandbox.Requests.Writes | Should -Be $before
    }

    It 'refuses a plan with a fault before it deploys anything' {
        $before = $sandbox.Requests.Writes
        @{ components = @{ 'com.example.SensorReader' = '2.0.0' }; stages = 'canary', 'no-such-group'; maximumFailedPercent = 20; timeoutMinutes = 5 } |
            ConvertTo-Json | Set-Content (Join-Path $TestDrive 'wrong.json')
        $run = Invoke-Runbook Invoke-StagedRollout '-Plan', (Join-Path $TestDrive 'wrong.json')
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match 'no-such-group'
        $sandbox.Requests.Writes | Should -Be $before
    }
}

Describe 'Test-FleetDrift' {
    BeforeAll {
        $script:sandbox = Open-Fleet -DeviceCount 50 -Speed 0
        $script:csv = Join-Path $TestDrive 'drift.csv'
    }

    It 'finds the same drift twice, and fails' {
        $first = Invoke-Runbook Test-FleetDrift '-ThingGroup', 'Production', '-Path', $csv
        $first.ExitCode | Should -Not -Be 0
        $first.Text | Should -Match 'core devices have drifted.*austin-gw-0002'
        $rows = Import-Csv $csv
        $rows.Count | Should -Be @(Compare-GGDeployment -ThingGroup Production).Count
        ($rows | Where-Object Change -EQ 'Broken').CoreDevice | Should -Contain 'berlin-gw-0002'
        $second = Invoke-Runbook Test-FleetDrift '-ThingGroup', 'Production', '-Path', $csv
        $second.Text | Should -Be $first.Text
        $sandbox.Requests.Writes | Should -Be 0
    }

    It 'passes where nothing drifted' {
        $sandbox = Open-Fleet
        $sandbox.Devices.AddThingGroup('press')
        $sandbox.Devices.Add('press-01', @('press'))
        New-GGDeployment -ThingGroup press -Component @{ 'com.example.SensorReader' = '1.0.0' } | Out-Null
        Wait-GGDeployment -ThingGroup press -PollSeconds 1 -Timeout 0:1:0 | Out-Null
        $run = Invoke-Runbook Test-FleetDrift '-Path', $csv
        $run.ExitCode | Should -Be 0 -Because $run.Text
        @(Import-Csv $csv) | Should -HaveCount 0
    }
}

Describe 'Start-FirmwareCampaign' {
    BeforeAll {
        $sandbox = Open-Fleet -ManagedThingCount 12
        $list = Join-Path $TestDrive 'things.csv'
        $things = @(Get-MIManagedThing -Role DEVICE -ProvisioningStatus ACTIVATED | Get-MIManagedThingConnectivity | Where-Object Connected | ForEach-Object ManagedThingId)
        $things | ForEach-Object { [pscustomobject]@{ ManagedThing = $_ } } | Export-Csv $list
        $sandbox.Things.FailNextUpdate($things[1])
        $script:arguments = '-Campaign', 'lamps-2.0.0', '-S3Url', 's3://firmware/2.0.0/job.json', '-Path', $list, '-PollSeconds', 1, '-Timeout', '0:1:0'
    }

    It 'tries the failed one again, and is not started twice' {
        $first = Invoke-Runbook Start-FirmwareCampaign $arguments
        $first.ExitCode | Should -Be 0 -Because $first.Text
        $first.Text | Should -Match 'Attempts +: 2'
        $before = $sandbox.Requests.Writes
        $second = Invoke-Runbook Start-FirmwareCampaign $arguments
        $second.ExitCode | Should -Be 0
        $second.Text | Should -Be $first.Text
        $sandbox.Requests.Writes | Should -Be $before
    }

    It 'fails and names what failed in every attempt' {
        $sandbox.Things.FailNextUpdate($things[0])
        $arguments[1] = 'lamps-2.0.1'
        $run = Invoke-Runbook Start-FirmwareCampaign ($arguments + '-Attempts' + 1)
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match "1 of $($things.Count) managed things failed.*$($things[0])"
    }

    It 'sends nothing where the list has an unknown thing' {
        'ManagedThing', 'no such thing' | Set-Content (Join-Path $TestDrive 'wrong.csv')
        $before = $sandbox.Requests.Writes
        $run = Invoke-Runbook Start-FirmwareCampaign '-Campaign', 'wrong', '-S3Url', 's3://firmware/job.json', '-Path', (Join-Path $TestDrive 'wrong.csv')
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match 'no such thing'
        $sandbox.Requests.Writes | Should -Be $before
    }
}

Describe 'Remove-RetiredDevice' {
    BeforeAll {
        $script:sandbox = Open-Fleet -DeviceCount 50 -ManagedThingCount 12 -Speed 0
        $list = Join-Path $TestDrive 'retired.csv'
        $audit = Join-Path $TestDrive 'audit.jsonl'
        $thing = (Get-MIManagedThing -Role DEVICE | Select-Object -First 1).Id
        "CoreDevice,ManagedThing,Ticket", "berlin-gw-0001,,OPS-17", ",$thing,OPS-18", "never-was-here,,OPS-19" | Set-Content $list
        $script:arguments = '-Path', $list, '-AuditLog', $audit
    }

    It 'removes nothing with -WhatIf' {
        $before = $sandbox.Requests.Writes
        $run = Invoke-Runbook Remove-RetiredDevice ($arguments + '-WhatIf')
        $run.ExitCode | Should -Be 0 -Because $run.Text
        $sandbox.Requests.Writes | Should -Be $before
        Test-Path $audit | Should -BeFalse
    }

    It 'removes them, logs it, and does nothing the second time' {
        $first = Invoke-Runbook Remove-RetiredDevice $arguments
        $first.ExitCode | Should -Be 0 -Because $first.Text
        { Get-GGCoreDevice berlin-gw-0001 -ErrorAction Stop } | Should -Throw
        (Get-MIManagedThing $thing).ProvisioningStatus | Should -Be 'DELETE_IN_PROGRESS'
        $lines = Get-Content $audit | ConvertFrom-Json
        $lines.step | Should -Be 'removing', 'removed', 'removing', 'removed'
        $lines.ticket | Should -Be 'OPS-17', 'OPS-17', 'OPS-18', 'OPS-18'
        $before = $sandbox.Requests.Writes
        $second = Invoke-Runbook Remove-RetiredDevice $arguments
        $second.ExitCode | Should -Be 0
        $second.Text | Should -Be $first.Text
        @(Get-Content $audit) | Should -HaveCount 4
        $sandbox.Requests.Writes | Should -Be $before
    }

    It 'goes on after a failure, logs it, and fails' {
        $denial = $sandbox.Faults.GetType().GetMethod('Add').GetParameters()[0].ParameterType::new()
        $denial.Operation = 'DeleteCoreDevice'
        $denial.StatusCode = 403
        $denial.ErrorCode = 'AccessDeniedException'
        $denial.Remaining = 1
        $sandbox.Faults.Add($denial)
        'CoreDevice,Ticket', 'berlin-gw-0004,OPS-20', 'berlin-gw-0005,OPS-20' | Set-Content $list
        $run = Invoke-Runbook Remove-RetiredDevice $arguments
        $run.ExitCode | Should -Not -Be 0
        $run.Text | Should -Match '1 of 2 could not be removed: berlin-gw-0004 .*AccessDenied'
        { Get-GGCoreDevice berlin-gw-0005 -ErrorAction Stop } | Should -Throw
        Get-GGCoreDevice berlin-gw-0004 | Should -Not -BeNullOrEmpty
        (Get-Content $audit | ConvertFrom-Json).step[-4..-1] | Should -Be 'removing', 'failed', 'removing', 'removed'
    }
}
