# A row for each parameter set of each cmdlet of managed integrations, with the parameters of a call that works. Values are
# made anew for each call, by what ContractValues.ps1 has, so that no test needs another one to have run.
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
    @{ Cmdlet = 'New-MIOtaTask'; Set = 'Target'; Of = { @{ S3Url = $url; Target = $lamp.Id } } }
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
    @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Controller'; Of = { Skip-Time 0:3:0; @{ Controller = $hub.Id; Type = 'ZIGBEE' } } }
    @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Cloud'; Of = { Skip-Time 0:3:0; @{ AccountAssociation = $account.Id } } }
    @{ Cmdlet = 'Unregister-MIManagedThingAssociation'; Of = { $found = New-Found; Register-MIManagedThingAssociation $found.Thing $account $found.Discovery | Out-Null; Skip-Time 0:1:0; @{ ManagedThing = $found.Thing.Id; AccountAssociation = $account.Id } } }
    @{ Cmdlet = 'Wait-MIDeviceDiscovery'; Of = { @{ DeviceDiscovery = (New-Discovery).Id } } }
    @{ Cmdlet = 'Wait-MIOtaTask'; Of = { $task = New-Task; Skip-Time 0:10:0; @{ OtaTask = $task.TaskId } } }
    @{ Cmdlet = 'Wait-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (New-Profile).Id } } }
) | ForEach-Object { if (-not $_.Set) { $_.Set = '__AllParameterSets' }; $_ }
