# What fails of many inputs is piped in again as the errors carry it, and the work is finished: for every cmdlet that takes the
# pipeline, and each way in which it takes it.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $table = [System.Collections.Generic.List[hashtable]]::new()

    # Of gives the properties of the object of a number; Fixed the other parameters.
    function Row([string]$Cmdlet, [scriptblock]$Of, [hashtable]$Fixed = @{}, [switch]$IsGathering) {
        $table.Add(@{ Cmdlet = $Cmdlet; Way = ($Of.Ast.FindAll({ $args[0] -is [System.Management.Automation.Language.HashtableAst] }, $true)[0].KeyValuePairs.Item1.Value -join ', '); Of = $Of; Fixed = $Fixed; IsGathering = [bool]$IsGathering })
    }
    $device = { @{ CoreDeviceThingName = "row-$_" } }
    $deployment = { @{ DeploymentId = $deployments[$_].DeploymentId } }
    $group = { @{ ThingGroup = "group-$_" } }

    Row -Cmdlet Add-GGClientDevice -Of { @{ CoreDevice = 'row-1'; ClientDevice = "sensor-$_" } } -IsGathering
    Row -Cmdlet Remove-GGClientDevice -Of { @{ CoreDevice = 'row-9'; ClientDevice = "sensor-$_" } } -IsGathering
    foreach ($cmdlet in 'Add-GGResourceTag', 'Get-GGResourceTag', 'Remove-GGResourceTag') {
        Row -Cmdlet $cmdlet -Of { @{ Resource = "arn:aws:greengrass:us-east-1:123456789012:deployments:$($deployments[$_].DeploymentId)" } } -Fixed @{ 'Add-GGResourceTag' = @{ Tag = @{ wave = '1' } }; 'Get-GGResourceTag' = @{}; 'Remove-GGResourceTag' = @{ Key = 'team' } }[$cmdlet]
    }
    Row -Cmdlet Remove-GGResourceTag -Of { @{ Resource = "arn:aws:greengrass:us-east-1:123456789012:deployments:$($deployments[$_].DeploymentId)"; Key = 'team' } }
    foreach ($cmdlet in 'Compare-GGDeployment', 'Get-GGDeploymentStatus', 'Wait-GGDeployment', 'Export-GGDeployment', 'Update-GGDeployment') {
        $fixed = @{ 'Export-GGDeployment' = @{ Path = 'again'; Force = $true }; 'Update-GGDeployment' = @{ Name = 'renamed' }; 'Compare-GGDeployment' = @{ Previous = $true } }[$cmdlet]
        foreach ($of in $deployment, $group, { @{ CoreDevice = "row-$_" } }) { Row -Cmdlet $cmdlet -Of $of -Fixed $(if ($fixed) { $fixed } else { @{} }) }
    }
    $component = { @{ Component = @('com.example.Gateway', 'com.example.Dashboard', 'com.example.SensorReader', 'com.example.Gateway')[$_] } }
    Row -Cmdlet Get-GGComponentRecipe -Of $component
    Row -Cmdlet Get-GGComponentVersion -Of $component
    Row -Cmdlet Save-GGComponentArtifact -Of { @{ Component = 'com.example.Gateway'; ArtifactName = 'example-artifacts/com.example.Gateway/1.3.0/package.zip' } } -Fixed @{ Path = 'again'; Force = $true }
    Row -Cmdlet Remove-GGComponentVersion -Of { @{ Component = $versions[$_] } }
    Row -Cmdlet New-GGComponentVersion -Of { @{ LiteralPath = "$TestDrive/new-$_.json" } }
    Row -Cmdlet New-GGComponentVersion -Of { @{ LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:Blink$_`:7"; ComponentName = "com.example.Blink$_"; ComponentVersion = '7.0.0' } }
    Row -Cmdlet Import-GGDeployment -Of { @{ Path = "$TestDrive/import-$_.json" } }
    foreach ($cmdlet in 'Get-GGConnectivityInfo', 'Get-GGCoreDevice', 'Get-GGEffectiveDeployment', 'Get-GGInstalledComponent', 'Get-GGClientDevice', 'Remove-GGCoreDevice') { Row -Cmdlet $cmdlet -Of $device }
    Row -Cmdlet Set-GGConnectivityInfo -Of $device -Fixed @{ Endpoint = '10.0.0.1:8883' }
    Row -Cmdlet Get-GGThingGroupMember -Of { @{ ThingGroup = "group-$_" } }
    Row -Cmdlet Get-GGDeployment -Of $deployment
    Row -Cmdlet New-GGDeployment -Of { @{ ThingGroup = "group-$_" } } -Fixed @{ Component = 'com.example.Gateway' }
    Row -Cmdlet New-GGDeployment -Of { @{ CoreDevice = "row-$_" } } -Fixed @{ Component = 'com.example.Gateway' }
    Row -Cmdlet New-GGDeployment -Of { @{ TargetArn = $deployments[$_].TargetArn } } -Fixed @{ Component = 'com.example.Gateway' }
    Row -Cmdlet Stop-GGDeployment -Of $deployment
    Row -Cmdlet Remove-GGDeployment -Of $deployment
    $script:writing = Get-Command -Module IoTFleet -Noun GG* | Where-Object { $_.Parameters.ContainsKey('WhatIf') -and ($_.Parameters.Values.Attributes | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    . "$PSScriptRoot/../Again.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'What failed of the inputs' {
    BeforeEach {
        $sandbox = (Connect-IoTFleet -Sandbox -Speed 0 -DeviceCount 3 -ManagedThingCount 0).Sandbox
        Push-Location $TestDrive
        Remove-Item * -Recurse -Force
        New-Item again -ItemType Directory | Out-Null
        $deployments = @{}
        $versions = @{}
        foreach ($number in 0..3 + 9) {
            $sandbox.Devices.AddThingGroup("group-$number")
            $sandbox.Devices.Add("row-$number", @("group-$number"))
            $sandbox.Devices.AddThing("sensor-$number")
        }
        foreach ($number in 0..3) {
            $deployments[$number] = New-GGDeployment -ThingGroup "group-$number" -Component com.example.Dashboard -Tag @{ team = 'row' }
            New-GGDeployment -CoreDevice "row-$number" -Component com.example.Dashboard | Out-Null
            $text = '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Row' + $number + '","ComponentVersion":"1.0.0","Manifests":[{"Lifecycle":{"Run":"true"}}]}'
            if ($Cmdlet -eq 'Remove-GGComponentVersion') { $versions[$number] = (New-GGComponentVersion -Recipe $text).Arn } else { Set-Content "new-$number.json" $text }
            if ($Cmdlet -eq 'Import-GGDeployment') { $deployments[$number] | Export-GGDeployment -Path "import-$number.json" | Out-Null; New-GGDeployment -ThingGroup "group-$number" -Component com.example.Gateway | Out-Null }
        }
        if ($Cmdlet -eq 'Remove-GGClientDevice') { Add-GGClientDevice row-9 (0..3 | ForEach-Object { "sensor-$_" }) }
        if ($Cmdlet -eq 'Compare-GGDeployment') {
            foreach ($number in 0..3) { $deployments[$number] = New-GGDeployment -ThingGroup "group-$number" -Component com.example.Gateway; New-GGDeployment -CoreDevice "row-$number" -Component com.example.Gateway | Out-Null }
        }
        if ($Cmdlet -notin 'Stop-GGDeployment', 'Remove-GGDeployment') { $sandbox.Clock.Advance([timespan]::FromMinutes(5)) }
        if ($Cmdlet -eq 'Remove-GGDeployment') { $deployments.Values | Stop-GGDeployment }
    }

    AfterEach {
        Pop-Location
    }

    It 'of <Cmdlet> by <Way> is done when it is piped in again' -ForEach $table {
        $next = @{ Number = -1 }
        $make = {
            $next.Number++
            @{ Input = [pscustomobject]($next.Number | ForEach-Object $Of); Fixed = $Fixed }
        }
        Test-Again $sandbox $Cmdlet $make -IsGathering:$IsGathering -Operation $(if ($Cmdlet -in 'Get-GGDeploymentStatus', 'Wait-GGDeployment') { 'GetDeployment' }) | Out-Null
    }

    It 'of each cmdlet that writes is in the table' -ForEach @{ Writing = $writing.Name; Tested = $table.Cmdlet } {
        # An account has one service role.
        $Writing | Where-Object { $_ -notin $Tested } | Should -Be 'Register-GGServiceRole'
    }
}
