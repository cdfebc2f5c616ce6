# What every cmdlet of managed integrations promises, held against one table: a row for each parameter set.
BeforeDiscovery {
    . "$PSScriptRoot/ContractRows.ps1"
    $script:reads = $rows | Where-Object Cmdlet -Match '^(Get|Wait)-'
    $script:writes = $rows | Where-Object Cmdlet -NotMatch '^(Get|Wait)-'
    $script:piped = $rows | Where-Object { $_.Cmdlet -notmatch '-MI(CustomEndpoint|DefaultEncryption|FleetSummary)$|^Get-MIHubConfiguration$' -and $_.Set -ne 'Query' }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/ContractValues.ps1"

    # The parameters that take resources by reference from the pipeline's properties, and what one of them is called: null where it has no name.
    function Get-Reference($Cmdlet, $Set) { (Get-Set $Cmdlet $Set).Parameters | Where-Object { $_.ValueFromPipelineByPropertyName -and $_.ParameterType.Name -like 'ResourceReference*' -and $_.Name -ne 'ResourceArn' } }
    function Get-NameOf($Parameter, $Id) {
        $kind = if ($Parameter -in 'Target', 'Controller') { 'ManagedThing' } else { $Parameter }
        if ($kind -in 'OtaTask', 'DeviceDiscovery', 'EventLogConfiguration', 'NotificationConfiguration') { return }
        $name = (& "Get-MI$kind" $Id).Name
        if ($kind -eq 'ManagedThing' -and -not $name) { $name = Get-NewName; Set-MIManagedThing $Id -Name $name -ErrorAction Stop }
        $name
    }

    # All that a script block shows, messages of -WhatIf too, which no redirection catches.
    function Get-Shown([scriptblock]$Script) {
        $file = Join-Path $TestDrive "$(Get-NewName).txt"
        Start-Transcript $file -UseMinimalHeader | Out-Null
        try { $streams = & { try { & $Script | Out-Null } catch { Write-Error $_ -ErrorAction Continue } } 2>&1 3>&1 4>&1 5>&1 6>&1 }
        finally { Stop-Transcript | Out-Null }
        (@($streams | ForEach-Object { "$_"; if ($_ -is [System.Management.Automation.ErrorRecord]) { "$($_.Exception)"; "$($_.ErrorDetails)"; "$($_.TargetObject)" } }) + (Get-Content $file -Raw)) -join "`n"
    }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'The table' {
    It 'has a row for each parameter set of each cmdlet, and none besides' -ForEach @{ Rows = $rows } {
        $there = Get-Command -Module IoTFleet -Noun MI* | ForEach-Object { $name = $_.Name; $_.ParameterSets | ForEach-Object { "$name $($_.Name)" } } | Sort-Object
        $rows | ForEach-Object { "$($_.Cmdlet) $($_.Set)" } | Sort-Object | Should -Be $there
    }

    It 'pipes to each parameter set that takes anything from the pipeline' -ForEach @{ Rows = $piped } {
        $there = Get-Command -Module IoTFleet -Noun MI* | ForEach-Object { $name = $_.Name; $_.ParameterSets | Where-Object { $_.Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } } | ForEach-Object { "$name $($_.Name)" } } | Sort-Object
        $rows | ForEach-Object { "$($_.Cmdlet) $($_.Set)" } | Sort-Object | Should -Be $there
    }

    It 'gives -WhatIf and -Confirm to all that write' -ForEach @{ Rows = $writes } {
        $able = Get-Command -Module IoTFleet -Noun MI* | Where-Object { $_.Parameters.ContainsKey('WhatIf') -and $_.Parameters.ContainsKey('Confirm') }
        $able.Name | Should -Be ($rows.Cmdlet | Sort-Object -Unique)
    }
}

Describe '<Cmdlet> (<Set>)' -ForEach $rows {
    It 'works, and writes only when it is to' {
        $given = & $Of
        $known = (Get-Set $Cmdlet $Set).Parameters
        $given.Keys | Where-Object { $_ -notin $known.Name } | Should -BeNullOrEmpty
        ($known | Where-Object IsMandatory).Name | Where-Object { $_ -notin $given.Keys } | Should -BeNullOrEmpty
        $given += Get-Confirmation $Cmdlet
        $requests = $context.Sandbox.Requests.Count
        $writes = $context.Sandbox.Requests.Writes
        $answer = & $Cmdlet @given -ErrorAction Stop
        $context.Sandbox.Requests.Count | Should -BeGreaterThan $requests
        if ($Cmdlet -match '^(Get|Wait)-') {
            $context.Sandbox.Requests.Writes | Should -Be $writes
            $answer | Should -Not -BeNullOrEmpty
        }
        else {
            $context.Sandbox.Requests.Writes | Should -Be ($writes + 1)
        }
    }
}

Describe '<Cmdlet> (<Set>) with -WhatIf' -ForEach $writes {
    It 'tells what it would do and writes nothing' {
        $given = & $Of
        $writes = $context.Sandbox.Requests.Writes
        Get-Shown { & $Cmdlet @given -WhatIf -ErrorAction Stop } | Should -Match 'What if:'
        $context.Sandbox.Requests.Writes | Should -Be $writes
    }

    It 'writes nothing with -Force either' {
        if (-not (Get-Command $Cmdlet).Parameters.ContainsKey('Force')) { return }
        $given = & $Of
        Measure-Write { & $Cmdlet @given -Force -WhatIf -ErrorAction Stop } | Should -Be 0
    }
}

Describe '<Cmdlet> (<Set>) in a pipeline' -ForEach $piped {
    It 'takes its input by value' {
        $parameter = (Get-Set $Cmdlet $Set).Parameters | Where-Object ValueFromPipeline
        if (-not $parameter) { return }
        $given = & $Of
        $value = $given[$parameter.Name]
        $given.Remove($parameter.Name)
        $given += Get-Confirmation $Cmdlet
        $before = $context.Sandbox.Requests.Count
        { $value | & $Cmdlet @given -ErrorAction Stop } | Should -Not -Throw
        $context.Sandbox.Requests.Count | Should -BeGreaterThan $before
    }

    It 'takes its input by property name' {
        $given = & $Of
        $named = @{}
        foreach ($parameter in (Get-Set $Cmdlet $Set).Parameters | Where-Object ValueFromPipelineByPropertyName) {
            $given.Keys | Should -Contain $parameter.Name -Because 'each parameter that takes a property is to be tried'
            if ($given.ContainsKey($parameter.Name)) {
                $named[$parameter.Name] = $given[$parameter.Name]
                $given.Remove($parameter.Name)
            }
        }
        if ($named.Count -eq 0) { return }
        $given += Get-Confirmation $Cmdlet
        $before = $context.Sandbox.Requests.Count
        { [pscustomobject]$named | & $Cmdlet @given -ErrorAction Stop } | Should -Not -Throw
        $context.Sandbox.Requests.Count | Should -BeGreaterThan $before
    }
}

Describe '<Cmdlet> (<Set>) of rows' -ForEach $piped {
    It 'takes what it works on by each of its columns, as id and as name' {
        $parameter = Get-Reference $Cmdlet $Set | Where-Object ValueFromPipeline
        if (-not $parameter) { return }
        $columns = @($parameter.Name) + $parameter.Aliases + 'Id', 'Name', "$($parameter.Name)Name" | Select-Object -Unique
        foreach ($column in $columns) {
            $given = & $Of
            $value = $given[$parameter.Name]
            $given.Remove($parameter.Name)
            if ($column -like '*Name' -or $column -eq $parameter.Name) {
                $name = Get-NameOf $parameter.Name $value
                if ($name) { $value = $name } elseif ($column -like '*Name') { continue }
            }
            elseif ($column -eq 'Id' -and $parameter.Name -in 'Destination', 'NotificationConfiguration') { continue }
            $given += Get-Confirmation $Cmdlet
            $before = $context.Sandbox.Requests.Count
            { [pscustomobject]@{ Line = 1; $column = $value } | & $Cmdlet @given -ErrorAction Stop } | Should -Not -Throw -Because "of the column $column"
            $context.Sandbox.Requests.Count | Should -BeGreaterThan $before
        }
    }

    It 'takes names in the columns of all its parameters' {
        $given = & $Of
        $row = @{}
        foreach ($parameter in Get-Reference $Cmdlet $Set) {
            $name = Get-NameOf $parameter.Name $given[$parameter.Name]
            $row[$parameter.Name] = if ($name) { $name } else { $given[$parameter.Name] }
            $given.Remove($parameter.Name)
        }
        if ($row.Count -eq 0) { return }
        foreach ($parameter in (Get-Set $Cmdlet $Set).Parameters | Where-Object ValueFromPipelineByPropertyName) {
            if ($given.ContainsKey($parameter.Name)) { $row[$parameter.Name] = $given[$parameter.Name]; $given.Remove($parameter.Name) }
        }
        $given += Get-Confirmation $Cmdlet
        { [pscustomobject]$row | & $Cmdlet @given -ErrorAction Stop } | Should -Not -Throw
    }

    It 'names the columns that it takes to a row without any, and asks nothing' {
        $parameter = (Get-Set $Cmdlet $Set).Parameters | Where-Object { $_.ValueFromPipeline -and $_.ParameterType.Name -like 'ResourceReference*' }
        if (-not $parameter) { return }
        $given = & $Of
        $given.Remove($parameter.Name)
        $before = $context.Sandbox.Requests.Count
        $failure = Get-Failure { [pscustomobject]@{ Line = 1 } | & $Cmdlet @given -ErrorAction Stop }
        "$failure" | Should -Match "has none of .*\b$($parameter.Name)\b"
        $context.Sandbox.Requests.Count | Should -Be $before
    }
}

Describe 'What one cmdlet emits, another takes' {
    It '<From> | <To>' -ForEach @(
        @{ From = 'Get-MIAccountAssociation'; To = 'Get-MIAccountAssociation' }
        @{ From = 'Get-MIAccountAssociation'; To = 'Set-MIAccountAssociation'; With = @{ Description = 'x' } }
        @{ From = 'Get-MICloudConnector'; To = 'Get-MICloudConnector' }
        @{ From = 'Get-MIConnectorDestination'; To = 'Get-MIConnectorDestination' }
        @{ From = 'Get-MIConnectorDestination'; To = 'Set-MIConnectorDestination'; With = @{ Description = 'x' } }
        @{ From = 'Get-MIConnectorDestination'; To = 'Get-MICloudConnector' }
        @{ From = 'Get-MICredentialLocker'; To = 'Get-MICredentialLocker' }
        @{ From = 'Get-MIDestination'; To = 'Get-MIDestination' }
        @{ From = 'Get-MIDestination'; To = 'Set-MIDestination'; With = @{ Description = 'x' } }
        @{ From = 'Get-MIDeviceDiscovery'; To = 'Get-MIDeviceDiscovery' }
        @{ From = 'Get-MIDeviceDiscovery'; To = 'Get-MIDiscoveredDevice' }
        @{ From = 'Get-MIEventLogConfiguration'; To = 'Get-MIEventLogConfiguration' }
        @{ From = 'Get-MIEventLogConfiguration'; To = 'Set-MIEventLogConfiguration'; With = @{ EventLogLevel = 'WARN' } }
        @{ From = 'Get-MIManagedThing'; To = 'Get-MIManagedThing' }
        @{ From = 'Get-MIManagedThing'; To = 'Set-MIManagedThing'; With = @{ Classification = 'x' } }
        @{ From = 'Get-MIManagedThing'; To = 'Get-MIManagedThingMetadata' }
        @{ From = 'Get-MIManagedThing'; To = 'Get-MIResourceTag' }
        @{ From = 'Get-MIManagedThingAssociation'; To = 'Get-MIManagedThing' }
        @{ From = 'Get-MIManagedThingAssociation'; To = 'Get-MIAccountAssociation' }
        @{ From = 'Get-MINotificationConfiguration'; To = 'Get-MINotificationConfiguration' }
        @{ From = 'Get-MINotificationConfiguration'; To = 'Set-MINotificationConfiguration'; With = @{ Destination = 'fleet-events' } }
        @{ From = 'Get-MIOtaTask'; To = 'Get-MIOtaTask' }
        @{ From = 'Get-MIOtaTask'; To = 'Get-MIOtaTaskExecution' }
        @{ From = 'Get-MIOtaTaskConfiguration'; To = 'Get-MIOtaTaskConfiguration' }
        @{ From = 'Get-MIProvisioningProfile'; To = 'Get-MIProvisioningProfile' }
        @{ From = 'Get-MISchemaVersion'; To = 'Get-MISchemaVersion' }
    ) {
        if ($From -eq 'Get-MIDeviceDiscovery') { Add-Discovery | Out-Null }
        if ($From -eq 'Get-MIEventLogConfiguration') { Add-EventLog | Out-Null }
        if (-not $With) { $With = @{} }
        $some = & $From | Select-Object -First 1
        $some | Should -Not -BeNullOrEmpty
        Measure-Request { $some | & $To @With -ErrorAction Stop } | Should -BeGreaterThan 0
    }
}

Describe 'What is secret' -ForEach @{ All = $rows } {
    BeforeAll {
        $server = Start-IoTFleetSandbox -Speed 0 -ManagedThingCount 30
        $script:remote = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = 'canary-key'; SessionToken = 'canary-token'; Region = 'us-east-1'; EndpointUrl = "$($server.Endpoint)" }
    }

    AfterAll {
        Stop-IoTFleetSandbox
    }

    It 'would be seen in each kind of message' {
        $shown = Get-Shown {
            Write-Verbose canary-1 -Verbose
            Write-Warning canary-2
            Write-Information canary-3 -InformationAction Continue
            Write-Error canary-4 -ErrorAction Continue
            Remove-Item (New-Item (Join-Path $TestDrive canary-5)) -WhatIf
            throw 'canary-6'
        }
        1..6 | ForEach-Object { $shown | Should -Match "canary-$_" }
    }

    It 'is not shown by <Cmdlet> (<Set>) of the key it signs with' -ForEach $rows {
        $given = (& $Of) + $remote
        $sure = Get-Confirmation $Cmdlet
        if ($Cmdlet -like 'Wait-*') { $given.Timeout = [timespan]'0:0:0.1'; $given.PollSeconds = 1 }
        $shown = Get-Shown {
            if ($sure.Count) { & $Cmdlet @given -WhatIf -Verbose -ErrorAction Continue }
            & $Cmdlet @given @sure -Verbose -ErrorAction Continue
        }
        $shown | Should -Match '\(\d{3}\) in|\d attempt|Exception'
        $shown | Should -Not -Match 'canary'
    }

    It 'is not shown by <Cmdlet> of <Names>' -ForEach @(
        @{ Cmdlet = 'Add-MIResourceTag'; Names = 'tags'; Secret = { @{ Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MIAccountAssociation'; Names = 'tags'; Secret = { @{ Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MICredentialLocker'; Names = 'name and tags'; Secret = { @{ Name = 'canary-name'; Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MIManagedThing'; Names = 'material, owner, serial number and tags'; Secret = { @{ AuthenticationMaterial = 'SN:canary-material'; Owner = 'canary-owner'; SerialNumber = 'canary-serial'; Metadata = @{ a = 'canary-data' }; Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MIManagedThing'; Names = 'material as SecureString'; Secret = { @{ AuthenticationMaterial = ConvertTo-Secret 'SN:canary-secure' } } }
        @{ Cmdlet = 'Set-MIManagedThing'; Names = 'owner and serial number'; Secret = { @{ Owner = 'canary-owner'; SerialNumber = 'canary-serial'; HubNetworkMode = 'STANDARD' } } }
        @{ Cmdlet = 'New-MIOtaTask'; Names = 'tags'; Set = 'Target'; Secret = { @{ Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MIOtaTaskConfiguration'; Names = 'name'; Secret = { @{ Name = 'canary-name' } } }
        @{ Cmdlet = 'New-MIProvisioningProfile'; Names = 'certificates and tags'; Secret = { @{ Type = 'JITR'; CaCertificate = "-----BEGIN CERTIFICATE-----`ncanary-ca`n-----END CERTIFICATE-----"; Tag = @{ who = 'canary-tag' } } } }
        @{ Cmdlet = 'New-MIProvisioningProfile'; Names = 'the claim certificate'; Secret = { @{ ClaimCertificate = "-----BEGIN CERTIFICATE-----`ncanary-claim`n-----END CERTIFICATE-----" } } }
        @{ Cmdlet = 'Send-MIConnectorEvent'; Names = 'user and device'; Secret = { @{ ConnectorDeviceId = 'canary-device'; UserId = 'canary-user' } } }
        @{ Cmdlet = 'Send-MIManagedThingCommand'; Names = 'parameters'; Set = 'Action'; Secret = { @{ Capability = 'matter.LevelControl'; Action = 'MoveToLevel'; Parameter = @{ Level = 'canary-level' } } } }
        @{ Cmdlet = 'Start-MIDeviceDiscovery'; Names = 'material and details'; Set = 'Controller'; Secret = { @{ Type = 'ZWAVE'; AuthenticationMaterial = 'canary-code'; AuthenticationMaterialType = 'ZWAVE_INSTALL_CODE'; CustomProtocolDetail = @{ Name = 'canary-detail' } } } }
        @{ Cmdlet = 'Start-MIDeviceDiscovery'; Names = 'devices of a connector'; Set = 'Cloud'; Secret = { @{ ConnectorDeviceId = 'canary-device' } } }
    ) {
        $row = $all | Where-Object { $_.Cmdlet -eq $Cmdlet -and (-not $Set -or $_.Set -eq $Set) } | Select-Object -First 1
        $given = & $row.Of
        $secrets = & $Secret
        foreach ($key in $secrets.Keys) { $given[$key] = $secrets[$key] }
        $shown = Get-Shown {
            & $Cmdlet @given -WhatIf -Verbose
            & $Cmdlet @given -Confirm:$false -Verbose -ErrorAction Continue
            & $Cmdlet @given -Confirm:$false -Verbose -ErrorAction Continue
        }
        $shown | Should -Match 'What if:'
        $shown | Should -Match 'attempt'
        $shown | Should -Not -Match 'canary'
    }

    It 'is the address to sign in at: <Cmdlet> shows it in no message' -ForEach @(
        @{ Cmdlet = 'New-MIAccountAssociation' }
        @{ Cmdlet = 'Start-MIAccountAssociationRefresh' }
    ) {
        $given = & ($all | Where-Object Cmdlet -EQ $Cmdlet).Of
        Get-Shown { & $Cmdlet @given -Confirm:$false -Verbose } | Should -Not -Match 'state='
    }
}
