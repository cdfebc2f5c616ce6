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

Describe 'Get-GGThingGroupMember' {
    It 'lists the things of a group, and those below with -Recurse' {
        (Get-GGThingGroupMember Site-Lyon).ThingName | Should -BeLike 'lyon-*'
        Get-GGThingGroupMember Production | Should -BeNullOrEmpty
        @(Get-GGThingGroupMember Production -Recurse -PageSize 5).Count | Should -BeGreaterThan 15
    }

    It 'takes groups from the pipeline, by value and by property name' {
        ('Site-Lyon', 'Staging' | Get-GGThingGroupMember).ThingGroupName | Select-Object -Unique | Should -Be 'Site-Lyon', 'Staging'
        (Get-GGThingGroup Site-* | Get-GGThingGroupMember).ThingGroupName | Select-Object -Unique | Should -HaveCount 3
    }

    It 'pipes on to cmdlets that take core devices' {
        (Get-GGThingGroupMember Site-Lyon | Get-GGInstalledComponent).CoreDeviceThingName | Should -BeLike 'lyon-*'
    }

    It 'names the group that does not exist' {
        Get-Failure { Get-GGThingGroupMember nothing -ErrorAction Stop } | Should -BeLike "*thing group 'nothing'*"
    }
}
