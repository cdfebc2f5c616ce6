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

Describe 'Get-GGThingGroup' {
    It 'lists all groups, page by page' {
        $requests.Clear()
        $groups = Get-GGThingGroup -PageSize 3
        $groups.Name | Should -Contain 'Berlin-Retry'
        $requests.CountOf('ListThingGroups') | Should -Be ([math]::Ceiling($groups.Count / 3))
    }

    It 'describes by name, from the pipeline by value and by property name' {
        (Get-GGThingGroup Site-Berlin).ThingGroupMetadata.ParentGroupName | Should -Be 'Production'
        ('Site-Lyon', 'Canary' | Get-GGThingGroup).Name | Should -Be 'Site-Lyon', 'Canary'
        (Get-GGThingGroup Site-* | Get-GGThingGroup).ThingGroupProperties.ThingGroupDescription | Should -HaveCount 3
    }

    It 'takes wildcards and the service''s own prefix' {
        (Get-GGThingGroup site-*).Name | Should -Be 'Site-Austin', 'Site-Berlin', 'Site-Lyon'
        (Get-GGThingGroup -Prefix Site).Name | Should -HaveCount 3
        Get-GGThingGroup -Prefix site | Should -BeNullOrEmpty
    }

    It 'lists the groups below one' {
        (Get-GGThingGroup -Parent Production).Name | Should -Not -Contain 'Berlin-Retry'
        (Get-GGThingGroup -Parent Production -Recurse).Name | Should -Contain 'Berlin-Retry'
    }

    It 'describes all with -Detailed' {
        (Get-GGThingGroup -Detailed | Where-Object { $_.ThingGroupMetadata.ParentGroupName -eq 'Production' }).Name | Should -HaveCount 3
    }

    It 'names what does not exist' {
        Get-GGThingGroup nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing'
        Get-Failure { Get-GGThingGroup -Parent nothing -ErrorAction Stop } | Should -BeLike "*'nothing'*"
    }
}
