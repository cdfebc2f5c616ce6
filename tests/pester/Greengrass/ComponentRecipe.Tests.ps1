BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGComponentRecipe' {
    It 'gets JSON text by name, version and ARN' {
        (Get-GGComponentRecipe com.example.SensorReader | ConvertFrom-Json).ComponentVersion | Should -Be '2.0.0'
        (Get-GGComponentRecipe com.example.SensorReader 1.0.0 | ConvertFrom-Json).ComponentVersion | Should -Be '1.0.0'
        $arn = (Get-GGComponent com.example.SensorReader -Version 1.1.0).Arn
        (Get-GGComponentRecipe $arn | ConvertFrom-Json).ComponentVersion | Should -Be '1.1.0'
    }

    It 'gets YAML' {
        Get-GGComponentRecipe com.example.Gateway -Format YAML | Should -BeLike '*ComponentName: com.example.Gateway*'
    }

    It 'takes names and objects from the pipeline, and says whose recipe it is' {
        $recipes = Get-GGComponentVersion com.example.SensorReader | Get-GGComponentRecipe
        $recipes.ComponentVersion | Should -Be '2.0.0', '1.1.0', '1.0.0'
        ('com.example.Gateway', 'com.example.Dashboard' | Get-GGComponentRecipe).ComponentName | Should -Be 'com.example.Gateway', 'com.example.Dashboard'
        (Get-GGInstalledComponent berlin-gw-0001 com.example.SensorReader | Get-GGComponentRecipe).ComponentVersion | Should -Be '1.1.0'
    }

    It 'writes a file, in the format that its ending says' {
        $file = Get-GGComponentRecipe com.example.Gateway -Path $TestDrive/gateway.yaml
        $file.Name | Should -Be 'gateway.yaml'
        Get-Content -Raw $TestDrive/gateway.yaml | Should -BeLike '*ComponentName: com.example.Gateway*'
        Get-ChildItem $TestDrive -Force -Filter *.part | Should -BeNullOrEmpty
    }

    It 'keeps a file that is there, unless -Force is given' {
        Set-Content $TestDrive/kept.json mine
        Get-GGComponentRecipe com.example.Gateway -Path $TestDrive/kept.json -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
        Get-Content $TestDrive/kept.json | Should -Be 'mine'
        Get-GGComponentRecipe com.example.Gateway -Path $TestDrive/kept.json -Force | Out-Null
        (Get-Content -Raw $TestDrive/kept.json | ConvertFrom-Json).ComponentName | Should -Be 'com.example.Gateway'
    }

    It 'writes many into a folder' {
        New-Item $TestDrive/recipes -ItemType Directory | Out-Null
        (Get-GGComponentVersion com.example.SensorReader | Get-GGComponentRecipe -Format YAML -Path $TestDrive/recipes).Name |
            Should -Be 'com.example.SensorReader-2.0.0.yaml', 'com.example.SensorReader-1.1.0.yaml', 'com.example.SensorReader-1.0.0.yaml'
    }

    It 'writes nothing with -WhatIf' {
        Get-GGComponentRecipe com.example.Gateway -Path $TestDrive/no.json -WhatIf
        Test-Path $TestDrive/no.json | Should -BeFalse
    }

    It 'names what does not exist' {
        Get-Failure { Get-GGComponentRecipe com.example.Gateway 9.9.9 -ErrorAction Stop } | Should -BeLike "*component 'com.example.Gateway 9.9.9'*"
    }
}
