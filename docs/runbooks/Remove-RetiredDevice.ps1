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
    [string]$CredentialAsset,

    # An endpoint of one's own, such as a VPC endpoint or a sandbox.
    [string]$EndpointUrl
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module IoTFleet

$connection = @{}
if ($Region) { $connection.Region = $Region }
if ($EndpointUrl) { $connection.EndpointUrl = $EndpointUrl }
if ($CredentialAsset) { $connection.Credential = Get-AutomationPSCredential -Name $CredentialAsset }
Connect-IoTFleet @connection | Out-Null

function Add-AuditLine([string]$Step, [string]$Kind, [string]$Name, [string]$Ticket, $Detail) {
    if ($WhatIfPreference) { return }
    [ordered]@{
        time   = '{0:yyyy-MM-ddTHH:mm:ssZ}' -f [datetime]::UtcNow
        user   = [Environment]::UserName
        step   = $Step
        kind   = $Kind
        name   = $Name
        ticket = $Ticket
        detail = $Detail
    } | ConvertTo-Json -Compress -Depth 4 | Add-Content -LiteralPath $AuditLog -Encoding utf8
}

# One device: found or gone, logged, removed, logged.
function Remove-One([string]$Kind, [string]$Name, [string]$Ticket, [scriptblock]$Find, [scriptblock]$Remove) {
    $result = [pscustomobject]@{ Kind = $Kind; Name = $Name; State = 'Gone'; Reason = $null }
    try {
        $found = try { & $Find } catch {
            if ($_.CategoryInfo.Category -ne 'ObjectNotFound') { throw }
        }
        if ($found) {
            Add-AuditLine 'removing' $Kind $Name $Ticket $found
            & $Remove
            Add-AuditLine 'removed' $Kind $Name $Ticket $null
            if ($WhatIfPreference) { $result.State = 'Present' }
        }
    }
    catch {
        $result.State = 'Failed'
        $result.Reason = "$_"
        Add-AuditLine 'failed' $Kind $Name $Ticket "$_"
    }
    $result
}

$rows = @(Import-Csv -LiteralPath $Path)
if (-not $rows) { throw "The list '$Path' names no devices." }
$columns = @($rows[0].PSObject.Properties.Name)
if (-not ($columns -contains 'CoreDevice' -or $columns -contains 'ManagedThing') -or $columns -notcontains 'Ticket') {
    throw "The list '$Path' needs a column CoreDevice or ManagedThing, and a column Ticket. It has: $($columns -join ', ')."
}

$results = foreach ($row in $rows) {
    if ($columns -contains 'CoreDevice' -and $row.CoreDevice) {
        $name = $row.CoreDevice
        Remove-One 'core device' $name $row.Ticket {
            Get-GGCoreDevice -Name $name | Select-Object CoreDeviceThingName, CoreVersion, @{ Name = 'Status'; Expression = { "$($_.Status)" } }, LastStatusUpdateTimestamp
        } {
            $clients = @(Get-GGClientDevice -CoreDevice $name | ForEach-Object ThingName)
            if ($clients) { Remove-GGClientDevice -CoreDevice $name -ClientDevice $clients -Force }
            Remove-GGCoreDevice -Name $name -Force
        }
    }
    if ($columns -contains 'ManagedThing' -and $row.ManagedThing) {
        $name = $row.ManagedThing
        Remove-One 'managed thing' $name $row.Ticket {
            # The service goes on with a removal by itself once it was asked for.
            Get-MIManagedThing $name | Where-Object ProvisioningStatus -NotIn 'DELETE_IN_PROGRESS', 'DELETED' | Select-Object Id, Name, SerialNumber, @{ Name = 'Status'; Expression = { "$($_.ProvisioningStatus)" } }
        } {
            Remove-MIManagedThing $name -Force
        }
    }
}
$results

$failed = @($results | Where-Object State -EQ 'Failed')
if ($failed) { throw "$($failed.Count) of $(@($results).Count) could not be removed: $(($failed | ForEach-Object { "$($_.Name) ($($_.Reason))" }) -join '; ')" }
