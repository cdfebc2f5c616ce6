BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
    $script:locker = Get-MICredentialLocker Homes
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Resource tags' {
    It 'are added, listed and removed, by ARN and by object' {
        $lamp, $locker | Add-MIResourceTag -Tag @{ site = 'berlin'; floor = 2 } | Should -BeNullOrEmpty
        $tags = $lamp.Arn | Get-MIResourceTag
        $tags.Key | Should -Be 'floor', 'site'
        $tags.Value | Should -Be '2', 'berlin'
        (Get-MIResourceTag $locker).ResourceArn | Sort-Object -Unique | Should -Be $locker.Arn
        Get-MIResourceTag $lamp | Where-Object Key -EQ floor | Remove-MIResourceTag -Force
        (Get-MIResourceTag $lamp).Key | Should -Be 'site'
        Get-MIOtaTask | Select-Object -First 1 | Add-MIResourceTag -Tag '{"task":"one"}'
        (Get-MIOtaTask | Select-Object -First 1 | Get-MIResourceTag).Value | Should -Be 'one'
    }

    It 'are left alone with -WhatIf, and their values unseen' {
        Measure-Write { $lamp | Add-MIResourceTag -Tag @{ a = 'b' } -WhatIf; $lamp | Remove-MIResourceTag -Key site -Force -WhatIf } | Should -Be 0
        $lamp | Add-MIResourceTag -Tag @{ a = 'hiddenvalue' } -Verbose *>&1 | Out-String | Should -Not -Match 'hiddenvalue'
    }

    It 'say what has none' {
        "$(Get-Failure { Get-MIDestination | Get-MIResourceTag -ErrorAction Stop })" | Should -BeLike '*has no ARN*'
        "$(Get-Failure { Get-MIResourceTag arn:aws:iotmanagedintegrations:us-east-1:123456789012:managed-thing/none -ErrorAction Stop })" | Should -BeLike 'Tags of *managed-thing/none*'
    }
}
