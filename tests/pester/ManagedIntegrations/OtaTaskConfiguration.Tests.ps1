BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Over-the-air task configurations' {
    It 'take rollout, abort and timeout flat' {
        $made = New-MIOtaTaskConfiguration Gentle -Description soft -MaximumPerMinute 50 -BaseRatePerMinute 5 -IncrementFactor 1.5 -IncreaseAfterSucceeded 10 -AbortOnFailedPercent 20 -AbortAfterExecuted 8 -AbortOn FAILED, TIMED_OUT -TimeoutMinutes 45
        $push = ($made | Get-MIOtaTaskConfiguration).PushConfig
        $push.RolloutConfig.MaximumPerMinute | Should -Be 50
        $push.RolloutConfig.ExponentialRolloutRate.IncrementFactor | Should -Be 1.5
        $push.RolloutConfig.ExponentialRolloutRate.RateIncreaseCriteria.NumberOfSucceededThings | Should -Be 10
        $push.AbortConfig.AbortConfigCriteriaList.FailureType | Should -Be 'FAILED', 'TIMED_OUT'
        $push.AbortConfig.AbortConfigCriteriaList[0].MinNumberOfExecutedThings | Should -Be 8
        $push.TimeoutConfig.InProgressTimeoutInMinutes | Should -Be 45
    }

    It 'take the service''s structure' {
        $made = New-MIOtaTaskConfiguration Whole -PushConfig '{"timeoutConfig":{"inProgressTimeoutInMinutes":5}}'
        (Get-MIOtaTaskConfiguration $made).PushConfig.TimeoutConfig.InProgressTimeoutInMinutes | Should -Be 5
    }

    It 'come from JSON as they were' {
        $push = (New-MIOtaTaskConfiguration Kept -AbortOnFailedPercent 20 -AbortOn REJECTED | Get-MIOtaTaskConfiguration).PushConfig | ConvertTo-Json -Depth 9 | ConvertFrom-Json
        $again = New-MIOtaTaskConfiguration Again -PushConfig $push
        (Get-MIOtaTaskConfiguration $again).PushConfig.AbortConfig.AbortConfigCriteriaList.FailureType | Should -Be 'REJECTED'
    }

    It 'are listed, got by name and removed' {
        (Get-MIOtaTaskConfiguration).Name | Should -Contain 'Careful'
        (Get-MIOtaTaskConfiguration Careful).PushConfig.RolloutConfig.MaximumPerMinute | Should -Be 100
        (Get-MIOtaTaskConfiguration 'Care*' -Detailed).Description | Should -BeLike 'Slow*'
        $made = New-MIOtaTaskConfiguration Gone
        Remove-MIOtaTaskConfiguration Gone -Force
        { Get-MIOtaTaskConfiguration $made -ErrorAction Stop } | Should -Throw '*'
    }

    It 'are left alone with -WhatIf, and their names out of messages' {
        Measure-Write { New-MIOtaTaskConfiguration Hidden -WhatIf; Remove-MIOtaTaskConfiguration Careful -Force -WhatIf } | Should -Be 0
        & { New-MIOtaTaskConfiguration Hidden -Verbose; Remove-MIOtaTaskConfiguration Hidden -Force -Verbose } *>&1 | Out-String | Should -Not -Match 'Hidden'
        Get-MIOtaTaskConfiguration | Out-String | Should -Not -Match 'Careful'
    }
}
