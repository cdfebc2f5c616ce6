BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:key = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Account settings' {
    It 'have a default encryption' {
        (Get-MIDefaultEncryption).EncryptionType | Should -Be 'MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION'
        Measure-Write { Set-MIDefaultEncryption CUSTOMER_KEY_ENCRYPTION $key -WhatIf } | Should -Be 0
        (Set-MIDefaultEncryption CUSTOMER_KEY_ENCRYPTION -KmsKeyArn $key).ConfigurationStatus.State | Should -Be 'UPDATE_IN_PROGRESS'
        Skip-Time 0:1:0
        $now = Get-MIDefaultEncryption
        $now.KmsKeyArn | Should -Be $key
        $now.ConfigurationStatus.State | Should -Be 'ENABLED'
        "$(Get-Failure { Set-MIDefaultEncryption CUSTOMER_KEY_ENCRYPTION -ErrorAction Stop })" | Should -BeLike 'Default encryption*kmsKeyArn*'
    }

    It 'have a hub configuration' {
        Measure-Write { Set-MIHubConfiguration 60 -WhatIf } | Should -Be 0
        (Set-MIHubConfiguration -TokenExpirySeconds 600).HubTokenTimerExpirySettingInSeconds | Should -Be 600
        (Get-MIHubConfiguration).HubTokenTimerExpirySettingInSeconds | Should -Be 600
        "$(Get-Failure { Set-MIHubConfiguration 0 -ErrorAction Stop })" | Should -BeLike 'Hub configuration*'
    }

    It 'have a custom endpoint' {
        Measure-Write { Register-MICustomEndpoint -WhatIf } | Should -Be 0
        $endpoint = Register-MICustomEndpoint
        $endpoint.EndpointAddress | Should -BeLike '*.amazonaws.com'
        (Get-MICustomEndpoint).EndpointAddress | Should -Be $endpoint.EndpointAddress
    }
}
