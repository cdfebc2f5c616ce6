BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Account associations' {
    It 'are created, listed, got, changed and removed' {
        $made = Get-MIConnectorDestination 'Acme accounts' | New-MIAccountAssociation -Name Guest -Description visitors -Tag @{ who = 'guest' }
        $made.AssociationState | Should -Be 'ASSOCIATION_IN_PROGRESS'
        $made.OAuthAuthorizationUrl | Should -BeLike 'https://auth.acme.example.com/*'
        (Get-MIAccountAssociation -ConnectorDestination 'Acme accounts').Name | Should -Contain 'Guest'
        (Get-MIAccountAssociation Guest).Tags['who'] | Should -Be 'guest'
        (Get-MIAccountAssociation Gue* -Detailed).Description | Should -Be 'visitors'
        Skip-Time 0:2:0
        ($made | Get-MIAccountAssociation).AssociationState | Should -Be 'ASSOCIATION_SUCCEEDED'
        $made | Set-MIAccountAssociation -Description friends
        (Get-MIAccountAssociation $made.Arn).Description | Should -Be 'friends'
        (Get-MIAccountAssociation $made.Arn).Name | Should -Be 'Guest'
        $made | Remove-MIAccountAssociation -Force
        (Get-MIAccountAssociation $made).AssociationState | Should -Be 'ASSOCIATION_DELETING'
    }

    It 'are refreshed, and show no URL in tables' {
        $things.ExpireRefreshToken((Get-MIAccountAssociation 'Acme account of home 1').Id)
        $answer = Start-MIAccountAssociationRefresh 'Acme account of home 1'
        $answer.OAuthAuthorizationUrl | Should -BeLike 'https://*state=*'
        $answer | Out-String | Should -Not -Match 'state='
        Skip-Time 0:2:0
    }

    It 'are left alone with -WhatIf' {
        Measure-Write {
            New-MIAccountAssociation 'Acme accounts' x -WhatIf
            Set-MIAccountAssociation 'Acme account of home 1' -Name x -WhatIf
            Start-MIAccountAssociationRefresh 'Acme account of home 1' -WhatIf
            Remove-MIAccountAssociation 'Acme account of home 1' -Force -WhatIf
        } | Should -Be 0
    }

    It 'are not removed while things are registered with them' {
        "$(Get-Failure { Remove-MIAccountAssociation 'Acme account of home 1' -Force -ErrorAction Stop })" | Should -BeLike "Account association 'Acme account of home 1'*Conflict*"
    }
}

Describe 'Registrations of managed things' {
    BeforeAll {
        $script:account = Get-MIAccountAssociation 'Acme account of home 1'
    }

    It 'are listed: all, of things, of an association' {
        $all = Get-MIManagedThingAssociation
        $all.Count | Should -BeGreaterThan 0
        (Get-MIManagedThingAssociation -AccountAssociation $account).Count | Should -Be $all.Count
        ($all[0].ManagedThingId | Get-MIManagedThingAssociation).AccountAssociationId | Should -Be $account.Id
        (Get-MIManagedThing 'Home 1 Kitchen Lamp' | Get-MIManagedThingAssociation) | Should -BeNullOrEmpty
    }

    It 'are made after a discovery, and ended' {
        $discovery = Start-MIDeviceDiscovery -AccountAssociation $account
        Skip-Time 0:3:0
        $made = Get-MIDiscoveredDevice $discovery | Select-Object -First 2 | New-MIManagedThing
        Measure-Write { $made | Register-MIManagedThingAssociation -AccountAssociation $account -DeviceDiscovery $discovery -WhatIf } | Should -Be 0
        $registered = $made | Register-MIManagedThingAssociation -AccountAssociation $account -DeviceDiscovery $discovery
        $registered.ManagedThingId | Should -Be $made.Id
        Skip-Time 0:1:0
        ($made | Get-MIManagedThingAssociation).ManagedThingAssociationStatus | ForEach-Object Value | Sort-Object -Unique | Should -Be 'ASSOCIATED'
        Measure-Write { $made | Get-MIManagedThingAssociation | Unregister-MIManagedThingAssociation -Force -WhatIf } | Should -Be 0
        $made | Get-MIManagedThingAssociation | Unregister-MIManagedThingAssociation -Force
        $made | Get-MIManagedThingAssociation | Should -BeNullOrEmpty
    }

    It 'are named in errors' {
        "$(Get-Failure { Unregister-MIManagedThingAssociation 'Home 1 Kitchen Lamp' $account -Force -ErrorAction Stop })" | Should -BeLike "Registration of managed thing 'Home 1 Kitchen Lamp'*"
    }
}
