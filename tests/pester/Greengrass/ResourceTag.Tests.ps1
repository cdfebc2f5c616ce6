BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGResourceTag' {
    It 'lists the tags of core devices by name, ARN and object' {
        $tags = Get-GGResourceTag -CoreDevice berlin-gw-0001
        $tags.Key | Should -Be 'owner', 'site'
        (Get-GGResourceTag $tags[0].ResourceArn).Value | Should -Be 'operations', 'berlin'
        ($tags[0].ResourceArn | Get-GGResourceTag).Count | Should -Be 2
        (Get-GGCoreDevice berlin-gw-000[12] | Get-GGResourceTag).ResourceArn | Select-Object -Unique | Should -HaveCount 2
    }

    It 'takes rows with a column that names a resource: <Column>' -ForEach @(
        @{ Column = 'ResourceArn'; Value = { $arn } }, @{ Column = 'Resource'; Value = { $arn } }, @{ Column = 'Arn'; Value = { $arn } }
        @{ Column = 'CoreDevice'; Value = { 'berlin-gw-0001' } }, @{ Column = 'ThingName'; Value = { 'berlin-gw-0001' } }, @{ Column = 'CoreDeviceThingName'; Value = { 'berlin-gw-0001' } }
        @{ Column = 'Resource'; Value = { Get-GGCoreDevice berlin-gw-0001 } }
    ) {
        $arn = (Get-GGResourceTag -CoreDevice berlin-gw-0001)[0].ResourceArn
        $row = [pscustomobject]@{ Name = 'no resource'; $Column = & $Value }
        ($row | Get-GGResourceTag).ResourceArn | Select-Object -Unique | Should -Be $arn
        (Get-GGResourceTag $row).ResourceArn | Select-Object -Unique | Should -Be $arn
    }

    It 'takes rows with a deployment or a component' {
        $id = (New-GGDeployment Spares com.example.Dashboard -Tag @{ a = 1 }).DeploymentId
        ([pscustomobject]@{ DeploymentId = $id } | Get-GGResourceTag).Key | Should -Be 'a'
        [pscustomobject]@{ Component = 'com.example.Gateway'; Version = '1.2.0' } | Add-GGResourceTag -Tag @{ checked = 'yes' }
        (Get-GGComponent com.example.Gateway -Version 1.2.0).Tags['checked'] | Should -Be 'yes'
    }

    It 'says that a name is no ARN, and names what does not exist' {
        { Get-GGResourceTag berlin-gw-0001 } | Should -Throw '*-CoreDevice*'
        Get-GGResourceTag -CoreDevice nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing'
    }
}

Describe 'Add-GGResourceTag' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Get-GGCoreDevice berlin* | Add-GGResourceTag -Tag @{ a = 1 } -WhatIf
        $requests.Writes | Should -Be 0
    }

    It 'tags core devices, deployments and component versions' {
        Get-GGCoreDevice berlin-gw-000[12] | Add-GGResourceTag -Tag @{ wave = 1 } | Should -BeNullOrEmpty
        (Get-GGCoreDevice berlin-gw-0002).Tags['wave'] | Should -Be '1'
        $deployment = Get-GGDeployment -ThingGroup Production
        $deployment | Add-GGResourceTag -Tag @{ by = 'pipe' }
        Add-GGResourceTag -DeploymentId $deployment.DeploymentId -Tag '{"by2":"id"}'
        (Get-GGDeployment $deployment.DeploymentId | Get-GGResourceTag).Key | Should -Be 'by', 'by2'
        Add-GGResourceTag -Component com.example.Gateway -Tag ([pscustomobject]@{ team = 'edge' })
        (Get-GGComponent com.example.Gateway | Get-GGResourceTag).Value | Should -Be 'edge'
        (Get-GGComponent com.example.Gate* | Get-GGResourceTag).Value | Should -Be 'edge'
    }

    It 'refuses a value that is no text' {
        { Add-GGResourceTag -CoreDevice berlin-gw-0001 -Tag @{ a = @{ b = 1 } } } | Should -Throw "*'a' must be text*"
    }

    It 'gives each resource its own error' {
        'arn:aws:greengrass:us-east-1:123456789012:coreDevices:none-1', 'arn:aws:greengrass:us-east-1:123456789012:coreDevices:none-2' |
            Add-GGResourceTag -Tag @{ a = 1 } -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -BeLike '*none-?'
        $failures | Should -HaveCount 2
    }
}

Describe 'Remove-GGResourceTag' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Remove-GGResourceTag -CoreDevice berlin-gw-0001 -Key site -WhatIf -Force
        $requests.Writes | Should -Be 0
    }

    It 'removes by key, and what Get-GGResourceTag gives' {
        Remove-GGResourceTag -CoreDevice berlin-gw-0001 -Key wave, nothing -Confirm:$false
        Get-GGResourceTag -CoreDevice berlin-gw-0001, berlin-gw-0002 | Where-Object Key -eq site | Remove-GGResourceTag -Force
        (Get-GGResourceTag -CoreDevice berlin-gw-0001).Key | Should -Be 'owner'
        (Get-GGResourceTag -CoreDevice berlin-gw-0002).Key | Should -Be 'owner', 'wave'
    }
}
