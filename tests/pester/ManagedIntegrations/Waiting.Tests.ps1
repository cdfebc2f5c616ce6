BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
    $script:lamps = Get-MIManagedThing '*Lamp' -Role DEVICE -ProvisioningStatus ACTIVATED | Where-Object Brand -EQ 'Lumenhaus'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Wait-MIOtaTask' {
    It 'emits how a task went' {
        $task = $lamps | New-MIOtaTask s3://firmware/2/job.json
        Skip-Time 0:10:0
        $progress = $task | Wait-MIOtaTask
        $progress.IsSuccess | Should -BeTrue
        $progress.Succeeded | Should -Be $lamps.Count
        $progress.PercentDone | Should -Be 100
    }

    It 'ends with an error that names the things, after all tasks are written' {
        $things.FailNextUpdate($lamps[1].Id)
        $tasks = $lamps[0..2] | ForEach-Object { New-MIOtaTask s3://firmware/3/job.json -Target $_ }
        Skip-Time 0:10:0
        $seen = [Collections.Generic.List[object]]::new()
        $failure = $null
        try { $tasks | Wait-MIOtaTask | ForEach-Object { $seen.Add($_) } } catch { $failure = $_ }
        $seen | Should -HaveCount 3
        $failure.FullyQualifiedErrorId | Should -BeLike 'OtaTaskFailed*'
        "$failure" | Should -BeLike "*$($tasks[1].TaskId)*1 of 1 things were not updated: $($lamps[1].Name) (FAILED)*"
        $failure.TargetObject.Failed.ManagedThingId | Should -Be $lamps[1].Id
        { $tasks[1] | Wait-MIOtaTask -AllowFailed } | Should -Not -Throw
    }

    It 'gives up in time and says what is to come' {
        $things.Disconnect($lamps[0].Id)
        $task = $lamps[0] | New-MIOtaTask s3://firmware/4/job.json
        $failure = Get-Failure { $task | Wait-MIOtaTask -Timeout 0:0:0.3 -PollSeconds 1 -AllowFailed }
        $failure.FullyQualifiedErrorId | Should -BeLike 'OtaTaskTimedOut*'
        "$failure" | Should -BeLike '*was not done after 00:00:00.3*IN_PROGRESS*'
        $things.Connect($lamps[0].Id)
    }

    It 'says that a task was canceled' {
        $things.FailNextUpdate($lamps[1].Id, 'REJECTED')
        $strict = New-MIOtaTaskConfiguration -MaximumPerMinute 1 -AbortOnFailedPercent 10
        $task = $lamps[1, 2] | New-MIOtaTask s3://firmware/5/job.json -Configuration $strict
        Skip-Time 0:20:0
        $failure = Get-Failure { Wait-MIOtaTask $task }
        "$failure" | Should -BeLike '*canceled*'
    }

    It 'writes an error for a task that is not there' {
        $errors = $null
        'none' | Wait-MIOtaTask -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors[0].TargetObject | Should -Be 'none'
    }
}

Describe 'Wait-MIDeviceDiscovery' {
    It 'emits devices once, ready to become managed things' {
        $things.PlaceDevices($hub.Id, 'ZIGBEE', 4)
        $discovery = $hub | Start-MIDeviceDiscovery -Type ZIGBEE
        Skip-Time 0:3:0
        $found = $discovery | Wait-MIDeviceDiscovery
        $found | Should -HaveCount 4
        $found[0].DeviceDiscoveryId | Should -Be $discovery.Id
        $found[0].AuthenticationMaterialType | Should -Be 'DISCOVERED_DEVICE'
    }

    It 'emits what was found so far, when it gives up' {
        $discovery = Start-MIDeviceDiscovery $hub ZIGBEE
        Skip-Time 0:1:0
        $seen = [Collections.Generic.List[object]]::new()
        $failure = Get-Failure { $discovery | Wait-MIDeviceDiscovery -Timeout 0:0:0.2 -PollSeconds 1 | ForEach-Object { $seen.Add($_) } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'DeviceDiscoveryTimedOut*'
        $seen.Count | Should -BeIn 1, 2, 3
        Skip-Time 0:3:0
    }

    It 'ends with an error when it finds nobody, or fails' {
        $things.PlaceDevices($hub.Id, 'ZIGBEE', 0)
        $discovery = Start-MIDeviceDiscovery $hub ZIGBEE
        Skip-Time 0:3:0
        "$(Get-Failure { $discovery | Wait-MIDeviceDiscovery })" | Should -BeLike "Device discovery '$($discovery.Id)': it found no device in its time."
        $discovery | Wait-MIDeviceDiscovery -AllowFailed | Should -BeNullOrEmpty
        $things.FailNextDiscovery($hub.Id)
        $discovery = Start-MIDeviceDiscovery $hub ZWAVE
        Skip-Time 0:3:0
        (Get-Failure { $discovery | Wait-MIDeviceDiscovery }).FullyQualifiedErrorId | Should -BeLike 'DeviceDiscoveryFailed*'
    }
}

Describe 'Wait-MIProvisioningProfile' {
    It 'ends with an error when creation fails' {
        $things.FailNextProvisioningProfile()
        $made = New-MIProvisioningProfile doomed
        Skip-Time 0:1:0
        $failure = Get-Failure { $made | Wait-MIProvisioningProfile }
        "$failure" | Should -BeLike "Provisioning profile 'doomed'*CREATE_FAILED*"
    }

    It 'gives up in time' {
        $script:made = New-MIProvisioningProfile slow
        "$(Get-Failure { Wait-MIProvisioningProfile slow -Timeout 0:0:0.2 -PollSeconds 1 })" | Should -BeLike '*CREATE_IN_PROGRESS*'
    }

    It 'waits for removal' {
        $script:context = Connect-IoTFleet -Sandbox -Speed 600
        $made = New-MIProvisioningProfile gone
        $made | Wait-MIProvisioningProfile -PollSeconds 1 | Remove-MIProvisioningProfile -Force
        $made | Wait-MIProvisioningProfile -PollSeconds 1 -Timeout 0:0:20 | Should -BeNullOrEmpty
    }
}
