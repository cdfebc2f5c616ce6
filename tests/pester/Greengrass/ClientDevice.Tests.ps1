BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGClientDevice' {
    It 'lists the client devices of a core device' {
        (Get-GGClientDevice berlin-gw-0001).ThingName | Should -Be (1..4 | ForEach-Object { "sensor-berlin-0$_" })
        (Get-GGClientDevice -CoreDevice berlin-gw-0001 -PageSize 1)[3].CoreDeviceThingName | Should -Be 'berlin-gw-0001'
    }

    It 'takes core devices from the pipeline, by value and by property name' {
        @('berlin-gw-0001' | Get-GGClientDevice).Count | Should -Be 4
        @(Get-GGCoreDevice berlin* | Get-GGClientDevice).Count | Should -Be 4
    }

    It 'names the core device that does not exist' {
        Get-Failure { Get-GGClientDevice nothing -ErrorAction Stop } | Should -BeLike "*core device 'nothing'*"
    }
}

Describe 'Add-GGClientDevice' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Add-GGClientDevice berlin-gw-0001 sensor-berlin-05 -WhatIf
        $requests.Writes | Should -Be 0
    }

    It 'associates what is named, and what comes through the pipeline by property name' {
        Add-GGClientDevice berlin-gw-0001 sensor-berlin-05, sensor-berlin-06
        [pscustomobject]@{ CoreDeviceThingName = 'berlin-gw-0002'; ThingName = 'sensor-berlin-06' } | Add-GGClientDevice
        @(Get-GGClientDevice berlin-gw-0001).Count | Should -Be 6
        (Get-GGClientDevice berlin-gw-0002).ThingName | Should -Be 'sensor-berlin-06'
    }

    It 'gathers 250 client devices into three calls' {
        $names = 1..250 | ForEach-Object { $sandbox.Devices.AddThing("meter-$_"); "meter-$_" }
        $requests.Clear()
        $names | Add-GGClientDevice -CoreDevice lyon-gw-0001
        $requests.CountOf('BatchAssociateClientDeviceWithCoreDevice') | Should -Be 3
        @(Get-GGClientDevice lyon-gw-0001).Count | Should -Be 250
    }

    It 'gathers for each core device by itself' {
        $requests.Clear()
        1..60 | ForEach-Object { foreach ($core in 'austin-gw-0001', 'austin-gw-0002') { [pscustomobject]@{ CoreDevice = $core; Name = "meter-$_" } } } | Add-GGClientDevice
        $requests.Writes | Should -Be 2
        @(Get-GGClientDevice austin-gw-0002).Count | Should -Be 60
    }

    It 'turns each refused device of a batch into its own error, and associates the others' {
        'meter-1', 'no-thing-1', 'meter-2', 'no-thing-2' | Add-GGClientDevice -CoreDevice berlin-gw-0003 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -Be 'no-thing-1', 'no-thing-2'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$($failures[0])" | Should -BeLike "*client device 'no-thing-1' of core device 'berlin-gw-0003'*ResourceNotFoundException*"
        (Get-GGClientDevice berlin-gw-0003).ThingName | Should -Be 'meter-1', 'meter-2'
    }

    It 'gives each client device an error when the whole call fails' {
        Add-GGClientDevice nothing meter-1, meter-2 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -Be 'meter-1', 'meter-2'
    }
}

Describe 'Remove-GGClientDevice' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Get-GGClientDevice berlin-gw-0001 | Remove-GGClientDevice -WhatIf -Force
        $requests.Writes | Should -Be 0
    }

    It 'removes what comes through the pipeline in as few calls as can be' {
        $requests.Clear()
        Get-GGClientDevice lyon-gw-0001 | Remove-GGClientDevice -Force
        $requests.Writes | Should -Be 3
        Get-GGClientDevice lyon-gw-0001 | Should -BeNullOrEmpty
    }

    It 'removes by name' {
        Remove-GGClientDevice berlin-gw-0001 sensor-berlin-01 -Confirm:$false
        (Get-GGClientDevice berlin-gw-0001).ThingName | Should -Not -Contain 'sensor-berlin-01'
    }

    It 'names what is not associated' {
        Remove-GGClientDevice berlin-gw-0001 meter-9 -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'meter-9'
    }
}
