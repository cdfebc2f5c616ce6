<#
.SYNOPSIS
Takes devices out of service, and keeps an audit log of what was removed.
.DESCRIPTION
Reads a CSV file with a column CoreDevice, or ManagedThing, or both, and a column Ticket that says on whose word. For each
core device its client devices are taken off and the device is removed from Greengrass; each managed thing is removed
from managed integrations. AWS IoT things and their certificates are not touched.

The audit log holds one JSON object a line and is only ever added to: before each removal what is about to be removed and
its last known state, after it how it went. A device that is gone already is reported as gone and adds nothing to the log,
so the list can be run again after a failure. Failures do not stop the rest; they end the run with an error, and so with
a non-zero exit code.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Remove-RetiredDevice.ps1 -Path ./retired.csv -AuditLog /var/log/fleet-audit.jsonl -Region eu-west-1

Takes out what the list names.
.EXAMPLE
./Remove-RetiredDevice.ps1 -Path ./retired.csv -AuditLog ./audit.jsonl -WhatIf

Says what would be removed.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The CSV file with the devices.
    [Parameter(Mandatory)]
    [string]$Path,

    # The file to add the audit log to.
    [Parameter(Mandatory)]
    [string]$AuditLog,

    [string]$Region,

    # The name of a credential asset of Azure Automation; elsewhere the credentials come from the environment.
    [string]$AssetName,

    # An endpoint of one's own, such as a VPC endpoint or a sandbox.
    [string]$EndpointUrl
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module IoTFleet

$connection = @{}
if ($Region) { $connection.Region = $Region }
if ($EndpointUrl) { $connection.EndpointUrl = $EndpointUrl }
if ($AssetName) { $connection.Credential = Get-AutomationPSCredential -Name $AssetName }
Connect-IoTFleet @connection | Out-Null

# What one removal writes, with the name of the file bound to it.
function Write-AuditLine([string]$File, [string]$Step, $Device, $Detail) {
    if ($WhatIfPreference) { return }
    [ordered]@{
        time   = '{0:yyyy-MM-ddTHH:mm:ssZ}' -f [datetime]::UtcNow
        user   = [Environment]::UserName
        step   = $Step
        kind   = $Device.Kind
        name   = $Device.Name
        ticket = $Device.Ticket
        detail = $Detail
    } | ConvertTo-Json -Compress -Depth 4 | Add-Content -LiteralPath $File -Encoding utf8
}

# One device: found or gone, logged, removed, logged.
function Invoke-Removal([string]$File, $Device, [scriptblock]$Find, [scriptblock]$Remove) {
    $result = [pscustomobject]@{ Kind = $Device.Kind; Name = $Device.Name; State = 'Gone'; Reason = $null }
    try {
        $found = try { & $Find $Device.Name } catch {
            if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw }
        }
        if ($found) {
            Write-AuditLine -File $File -Step 'removing' -Device $Device -Detail $found
            & $Remove $Device.Name
            Write-AuditLine -File $File -Step 'removed' -Device $Device
            if ($WhatIfPreference) { $result.State = 'Present' }
        }
    }
    catch {
        $result.State = 'Failed'
        $result.Reason = "$_"
        Write-AuditLine -File $File -Step 'failed' -Device $Device -Detail "$_"
    }
    $result
}

$findCore = {
    param($name)
    Get-GGCoreDevice -Name $name |
        Select-Object CoreDeviceThingName, CoreVersion, @{ Name = 'Status'; Expression = { "$($_.Status)" } }, LastStatusUpdateTimestamp
}
$removeCore = {
    param($name)
    $clients = @(Get-GGClientDevice -CoreDevice $name | ForEach-Object ThingName)
    if ($clients) { Remove-GGClientDevice -CoreDevice $name -ClientDevice $clients -Force }
    Remove-GGCoreDevice -Name $name -Force
}
$findThing = {
    param($name)
    # The service goes on with a removal by itself once it was asked for.
    Get-MIManagedThing -ManagedThing $name | Where-Object ProvisioningStatus -NotIn 'DELETE_IN_PROGRESS', 'DELETED' |
        Select-Object Id, Name, SerialNumber, @{ Name = 'Status'; Expression = { "$($_.ProvisioningStatus)" } }
}
$removeThing = {
    param($name)
    Remove-MIManagedThing -ManagedThing $name -Force
}

$rows = @(Import-Csv -LiteralPath $Path)
if (-not $rows) { throw "The list '$Path' names no devices." }
$columns = @($rows[0].PSObject.Properties.Name)
if (-not ($columns -contains 'CoreDevice' -or $columns -contains 'ManagedThing') -or $columns -notcontains 'Ticket') {
    throw "The list '$Path' needs a column CoreDevice or ManagedThing, and a column Ticket. It has: $($columns -join ', ')."
}

$results = foreach ($row in $rows) {
    if ($columns -contains 'CoreDevice' -and $row.CoreDevice) {
        $device = @{ Kind = 'core device'; Name = $row.CoreDevice; Ticket = $row.Ticket }
        Invoke-Removal -File $AuditLog -Device $device -Find $findCore -Remove $removeCore
    }
    if ($columns -contains 'ManagedThing' -and $row.ManagedThing) {
        $device = @{ Kind = 'managed thing'; Name = $row.ManagedThing; Ticket = $row.Ticket }
        Invoke-Removal -File $AuditLog -Device $device -Find $findThing -Remove $removeThing
    }
}
$results

$failed = @($results | Where-Object State -EQ 'Failed')
if ($failed) { throw "$($failed.Count) of $(@($results).Count) could not be removed: $(($failed | ForEach-Object { "$($_.Name) ($($_.Reason))" }) -join '; ')" }
