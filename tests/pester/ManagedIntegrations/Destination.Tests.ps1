BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/events'
    $script:role = 'arn:aws:iam::123456789012:role/events'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Destinations' {
    It 'are created, listed, got, changed and removed' {
        New-MIDestination here $stream $role -Description first | ForEach-Object Name | Should -Be 'here'
        (Get-MIDestination).Name | Should -Contain 'here'
        (Get-MIDestination her*).Name | Should -Be 'here'
        $got = Get-MIDestination here
        $got.DeliveryDestinationType | Should -Be 'KINESIS'
        $got | Set-MIDestination -Description second | Should -BeNullOrEmpty
        $changed = Get-MIDestination here
        $changed.Description | Should -Be 'second'
        $changed.RoleArn | Should -Be $role
        Get-MIDestination -Detailed | ForEach-Object CreatedAt | Should -Not -BeNullOrEmpty
        Get-MIDestination here | Remove-MIDestination -Force
        (Get-MIDestination).Name | Should -Not -Contain 'here'
    }

    It 'come from rows' {
        [pscustomobject]@{ Name = 'row'; DeliveryDestinationArn = $stream; RoleArn = $role } | New-MIDestination | ForEach-Object Name | Should -Be 'row'
        [pscustomobject]@{ Name = 'empty'; DeliveryDestinationArn = $stream; RoleArn = $role; DeliveryDestinationType = '' } | New-MIDestination -ErrorAction Stop | ForEach-Object Name | Should -Be 'empty'
        $kept = Get-MIDestination row | ConvertTo-Json | ConvertFrom-Json
        Remove-MIDestination row -Force
        $kept | New-MIDestination -ErrorAction Stop | ForEach-Object Name | Should -Be 'row'
    }

    It 'are left alone with -WhatIf' {
        Measure-Write { New-MIDestination x $stream $role -WhatIf; Set-MIDestination fleet-events -Description x -WhatIf; Remove-MIDestination fleet-events -Force -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { Get-MIDestination nowhere -ErrorAction Stop })" | Should -BeLike "Destination 'nowhere'*"
        "$(Get-Failure { Set-MIDestination nowhere -Description x -ErrorAction Stop })" | Should -BeLike "Destination 'nowhere'*"
        "$(Get-Failure { New-MIDestination fleet-events $stream $role -ErrorAction Stop })" | Should -BeLike "Destination 'fleet-events'*Conflict*"
    }
}
