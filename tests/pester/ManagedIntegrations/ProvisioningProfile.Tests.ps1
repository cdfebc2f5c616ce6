BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Provisioning profiles' {
    It 'are created, waited for, listed, got and removed' {
        $made = New-MIProvisioningProfile lamps -Tag @{ line = 'a' }
        $made.Status | Should -Be 'CREATE_IN_PROGRESS'
        $made.ClaimCertificatePrivateKey | Should -BeLike '-----BEGIN*'
        Skip-Time 0:1:0
        ($made | Wait-MIProvisioningProfile).Status | Should -Be 'CREATED'
        (Get-MIProvisioningProfile).Name | Should -Contain 'lamps'
        (Get-MIProvisioningProfile lamps).Tags['line'] | Should -Be 'a'
        (Get-MIProvisioningProfile lam*).Id | Should -Be $made.Id
        (Get-MIProvisioningProfile $made.Arn).Id | Should -Be $made.Id
        $made | Remove-MIProvisioningProfile -Force
        (Get-MIProvisioningProfile $made).Status | Should -Be 'DELETE_IN_PROGRESS'
    }

    It 'show neither certificate nor key in a table' {
        New-MIProvisioningProfile shown | Out-String | Should -Not -Match 'BEGIN'
        Get-MIProvisioningProfile shown | Out-String | Should -Not -Match 'BEGIN'
    }

    It 'write certificate and key to files for the user alone' {
        Push-Location $TestDrive
        $made = New-MIProvisioningProfile written -ClaimCertificatePath claim.pem -ClaimPrivateKeyPath (Join-Path $TestDrive claim.key)
        Pop-Location
        $made.ClaimCertificate | Should -BeNullOrEmpty
        $made.ClaimCertificatePrivateKey | Should -BeNullOrEmpty
        foreach ($file in 'claim.pem', 'claim.key') {
            Get-Content (Join-Path $TestDrive $file) -TotalCount 1 | Should -BeLike '-----BEGIN*'
            if (-not $IsWindows) { [int](Get-Item (Join-Path $TestDrive $file)).UnixFileMode | Should -Be 0x180 }
        }
    }

    It 'are not created when the key could not be kept' {
        $key = Join-Path $TestDrive 'old.key'
        Set-Content $key 'old'
        Measure-Write { New-MIProvisioningProfile p -ClaimPrivateKeyPath $key -ErrorAction SilentlyContinue } | Should -Be 0
        Measure-Write { New-MIProvisioningProfile p -ClaimPrivateKeyPath (Join-Path $TestDrive 'no/such/folder/key') -ErrorAction SilentlyContinue } | Should -Be 0
        Get-Content $key | Should -Be 'old'
        "$(Get-Failure { New-MIProvisioningProfile p -ClaimPrivateKeyPath $key -ErrorAction Stop })" | Should -BeLike '*is there already*'
        New-MIProvisioningProfile p -ClaimPrivateKeyPath $key -Force | Out-Null
        Get-Content $key -TotalCount 1 | Should -BeLike '-----BEGIN*'
        if (-not $IsWindows) { [int](Get-Item $key).UnixFileMode | Should -Be 0x180 }
    }

    It 'are not created when certificate and key would be one file' {
        Push-Location $TestDrive
        foreach ($force in $true, $false) {
            $call = { New-MIProvisioningProfile p -ClaimPrivateKeyPath one.pem -ClaimCertificatePath (Join-Path $TestDrive x/../one.pem) -Force:$force }
            Measure-Request { Get-Failure $call } | Should -Be 0
            $failure = Get-Failure $call
            $failure.FullyQualifiedErrorId | Should -BeLike 'SamePath,*'
            $failure | Should -BeLike "*-ClaimCertificatePath and -ClaimPrivateKeyPath are the same file*one.pem*"
        }
        Pop-Location
        Test-Path (Join-Path $TestDrive one.pem) | Should -BeFalse
    }

    It 'come from JSON as they were' {
        $ca = "-----BEGIN CERTIFICATE-----`nMIIB`n-----END CERTIFICATE-----"
        New-MIProvisioningProfile kept -Type JITR -CaCertificate $ca | Out-Null
        $again = Get-MIProvisioningProfile | Where-Object Name -EQ kept | ConvertTo-Json | ConvertFrom-Json | Select-Object * -ExcludeProperty Name | New-MIProvisioningProfile -CaCertificate $ca
        (Get-MIProvisioningProfile $again).ProvisioningType | Should -Be 'JITR'
    }

    It 'leave no file behind when the service refuses' {
        $key = Join-Path $TestDrive 'refused.key'
        "$(Get-Failure { New-MIProvisioningProfile fleet-provisioning -ClaimPrivateKeyPath $key -ErrorAction Stop })" | Should -BeLike "*'fleet-provisioning'*Conflict*"
        Test-Path $key | Should -BeFalse
    }

    It 'take an authority''s certificate for JITR' {
        $ca = "-----BEGIN CERTIFICATE-----`nMIIB`n-----END CERTIFICATE-----"
        (New-MIProvisioningProfile jitr -Type JITR -CaCertificate $ca).ClaimCertificatePrivateKey | Should -BeNullOrEmpty
        "$(Get-Failure { New-MIProvisioningProfile jitr2 -Type JITR -ErrorAction Stop })" | Should -BeLike '*CaCertificate*'
    }

    It 'are left alone with -WhatIf' {
        $key = Join-Path $TestDrive 'whatif.key'
        Measure-Write { New-MIProvisioningProfile x -ClaimPrivateKeyPath $key -WhatIf; Remove-MIProvisioningProfile fleet-provisioning -Force -WhatIf } | Should -Be 0
        Test-Path $key | Should -BeFalse
    }
}
