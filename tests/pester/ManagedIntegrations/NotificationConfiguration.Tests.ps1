BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Notification configurations' {
    It 'are created, listed, got, changed and removed' {
        New-MIDestination other arn:aws:kinesis:us-east-1:123456789012:stream/other arn:aws:iam::123456789012:role/other | Out-Null
        $made = 'DEVICE_STATE', 'DEVICE_OTA' | New-MINotificationConfiguration -Destination fleet-events
        $made.EventType | Should -Be 'DEVICE_STATE', 'DEVICE_OTA'
        (Get-MINotificationConfiguration DEVICE_STATE).DestinationName | Should -Be 'fleet-events'
        (Get-MINotificationConfiguration 'DEVICE_*').EventType | Should -Contain 'DEVICE_OTA'
        $made | Set-MINotificationConfiguration -Destination (Get-MIDestination other)
        (Get-MINotificationConfiguration DEVICE_OTA).DestinationName | Should -Be 'other'
        Get-MINotificationConfiguration | Where-Object DestinationName -EQ other | Remove-MINotificationConfiguration -Force
        (Get-MINotificationConfiguration).EventType | Should -Be 'DEVICE_LIFE_CYCLE'
    }

    It 'come from JSON as they were' {
        New-MIDestination elsewhere arn:aws:kinesis:us-east-1:123456789012:stream/elsewhere arn:aws:iam::123456789012:role/elsewhere | Out-Null
        $kept = New-MINotificationConfiguration DEVICE_STATE fleet-events | Get-MINotificationConfiguration | ConvertTo-Json | ConvertFrom-Json
        $kept.EventType.Value | Should -Be 'DEVICE_STATE'
        $kept | Set-MINotificationConfiguration -Destination elsewhere -ErrorAction Stop
        (Get-MINotificationConfiguration DEVICE_STATE).DestinationName | Should -Be 'elsewhere'
        $kept.EventType | Remove-MINotificationConfiguration -Force
        $table = [System.Collections.Generic.Dictionary[string, string]]::new()
        $table['Value'] = 'DEVICE_STATE'
        foreach ($form in $kept.EventType, @{ Value = 'DEVICE_STATE' }, $table) {
            (New-MINotificationConfiguration $form fleet-events -ErrorAction Stop).EventType | Should -Be 'DEVICE_STATE'
            Remove-MINotificationConfiguration $form -Force -ErrorAction Stop
        }
        ($kept | New-MINotificationConfiguration -ErrorAction Stop).EventType | Should -Be 'DEVICE_STATE'
        $kept | Remove-MINotificationConfiguration -Force
        { [pscustomobject]@{ EventType = @{ a = 1 }; Destination = 'fleet-events' } | New-MINotificationConfiguration -ErrorAction Stop } | Should -Throw '*text, not as an object*'
    }

    It 'are left alone with -WhatIf' {
        Measure-Write {
            New-MINotificationConfiguration DEVICE_WSS fleet-events -WhatIf
            Set-MINotificationConfiguration DEVICE_LIFE_CYCLE fleet-events -WhatIf
            Remove-MINotificationConfiguration DEVICE_LIFE_CYCLE -Force -WhatIf
        } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { New-MINotificationConfiguration DEVICE_WSS nowhere -ErrorAction Stop })" | Should -BeLike '*DEVICE_WSS*'
        "$(Get-Failure { Get-MINotificationConfiguration DEVICE_WSS -ErrorAction Stop })" | Should -BeLike '*DEVICE_WSS*'
    }
}
