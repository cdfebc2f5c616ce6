BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Credential lockers' {
    It 'are created, listed, got and removed' {
        $locker = New-MICredentialLocker -Name Attic -Tag @{ site = 'berlin' }
        (Get-MICredentialLocker).Id | Should -Contain $locker.Id
        (Get-MICredentialLocker Attic).Tags['site'] | Should -Be 'berlin'
        (Get-MICredentialLocker $locker.Arn).Name | Should -Be 'Attic'
        ($locker | Get-MICredentialLocker).Name | Should -Be 'Attic'
        (Get-MICredentialLocker 'Att*' -Detailed).Id | Should -Be $locker.Id
        Get-MICredentialLocker -PageSize 1 | Should -HaveCount 3
        $locker | Remove-MICredentialLocker -Force
        { Get-MICredentialLocker $locker -ErrorAction Stop } | Should -Throw '*'
    }

    It 'are removed by name' {
        New-MICredentialLocker -Name Shed | Out-Null
        Remove-MICredentialLocker Shed -Confirm:$false
        (Get-MICredentialLocker).Name | Should -Not -Contain 'Shed'
    }

    It 'are not removed while things use them' {
        "$(Get-Failure { Remove-MICredentialLocker Homes -Force -ErrorAction Stop })" | Should -BeLike '*ConflictException*'
    }

    It 'show their names, which are sensitive, neither in tables nor in messages' {
        Get-MICredentialLocker | Out-String | Should -Not -Match 'Homes'
        $shown = & {
            New-MICredentialLocker Secretname -WhatIf
            New-MICredentialLocker Secretname -Verbose
            Remove-MICredentialLocker Secretname -WhatIf
            Remove-MICredentialLocker Secretname, Secretother -Force -Verbose -ErrorVariable problem
            "$problem"
        } *>&1 | Out-String -Width 300
        $shown | Should -Match 'There is no credential locker'
        ($shown -split "`n" -notmatch '^\s*(\||\d|Line)' -notmatch 'Remove-MI') -join "`n" | Should -Not -Match 'Secretname|Secretother'
    }

    It 'are left alone with -WhatIf' {
        Measure-Write { New-MICredentialLocker x -WhatIf; Remove-MICredentialLocker Homes -WhatIf; Remove-MICredentialLocker Homes -Force -WhatIf } | Should -Be 0
    }
}
