BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
    $recipe = @'
---
# A comment before everything.
RecipeFormatVersion: '2020-01-25'
ComponentName: com.example.Hello   # its name
ComponentVersion: "1.0.0"
ComponentDescription: >-
  ComponentName: not this one
ComponentPublisher: Example Corp
Manifests:
- Platform:
    os: linux
  Lifecycle:
    Run: echo hello
'@
    $json = '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Json","ComponentVersion":"0.1.0","Manifests":[{"Platform":{"os":"linux"},"Lifecycle":{"Run":"true"}}]}'
    Set-Content $TestDrive/hello.yaml $recipe
    Set-Content $TestDrive/json.json $json
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGComponentVersion' {
    It 'lists versions by name, ARN and object' {
        (Get-GGComponentVersion com.example.SensorReader).Version | Should -Be '2.0.0', '1.1.0', '1.0.0'
        $component = Get-GGComponent com.example.Gate*
        (Get-GGComponentVersion $component.Arn).Count | Should -Be 2
        ($component | Get-GGComponentVersion).Count | Should -Be 2
        ('com.example.Gateway' | Get-GGComponentVersion -PageSize 1).Count | Should -Be 2
    }

    It 'filters by version' {
        (Get-GGComponentVersion com.example.SensorReader 1.*).Version | Should -Be '1.1.0', '1.0.0'
        (Get-GGComponentVersion com.example.SensorReader -Version 2.0.0, 1.0.0).Version | Should -Be '2.0.0', '1.0.0'
    }

    It 'describes each with -Detailed' {
        (Get-GGComponentVersion com.example.SensorReader -Detailed).Status.ComponentState | Should -Be 'DEPLOYABLE', 'DEPLOYABLE', 'DEPLOYABLE'
    }

    It 'names what does not exist' {
        Get-Failure { Get-GGComponentVersion nothing -ErrorAction Stop } | Should -BeLike "*no component 'nothing'*"
    }
}

Describe 'New-GGComponentVersion' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        New-GGComponentVersion $TestDrive/hello.yaml -WhatIf
        $requests.Count | Should -Be 0
    }

    It 'creates from YAML and JSON files, with wildcards' {
        $created = New-GGComponentVersion "$TestDrive/*.*" -Tag @{ owner = 'lab' }
        $created.ComponentName | Sort-Object | Should -Be 'com.example.Hello', 'com.example.Json'
        $sandbox.Clock.Advance('00:01:00')
        $described = $created | Get-GGComponent
        $described.Status.ComponentState | Should -Be 'DEPLOYABLE', 'DEPLOYABLE'
        $described[0].Tags['owner'] | Should -Be 'lab'
    }

    It 'creates from files of the pipeline and from -LiteralPath' {
        Set-Content -LiteralPath "$TestDrive/next[1].yaml" ($recipe -replace '"1.0.0"', '1.1.0')
        Set-Content $TestDrive/last.yml ($recipe -replace '"1.0.0"', "'1.2.0'")
        (New-GGComponentVersion -LiteralPath "$TestDrive/next[1].yaml").ComponentVersion | Should -Be '1.1.0'
        (Get-ChildItem $TestDrive/last.yml | New-GGComponentVersion).ComponentVersion | Should -Be '1.2.0'
    }

    It 'creates from the text of a recipe, also one of another version' {
        (New-GGComponentVersion -Recipe ($json -replace '0.1.0', '0.2.0')).ComponentVersion | Should -Be '0.2.0'
        $next = (Get-GGComponentRecipe com.example.Json 0.2.0) -replace '0.2.0', '0.3.0' | New-GGComponentVersion
        $next.ComponentVersion | Should -Be '0.3.0'
        (Get-Content -Raw $TestDrive/hello.yaml) -replace '1.0.0', '2.0.0' | New-GGComponentVersion | ForEach-Object ComponentVersion | Should -Be '2.0.0'
    }

    It 'creates once for a client token' {
        $text = $json -replace '0.1.0', '0.9.0'
        $first = New-GGComponentVersion -Recipe $text -ClientToken once
        (New-GGComponentVersion -Recipe $text -ClientToken once).Arn | Should -Be $first.Arn
    }

    It 'checks name and version before it calls: <Case>' -ForEach @(
        @{ Case = 'no name'; Text = "ComponentVersion: 1.0.0`nManifests: []"; Message = '*no ComponentName*' }
        @{ Case = 'no version'; Text = '{"ComponentName":"a.b"}'; Message = '*no ComponentVersion*' }
        @{ Case = 'version of two parts'; Text = "ComponentName: a.b`nComponentVersion: 1.0"; Message = '*semantic version*' }
        @{ Case = 'name with a blank'; Text = "ComponentName: a b`nComponentVersion: 1.0.0"; Message = '*letters, digits*' }
        @{ Case = 'twice the same'; Text = "ComponentName: a.b`nComponentName: a.c`nComponentVersion: 1.0.0"; Message = '*Line 2*twice*' }
        @{ Case = 'an anchor'; Text = "ComponentName: &x a.b`nComponentVersion: 1.0.0"; Message = '*plain text*' }
        @{ Case = 'broken JSON'; Text = '{"ComponentName":'; Message = '*not JSON*' }
        @{ Case = 'just words'; Text = 'hello there'; Message = '*neither JSON nor YAML*' }
    ) {
        $requests.Clear()
        New-GGComponentVersion -Recipe $Text -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike $Message
        $failure.FullyQualifiedErrorId | Should -BeLike 'RecipeInvalid*'
        $requests.Count | Should -Be 0
    }

    It 'names a file that does not exist, and what the service refuses' {
        New-GGComponentVersion $TestDrive/nothing.yaml -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -BeLike '*nothing.yaml'
        New-GGComponentVersion -LiteralPath $TestDrive/nothing.yaml -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'FileUnreadable*'
        New-GGComponentVersion $TestDrive/hello.yaml -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
        "$failure" | Should -BeLike '*com.example.Hello 1.0.0*'
    }

    It 'creates from a Lambda function with every member' {
        $created = New-GGComponentVersion -LambdaArn arn:aws:lambda:us-east-1:123456789012:function:Blink:7 -ComponentName com.example.Blink -ComponentVersion 7.0.0 `
            -Platform @{ Name = 'Pi'; Attributes = @{ os = 'linux'; architecture = 'aarch64' } } `
            -Dependency @{ 'aws.greengrass.StreamManager' = '^2.0.0'; 'com.example.Gateway' = @{ VersionRequirement = '>=1.0.0'; DependencyType = 'SOFT' } } `
            -EventSource @{ Topic = 'hello/world'; Type = 'IOT_CORE' }, @{ Topic = 'local'; Type = 'PUB_SUB' } `
            -MaxQueueSize 10 -MaxInstances 3 -MaxIdleSeconds 60 -TimeoutSeconds 5 -StatusTimeoutSeconds 30 -Pinned $false -PayloadEncoding json `
            -Argument --fast, -v -Environment @{ STAGE = 'lab' } -IsolationMode GreengrassContainer -ContainerMemoryKB 65535 -MountSysfs $true `
            -Volume @{ SourcePath = '/var/data'; DestinationPath = '/data'; Permission = 'rw'; AddGroupOwner = $true } `
            -Device /dev/gpio, @{ Path = '/dev/ttyS0'; Permission = 'ro' } -Tag @{ kind = 'lambda' }
        $created.ComponentName | Should -Be 'com.example.Blink'
        $recipe = $created | Get-GGComponentRecipe | ConvertFrom-Json
        $text = $recipe | ConvertTo-Json -Depth 20
        foreach ($part in 'hello/world', 'IOT_CORE', 'PUB_SUB', 'aarch64', '--fast', 'STAGE', 'GreengrassContainer', '65535', '/var/data', '/dev/gpio', '/dev/ttyS0', 'SOFT') { $text | Should -BeLike "*$part*" }
    }

    It 'refuses a key that it does not know, and names the known ones' {
        { New-GGComponentVersion -LambdaArn arn:x -EventSource @{ Subject = 'a' } } | Should -Throw "*no 'Subject'*Topic, Type*"
        { New-GGComponentVersion -LambdaArn arn:x -Dependency @{ a = @{ Version = '1' } } } | Should -Throw "*no 'Version'*VersionRequirement*"
    }
}

Describe 'Remove-GGComponentVersion' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Remove-GGComponentVersion com.example.Json 0.1.0 -WhatIf -Force
        $requests.Count | Should -Be 0
    }

    It 'removes by name and version, by ARN and through the pipeline' {
        $sandbox.Clock.Advance('00:01:00')
        Remove-GGComponentVersion com.example.Json 0.1.0 -Confirm:$false
        Remove-GGComponentVersion (Get-GGComponent com.example.Json -Version 0.2.0).Arn -Force
        Get-GGComponentVersion com.example.Json | Remove-GGComponentVersion -Force
        Get-GGComponent com.example.Js* | Should -BeNullOrEmpty
    }

    It 'does not take the latest version by itself' {
        $requests.Clear()
        Get-GGComponent com.example.Hell* | Remove-GGComponentVersion -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike '*Which version*'
        $requests.Writes | Should -Be 0
    }

    It 'names what AWS provides and what does not exist' {
        Remove-GGComponentVersion aws.greengrass.Nucleus 2.16.0 -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'PermissionDenied'
        Remove-GGComponentVersion com.example.Hello 9.9.9 -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike "*component 'com.example.Hello 9.9.9'*"
    }
}
