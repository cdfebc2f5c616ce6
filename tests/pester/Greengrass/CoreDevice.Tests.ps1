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

Describe 'Get-GGCoreDevice' {
    It 'lists all devices, page by page' {
        $requests.Clear()
        @(Get-GGCoreDevice -PageSize 20).Count | Should -Be 50
        $requests.CountOf('ListCoreDevices') | Should -Be 3
    }

    It 'gets devices by name, in the order given' {
        (Get-GGCoreDevice lyon-gw-0001, berlin-gw-0001).Name | Should -Be 'lyon-gw-0001', 'berlin-gw-0001'
        (Get-GGCoreDevice -Name berlin-gw-0001).CoreVersion | Should -Not -BeNullOrEmpty
    }

    It 'takes names from the pipeline, by value and by property name' {
        ('berlin-gw-0001', 'lyon-gw-0001' | Get-GGCoreDevice).Name | Should -Be 'berlin-gw-0001', 'lyon-gw-0001'
        ([pscustomobject]@{ ThingName = 'berlin-gw-0002' } | Get-GGCoreDevice).Name | Should -Be 'berlin-gw-0002'
        (Get-GGCoreDevice austin* | Get-GGCoreDevice)[0].Name | Should -Be 'austin-gw-0001'
    }

    It 'takes wildcards, mixed with names and from the pipeline' {
        @(Get-GGCoreDevice AUSTIN*).Name | Should -BeLike 'austin-*'
        $names = ('berlin-gw-0001', 'austin-gw-000[12]', 'lyon-gw-0001' | Get-GGCoreDevice).Name
        $names | Should -Be 'berlin-gw-0001', 'lyon-gw-0001', 'austin-gw-0001', 'austin-gw-0002'
    }

    It 'filters by status, also what is named' {
        $sick = Get-GGCoreDevice -Status UNHEALTHY
        $sick.Count | Should -BeGreaterThan 0
        $sick.Status | Select-Object -Unique | Should -Be 'UNHEALTHY'
        Get-GGCoreDevice $sick[0].Name -Status HEALTHY | Should -BeNullOrEmpty
        (Get-GGCoreDevice $sick[0].Name -Status UNHEALTHY).Name | Should -Be $sick[0].Name
    }

    It 'filters by runtime' {
        $lite = @(Get-GGCoreDevice -Runtime aws_nucleus_lite)
        $lite.Count | Should -BeGreaterThan 0
        $lite.Runtime | Select-Object -Unique | Should -Be 'aws_nucleus_lite'
    }

    It 'keeps devices that have not reported for long' {
        $stale = @(Get-GGCoreDevice -Stale 1.0:00)
        $stale.Count | Should -BeGreaterThan 0
        $stale | ForEach-Object { $sandbox.Clock.UtcNow - $_.LastStatusUpdateTimestamp | Should -BeGreaterThan ([timespan]'1.00:00') }
    }

    It 'lists the members of a small thing group without the list of the fleet' {
        $members = Get-GGThingGroupMember Canary -Recurse
        $requests.Clear()
        (Get-GGCoreDevice -ThingGroup Canary).Name | Should -Be ($members.ThingName | Sort-Object)
        $requests.CountOf('ListCoreDevices') | Should -Be 0
        (Get-GGCoreDevice -ThingGroup Canary)[0].PSObject.TypeNames[0] | Should -Be 'Amazon.GreengrassV2.Model.CoreDevice'
    }

    It 'lists the members of a large thing group from the list of the fleet' {
        $sandbox.Devices.AddThingGroup('Large')
        1..60 | ForEach-Object { $sandbox.Devices.Add("large-$_", [string[]]@('Large')) }
        $sandbox.Devices.AddThing('no-core-device')
        $sandbox.Devices.Join('no-core-device', 'Large')
        $requests.Clear()
        @(Get-GGCoreDevice -ThingGroup Large).Count | Should -Be 60
        $requests.CountOf('GetCoreDevice') | Should -Be 0
    }

    It 'gets named members of a thing group only' {
        $requests.Clear()
        (Get-GGCoreDevice large-1, berlin-gw-0001, large-2 -ThingGroup Large).Name | Should -Be 'large-1', 'large-2'
        (Get-GGCoreDevice large-5* -ThingGroup Large).Count | Should -Be 11
    }

    It 'leaves things that are no core devices out of a small group' {
        $sandbox.Devices.AddThingGroup('Mixed')
        'no-core-device', 'berlin-gw-0001' | ForEach-Object { $sandbox.Devices.Join($_, 'Mixed') }
        (Get-GGCoreDevice -ThingGroup Mixed).Name | Should -Be 'berlin-gw-0001'
    }

    It 'gives the service''s own filter with -DeployedFrom' {
        $group = (Get-GGThingGroup Staging).ThingGroupArn
        (Get-GGCoreDevice -DeployedFrom $group).Name | Should -BeLike 'staging-*'
    }

    It 'gets every listed device in full with -Detailed' {
        $requests.Clear()
        $devices = Get-GGCoreDevice staging* -Detailed -ThrottleLimit 4
        $devices[0].CoreVersion | Should -Not -BeNullOrEmpty
        $requests.CountOf('GetCoreDevice') | Should -Be $devices.Count
    }

    It 'gives one error for each device that does not exist, and goes on' {
        $found = 'none-1', 'berlin-gw-0001', 'none-2' | Get-GGCoreDevice -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'berlin-gw-0001'
        $failures.TargetObject | Should -Be 'none-1', 'none-2'
        "$($failures[1])" | Should -BeLike "*core device 'none-2'*"
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'says that a thing group does not exist' {
        Get-Failure { Get-GGCoreDevice -ThingGroup nothing -ErrorAction Stop } | Should -BeLike "*thing group 'nothing'*"
    }
}

Describe 'Remove-GGCoreDevice' {
    It 'sends nothing with -WhatIf, even with -Force' {
        $requests.Clear()
        Remove-GGCoreDevice berlin-gw-0001 -WhatIf
        Remove-GGCoreDevice berlin-gw-0001 -WhatIf -Force
        $requests.Writes | Should -Be 0
    }

    It 'removes by name' {
        Remove-GGCoreDevice lyon-gw-0001 -Confirm:$false | Should -BeNullOrEmpty
        Get-Failure { Get-GGCoreDevice lyon-gw-0001 -ErrorAction Stop } | Should -Not -Be 'no error'
    }

    It 'removes what comes through the pipeline' {
        Get-GGCoreDevice lyon* | Remove-GGCoreDevice -Force
        'austin-gw-0001' | Remove-GGCoreDevice -Force
        Get-GGCoreDevice lyon* | Should -BeNullOrEmpty
    }

    It 'tells what cannot be removed' {
        Remove-GGCoreDevice nothing -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing'
        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFoundException*'
    }
}
