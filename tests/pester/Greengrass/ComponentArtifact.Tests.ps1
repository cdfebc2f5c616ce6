BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    $script:name = 'example-artifacts/com.example.Gateway/1.3.0/package.zip'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGComponentArtifact' {
    It 'gets the URL of a named artifact' {
        $artifact = Get-GGComponentArtifact com.example.Gateway $name -Version 1.3.0
        $artifact.PreSignedUrl | Should -BeLike 'https://*'
        $artifact.ArtifactName | Should -Be $name
        $artifact.ComponentVersion | Should -Be '1.3.0'
    }

    It 'gets those of all artifacts of the recipe, through the pipeline too' {
        (Get-GGComponentArtifact aws.greengrass.Cli).ArtifactName | Should -Be 'aws.greengrass.Cli-2.16.0-linux.zip', 'aws.greengrass.Cli-2.16.0-windows.zip'
        (Get-GGComponentVersion com.example.Gateway | Get-GGComponentArtifact).ComponentVersion | Should -Be '1.3.0', '1.2.0'
        ([pscustomobject]@{ Arn = (Get-GGComponent com.example.Gateway).Arn; ArtifactName = $name } | Get-GGComponentArtifact).ArtifactName | Should -Be $name
    }

    It 'takes the endpoint types: <Given> gives <Expected>' -ForEach @(
        @{ Given = @{}; Expected = 's3.sandbox.invalid' }
        @{ Given = @{ S3EndpointType = 'GLOBAL' }; Expected = 's3.sandbox.invalid' }
        @{ Given = @{ S3EndpointType = 'REGIONAL' }; Expected = 's3.us-east-1.sandbox.invalid' }
        @{ Given = @{ IotEndpointType = 'standard' }; Expected = 's3.sandbox.invalid' }
        @{ Given = @{ S3EndpointType = 'REGIONAL'; IotEndpointType = 'fips' }; Expected = 's3-fips.us-east-1.sandbox.invalid' }
    ) {
        ([uri](Get-GGComponentArtifact com.example.Gateway $name @Given).PreSignedUrl).Host | Should -Be $Expected
        (Save-GGComponentArtifact com.example.Gateway $name -Path "$TestDrive/$([guid]::NewGuid())" @Given).Length | Should -BeGreaterThan 60000
    }

    It 'gives those of a recipe that there are, and an error for each other' {
        New-GGComponentVersion -Recipe '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Half","ComponentVersion":"1.0.0","Manifests":[{"Artifacts":[{"Uri":"s3://bucket/first.zip"},{"Uri":"s3://bucket/second.zip"}],"Lifecycle":{"Run":"true"}}]}' | Out-Null
        $sandbox.Faults.Fail('GetComponentVersionArtifact', 404, 'ResourceNotFoundException', 'Gone.', 1)
        (Get-GGComponentArtifact com.example.Half -ErrorVariable failure -ErrorAction SilentlyContinue).ArtifactName | Should -Be 'bucket/second.zip'
        $failure.TargetObject | Should -Be 'bucket/first.zip'
        "$failure" | Should -BeLike "*artifact 'bucket/first.zip' of component 'com.example.Half'*Gone.*"
    }

    It 'names the artifact that does not exist' {
        Get-GGComponentArtifact com.example.Gateway nothing.zip -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing.zip'
        "$failure" | Should -BeLike "*artifact 'nothing.zip' of component 'com.example.Gateway'*"
    }
}

Describe 'Save-GGComponentArtifact' {
    It 'saves all artifacts of a recipe' {
        $files = Save-GGComponentArtifact aws.greengrass.Cli -Path $TestDrive/cli
        $files.Name | Should -Be 'aws.greengrass.Cli-2.16.0-linux.zip', 'aws.greengrass.Cli-2.16.0-windows.zip'
        $files | ForEach-Object { $_.Length | Should -BeGreaterThan 60000 }
        Get-ChildItem $TestDrive/cli -Force -Filter *.part | Should -BeNullOrEmpty
    }

    It 'saves named artifacts, and those of the pipeline' {
        (Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/one).FullName | Should -Be (Join-Path $TestDrive "one/$name")
        (Get-GGComponentArtifact com.example.SensorReader | Save-GGComponentArtifact -Path $TestDrive/two).ArtifactName | Should -BeLike '*SensorReader/2.0.0*'
        (Get-GGComponentVersion com.example.Gateway | Save-GGComponentArtifact -Path $TestDrive/three -ThrottleLimit 2).ComponentVersion | Should -Be '1.3.0', '1.2.0'
    }

    It 'saves what the URL gives' {
        $server = Start-IoTFleetSandbox
        try {
            $here = @{ EndpointUrl = $server.Endpoint; AccessKey = 'a'; SecretKey = 'b'; Region = 'us-east-1' }
            Invoke-WebRequest (Get-GGComponentArtifact com.example.Gateway $name @here).PreSignedUrl -OutFile $TestDrive/other.zip
            $file = Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/http @here
            (Get-FileHash $file).Hash | Should -Be (Get-FileHash $TestDrive/other.zip).Hash
        }
        finally { $server | Stop-IoTFleetSandbox }
    }

    It 'keeps a file that is there, unless -Force is given' {
        New-Item (Join-Path $TestDrive "kept/$name") -Value mine -Force | Out-Null
        Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/kept -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
        Get-Content (Join-Path $TestDrive "kept/$name") | Should -Be 'mine'
        (Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/kept -Force).Length | Should -BeGreaterThan 60000
    }

    It 'refuses a name that would leave the folder: <_>' -ForEach '../evil.zip', 'a/../../evil.zip', '/etc/evil', '..\evil.zip', 'C:\evil.zip', 'a//b', '.', 'a/. ./b/..' {
        $requests.Clear()
        Save-GGComponentArtifact com.example.Gateway $_ -Version 1.3.0 -Path $TestDrive/in -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike '*lead out of the folder*'
        $requests.CountOf('GetComponentVersionArtifact') | Should -Be 0
    }

    It 'refuses such a name in a recipe too, and saves the others' {
        New-GGComponentVersion -Recipe '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Evil","ComponentVersion":"1.0.0","Manifests":[{"Artifacts":[{"Uri":"s3://../../evil.zip"},{"Uri":"s3://bucket/good.zip"},{"Uri":"docker:image:1"}],"Lifecycle":{"Run":"true"}}]}' | Out-Null
        $files = Save-GGComponentArtifact com.example.Evil -Path $TestDrive/evil/in -ErrorVariable failure -ErrorAction SilentlyContinue
        $files.Name | Should -Be 'good.zip'
        $failure.Count | Should -Be 1
        Get-ChildItem $TestDrive/evil -Recurse -File | Should -HaveCount 1
    }

    It 'saves nothing with -WhatIf' {
        Save-GGComponentArtifact com.example.Gateway -Path $TestDrive/whatif -WhatIf
        Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/whatif -WhatIf
        Test-Path $TestDrive/whatif | Should -BeFalse
    }

    It 'shows no signature in verbose output or errors' {
        $sandbox.Clock.Advance('1')
        $all = Save-GGComponentArtifact com.example.Gateway $name -Path $TestDrive/quiet -Verbose 4>&1
        "$all" | Should -Not -BeLike '*signature*'
    }
}
