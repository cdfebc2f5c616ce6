# What every cmdlet of managed integrations promises, held against one table: a row for each parameter set, with the
# parameters of a call that works. Values are made anew for each call, so that no test needs another one to have run.
BeforeDiscovery {
    $rows = @(
        @{ Cmdlet = 'Add-MIResourceTag'; Of = { @{ ResourceArn = $lamp.Arn; Tag = @{ site = 'berlin' } } } }
        @{ Cmdlet = 'Get-MIAccountAssociation'; Of = { @{ AccountAssociation = $account.Id } } }
        @{ Cmdlet = 'Get-MICloudConnector'; Of = { @{ CloudConnector = (New-Connector).Id } } }
        @{ Cmdlet = 'Get-MIConnectorDestination'; Of = { @{ ConnectorDestination = (Get-MIConnectorDestination 'Acme accounts').Id } } }
        @{ Cmdlet = 'Get-MICredentialLocker'; Of = { @{ CredentialLocker = $locker.Id } } }
        @{ Cmdlet = 'Get-MICustomEndpoint'; Of = { Register-MICustomEndpoint | Out-Null; @{} } }
        @{ Cmdlet = 'Get-MIDefaultEncryption'; Of = { @{} } }
        @{ Cmdlet = 'Get-MIDestination'; Of = { @{ Destination = 'fleet-events' } } }
        @{ Cmdlet = 'Get-MIDeviceDiscovery'; Of = { @{ DeviceDiscovery = (New-Discovery).Id } } }
        @{ Cmdlet = 'Get-MIDiscoveredDevice'; Of = { @{ DeviceDiscovery = (New-Discovery).Id } } }
        @{ Cmdlet = 'Get-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (New-EventLog).Id } } }
        @{ Cmdlet = 'Get-MIFleetSummary'; Of = { @{} } }
        @{ Cmdlet = 'Get-MIHubConfiguration'; Of = { Set-MIHubConfiguration 600 | Out-Null; @{} } }
        @{ Cmdlet = 'Get-MIManagedThing'; Of = { @{ ManagedThing = $lamp.Id } } }
        @{ Cmdlet = 'Get-MIManagedThingAssociation'; Of = { @{ ManagedThing = (Get-MIManagedThing -ConnectorDestination 'Acme accounts')[0].Id } } }
        @{ Cmdlet = 'Get-MIManagedThingCapability'; Of = { @{ ManagedThing = $lamp.Id } } }
        @{ Cmdlet = 'Get-MIManagedThingCertificate'; Of = { @{ ManagedThing = $hub.Id } } }
        @{ Cmdlet = 'Get-MIManagedThingConnectivity'; Of = { @{ ManagedThing = $lamp.Id } } }
        @{ Cmdlet = 'Get-MIManagedThingMetadata'; Of = { @{ ManagedThing = $lamp.Id } } }
        @{ Cmdlet = 'Get-MIManagedThingSchema'; Of = { @{ ManagedThing = $lamp.Id; Endpoint = '1'; Capability = 'matter.OnOff' } } }
        @{ Cmdlet = 'Get-MIManagedThingState'; Of = { @{ ManagedThing = $lamp.Id } } }
        @{ Cmdlet = 'Get-MINotificationConfiguration'; Of = { @{ NotificationConfiguration = 'DEVICE_LIFE_CYCLE' } } }
        @{ Cmdlet = 'Get-MIOtaTask'; Of = { @{ OtaTask = (New-Task).TaskId } } }
        @{ Cmdlet = 'Get-MIOtaTaskConfiguration'; Of = { @{ OtaTaskConfiguration = (New-MIOtaTaskConfiguration (New-Name)).TaskConfigurationId } } }
        @{ Cmdlet = 'Get-MIOtaTaskExecution'; Of = { @{ OtaTask = (New-Task).TaskId } } }
        @{ Cmdlet = 'Get-MIOtaTaskProgress'; Of = { @{ OtaTask = (New-Task).TaskId } } }
        @{ Cmdlet = 'Get-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (Get-MIProvisioningProfile fleet-provisioning).Id } } }
        @{ Cmdlet = 'Get-MIResourceTag'; Of = { $lamp | Add-MIResourceTag -Tag @{ a = 'b' }; @{ ResourceArn = $lamp.Arn } } }
        @{ Cmdlet = 'Get-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id } } }
        @{ Cmdlet = 'Get-MISchemaVersion'; Of = { @{ SchemaId = 'matter.OnOff' } } }
        @{ Cmdlet = 'New-MIAccountAssociation'; Of = { @{ ConnectorDestination = (Get-MIConnectorDestination 'Acme accounts').Id; Name = New-Name; Tag = @{ a = 'b' } } } }
        @{ Cmdlet = 'New-MICloudConnector'; Of = { @{ Name = New-Name; LambdaArn = New-Lambda; Description = 'made' } } }
        @{ Cmdlet = 'New-MIConnectorDestination'; Of = { @{ Name = New-Name; CloudConnector = (New-Connector).Id; AuthUrl = 'https://auth.example.com/in'; TokenUrl = 'https://auth.example.com/token'; SecretArn = $secretArn; SecretVersionId = $secretVersion } } }
        @{ Cmdlet = 'New-MICredentialLocker'; Of = { @{ Name = New-Name } } }
        @{ Cmdlet = 'New-MIDestination'; Of = { @{ Name = New-Name; DeliveryDestinationArn = $stream; RoleArn = $role; DeliveryDestinationType = 'KINESIS'; Description = 'made' } } }
        @{ Cmdlet = 'New-MIEventLogConfiguration'; Of = { @{ ResourceType = 'managed-thing'; EventLogLevel = 'INFO'; ResourceId = (New-Thing).Id } } }
        @{ Cmdlet = 'New-MIManagedThing'; Of = { @{ AuthenticationMaterial = "SN:$(New-Name)"; AuthenticationMaterialType = 'ZIGBEE_QR_BAR_CODE'; Role = 'DEVICE'; Name = New-Name; Owner = 'me'; SerialNumber = New-Name; Brand = 'b'; Model = 'm'; Classification = 'c' } } }
        @{ Cmdlet = 'New-MINotificationConfiguration'; Of = { Clear-Notification; @{ EventType = 'DEVICE_STATE'; Destination = 'fleet-events' } } }
        @{ Cmdlet = 'New-MIOtaTask'; Set = 'Target'; Property = @{ Target = 'ManagedThingId' }; Of = { @{ S3Url = $url; Target = $lamp.Id } } }
        @{ Cmdlet = 'New-MIOtaTask'; Set = 'Query'; Of = { @{ S3Url = $url; QueryString = 'model:LH-*'; Type = 'CONTINUOUS' } } }
        @{ Cmdlet = 'New-MIOtaTaskConfiguration'; Of = { @{ Name = New-Name; Description = 'made'; TimeoutMinutes = 5 } } }
        @{ Cmdlet = 'New-MIProvisioningProfile'; Of = { @{ Name = New-Name; Type = 'FLEET_PROVISIONING' } } }
        @{ Cmdlet = 'Register-MICustomEndpoint'; Of = { @{} } }
        @{ Cmdlet = 'Register-MIManagedThingAssociation'; Of = { $found = New-Found; @{ ManagedThing = $found.Thing.Id; AccountAssociation = $account.Id; DeviceDiscovery = $found.Discovery.Id } } }
        @{ Cmdlet = 'Remove-MIAccountAssociation'; Of = { @{ AccountAssociation = (New-Account).Id } } }
        @{ Cmdlet = 'Remove-MICloudConnector'; Of = { @{ CloudConnector = (New-Connector).Id } } }
        @{ Cmdlet = 'Remove-MIConnectorDestination'; Of = { @{ ConnectorDestination = (New-ConnectorDestination).Id } } }
        @{ Cmdlet = 'Remove-MICredentialLocker'; Of = { @{ CredentialLocker = (New-MICredentialLocker (New-Name)).Id } } }
        @{ Cmdlet = 'Remove-MIDestination'; Of = { @{ Destination = (New-MIDestination (New-Name) $stream $role).Name } } }
        @{ Cmdlet = 'Remove-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (New-EventLog).Id } } }
        @{ Cmdlet = 'Remove-MIManagedThing'; Of = { @{ ManagedThing = (New-Thing).Id } } }
        @{ Cmdlet = 'Remove-MINotificationConfiguration'; Of = { @{ NotificationConfiguration = "$((New-Notification).EventType)" } } }
        @{ Cmdlet = 'Remove-MIOtaTask'; Of = { @{ OtaTask = (New-Task).TaskId } } }
        @{ Cmdlet = 'Remove-MIOtaTaskConfiguration'; Of = { @{ OtaTaskConfiguration = (New-MIOtaTaskConfiguration (New-Name)).TaskConfigurationId } } }
        @{ Cmdlet = 'Remove-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (New-Profile).Id } } }
        @{ Cmdlet = 'Remove-MIResourceTag'; Of = { $lamp | Add-MIResourceTag -Tag @{ gone = 'b' }; @{ ResourceArn = $lamp.Arn; Key = 'gone' } } }
        @{ Cmdlet = 'Reset-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id } } }
        @{ Cmdlet = 'Send-MIConnectorEvent'; Of = { @{ CloudConnector = (Get-MICloudConnector 'Acme Cloud').Id; Operation = 'DEVICE_EVENT'; OperationVersion = '1.0'; UserId = 'user-1'; StatusCode = 200; DeviceDiscovery = (New-Discovery).Id; TraceId = 'trace-1'; ConnectorDeviceId = $cloudThing.ConnectorDeviceId; Message = 'changed'; MatterEndpoint = @{ Id = '1'; Clusters = @{ Id = '0x0006'; Attributes = @{ '0x0000' = $true } } } } } }
        @{ Cmdlet = 'Send-MIManagedThingCommand'; Set = 'Action'; Of = { @{ ManagedThing = $lamp.Id; Endpoint = '1'; Capability = 'matter.OnOff'; Action = 'On' } } }
        @{ Cmdlet = 'Send-MIManagedThingCommand'; Set = 'Command'; Of = { @{ ManagedThing = $lamp.Id; Command = @{ EndpointId = 1; Capabilities = @{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Actions = @{ Name = 'Off' } } } } } }
        @{ Cmdlet = 'Set-MIAccountAssociation'; Of = { @{ AccountAssociation = (New-Account).Id; Description = 'changed' } } }
        @{ Cmdlet = 'Set-MICloudConnector'; Of = { @{ CloudConnector = (New-Connector).Id; Description = 'changed' } } }
        @{ Cmdlet = 'Set-MIConnectorDestination'; Of = { @{ ConnectorDestination = (New-ConnectorDestination).Id; Description = 'changed' } } }
        @{ Cmdlet = 'Set-MIDefaultEncryption'; Of = { Skip-Time 0:1:0; @{ EncryptionType = 'MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION' } } }
        @{ Cmdlet = 'Set-MIDestination'; Of = { @{ Destination = 'fleet-events'; Description = 'changed' } } }
        @{ Cmdlet = 'Set-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (New-EventLog).Id; EventLogLevel = 'DEBUG' } } }
        @{ Cmdlet = 'Set-MIHubConfiguration'; Of = { @{ TokenExpirySeconds = 600 } } }
        @{ Cmdlet = 'Set-MIManagedThing'; Of = { @{ ManagedThing = $lamp.Id; Model = 'X1' } } }
        @{ Cmdlet = 'Set-MINotificationConfiguration'; Of = { @{ NotificationConfiguration = 'DEVICE_LIFE_CYCLE'; Destination = 'fleet-events' } } }
        @{ Cmdlet = 'Set-MIOtaTask'; Of = { @{ OtaTask = (New-Task).TaskId; Description = 'changed' } } }
        @{ Cmdlet = 'Set-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id; LogLevel = 'DEBUG' } } }
        @{ Cmdlet = 'Start-MIAccountAssociationRefresh'; Of = { $made = New-Account; $things.ExpireRefreshToken($made.Id); @{ AccountAssociation = $made.Id } } }
        @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Controller'; Property = @{ Controller = 'ControllerId' }; Of = { Skip-Time 0:3:0; @{ Controller = $hub.Id; Type = 'ZIGBEE' } } }
        @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Cloud'; Of = { Skip-Time 0:3:0; @{ AccountAssociation = $account.Id } } }
        @{ Cmdlet = 'Unregister-MIManagedThingAssociation'; Of = { $found = New-Found; Register-MIManagedThingAssociation $found.Thing $account $found.Discovery | Out-Null; Skip-Time 0:1:0; @{ ManagedThing = $found.Thing.Id; AccountAssociation = $account.Id } } }
        @{ Cmdlet = 'Wait-MIDeviceDiscovery'; Of = { @{ DeviceDiscovery = (New-Discovery).Id } } }
        @{ Cmdlet = 'Wait-MIOtaTask'; Of = { $task = New-Task; Skip-Time 0:10:0; @{ OtaTask = $task.TaskId } } }
        @{ Cmdlet = 'Wait-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (New-Profile).Id } } }
    ) | ForEach-Object { if (-not $_.Set) { $_.Set = '__AllParameterSets' }; $_ }
    $reads = $rows | Where-Object Cmdlet -Match '^(Get|Wait)-'
    $writes = $rows | Where-Object Cmdlet -NotMatch '^(Get|Wait)-'
    $piped = $rows | Where-Object { $_.Cmdlet -notmatch '-MI(CustomEndpoint|DefaultEncryption|FleetSummary)$|^Get-MIHubConfiguration$' -and $_.Set -notin 'Query', 'Cloud' }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
    $hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
    $account = Get-MIAccountAssociation 'Acme account of home 1'
    $locker = Get-MICredentialLocker Homes
    $cloudThing = Get-MIManagedThing | Where-Object ConnectorDeviceId | Select-Object -First 1
    $url = 's3://firmware/2.0.0/job.json'
    $stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/events'
    $role = 'arn:aws:iam::123456789012:role/events'
    $secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:bulbs-client-a1b2c3'
    $secretVersion = 'a1b2c3d4-5678-90ab-cdef-000000000001'
    $count = @{ Value = 0 }
    $noise = [System.Management.Automation.PSCmdlet]::CommonParameters + 'WhatIf', 'Confirm'

    function New-Name { $count.Value++; "made$($count.Value)" }
    function New-Lambda { "arn:aws:lambda:us-east-1:123456789012:function:$(New-Name)" }
    function New-Connector { New-MICloudConnector (New-Name) (New-Lambda) }
    function New-ConnectorDestination { New-Connector | New-MIConnectorDestination (New-Name) -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -SecretArn $secretArn -SecretVersionId $secretVersion }
    function New-Account { $made = Get-MIConnectorDestination 'Acme accounts' | New-MIAccountAssociation -Name (New-Name); Skip-Time 0:2:0; $made }
    function New-Thing { New-MIManagedThing "SN:$(New-Name)" ZIGBEE_QR_BAR_CODE }
    function New-EventLog { New-MIEventLogConfiguration managed-thing INFO -ResourceId (New-Thing).Id }
    function New-Task { New-MIOtaTask $url -Target $lamp }
    function New-Profile { $made = New-MIProvisioningProfile (New-Name); Skip-Time 0:1:0; $made }
    function Clear-Notification { Get-MINotificationConfiguration | Where-Object EventType -EQ DEVICE_STATE | Remove-MINotificationConfiguration -Force }
    function New-Notification { Clear-Notification; New-MINotificationConfiguration DEVICE_STATE fleet-events }
    function New-Discovery { $things.PlaceDevices($hub.Id, 'ZIGBEE', 2); Skip-Time 0:3:0; $made = Start-MIDeviceDiscovery $hub ZIGBEE; Skip-Time 0:3:0; $made }

    # A thing that a discovery in the cloud found, not registered yet.
    function New-Found {
        Skip-Time 0:3:0
        $discovery = Start-MIDeviceDiscovery -AccountAssociation $account
        $report = @{ Version = '1.0.0'; Endpoints = @{ Id = '1'; DeviceTypes = 'On/Off Light'; Clusters = @{ Id = '0x0006'; Revision = 6; PublicId = 'matter.OnOff@1.4'; Attributes = @{ Id = '0x0000'; Name = 'OnOff'; Value = $false }; Commands = '0x00', '0x01' } } }
        $device = New-Name
        Send-MIConnectorEvent 'Acme Cloud' DEVICE_DISCOVERY -DeviceDiscovery $discovery -Device @{ ConnectorDeviceId = $device; ConnectorDeviceName = $device; CapabilityReport = $report } | Out-Null
        Skip-Time 0:3:0
        @{ Discovery = $discovery; Thing = Get-MIDiscoveredDevice $discovery | Where-Object ConnectorDeviceName -EQ $device | New-MIManagedThing }
    }

    function Get-Set($Cmdlet, $Set) { (Get-Command $Cmdlet).ParameterSets | Where-Object Name -EQ $Set }
    function Get-Confirmation($Cmdlet) { if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) { @{ Confirm = $false } } else { @{} } }

    # All that a script block shows, messages of -WhatIf too, which no redirection catches.
    function Get-Shown([scriptblock]$Script) {
        $file = Join-Path $TestDrive "$(New-Name).txt"
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
                $column = if ($Property.$($parameter.Name)) { $Property.$($parameter.Name) } else { $parameter.Name }
                $named[$column] = $given[$parameter.Name]
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
        if ($From -eq 'Get-MIDeviceDiscovery') { New-Discovery | Out-Null }
        if ($From -eq 'Get-MIEventLogConfiguration') { New-EventLog | Out-Null }
        if (-not $With) { $With = @{} }
        $some = & $From | Select-Object -First 1
        $some | Should -Not -BeNullOrEmpty
        Measure-Request { $some | & $To @With -ErrorAction Stop } | Should -BeGreaterThan 0
    }
}

Describe 'What is secret' -ForEach @{ All = $rows } {
    BeforeAll {
        $server = Start-IoTFleetSandbox -Speed 0 -ManagedThingCount 30
        $remote = @{ AccessKey = 'AKIDEXAMPLE'; SecretKey = 'canary-key'; SessionToken = 'canary-token'; Region = 'us-east-1'; EndpointUrl = "$($server.Endpoint)" }
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
        @{ Cmdlet = 'New-MIManagedThing'; Names = 'material as SecureString'; Secret = { @{ AuthenticationMaterial = ConvertTo-SecureString 'SN:canary-secure' -AsPlainText -Force } } }
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
