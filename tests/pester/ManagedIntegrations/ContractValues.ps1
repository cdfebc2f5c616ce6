# What the rows of ContractRows.ps1 are made of, in the sandbox that Common.ps1 makes.
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

function New-Name { $count.Value++; "made$($count.Value)" }
function New-Lambda { "arn:aws:lambda:us-east-1:123456789012:function:$(New-Name)" }
function New-Connector { New-MICloudConnector (New-Name) (New-Lambda) }
function New-ConnectorDestination { New-Connector | New-MIConnectorDestination (New-Name) -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -SecretArn $secretArn -SecretVersionId $secretVersion }
function New-Account { $made = Get-MIConnectorDestination 'Acme accounts' | New-MIAccountAssociation -Name (New-Name); Skip-Time 0:2:0; $made }
function New-Thing { New-MIManagedThing "SN:$(New-Name)" ZIGBEE_QR_BAR_CODE -Name (New-Name) }
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
