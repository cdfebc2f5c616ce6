BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Device discoveries' {
    It 'are started by a controller, listed and got' {
        $discovery = $hub | Start-MIDeviceDiscovery -Type ZIGBEE
        $discovery.ControllerId | Should -Be $hub.Id
        (Get-MIDeviceDiscovery -Status RUNNING).Id | Should -Be $discovery.Id
        (Get-MIDeviceDiscovery -Type ZIGBEE).Id | Should -Contain $discovery.Id
        ($discovery | Get-MIDeviceDiscovery).ControllerId | Should -Be $hub.Id
        Skip-Time 0:0:30
        $some = Get-MIDiscoveredDevice $discovery
        $some.Count | Should -BeGreaterThan 0
        Skip-Time 0:2:0
        $discovery | Get-MIDiscoveredDevice | Should -HaveCount 10
        (Get-MIDeviceDiscovery $discovery.Id).Status | Should -Be 'SUCCEEDED'
    }

    It 'find devices that become managed things, material unseen' {
        $found = Get-MIDeviceDiscovery -Status SUCCEEDED | Get-MIDiscoveredDevice -PageSize 3
        $found | Should -HaveCount 10
        $found | Out-String | Should -Not -Match ([regex]::Escape($found[0].AuthenticationMaterial))
        $made = $found | Select-Object -First 2 | New-MIManagedThing
        Skip-Time 0:1:0
        ($made | Get-MIManagedThing).ParentControllerId | Sort-Object -Unique | Should -Be $hub.Id
    }

    It 'take what a protocol of your own needs' {
        $discovery = Start-MIDeviceDiscovery $hub.Name CUSTOM -CustomProtocolDetail @{ Name = 'Thread' }
        (Get-MIDeviceDiscovery $discovery).DiscoveryType | Should -Be 'CUSTOM'
        "$(Get-Failure { Start-MIDeviceDiscovery $hub ZIGBEE -ErrorAction Stop })" | Should -BeLike "*'Home 1 Hub'*Conflict*"
        Skip-Time 0:3:0
    }

    It 'take an install code, and hide it' {
        $shown = Start-MIDeviceDiscovery $hub ZWAVE -AuthenticationMaterial 'S3CR3T' -AuthenticationMaterialType ZWAVE_INSTALL_CODE -Verbose *>&1 | Out-String
        $shown | Should -Match 'StartDeviceDiscovery'
        $shown | Should -Not -Match 'S3CR3T'
        Skip-Time 0:3:0
    }

    It 'ask known devices anew' {
        $device = Get-MIManagedThing -ParentController $hub -ProvisioningStatus ACTIVATED | Select-Object -First 1
        $discovery = Start-MIDeviceDiscovery $hub CONTROLLER_CAPABILITY_REDISCOVERY -Protocol ZIGBEE -EndDevice $device
        Skip-Time 0:3:0
        (Get-MIDiscoveredDevice $discovery).ManagedThingId | Should -Be $device.Id
    }

    It 'look in the cloud of a third party' {
        $discovery = Start-MIDeviceDiscovery -AccountAssociation 'Acme account of home 1'
        $discovery.DiscoveryType | Should -Be 'CLOUD'
        Skip-Time 0:3:0
        Get-MIDiscoveredDevice $discovery | Should -HaveCount 3
    }

    It 'take account associations from the pipeline: <What>' -ForEach @(
        @{ What = 'listed'; Of = { Get-MIAccountAssociation | Where-Object Name -EQ 'Acme account of home 1' } }
        @{ What = 'got'; Of = { Get-MIAccountAssociation 'Acme account of home 1' } }
        @{ What = 'kept as JSON'; Of = { Get-MIAccountAssociation | Where-Object Name -EQ 'Acme account of home 1' | ConvertTo-Json | ConvertFrom-Json } }
        @{ What = 'a row with its name'; Of = { [pscustomobject]@{ AccountAssociation = 'Acme account of home 1' } } }
        @{ What = 'a row'; Of = { [pscustomobject]@{ AccountAssociationId = (Get-MIAccountAssociation 'Acme account of home 1').AccountAssociationId } } }
    ) {
        $association = & $Of
        $discovery = $association | Start-MIDeviceDiscovery -ErrorAction Stop
        $discovery.DiscoveryType, $discovery.AccountAssociationId | Should -Be 'CLOUD', (Get-MIAccountAssociation 'Acme account of home 1').AccountAssociationId
        Skip-Time 0:3:0
    }

    It 'are not started with -WhatIf' {
        Measure-Write { $hub | Start-MIDeviceDiscovery -Type ZIGBEE -WhatIf; Start-MIDeviceDiscovery -AccountAssociation 'Acme account of home 1' -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { Get-MIDeviceDiscovery none -ErrorAction Stop })" | Should -BeLike "Device discovery 'none'*"
        "$(Get-Failure { Get-MIDiscoveredDevice none -ErrorAction Stop })" | Should -BeLike "Devices found by device discovery 'none'*"
    }
}
