# What holds for every cmdlet: one row for each parameter set, and from each row the direct call, the calls through
# the pipeline, -WhatIf, -Confirm with both answers, -Force and a target that does not exist.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $table = [System.Collections.Generic.List[hashtable]]::new()
    # Arguments hold every mandatory parameter and every one that takes the pipeline. Wrong replaces some of them.
    function Row([string]$Cmdlet, [string]$Set, [scriptblock]$Arguments, [hashtable]$Wrong, [scriptblock]$Ready = {}) {
        $table.Add(@{ Cmdlet = $Cmdlet; Set = $Set; Arguments = $Arguments; Wrong = $Wrong; Ready = $Ready })
    }
    $all = '__AllParameterSets'
    $noDevice = @{ CoreDevice = 'nothing' }
    $noComponent = @{ Component = 'nothing' }
    $noId = @{ DeploymentId = 'nothing' }
    $noGroup = @{ ThingGroup = 'nothing' }
    $noArn = @{ TargetArn = 'arn:aws:iot:us-east-1:123456789012:thinggroup/nothing' }

    Row -Cmdlet Add-GGClientDevice -Set $all -Arguments { @{ CoreDevice = 'row-01'; ClientDevice = 'sensor-row-01' } } -Wrong $noDevice -Ready { $sandbox.Devices.AddThing('sensor-row-01') }
    Row -Cmdlet Get-GGClientDevice -Set $all -Arguments { @{ CoreDevice = 'row-01' } } -Wrong $noDevice
    Row -Cmdlet Remove-GGClientDevice -Set $all -Arguments { @{ CoreDevice = 'berlin-gw-0001'; ClientDevice = 'sensor-berlin-01' } } -Wrong $noDevice

    foreach ($verb in 'Get', 'Add', 'Remove') {
        $extra = @{ Get = { @{} }; Add = { @{ Tag = @{ wave = '1' } } }; Remove = { @{ Key = 'team' } } }[$verb]
        Row -Cmdlet $verb-GGResourceTag -Set Resource -Arguments ([scriptblock]::Create("@{ Resource = `$deviceArn } + $extra")) -Wrong @{ Resource = 'arn:aws:greengrass:us-east-1:123456789012:coreDevices:nothing' }
        Row -Cmdlet $verb-GGResourceTag -Set CoreDevice -Arguments ([scriptblock]::Create("@{ CoreDevice = 'row-01' } + $extra")) -Wrong $noDevice
        Row -Cmdlet $verb-GGResourceTag -Set Deployment -Arguments ([scriptblock]::Create("@{ DeploymentId = `$toGroup.DeploymentId } + $extra")) -Wrong $noId
        Row -Cmdlet $verb-GGResourceTag -Set Component -Arguments ([scriptblock]::Create("@{ Component = 'com.example.Gateway' } + $extra")) -Wrong $noComponent
    }

    $rest = @{
        'Compare-GGDeployment' = { @{} }; 'Get-GGDeploymentStatus' = { @{} }; 'Wait-GGDeployment' = { @{ Timeout = [timespan]'00:00:10' } }
        'Export-GGDeployment' = { @{ Path = "$out/exported.json" } }; 'Update-GGDeployment' = { @{ Name = 'renamed' } }
    }
    foreach ($cmdlet in $rest.Keys) {
        Row -Cmdlet $cmdlet -Set Id -Arguments ([scriptblock]::Create("@{ DeploymentId = `$toGroup.DeploymentId } + $($rest[$cmdlet])")) -Wrong $noId
        Row -Cmdlet $cmdlet -Set ThingGroup -Arguments ([scriptblock]::Create("@{ ThingGroup = 'row' } + $($rest[$cmdlet])")) -Wrong $noGroup
        Row -Cmdlet $cmdlet -Set CoreDevice -Arguments ([scriptblock]::Create("@{ CoreDevice = 'row-01' } + $($rest[$cmdlet])")) -Wrong $noDevice
        Row -Cmdlet $cmdlet -Set Arn -Arguments ([scriptblock]::Create("@{ TargetArn = `$groupArn } + $($rest[$cmdlet])")) -Wrong $noArn
    }

    Row -Cmdlet Get-GGComponent -Set $all -Arguments { @{ Name = 'com.example.Gateway' } } -Wrong @{ Name = 'nothing' }
    Row -Cmdlet Get-GGComponentArtifact -Set $all -Arguments { @{ Component = 'com.example.Gateway'; ArtifactName = $artifact } } -Wrong $noComponent
    Row -Cmdlet Save-GGComponentArtifact -Set $all -Arguments { @{ Component = 'com.example.Gateway'; ArtifactName = $artifact; Path = $out } } -Wrong $noComponent
    Row -Cmdlet Get-GGComponentRecipe -Set $all -Arguments { @{ Component = 'com.example.Gateway'; Path = $out } } -Wrong $noComponent
    Row -Cmdlet Get-GGComponentVersion -Set $all -Arguments { @{ Component = 'com.example.Gateway' } } -Wrong $noComponent
    Row -Cmdlet Remove-GGComponentVersion -Set $all -Arguments { @{ Component = 'com.example.Gateway'; Version = '1.2.0' } } -Wrong $noComponent
    Row -Cmdlet New-GGComponentVersion -Set Path -Arguments { @{ Path = "$TestDrive/row.json" } } -Wrong @{ Path = '/nothing.json' }
    Row -Cmdlet New-GGComponentVersion -Set LiteralPath -Arguments { @{ LiteralPath = "$TestDrive/row.json" } } -Wrong @{ LiteralPath = '/nothing.json' }
    Row -Cmdlet New-GGComponentVersion -Set Recipe -Arguments { @{ Recipe = $recipe } } -Wrong @{ Recipe = '{' }
    Row -Cmdlet New-GGComponentVersion -Set Lambda -Arguments { @{ LambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:Blink:7'; ComponentName = 'com.example.Blink'; ComponentVersion = '7.0.0' } } -Wrong @{ LambdaArn = 'nothing' }
    Row -Cmdlet Resolve-GGComponentCandidate -Set Platform -Arguments { @{ Component = 'com.example.Gateway'; OperatingSystem = 'linux' } } -Wrong $noComponent
    Row -Cmdlet Resolve-GGComponentCandidate -Set CoreDevice -Arguments { @{ Component = 'com.example.Gateway'; CoreDevice = 'berlin-gw-0001' } } -Wrong $noDevice

    Row -Cmdlet Get-GGConnectivityInfo -Set $all -Arguments { @{ CoreDevice = 'berlin-gw-0001' } } -Wrong $noDevice
    Row -Cmdlet Set-GGConnectivityInfo -Set $all -Arguments { @{ CoreDevice = 'berlin-gw-0001'; Endpoint = '10.0.0.1:8883' } } -Wrong $noDevice
    Row -Cmdlet Get-GGCoreDevice -Set $all -Arguments { @{ Name = 'row-01' } } -Wrong @{ Name = 'nothing' }
    Row -Cmdlet Remove-GGCoreDevice -Set $all -Arguments { @{ Name = 'row-01' } } -Wrong @{ Name = 'nothing' }
    Row -Cmdlet Get-GGEffectiveDeployment -Set $all -Arguments { @{ CoreDevice = 'row-01' } } -Wrong $noDevice
    Row -Cmdlet Get-GGInstalledComponent -Set $all -Arguments { @{ CoreDevice = 'row-01' } } -Wrong $noDevice
    Row -Cmdlet Get-GGFleetSummary -Set $all -Arguments { @{ ThingGroup = 'row' } } -Wrong $noGroup
    Row -Cmdlet Get-GGThingGroup -Set $all -Arguments { @{ Name = 'row' } } -Wrong @{ Name = 'nothing' }
    Row -Cmdlet Get-GGThingGroupMember -Set $all -Arguments { @{ ThingGroup = 'row' } } -Wrong $noGroup
    Row -Cmdlet Get-GGServiceRole -Set $all -Arguments { @{} } -Wrong $null -Ready { Register-GGServiceRole $role }
    Row -Cmdlet Register-GGServiceRole -Set $all -Arguments { @{ RoleArn = $role } } -Wrong @{ RoleArn = 'nothing' }
    Row -Cmdlet Unregister-GGServiceRole -Set $all -Arguments { @{} } -Wrong $null -Ready { Register-GGServiceRole $role }

    Row -Cmdlet Get-GGDeployment -Set List -Arguments { @{ ThingGroup = 'row' } } -Wrong $noGroup
    Row -Cmdlet Get-GGDeployment -Set CoreDevice -Arguments { @{ CoreDevice = 'row-01' } } -Wrong $noDevice
    Row -Cmdlet Get-GGDeployment -Set Id -Arguments { @{ DeploymentId = $toGroup.DeploymentId } } -Wrong $noId
    Row -Cmdlet New-GGDeployment -Set ThingGroup -Arguments { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } -Wrong $noGroup
    Row -Cmdlet New-GGDeployment -Set CoreDevice -Arguments { @{ CoreDevice = 'row-01'; Component = 'com.example.Gateway' } } -Wrong @{ Component = 'nothing' }
    Row -Cmdlet New-GGDeployment -Set Arn -Arguments { @{ TargetArn = $groupArn; Component = 'com.example.Gateway' } } -Wrong $noArn
    Row -Cmdlet Stop-GGDeployment -Set $all -Arguments { @{ DeploymentId = $toGroup.DeploymentId } } -Wrong $noId
    Row -Cmdlet Remove-GGDeployment -Set $all -Arguments { @{ DeploymentId = $toGroup.DeploymentId } } -Wrong $noId -Ready { $toGroup | Stop-GGDeployment }
    $file = { $toGroup | Export-GGDeployment -Path "$TestDrive/import.json" -Force | Out-Null; New-GGDeployment -ThingGroup row -Component com.example.Gateway | Out-Null }
    Row -Cmdlet Import-GGDeployment -Set File -Arguments { @{ Path = "$TestDrive/import.json" } } -Wrong @{ Path = '/nothing.json' } -Ready $file
    Row -Cmdlet Import-GGDeployment -Set ThingGroup -Arguments { @{ Path = "$TestDrive/import.json"; ThingGroup = 'Spares' } } -Wrong $noGroup -Ready $file
    Row -Cmdlet Import-GGDeployment -Set CoreDevice -Arguments { @{ Path = "$TestDrive/import.json"; CoreDevice = 'row-01' } } -Wrong @{ Path = '/nothing.json' } -Ready $file
    Row -Cmdlet Import-GGDeployment -Set Arn -Arguments { @{ Path = "$TestDrive/import.json"; TargetArn = $groupArn } } -Wrong $noArn -Ready $file

    $script:sets = Get-Command -Module IoTFleet -Noun GG* | ForEach-Object { $command = $_; $_.ParameterSets | ForEach-Object { $set = $_.Name; @{ Cmdlet = $command.Name; Set = $set; Rows = @($table | Where-Object { $_.Cmdlet -eq $command.Name -and $_.Set -eq $set }).Count } } }
    $script:piped = foreach ($row in $table) {
        foreach ($parameter in ((Get-Command $row.Cmdlet).ParameterSets | Where-Object Name -EQ $row.Set).Parameters) {
            if ($parameter.ValueFromPipeline) { $row + @{ Parameter = $parameter.Name; By = 'value' } }
            if ($parameter.ValueFromPipelineByPropertyName) {
                foreach ($name in @($parameter.Name) + $parameter.Aliases) { $row + @{ Parameter = $parameter.Name; By = "property $name"; Property = $name } }
            }
        }
    }
    $asking = $table | Where-Object { (Get-Command $_.Cmdlet).Parameters.ContainsKey('WhatIf') }
    $script:high = $asking | Where-Object { $_.Cmdlet -match '^(Remove|Unregister)-' }
    $wrong = $table | Where-Object Wrong
    $script:getting = $table | Where-Object Cmdlet -Like Get-*
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    . "$PSScriptRoot/../Confirm.ps1"
    $script:answering = Open-AnsweringRunspace
    $script:role = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
    $script:artifact = 'example-artifacts/com.example.Gateway/1.3.0/package.zip'
    $recipe = '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Row","ComponentVersion":"1.0.0","Manifests":[{"Lifecycle":{"Run":"true"}}]}'
    $out = "$TestDrive/out"
    Set-Content $TestDrive/row.json $recipe

    # A fleet of its own for every test: a group with one device, and a finished deployment to each.
    function Initialize-Row {
        Remove-Item $out -Recurse -Force -ErrorAction Ignore
        New-Item $out -ItemType Directory | Out-Null
        $script:sandbox = (Connect-IoTFleet -Sandbox -Speed 0).Sandbox
        $sandbox.Devices.AddThingGroup('row')
        $sandbox.Devices.Add('row-01', @('row'))
        $script:toGroup = New-GGDeployment -ThingGroup row -Component com.example.Dashboard -Tag @{ team = 'row' }
        $script:toDevice = New-GGDeployment -CoreDevice row-01 -Component com.example.Dashboard
        $sandbox.Clock.Advance([timespan]::FromMinutes(5))
        $script:groupArn = (Get-GGThingGroup row).ThingGroupArn
        $script:deviceArn = $groupArn -replace 'arn:aws:iot:(.*):thinggroup/row', 'arn:aws:greengrass:$1:coreDevices:row-01'
        . $Ready
        $sandbox.Requests.Clear()
        . $Arguments
    }
    function Get-Change { $sandbox.Requests.Writes + @(Get-ChildItem $out -Recurse -File).Count }
    function Get-Unasked { if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) { @{ Confirm = $false } } else { @{} } }
    function Assert-Done {
        $sandbox.Requests.Count | Should -BeGreaterThan 0
        if ((Get-Command $Cmdlet).Parameters.ContainsKey('WhatIf')) { Get-Change | Should -BeGreaterThan 0 }
    }
}

AfterAll {
    $answering.Runspace.Dispose()
    Disconnect-IoTFleet
}

Describe 'The table' {
    It 'has a row for <Cmdlet>, <Set>' -ForEach $sets {
        $Rows | Should -Be 1
    }

    It 'gives <Cmdlet> what chooses <Set> and all that takes the pipeline' -ForEach $table {
        $given = (Initialize-Row).Keys
        $command = Get-Command $Cmdlet
        $chosen = @($command.ParameterSets | Where-Object {
                $names = $_.Parameters.Name
                -not ($given | Where-Object { $_ -notin $names }) -and -not ($_.Parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $given })
            })
        if ($chosen.Count -gt 1) { $chosen = @($chosen | Where-Object IsDefault) }
        $chosen.Name | Should -Be $Set
        $chosen[0].Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } | ForEach-Object { $_.Name | Should -BeIn $given }
    }
}

Describe 'A call' {
    It 'works: <Cmdlet>, <Set>' -ForEach $table {
        $given = Initialize-Row
        $unasked = Get-Unasked
        & $Cmdlet @given @unasked -ErrorAction Stop | Out-Null
        Assert-Done
    }

    It 'takes the pipeline: <Cmdlet>, <Set>, <Parameter> by <By>' -ForEach $piped {
        $given = Initialize-Row
        $value = $given[$Parameter]
        $given.Remove($Parameter)
        if ($Property -eq 'Arn' -and $value -eq 'com.example.Gateway') { $value = (Get-GGComponent com.example.Gateway -Version ($given.Version ?? '1.3.0')).Arn }
        $sandbox.Requests.Clear()
        $unasked = Get-Unasked
        if ($Property) { $value = [pscustomobject]@{ $Property = $value } }
        $value | & $Cmdlet @given @unasked -ErrorAction Stop | Out-Null
        Assert-Done
    }

    It 'tells what is wrong in one record: <Cmdlet>, <Set>' -ForEach $wrong {
        $given = Initialize-Row
        foreach ($key in $Wrong.Keys) { $given[$key] = $Wrong[$key] }
        $unasked = Get-Unasked
        $failures = @()
        try { & $Cmdlet @given @unasked -ErrorVariable failures -ErrorAction SilentlyContinue | Out-Null } catch { $failures = @($_) }
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Not -BeLike 'NotSpecified*'
        $failures[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        "$($failures[0])" | Should -Match 'nothing|JSON|lambdaArn'
        "$($failures[0])" | Should -Not -Match '   at |System\.|Amazon\.'
        Get-ChildItem $out -Recurse -File | Should -BeNullOrEmpty
    }
}

Describe 'What changes something' {
    It 'changes nothing with -WhatIf: <Cmdlet>, <Set>' -ForEach $asking {
        $given = Initialize-Row
        & $Cmdlet @given -WhatIf -ErrorAction Stop | Out-Null
        Get-Change | Should -Be 0
    }

    It 'asks with -Confirm and obeys the answer: <Cmdlet>, <Set>' -ForEach $asking {
        $given = (Initialize-Row) + @{ Confirm = $true }
        $no = Invoke-Answered $answering No $Cmdlet $given
        $no.Questions | Should -HaveCount 1
        $no.Errors | Should -BeNullOrEmpty
        Get-Change | Should -Be 0
        $yes = Invoke-Answered $answering Yes $Cmdlet $given
        $yes.Questions | Should -HaveCount 1
        $yes.Errors | Should -BeNullOrEmpty
        Get-Change | Should -BeGreaterThan 0
    }

    It 'asks by itself before it removes, but not with -Force: <Cmdlet>, <Set>' -ForEach $high {
        $given = Initialize-Row
        (Invoke-Answered $answering No $Cmdlet $given).Questions | Should -HaveCount 1
        Get-Change | Should -Be 0
        $forced = Invoke-Answered $answering No $Cmdlet ($given + @{ Force = $true })
        $forced.Questions | Should -HaveCount 0
        $forced.Errors | Should -BeNullOrEmpty
        Get-Change | Should -BeGreaterThan 0
    }
}

Describe 'Verbose output' {
    BeforeAll {
        $script:secret = 'Zq9/never+shown/Kw71secretkeyofthetest00'
    }

    It 'names the operations and no secret: <Cmdlet>, <Set>' -ForEach $getting {
        $given = Initialize-Row
        $server = Start-IoTFleetSandbox
        try {
            $here = @{ EndpointUrl = $server.Endpoint; Region = 'us-east-1'; AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = $secret; SessionToken = 'token+of+the+session' }
            $records = & $Cmdlet @given @here -Verbose -Debug -ErrorAction Stop 4>&1 5>&1
            $verbose = ($records | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String -Width 4096)
            $operations = $server.Sandbox.Requests.Entries.Operation | Select-Object -Unique
            $operations | Should -Not -BeNullOrEmpty
            $operations | ForEach-Object { $verbose | Should -Match $_ }
            $text = $records | Where-Object { $_ -is [System.Management.Automation.InformationalRecord] } | Out-String -Width 4096
            $text | Should -Not -Match ([regex]::Escape($secret))
            $text | Should -Not -Match 'token\+of\+the\+session'
        }
        finally { $server | Stop-IoTFleetSandbox }
    }
}
