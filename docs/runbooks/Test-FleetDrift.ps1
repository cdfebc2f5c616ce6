<#
.SYNOPSIS
Sounds an alarm when devices no longer have what was deployed to them.
.DESCRIPTION
Compares the current deployment of thing groups with what their devices have installed, and emits one object for each
difference: a component that is missing, has another version or is broken. It changes nothing. Any difference ends the
run with an error, after all of them were emitted, and so with a non-zero exit code.
.EXAMPLE
0 * * * * pwsh -NoProfile -NonInteractive -File /opt/runbooks/Test-FleetDrift.ps1 -Region eu-west-1 -Path /var/reports/drift.csv

A line of a crontab: every hour, over every thing group that has a deployment.
.EXAMPLE
./Test-FleetDrift.ps1 -ThingGroup Production

One group only.
#>
[CmdletBinding()]
param(
    # The thing group to look at; all that have a deployment, where none is named.
    [string]$ThingGroup,

    # A CSV file to write the differences to. Without differences it has its headings only.
    [string]$Path,

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

$current = @(Get-GGDeployment | Where-Object { $_.TargetArn -like '*:thinggroup/*' -and "$($_.DeploymentStatus)" -ne 'CANCELED' })
$deployed = @($current | Where-Object { -not $ThingGroup -or $_.TargetArn -like "*:thinggroup/$ThingGroup" })
if ($ThingGroup -and -not $deployed) { throw "Thing group '$ThingGroup' has no deployment to compare its devices with." }

$drift = @(foreach ($deployment in $deployed) {
        foreach ($difference in Compare-GGDeployment -DeploymentId $deployment.DeploymentId) {
            [pscustomobject]@{
                ThingGroup = $deployment.TargetArn -replace '.*:thinggroup/'
                CoreDevice = $difference.CoreDeviceThingName
                Component  = $difference.ComponentName
                Change     = "$($difference.Change)"
                Deployed   = $difference.Reference
                Installed  = $difference.Difference
            }
        }
    })
$drift

if ($Path) {
    $lines = if ($drift) { $drift | ConvertTo-Csv -NoTypeInformation } else { '"ThingGroup","CoreDevice","Component","Change","Deployed","Installed"' }
    $lines | Set-Content -LiteralPath "$Path.part" -Encoding utf8
    Move-Item -LiteralPath "$Path.part" -Destination $Path -Force
}

if ($drift) {
    $devices = @($drift.CoreDevice | Sort-Object -Unique)
    throw "$($devices.Count) core devices have drifted from their deployments, in $($drift.Count) places: $(($devices | Select-Object -First 10) -join ', ')$(if ($devices.Count -gt 10) { ', ...' })."
}
