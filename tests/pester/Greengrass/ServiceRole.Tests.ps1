BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
    $script:role = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'The service role' {
    It 'is none at first, which is an error' {
        Get-Failure { Get-GGServiceRole -ErrorAction Stop } | Should -BeLike '*service role*'
    }

    It 'is not registered with -WhatIf' {
        $requests.Clear()
        Register-GGServiceRole $role -WhatIf
        $requests.Writes | Should -Be 0
    }

    It 'is registered, and answers with -PassThru' {
        Register-GGServiceRole $role | Should -BeNullOrEmpty
        (Get-GGServiceRole).RoleArn | Should -Be $role
        ([pscustomobject]@{ Arn = "${role}2" } | Register-GGServiceRole -PassThru).AssociatedAt | Should -Not -BeNullOrEmpty
        ($role | Register-GGServiceRole -PassThru -Confirm:$false).RoleArn | Should -Be $role
    }

    It 'must be a role' {
        Register-GGServiceRole nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failure.TargetObject | Should -Be 'nothing'
    }

    It 'is kept with -WhatIf and gone without' {
        Unregister-GGServiceRole -WhatIf -Force
        (Get-GGServiceRole).RoleArn | Should -Be $role
        Unregister-GGServiceRole -Force
        Get-Failure { Get-GGServiceRole -ErrorAction Stop } | Should -Not -Be 'no error'
    }
}
