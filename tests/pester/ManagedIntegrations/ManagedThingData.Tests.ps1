BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-MIManagedThingState' {
    It 'emits one object for each property' {
        $state = Get-MIManagedThingState $lamp
        $on = $state | Where-Object { $_.Capability -eq 'matter.OnOff' -and $_.Property -eq 'OnOff' }
        $on.ManagedThingId | Should -Be $lamp.Id
        $on.EndpointId | Should -Be '1'
        $on.Value | Should -BeFalse
        $on.Value | Should -BeOfType [bool]
        $on.LastChangedAt | Should -BeOfType [datetime]
        ($state | Where-Object Property -EQ CurrentLevel).Value | Should -Be 254
    }

    It 'takes many things at once, in their order' {
        $ids = (Get-MIManagedThing -Role DEVICE -ProvisioningStatus ACTIVATED).Id
        $read = Get-MIManagedThing -Role DEVICE -ProvisioningStatus ACTIVATED | Get-MIManagedThingState -ThrottleLimit 4
        @($read.ManagedThingId | Select-Object -Unique) | Should -Be $ids
    }

    It 'gives the service''s structure with -Raw' {
        $raw = $lamp.Id | Get-MIManagedThingState -Raw
        $raw.ManagedThingId | Should -Be $lamp.Id
        $onOff = $raw.Endpoints[0].Capabilities | Where-Object Id -Like 'matter.OnOff*'
        $onOff.Properties.OnOff.value | Should -BeFalse
    }

    It 'turns one thing''s failure into one error' {
        $errors = $null
        $state = $lamp.Id, 'nobody' | Get-MIManagedThingState -ErrorAction SilentlyContinue -ErrorVariable errors
        $state | Should -Not -BeNullOrEmpty
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'nobody'
        "$($errors[0])" | Should -BeLike "State of managed thing 'nobody'*"
    }

    It 'says so when several things have the name' {
        New-MIManagedThing SN:D1 ZIGBEE_QR_BAR_CODE -Name Twin | Out-Null
        New-MIManagedThing SN:D2 ZIGBEE_QR_BAR_CODE -Name Twin | Out-Null
        "$(Get-Failure { Get-MIManagedThingState Twin -ErrorAction Stop })" | Should -BeLike '*2 of them have this name*'
        Get-MIManagedThing Twin | Should -HaveCount 2
    }
}

Describe 'Get-MIManagedThingCapability' {
    It 'emits one object for each capability' {
        $all = $lamp | Get-MIManagedThingCapability
        $all.Capability | Should -Be 'matter.OnOff', 'matter.LevelControl', 'matter.Identify'
        $all[0].Version | Should -Be '6'
        $all[0].Action | Should -Contain 'Toggle'
        $all[0].ManagedThingName | Should -Be $lamp.Name
    }

    It 'gives the service''s structure with -Raw' {
        (Get-MIManagedThingCapability $lamp -Raw).CapabilityReport.Endpoints[0].Id | Should -Be '1'
    }
}

Describe 'Get-MIManagedThingSchema' {
    It 'gives schemas as objects' {
        $schema = Get-MIManagedThingSchema $lamp -Capability matter.OnOff
        $schema.ManagedThingId | Should -Be $lamp.Id
        $schema.Schema.name | Should -Be 'On/Off'
        Get-MIManagedThingSchema $lamp -Endpoint 2 | Should -BeNullOrEmpty
        Get-MIManagedThingSchema $lamp -PageSize 1 | Should -HaveCount 3
    }

    It 'takes capabilities from the pipeline' {
        ($lamp | Get-MIManagedThingCapability | Get-MIManagedThingSchema).CapabilityId | Should -HaveCount 3
    }
}

Describe 'Get-MIManagedThingConnectivity' {
    It 'tells whether, since when and why' {
        $things.Disconnect($lamp.Id, 'CONNECTION_LOST')
        $connectivity = $lamp | Get-MIManagedThingConnectivity
        $connectivity.Connected | Should -BeFalse
        $connectivity.DisconnectReason | Should -Be 'CONNECTION_LOST'
        $things.Connect($lamp.Id)
        (Get-MIManagedThingConnectivity $lamp.Name).Connected | Should -BeTrue
    }
}

Describe 'Get-MIManagedThingCertificate' {
    It 'gets it of a hub, and says that a lamp has none' {
        (Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1 | Get-MIManagedThingCertificate).CertificatePem | Should -BeLike '-----BEGIN CERTIFICATE-----*'
        "$(Get-Failure { $lamp | Get-MIManagedThingCertificate -ErrorAction Stop })" | Should -BeLike "*Certificate of managed thing 'Home 1 Kitchen Lamp'*"
    }
}

Describe 'Get-MIManagedThingMetadata' {
    It 'gets names with texts' {
        ($lamp | Get-MIManagedThingMetadata).MetaData['home'] | Should -Be '1'
    }
}
