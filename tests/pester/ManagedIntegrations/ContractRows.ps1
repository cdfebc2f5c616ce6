# A row for each parameter set of each cmdlet of managed integrations, with the parameters of a call that works. Values are
# made anew for each call, by what ContractValues.ps1 has, so that no test needs another one to have run.
$script:rows = @(
    @{ Cmdlet = 'Add-MIResourceTag'; Of = { @{ ResourceArn = $lamp.Arn; Tag = @{ site = 'berlin' } } } }
    @{ Cmdlet = 'Get-MIAccountAssociation'; Of = { @{ AccountAssociation = $account.Id } } }
    @{ Cmdlet = 'Get-MICloudConnector'; Of = { @{ CloudConnector = (Add-Connector).Id } } }
    @{ Cmdlet = 'Get-MIConnectorDestination'; Of = { @{ ConnectorDestination = (Get-MIConnectorDestination 'Acme accounts').Id } } }
    @{ Cmdlet = 'Get-MICredentialLocker'; Of = { @{ CredentialLocker = $locker.Id } } }
    @{ Cmdlet = 'Get-MICustomEndpoint'; Of = { Register-MICustomEndpoint | Out-Null; @{} } }
    @{ Cmdlet = 'Get-MIDefaultEncryption'; Of = { @{} } }
    @{ Cmdlet = 'Get-MIDestination'; Of = { @{ Destination = 'fleet-events' } } }
    @{ Cmdlet = 'Get-MIDeviceDiscovery'; Of = { @{ DeviceDiscovery = (Add-Discovery).Id } } }
    @{ Cmdlet = 'Get-MIDiscoveredDevice'; Of = { @{ DeviceDiscovery = (Add-Discovery).Id } } }
    @{ Cmdlet = 'Get-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (Add-EventLog).Id } } }
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
    @{ Cmdlet = 'Get-MIOtaTask'; Of = { @{ OtaTask = (Add-Task).TaskId } } }
    @{ Cmdlet = 'Get-MIOtaTaskConfiguration'; Of = { @{ OtaTaskConfiguration = (New-MIOtaTaskConfiguration (Get-NewName)).TaskConfigurationId } } }
    @{ Cmdlet = 'Get-MIOtaTaskExecution'; Of = { @{ OtaTask = (Add-Task).TaskId } } }
    @{ Cmdlet = 'Get-MIOtaTaskProgress'; Of = { @{ OtaTask = (Add-Task).TaskId } } }
    @{ Cmdlet = 'Get-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (Get-MIProvisioningProfile fleet-provisioning).Id } } }
    @{ Cmdlet = 'Get-MIResourceTag'; Of = { $lamp | Add-MIResourceTag -Tag @{ a = 'b' }; @{ ResourceArn = $lamp.Arn } } }
    @{ Cmdlet = 'Get-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id } } }
    @{ Cmdlet = 'Get-MISchemaVersion'; Of = { @{ SchemaId = 'matter.OnOff'; Type = 'capability' } } }
    @{ Cmdlet = 'New-MIAccountAssociation'; Of = { @{ ConnectorDestination = (Get-MIConnectorDestination 'Acme accounts').Id; Name = Get-NewName; Tag = @{ a = 'b' } } } }
    @{ Cmdlet = 'New-MICloudConnector'; Of = { @{ Name = Get-NewName; LambdaArn = Get-NewLambda; Description = 'made' } } }
    @{ Cmdlet = 'New-MIConnectorDestination'; Of = { @{ Name = Get-NewName; CloudConnector = (Add-Connector).Id; AuthUrl = 'https://auth.example.com/in'; TokenUrl = 'https://auth.example.com/token'; SecretArn = $secretArn; SecretVersionId = $secretVersion } } }
    @{ Cmdlet = 'New-MICredentialLocker'; Of = { @{ Name = Get-NewName } } }
    @{ Cmdlet = 'New-MIDestination'; Of = { @{ Name = Get-NewName; DeliveryDestinationArn = $stream; RoleArn = $role; DeliveryDestinationType = 'KINESIS'; Description = 'made' } } }
    @{ Cmdlet = 'New-MIEventLogConfiguration'; Of = { @{ ResourceType = 'managed-thing'; EventLogLevel = 'INFO'; ResourceId = (Add-Thing).Id } } }
    @{ Cmdlet = 'New-MIManagedThing'; Of = { @{ AuthenticationMaterial = "SN:$(Get-NewName)"; AuthenticationMaterialType = 'ZIGBEE_QR_BAR_CODE'; Role = 'DEVICE'; Name = Get-NewName; Owner = 'me'; SerialNumber = Get-NewName; Brand = 'b'; Model = 'm'; Classification = 'c'; CredentialLocker = $locker.Id; CapabilityReport = @{ Version = '1.0.0'; NodeId = '1'; Endpoints = @{ Id = '1'; DeviceTypes = 'On/Off Light'; Capabilities = @() } }; CapabilitySchema = @(); Metadata = @{ a = 'b' }; EnableAsProvisioner = $false; EnableAsProvisionee = $true; WiFiSetupMinutes = 5; Tag = @{ a = 'b' } } } }
    @{ Cmdlet = 'New-MINotificationConfiguration'; Of = { Clear-Notification; @{ EventType = 'DEVICE_STATE'; Destination = 'fleet-events' } } }
    @{ Cmdlet = 'New-MIOtaTask'; Set = 'Target'; Of = { @{ S3Url = $url; Target = $lamp.Id } } }
    @{ Cmdlet = 'New-MIOtaTask'; Set = 'Query'; Of = { @{ S3Url = $url; QueryString = 'model:LH-*'; Type = 'CONTINUOUS' } } }
    @{ Cmdlet = 'New-MIOtaTaskConfiguration'; Of = { @{ Name = Get-NewName; Description = 'made'; TimeoutMinutes = 5 } } }
    @{ Cmdlet = 'New-MIProvisioningProfile'; Of = { @{ Name = Get-NewName; Type = 'FLEET_PROVISIONING' } } }
    @{ Cmdlet = 'Register-MICustomEndpoint'; Of = { @{} } }
    @{ Cmdlet = 'Register-MIManagedThingAssociation'; Of = { $found = Add-Found; @{ ManagedThing = $found.Thing.Id; AccountAssociation = $account.Id; DeviceDiscovery = $found.Discovery.Id } } }
    @{ Cmdlet = 'Remove-MIAccountAssociation'; Of = { @{ AccountAssociation = (Add-Account).Id } } }
    @{ Cmdlet = 'Remove-MICloudConnector'; Of = { @{ CloudConnector = (Add-Connector).Id } } }
    @{ Cmdlet = 'Remove-MIConnectorDestination'; Of = { @{ ConnectorDestination = (Add-ConnectorDestination).Id } } }
    @{ Cmdlet = 'Remove-MICredentialLocker'; Of = { @{ CredentialLocker = (New-MICredentialLocker (Get-NewName)).Id } } }
    @{ Cmdlet = 'Remove-MIDestination'; Of = { @{ Destination = (New-MIDestination (Get-NewName) $stream $role).Name } } }
    @{ Cmdlet = 'Remove-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (Add-EventLog).Id } } }
    @{ Cmdlet = 'Remove-MIManagedThing'; Of = { @{ ManagedThing = (Add-Thing).Id } } }
    @{ Cmdlet = 'Remove-MINotificationConfiguration'; Of = { @{ NotificationConfiguration = "$((Add-Notification).EventType)" } } }
    @{ Cmdlet = 'Remove-MIOtaTask'; Of = { @{ OtaTask = (Add-Task).TaskId } } }
    @{ Cmdlet = 'Remove-MIOtaTaskConfiguration'; Of = { @{ OtaTaskConfiguration = (New-MIOtaTaskConfiguration (Get-NewName)).TaskConfigurationId } } }
    @{ Cmdlet = 'Remove-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (Add-Profile).Id } } }
    @{ Cmdlet = 'Remove-MIResourceTag'; Of = { $lamp | Add-MIResourceTag -Tag @{ gone = 'b' }; @{ ResourceArn = $lamp.Arn; Key = 'gone' } } }
    @{ Cmdlet = 'Reset-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id } } }
    @{ Cmdlet = 'Send-MIConnectorEvent'; Of = { @{ CloudConnector = (Get-MICloudConnector 'Acme Cloud').Id; Operation = 'DEVICE_EVENT'; OperationVersion = '1.0'; UserId = 'user-1'; StatusCode = 200; DeviceDiscovery = (Add-Discovery).Id; TraceId = 'trace-1'; ConnectorDeviceId = $cloudThing.ConnectorDeviceId; Message = 'changed'; MatterEndpoint = @{ Id = '1'; Clusters = @{ Id = '0x0006'; Attributes = @{ '0x0000' = $true } } } } } }
    @{ Cmdlet = 'Send-MIManagedThingCommand'; Set = 'Action'; Of = { @{ ManagedThing = $lamp.Id; Endpoint = '1'; Capability = 'matter.OnOff'; Action = 'On' } } }
    @{ Cmdlet = 'Send-MIManagedThingCommand'; Set = 'Command'; Of = { @{ ManagedThing = $lamp.Id; Command = @{ EndpointId = 1; Capabilities = @{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Actions = @{ Name = 'Off' } } } } } }
    @{ Cmdlet = 'Set-MIAccountAssociation'; Of = { @{ AccountAssociation = (Add-Account).Id; Description = 'changed' } } }
    @{ Cmdlet = 'Set-MICloudConnector'; Of = { @{ CloudConnector = (Add-Connector).Id; Description = 'changed' } } }
    @{ Cmdlet = 'Set-MIConnectorDestination'; Of = { @{ ConnectorDestination = (Add-ConnectorDestination).Id; Description = 'changed' } } }
    @{ Cmdlet = 'Set-MIDefaultEncryption'; Of = { Skip-Time 0:1:0; @{ EncryptionType = 'MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION' } } }
    @{ Cmdlet = 'Set-MIDestination'; Of = { @{ Destination = 'fleet-events'; Description = 'changed' } } }
    @{ Cmdlet = 'Set-MIEventLogConfiguration'; Of = { @{ EventLogConfiguration = (Add-EventLog).Id; EventLogLevel = 'DEBUG' } } }
    @{ Cmdlet = 'Set-MIHubConfiguration'; Of = { @{ TokenExpirySeconds = 600 } } }
    @{ Cmdlet = 'Set-MIManagedThing'; Of = { @{ ManagedThing = $lamp.Id; Model = 'X1' } } }
    @{ Cmdlet = 'Set-MINotificationConfiguration'; Of = { @{ NotificationConfiguration = 'DEVICE_LIFE_CYCLE'; Destination = 'fleet-events' } } }
    @{ Cmdlet = 'Set-MIOtaTask'; Of = { @{ OtaTask = (Add-Task).TaskId; Description = 'changed' } } }
    @{ Cmdlet = 'Set-MIRuntimeLogConfiguration'; Of = { @{ ManagedThing = $hub.Id; LogLevel = 'DEBUG' } } }
    @{ Cmdlet = 'Start-MIAccountAssociationRefresh'; Of = { $made = Add-Account; $things.ExpireRefreshToken($made.Id); @{ AccountAssociation = $made.Id } } }
    @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Controller'; Of = { Skip-Time 0:3:0; @{ Controller = $hub.Id; Type = 'ZIGBEE' } } }
    @{ Cmdlet = 'Start-MIDeviceDiscovery'; Set = 'Cloud'; Of = { Skip-Time 0:3:0; @{ AccountAssociation = $account.Id } } }
    @{ Cmdlet = 'Unregister-MIManagedThingAssociation'; Of = { $found = Add-Found; Register-MIManagedThingAssociation $found.Thing $account $found.Discovery | Out-Null; Skip-Time 0:1:0; @{ ManagedThing = $found.Thing.Id; AccountAssociation = $account.Id } } }
    @{ Cmdlet = 'Wait-MIDeviceDiscovery'; Of = { @{ DeviceDiscovery = (Add-Discovery).Id } } }
    @{ Cmdlet = 'Wait-MIOtaTask'; Of = { $task = Add-Task; Skip-Time 0:10:0; @{ OtaTask = $task.TaskId } } }
    @{ Cmdlet = 'Wait-MIProvisioningProfile'; Of = { @{ ProvisioningProfile = (Add-Profile).Id } } }
) | ForEach-Object { if (-not $_.Set) { $_.Set = '__AllParameterSets' }; $_ }
