# What the rows of ContractRows.ps1 are made of, in the sandbox that Common.ps1 makes.
$lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
$hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
$account = Get-MIAccountAssociation 'Acme account of home 1'
$script:locker = Get-MICredentialLocker Homes
$script:cloudThing = Get-MIManagedThing | Where-Object ConnectorDeviceId | Select-Object -First 1
$url = 's3://firmware/2.0.0/job.json'
$script:stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/events'
$script:role = 'arn:aws:iam::123456789012:role/events'
$secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:bulbs-client-a1b2c3'
$secretVersion = 'a1b2c3d4-5678-90ab-cdef-000000000001'
$count = @{ Value = 0 }

function Get-NewName { $count.Value++; "made$($count.Value)" }
function Get-NewLambda { "arn:aws:lambda:us-east-1:123456789012:function:$(Get-NewName)" }
function Add-Connector { New-MICloudConnector (Get-NewName) (Get-NewLambda) }
function Add-ConnectorDestination { Add-Connector | New-MIConnectorDestination (Get-NewName) -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -SecretArn $secretArn -SecretVersionId $secretVersion }
function Add-Account { $made = Get-MIConnectorDestination 'Acme accounts' | New-MIAccountAssociation -Name (Get-NewName); Skip-Time 0:2:0; $made }
function Add-Thing { New-MIManagedThing "SN:$(Get-NewName)" ZIGBEE_QR_BAR_CODE -Name (Get-NewName) }
function Add-EventLog { New-MIEventLogConfiguration managed-thing INFO -ResourceId (Add-Thing).Id }
function Add-Task { New-MIOtaTask $url -Target $lamp }
function Add-Profile { $made = New-MIProvisioningProfile (Get-NewName); Skip-Time 0:1:0; $made }
function Clear-Notification { Get-MINotificationConfiguration | Where-Object EventType -EQ DEVICE_STATE | Remove-MINotificationConfiguration -Force }
function Add-Notification { Clear-Notification; New-MINotificationConfiguration DEVICE_STATE fleet-events }
function Add-Discovery { $things.PlaceDevices($hub.Id, 'ZIGBEE', 2); Skip-Time 0:3:0; $made = Start-MIDeviceDiscovery $hub ZIGBEE; Skip-Time 0:3:0; $made }

# A thing that a discovery in the cloud found, not registered yet.
function Add-Found {
    Skip-Time 0:3:0
    $discovery = Start-MIDeviceDiscovery -AccountAssociation $account
    $report = @{ Version = '1.0.0'; Endpoints = @{ Id = '1'; DeviceTypes = 'On/Off Light'; Clusters = @{ Id = '0x0006'; Revision = 6; PublicId = 'matter.OnOff@1.4'; Attributes = @{ Id = '0x0000'; Name = 'OnOff'; Value = $false }; Commands = '0x00', '0x01' } } }
    $device = Get-NewName
    Send-MIConnectorEvent 'Acme Cloud' DEVICE_DISCOVERY -DeviceDiscovery $discovery -Device @{ ConnectorDeviceId = $device; ConnectorDeviceName = $device; CapabilityReport = $report } | Out-Null
    Skip-Time 0:3:0
    @{ Discovery = $discovery; Thing = Get-MIDiscoveredDevice $discovery | Where-Object ConnectorDeviceName -EQ $device | New-MIManagedThing }
}

function Get-Set($Cmdlet, $Set) { (Get-Command $Cmdlet).ParameterSets | Where-Object Name -EQ $Set }
function Get-Confirmation($Cmdlet) { if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) { @{ Confirm = $false } } else { @{} } }
