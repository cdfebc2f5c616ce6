<#
.SYNOPSIS
Writes the night's health report of a fleet.
.DESCRIPTION
Reads the Greengrass core devices and the managed things of an account, writes what it saw to fleet-health-<date>.json
in the folder of -Path, and emits it. A second run on the same day replaces that day's report; nothing in the account is
changed. It ends with an error, and so with a non-zero exit code, when more devices are in trouble than -MaximumTroubled
allows, or when the account cannot be read: a scheduler that tells of failed jobs is all the alarm it needs.
.EXAMPLE
0 3 * * * pwsh -NoProfile -NonInteractive -File /opt/runbooks/Report-FleetHealth.ps1 -Path /var/reports -Region eu-west-1

A line of a crontab: every night at three.
.EXAMPLE
./Report-FleetHealth.ps1 -Path $env:TEMP -Region eu-west-1 -AssetName fleet-reader

As a runbook of Azure Automation: the access key's id is the user name of the credential asset, the secret key its password.
#>
[CmdletBinding()]
param(
    # The folder of the reports.
    [Parameter(Mandatory)]
    [string]$Path,

    # How many core devices may be unhealthy or silent before the run counts as failed.
    [int]$MaximumTroubled = 0,

    # How long a core device may be silent: two days by default, since a healthy one reports once a day.
    [timespan]$StaleAfter = '2.00:00:00',

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

if (-not (Test-Path -LiteralPath $Path -PathType Container)) { throw "There is no folder '$Path' to write the report to." }

$fleet = Get-GGFleetSummary -StaleAfter $StaleAfter
$homes = Get-MIFleetSummary
$report = [pscustomobject]@{
    Region           = $fleet.Region
    Date             = '{0:yyyy-MM-dd}' -f [datetime]::UtcNow
    Devices          = $fleet.Devices
    Healthy          = $fleet.Healthy
    Unhealthy        = @($fleet.UnhealthyDevices | ForEach-Object { "$_" })
    Silent           = @($fleet.StaleDevices.CoreDeviceThingName)
    Broken           = @($fleet.BrokenComponents | ForEach-Object { "$_" })
    ManagedThings    = $homes.ThingCount
    Disconnected     = @($homes.Disconnected.ManagedThingId)
    FailedUpdates    = $homes.FailedUpdateCount
    CannotSee        = @($fleet.CannotSee | ForEach-Object { "$_" })
}

# Written beside and renamed, so that no reader ever sees half a report.
$file = Join-Path $Path "fleet-health-$($report.Date).json"
$report | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath "$file.part" -Encoding utf8
Move-Item -LiteralPath "$file.part" -Destination $file -Force
$report

$troubled = $fleet.Unhealthy + $fleet.Stale
if ($troubled -gt $MaximumTroubled) {
    throw "$troubled of $($fleet.Devices) core devices are in trouble, where $MaximumTroubled may be. Unhealthy: $($report.Unhealthy -join ', '). Silent: $($report.Silent -join ', '). The report is $file."
}
