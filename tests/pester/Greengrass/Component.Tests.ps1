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

Describe 'Get-GGComponent' {
    It 'lists the account''s own components' {
        $components = Get-GGComponent
        $components.Name | Should -Contain 'com.example.Gateway'
        $components.Name | Should -Not -Contain 'aws.greengrass.Nucleus'
        $components[0].LatestVersion.ComponentVersion | Should -Not -BeNullOrEmpty
    }

    It 'lists those of AWS with -Scope PUBLIC, page by page' {
        $requests.Clear()
        $count = @(Get-GGComponent -Scope PUBLIC -PageSize 5).Count
        $requests.CountOf('ListComponents') | Should -Be ([math]::Ceiling($count / 5))
    }

    It 'matches wildcards in both scopes, or in one' {
        (Get-GGComponent *e*).Name | Should -Contain 'aws.greengrass.Nucleus'
        (Get-GGComponent *e*).Name | Should -Contain 'com.example.Gateway'
        (Get-GGComponent *e* -Scope PRIVATE).Name | Should -BeLike 'com.*'
    }

    It 'describes by name, with a version too' {
        (Get-GGComponent com.example.SensorReader).Version | Should -Be '2.0.0'
        (Get-GGComponent com.example.SensorReader -Version 1.1.0).Status.ComponentState | Should -Be 'DEPLOYABLE'
        (Get-GGComponent aws.greengrass.Nucleus).Arn | Should -BeLike '*:aws:components:aws.greengrass.Nucleus:versions:*'
        Get-Failure { Get-GGComponent com.example.Gateway -Scope PUBLIC -ErrorAction Stop } | Should -BeLike '*of AWS*'
    }

    It 'describes by ARN of a component and of a version' {
        $arn = (Get-GGComponent com.example.Sensor*).Arn
        (Get-GGComponent $arn).Version | Should -Be '2.0.0'
        $requests.Clear()
        (Get-GGComponent "${arn}:versions:1.0.0").Version | Should -Be '1.0.0'
        $requests.Count | Should -Be 1
    }

    It 'takes names, ARNs and objects from the pipeline, and lists components once for all' {
        $requests.Clear()
        ('com.example.Gateway', 'com.example.Dashboard', 'com.example.AnomalyModel' | Get-GGComponent).Name | Should -Be 'com.example.Gateway', 'com.example.Dashboard', 'com.example.AnomalyModel'
        $requests.CountOf('ListComponents') | Should -Be 1
        (Get-GGInstalledComponent berlin-gw-0001 com.example.SensorReader | Get-GGComponent).Version | Should -Be '1.1.0'
        ([pscustomobject]@{ ComponentName = 'com.example.Gateway'; ComponentVersion = '1.2.0' } | Get-GGComponent).Version | Should -Be '1.2.0'
        (Get-GGComponentVersion com.example.Gateway | Get-GGComponent).Version | Should -Be '1.3.0', '1.2.0'
    }

    It 'takes the rows of a CSV file, with a version or without: <_>' -ForEach 'Name', 'Component', 'ComponentName' {
        $rows = "$_,Version,Owner`ncom.example.Gateway,1.2.0,lab`ncom.example.Gateway,,lab" | ConvertFrom-Csv
        ($rows | Get-GGComponent).Version | Should -Be '1.2.0', '1.3.0'
        (Get-GGComponent $rows).Version | Should -Be '1.2.0', '1.3.0'
        ($rows | Get-GGComponentRecipe | ConvertFrom-Json).ComponentVersion | Should -Be '1.2.0', '1.3.0'
        ($rows | Get-GGComponentArtifact).ComponentVersion | Should -Be '1.2.0', '1.3.0'
        $rows[0] | Remove-GGComponentVersion -WhatIf -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        ($rows | Resolve-GGComponentCandidate -OperatingSystem linux).ComponentName | Should -Contain 'com.example.Gateway'
        ($rows[1] | Select-Object @{ n = $_; e = { (Get-GGComponent com.example.Gateway).Arn } } | Get-GGComponent).Version | Should -Be '1.3.0'
    }

    It 'describes all with -Detailed, at once' {
        $all = Get-GGComponent -Detailed -ThrottleLimit 4
        ($all | Where-Object { $_.Status.ComponentState -eq 'FAILED' }).Name | Should -Be 'com.example.LegacyImporter'
    }

    It 'gives one error for each that does not exist, and goes on' {
        (Get-GGComponent nothing.a, com.example.Gateway, nothing.b -ErrorVariable failures -ErrorAction SilentlyContinue).Name | Should -Be 'com.example.Gateway'
        $failures.TargetObject | Should -Be 'nothing.a', 'nothing.b'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'refuses what is no component' {
        { Get-GGComponent arn:aws:iot:us-east-1:123456789012:thing/x } | Should -Throw '*not the ARN of a component*'
        Get-Failure { Get-GGCoreDevice berlin-gw-0001 | Get-GGComponent -ErrorAction Stop } | Should -BeLike '*is not a component*'
    }
}
