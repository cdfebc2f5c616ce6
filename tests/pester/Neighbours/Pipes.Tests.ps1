# Objects of one cmdlet, and of the other service, as the input of another cmdlet.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 24 -ManagedThingCount 12 -Speed 0).Sandbox

    # A hub that is both: a core device, and under the same name a managed thing.
    $hub = (Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1).Id
    Set-MIManagedThing $hub -Name berlin-gw-0001
    $sandbox.Devices.AddThing('hall-lamp')
    $sandbox.Devices.Join('hall-lamp', 'Canary')
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Objects of both services' {
    It 'find the managed thing that has a core device''s name' {
        (Get-GGCoreDevice berlin-gw-0001 | Get-MIManagedThing).Id | Should -Be $hub
        (Get-GGCoreDevice berlin-gw-000* | Get-MIManagedThing -ErrorAction SilentlyContinue).Id | Should -Be $hub
        (Get-GGCoreDevice berlin-gw-0001 | Get-MIManagedThingState).ManagedThingId | Select-Object -Unique | Should -Be $hub
        (Get-GGInstalledComponent berlin-gw-0001 | Select-Object -First 1 | Get-MIManagedThing).Id | Should -Be $hub
        (Get-GGDeploymentStatus -CoreDevice berlin-gw-0001).Devices | Get-MIManagedThing | ForEach-Object Id | Should -Be $hub
        [pscustomobject]@{ ThingName = 'berlin-gw-0001' } | Get-MIManagedThing | ForEach-Object Id | Should -Be $hub
    }

    It 'find the core device that has a managed thing''s name' {
        (Get-MIManagedThing berlin-gw-0001 | Get-GGCoreDevice).Name | Should -Be 'berlin-gw-0001'
        (Get-MIManagedThing berlin-gw-* | Get-GGCoreDevice).Name | Should -Be 'berlin-gw-0001'
        (Get-MIManagedThing $hub | Get-GGInstalledComponent).CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001'
        Get-GGEffectiveDeployment -CoreDevice (Get-MIManagedThing $hub) | ForEach-Object CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001'
    }

    It 'say which name the other service does not know' {
        Get-GGCoreDevice berlin-gw-0002 | Get-MIManagedThing -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -BeLike "*There is no managed thing with the id or name 'berlin-gw-0002'*"
        $failed.TargetObject.Name | Should -Be 'berlin-gw-0002'
        Get-MIManagedThing 'Home 1 Kitchen Lamp' | Get-GGCoreDevice -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -BeLike "Core device 'Home 1 Kitchen Lamp'*cannot be found*"
    }

    It 'are changed as what they are in the other service' {
        $sandbox.Requests.Clear()
        Get-GGCoreDevice berlin-gw-0001 | Set-MIManagedThing -Model Rack
        (Get-MIManagedThing $hub).Model | Should -Be 'Rack'
        Get-MIManagedThing $hub | Remove-GGCoreDevice -WhatIf
        $sandbox.Requests.CountOf('DeleteCoreDevice') | Should -Be 0
    }
}

Describe 'Objects of one service' {
    It 'give <To> what it needs from <From>' -ForEach @(
        @{ From = 'Get-GGCoreDevice'; To = 'Get-GGDeploymentStatus'; Pipe = { Get-GGCoreDevice berlin-gw-0001 | Get-GGDeploymentStatus | Select-Object Id }; Expected = { Get-GGDeployment -CoreDevice berlin-gw-0001 | Select-Object Id } }
        @{ From = 'Get-MIManagedThingCapability'; To = 'Get-MISchemaVersion'; Pipe = { Get-MIManagedThingCapability 'Home 1 Kitchen Lamp' | Select-Object -First 1 | Get-MISchemaVersion | Select-Object SchemaId }; Expected = { [pscustomobject]@{ SchemaId = 'matter.OnOff' } } }
        @{ From = 'Get-GGThingGroup'; To = 'Get-GGDeployment'; Pipe = { Get-GGThingGroup Canary | Get-GGDeployment }; Expected = { Get-GGDeployment -ThingGroup Canary } }
        @{ From = 'Get-GGThingGroupMember'; To = 'Get-GGCoreDevice'; Pipe = { Get-GGThingGroupMember Canary | Where-Object Name -NE 'hall-lamp' | Get-GGCoreDevice | Select-Object Name }; Expected = { Get-GGThingGroupMember Canary | Where-Object Name -NE 'hall-lamp' | Select-Object Name } }
        @{ From = 'Get-GGThingGroupMember'; To = 'Add-GGClientDevice'; Pipe = { Get-GGThingGroupMember Canary | Where-Object Name -EQ 'hall-lamp' | Add-GGClientDevice -CoreDevice lyon-gw-0001; Get-GGClientDevice lyon-gw-0001 | Select-Object Name }; Expected = { [pscustomobject]@{ Name = 'hall-lamp' } } }
        @{ From = 'Get-GGEffectiveDeployment'; To = 'Get-GGDeployment'; Pipe = { Get-GGEffectiveDeployment berlin-gw-0001 | Get-GGDeployment | Select-Object DeploymentId }; Expected = { Get-GGEffectiveDeployment berlin-gw-0001 | Select-Object DeploymentId } }
        @{ From = 'Get-GGInstalledComponent'; To = 'Get-GGCoreDevice'; Pipe = { Get-GGInstalledComponent berlin-gw-0001 | Select-Object -First 1 | Get-GGCoreDevice | Select-Object Name }; Expected = { [pscustomobject]@{ Name = 'berlin-gw-0001' } } }
        @{ From = 'Get-GGInstalledComponent'; To = 'Get-GGComponentRecipe'; Pipe = { Get-GGInstalledComponent berlin-gw-0001 | Where-Object Name -EQ com.example.Gateway | Get-GGComponentRecipe }; Expected = { Get-GGComponentRecipe com.example.Gateway -Version (Get-GGInstalledComponent berlin-gw-0001 | Where-Object Name -EQ com.example.Gateway).Version } }
        @{ From = 'Get-MIOtaTaskExecution'; To = 'Get-MIManagedThing'; Pipe = { Get-MIOtaTask | Select-Object -First 1 | Get-MIOtaTaskExecution | Select-Object -First 1 | Get-MIManagedThing | Select-Object Id }; Expected = { Get-MIOtaTask | Select-Object -First 1 | Get-MIOtaTaskExecution | Select-Object Id -First 1 } }
        @{ From = 'Get-MIManagedThingState'; To = 'Get-MIManagedThingCapability'; Pipe = { Get-MIManagedThingState 'Home 1 Kitchen Lamp' -Raw | Get-MIManagedThingCapability }; Expected = { Get-MIManagedThingCapability 'Home 1 Kitchen Lamp' } }
        @{ From = 'Get-MISchemaVersion'; To = 'Get-MISchemaVersion'; Pipe = { Get-MISchemaVersion | Where-Object Id -EQ 'matter.OnOff' | Get-MISchemaVersion }; Expected = { Get-MISchemaVersion matter.OnOff } }
    ) {
        $found = & $Pipe | ConvertTo-Json -Depth 3
        $found | Should -Not -BeNullOrEmpty
        $found | Should -Be (& $Expected | ConvertTo-Json -Depth 3)
    }

    It 'are refused in words where they are something else: <_>' -ForEach @(
        { Get-MIOtaTask | Select-Object -First 1 | Get-GGCoreDevice -ErrorAction Stop }
        { Get-GGComponent | Select-Object -First 1 | Get-GGDeployment -ErrorAction Stop }
        { Get-GGDeployment | Select-Object -First 1 | Get-GGCoreDevice -ErrorAction Stop }
        { Get-GGThingGroup | Select-Object -First 1 | Get-GGInstalledComponent -ErrorAction Stop }
        { Get-MIManagedThing | Select-Object -First 1 | Get-GGThingGroup -ErrorAction Stop }
        { Get-MIManagedThing | Select-Object -First 1 | Get-GGDeployment -ErrorAction Stop }
        { Get-MIManagedThing | Select-Object -First 1 | Remove-GGDeployment -Force -ErrorAction Stop }
        { Get-GGComponent | Select-Object -First 1 | Get-MIManagedThing -ErrorAction Stop }
        { Get-GGDeployment | Select-Object -First 1 | Get-MIOtaTask -ErrorAction Stop }
        { Get-MICredentialLocker | Select-Object -First 1 | Get-GGComponentVersion -ErrorAction Stop }
    ) {
        Get-Failure $_ | Should -Match "Cannot process argument transformation on parameter '\w+'\. An? \w+ is (not a|no) [-\w ]+:"
    }

    It 'are of the input that -PipelineVariable has, with one call at a time' {
        Get-GGCoreDevice lyon-gw-000[1-3] -PipelineVariable device | Get-GGInstalledComponent -ThrottleLimit 1 |
            ForEach-Object { "$($device.Name) $($_.CoreDeviceThingName)" } | Select-Object -Unique | Should -Be (1..3 | ForEach-Object { "lyon-gw-000$_ lyon-gw-000$_" })
    }

    It 'are deployments of a core device, and of no other target' {
        New-GGDeployment -CoreDevice lyon-gw-0001 -Component com.example.Gateway | Out-Null
        (Get-GGCoreDevice lyon-gw-0001 | Get-GGDeployment).Target | Should -Be lyon-gw-0001
        (Get-GGCoreDevice lyon-gw-0001 | Get-GGEffectiveDeployment | Get-GGDeployment).Count | Should -BeGreaterThan 1
    }

    It 'are files as Get-Item gives them' {
        $file = Export-GGDeployment -ThingGroup Production "$TestDrive/a[1].json"
        $file.PSParentPath | Should -Be (Get-Item -LiteralPath "$TestDrive/a[1].json").PSParentPath
        ($file | Get-Content -Raw | ConvertFrom-Json).target.thingGroup | Should -Be Production
        $file | Import-GGDeployment -WarningAction SilentlyContinue -WarningVariable same
        "$same" | Should -BeLike "Nothing changes for thing group 'Production'*"
        (Get-GGComponentRecipe com.example.Gateway -Path "$TestDrive/new/").Name | Should -Be com.example.Gateway-1.3.0.json
        (Get-GGComponentRecipe com.example.Gateway -Path "$TestDrive/new/" -Force).ComponentName | Should -Be com.example.Gateway
    }

    It 'are of the known words whatever their case, and others are warned of where nobody else would tell' {
        (Get-GGCoreDevice -Status unhealthy).Count | Should -Be (Get-GGCoreDevice -Status UNHEALTHY).Count
        Get-GGComponentRecipe com.example.Gateway -Format yaml | Should -BeLike '---*'
        Get-GGInstalledComponent lyon-gw-0001 -State BROEKN -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '-State BROEKN is none of the known ones: *BROKEN*'
        Get-GGDeployment -Status completet -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '-Status completet is none*'
    }

    It 'are taken as arguments too' {
        (Get-GGInstalledComponent -CoreDevice (Get-GGCoreDevice berlin-gw-000[12])).CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001', 'berlin-gw-0002'
        (Get-GGThingGroupMember -ThingGroup (Get-GGThingGroup Canary)).Count | Should -Be @(Get-GGThingGroupMember Canary).Count
    }
}

Describe 'A pipeline that brings nothing' {
    It 'is no wish for all there is: <_>' -ForEach 'Get-GGCoreDevice', 'Get-GGThingGroup', 'Get-GGComponent', 'Get-MIManagedThing', 'Get-MIOtaTask', 'Get-MISchemaVersion' {
        @(& $_).Count | Should -BeGreaterThan 0
        @() | & $_ | Should -BeNullOrEmpty
        Get-GGDeployment | Select-Object -First 1 | & $_ -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}
