BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Event log configurations' {
    It 'are created, listed, got, changed and removed' {
        $made = New-MIEventLogConfiguration managed-thing INFO
        (Get-MIEventLogConfiguration).Id | Should -Contain $made.Id
        ($made | Get-MIEventLogConfiguration).EventLogLevel | Should -Be 'INFO'
        $made.Id | Set-MIEventLogConfiguration -Level DEBUG
        (Get-MIEventLogConfiguration $made.Id).EventLogLevel | Should -Be 'DEBUG'
        Get-MIEventLogConfiguration | Remove-MIEventLogConfiguration -Confirm:$false
        Get-MIEventLogConfiguration | Should -BeNullOrEmpty
    }

    It 'come from JSON as they were' {
        $thing = (Get-MIManagedThing)[5]
        $made = New-MIEventLogConfiguration managed-thing ERROR -ResourceId $thing.Id
        $kept = Get-MIEventLogConfiguration $made | ConvertTo-Json | ConvertFrom-Json
        $made | Remove-MIEventLogConfiguration -Force
        $again = $kept | New-MIEventLogConfiguration -ErrorAction Stop
        (Get-MIEventLogConfiguration $again).EventLogLevel | Should -Be 'ERROR'
        $again | Remove-MIEventLogConfiguration -Force
    }

    It 'are left alone with -WhatIf' {
        $made = New-MIEventLogConfiguration ota-task ERROR
        Measure-Write { New-MIEventLogConfiguration * WARN -WhatIf; $made | Set-MIEventLogConfiguration -Level WARN -WhatIf; $made | Remove-MIEventLogConfiguration -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { Get-MIEventLogConfiguration none -ErrorAction Stop })" | Should -BeLike "Event log configuration 'none'*"
        "$(Get-Failure { New-MIEventLogConfiguration ota-task ERROR -ErrorAction Stop })" | Should -BeLike '*ota-task*Conflict*'
    }

    It 'complete types and levels' {
        (TabExpansion2 'New-MIEventLogConfiguration man').CompletionMatches.CompletionText | Should -Contain 'managed-thing'
        (TabExpansion2 'New-MIEventLogConfiguration managed-thing -Level D').CompletionMatches.CompletionText | Should -Be 'DEBUG'
    }
}
