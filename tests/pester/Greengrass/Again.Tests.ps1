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

    Row Add-GGClientDevice { @{ CoreDevice = 'row-1'; ClientDevice = "sensor-$_" } } -IsGathering
    Row Remove-GGClientDevice { @{ CoreDevice = 'row-9'; ClientDevice = "sensor-$_" } } -IsGathering
    foreach ($cmdlet in 'Add-GGResourceTag', 'Get-GGResourceTag', 'Remove-GGResourceTag') {
        Row $cmdlet { @{ Resource = "arn:aws:greengrass:us-east-1:123456789012:deployments:$($deployments[$_].DeploymentId)" } } @{ 'Add-GGResourceTag' = @{ Tag = @{ wave = '1' } }; 'Get-GGResourceTag' = @{}; 'Remove-GGResourceTag' = @{ Key = 'team' } }[$cmdlet]
    }
    Row Remove-GGResourceTag { @{ Resource = "arn:aws:greengrass:us-east-1:123456789012:deployments:$($deployments[$_].DeploymentId)"; Key = 'team' } }
    foreach ($cmdlet in 'Compare-GGDeployment', 'Get-GGDeploymentStatus', 'Wait-GGDeployment', 'Export-GGDeployment', 'Update-GGDeployment') {
        $fixed = @{ 'Export-GGDeployment' = @{ Path = 'again'; Force = $true }; 'Update-GGDeployment' = @{ Name = 'renamed' }; 'Compare-GGDeployment' = @{ Previous = $true } }[$cmdlet]
        foreach ($of in $deployment, $group, { @{ CoreDevice = "row-$_" } }) { Row $cmdlet $of $(if ($fixed) { $fixed } else { @{} }) }
    }
    $component = { @{ Component = @('com.example.Gateway', 'com.example.Dashboard', 'com.example.SensorReader', 'com.example.Gateway')[$_] } }
    Row Get-GGComponentRecipe $component
    Row Get-GGComponentVersion $component
    Row Save-GGComponentArtifact { @{ Component = 'com.example.Gateway'; ArtifactName = 'example-artifacts/com.example.Gateway/1.3.0/package.zip' } } @{ Path = 'again'; Force = $true }
    Row Remove-GGComponentVersion { @{ Component = $versions[$_] } }
    Row New-GGComponentVersion { @{ LiteralPath = "$TestDrive/new-$_.json" } }
    Row New-GGComponentVersion { @{ LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:Blink$_`:7"; ComponentName = "com.example.Blink$_"; ComponentVersion = '7.0.0' } }
    Row Import-GGDeployment { @{ Path = "$TestDrive/import-$_.json" } }
    foreach ($cmdlet in 'Get-GGConnectivityInfo', 'Get-GGCoreDevice', 'Get-GGEffectiveDeployment', 'Get-GGInstalledComponent', 'Get-GGClientDevice', 'Remove-GGCoreDevice') { Row $cmdlet $device }
    Row Set-GGConnectivityInfo $device @{ Endpoint = '10.0.0.1:8883' }
    Row Get-GGThingGroupMember { @{ ThingGroup = "group-$_" } }
    Row Get-GGDeployment $deployment
    Row New-GGDeployment { @{ ThingGroup = "group-$_" } } @{ Component = 'com.example.Gateway' }
    Row New-GGDeployment { @{ CoreDevice = "row-$_" } } @{ Component = 'com.example.Gateway' }
    Row New-GGDeployment { @{ TargetArn = $deployments[$_].TargetArn } } @{ Component = 'com.example.Gateway' }
    Row Stop-GGDeployment $deployment
    Row Remove-GGDeployment $deployment
    $writing = Get-Command -Module IoTFleet -Noun GG* | Where-Object { $_.Parameters.ContainsKey('WhatIf') -and ($_.Parameters.Values.Attributes | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) }
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
