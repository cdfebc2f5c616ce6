BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 60 -ManagedThingCount 12 -Speed 0).Sandbox
    function Get-Failure([scriptblock]$Script) {
        try { & $Script } catch { return $_ }
        throw 'It did not fail.'
    }
}

AfterAll { Disconnect-IoTFleet }

Describe 'Export-IoTFleetReport' {
    BeforeAll {
        $page = "$TestDrive/fleet.html"
        $script:report = Export-IoTFleetReport $page -PassThru
        $script:json = Get-Content "$TestDrive/fleet.json" -Raw | ConvertFrom-Json
    }

    It 'has the figures of the other cmdlets' {
        $summary = Get-GGFleetSummary
        $report.Greengrass.Health.Total | Should -Be $summary.Devices
        $report.Greengrass.Health.Healthy | Should -Be $summary.Healthy
        $report.Greengrass.Health.Unhealthy | Should -Be $summary.Unhealthy
        $report.Greengrass.Health.Stale | Should -Be $summary.Stale
        "$($report.Greengrass.BrokenComponents)" | Should -Be "$($summary.BrokenComponents)"
        foreach ($rollout in $report.Greengrass.Rollouts) {
            $status = Get-GGDeploymentStatus $rollout.DeploymentId
            "$($rollout.Verdict) $($rollout.Succeeded) $($rollout.Failed) $($rollout.Recovered)" | Should -Be "$($status.Verdict) $($status.Succeeded) $($status.Failed) $($status.Recovered)"
        }
        $drift = Get-GGDeployment -ThingGroup Production | Compare-GGDeployment
        ($report.Greengrass.Drift | Where-Object Target -EQ Production | Measure-Object Count -Sum).Sum | Should -Be @($drift).Count
        $things = Get-MIFleetSummary
        $report.ManagedThings.Total | Should -Be $things.ThingCount
        @($report.ManagedThings.Things | Where-Object Connectivity -EQ Disconnected) | Should -HaveCount $things.DisconnectedCount
        $report.Account | Should -Be '123456789012'
    }

    It 'writes them as JSON and into the page' {
        $json.greengrass.devices | Should -HaveCount 60
        $json.greengrass.health.healthy | Should -Be $report.Greengrass.Health.Healthy
        (Get-Content $page -Raw).Contains((Get-Content "$TestDrive/fleet.json" -Raw)) | Should -BeTrue
        (Get-Item $page).Length - (Get-Item "$TestDrive/fleet.json").Length | Should -BeLessThan 1.5MB
        Get-ChildItem $TestDrive -Force -Filter '*.part' | Should -BeNullOrEmpty
    }

    It 'shows a report, and gives the file without -PassThru' {
        $report | Out-String | Should -BeLike '*healthy*Production: PartlyFailed*'
        (Export-IoTFleetReport "$TestDrive/plain.html" -Quick).Name | Should -Be 'plain.html'
    }

    It 'gives devices that pipe on' {
        @($report.Greengrass.Devices | Where-Object Health -EQ Unhealthy | Get-GGInstalledComponent -Topology ALL | Where-Object LifecycleState -In BROKEN, ERRORED).Count |
            Should -Be ($report.Greengrass.Components | Measure-Object Broken -Sum).Sum
    }

    It 'refuses files that are there without -Force, before it reads anything' {
        $sandbox.Requests.Clear()
        { Export-IoTFleetReport $page -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Export-IoTFleetReport "$TestDrive/whatif.html" -WhatIf
        $sandbox.Requests.Count | Should -Be 0
        "$TestDrive/whatif.html" | Should -Not -Exist
        Export-IoTFleetReport $page -Force -Quick | Should -Not -BeNullOrEmpty
    }

    It 'is about what is piped' {
        $some = Get-GGCoreDevice -ThingGroup Site-Lyon | Export-IoTFleetReport "$TestDrive/lyon.html" -PassThru
        $some.Greengrass.Devices.CoreDeviceThingName | Should -Be (Get-GGCoreDevice -ThingGroup Site-Lyon).CoreDeviceThingName
        $some.ManagedThings | Should -BeNullOrEmpty

        # The command that it tells repeats it.
        $again = & ([scriptblock]::Create("$($some.Command) -PassThru"))
        $again.Greengrass.Devices.CoreDeviceThingName | Should -Be $some.Greengrass.Devices.CoreDeviceThingName
        $both = & { Get-GGCoreDevice -Name berlin-gw-0001; Get-MIManagedThing -Role CONTROLLER } | Export-IoTFleetReport "$TestDrive/both.html" -PassThru
        $both.Greengrass.Devices | Should -HaveCount 1
        $both.ManagedThings.Things.Role | Select-Object -Unique | Should -Be CONTROLLER
        $again = & ([scriptblock]::Create("$($both.Command) -PassThru"))
        $again.ManagedThings.Things.ManagedThingId | Should -Be $both.ManagedThings.Things.ManagedThingId
        $again.Greengrass.Devices.CoreDeviceThingName | Should -Be 'berlin-gw-0001'
    }

    It 'is about what can be told of a list, and leaves what is there where nothing can' {
        $inputs = 'lyon-gw-0001', ([pscustomobject]@{ Site = 'lyon' }), ([pscustomobject]@{ CoreDevice = 'lyon-gw-0002' })
        $some = Export-IoTFleetReport "$TestDrive/some.html" -Quick -PassThru -InputObject $inputs -ErrorAction SilentlyContinue -ErrorVariable refused
        $some.Greengrass.Devices.CoreDeviceThingName | Should -Be lyon-gw-0001, lyon-gw-0002
        $refused | Should -HaveCount 1
        "$refused" | Should -BeLike 'An object with the properties Site is no core device*'
        $before = Get-Content "$TestDrive/some.json" -Raw
        $inputs[1] | Export-IoTFleetReport "$TestDrive/some.html" -Quick -Force -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Content "$TestDrive/some.json" -Raw | Should -Be $before
        "$warned" | Should -BeLike '*some.html*is not written*'
    }

    It 'has times of the same calendar wherever it is made' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            Export-IoTFleetReport "$TestDrive/thai.html" -Quick | Out-Null
            Get-Content "$TestDrive/thai.html" -TotalCount 40 | Select-String '<title>' | Should -Match "Fleet report us-east-1, $($sandbox.Clock.UtcNow.ToString('yyyy-MM', [cultureinfo]::InvariantCulture))"
            Get-GGFleetSummary -Quick | Out-String | Should -Not -Match 'since 25'
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
    }

    It 'tells what has changed since an earlier report' {
        $sandbox.Devices.BreakComponent('berlin-gw-0003', 'com.example.SensorReader', 'It stopped.')
        $changes = (Export-IoTFleetReport "$TestDrive/now.html" -Since "$TestDrive/lyon.json" -PassThru).Changes
        $changes.Health.Total | Should -Be 15
        $changes = (Export-IoTFleetReport "$TestDrive/later.html" -Since "$TestDrive/now.json" -PassThru).Changes
        $changes.Items | Should -BeNullOrEmpty
        $sandbox.Devices.Repair('berlin-gw-0003')
        $changes = (Export-IoTFleetReport "$TestDrive/now.html" -Since "$TestDrive/now.json" -Force -PassThru).Changes
        "$($changes.Items | Where-Object About -EQ CoreDevice)" | Should -Be 'CoreDevice berlin-gw-0003: Unhealthy -> Healthy'
        (Get-Failure { Export-IoTFleetReport "$TestDrive/x.html" -Since "$PSCommandPath" -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'ReportInvalid,*'
    }

    It 'tells the rest where AWS IoT refuses' {
        foreach ($operation in 'ListThingGroups', 'ListThingsInThingGroup', 'ListJobExecutionsForJob') {
            # The type is in the module's own load context, where a script cannot name it.
            $denial = $sandbox.Faults.GetType().GetMethod('Add').GetParameters()[0].ParameterType::new()
            $denial.Operation = $operation
            $denial.StatusCode = 403
            $denial.ErrorCode = 'AccessDeniedException'
            $denial.Message = 'Not allowed.'
            $sandbox.Faults.Add($denial)
        }
        $denied = Export-IoTFleetReport "$TestDrive/denied.html" -PassThru -WarningVariable warnings -WarningAction SilentlyContinue
        $sandbox.Faults.Clear()
        $denied.Greengrass.Health.Total | Should -Be 60
        $denied.Greengrass.Groups | Should -BeNullOrEmpty
        $denied.CannotSee -join ' ' | Should -BeLike '*iot:ListThingGroups*'
        $warnings | Should -Not -BeNullOrEmpty
    }
}
