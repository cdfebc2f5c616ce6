<#
.SYNOPSIS
Brings firmware to managed things, and tries those again that failed.
.DESCRIPTION
Creates an over-the-air task for the managed things listed in a CSV file (a column ManagedThing with ids, ARNs or names),
waits for it, and creates a further task for those that failed, as often as -Attempts says. Each task carries the
campaign's name and the number of the attempt as tags; a run that finds them goes on from there. So an interrupted run
is simply run again, and a finished campaign is not started twice.

The campaign's result is emitted as one object. Things that failed in the last attempt end the run with an error that
names them, and so with a non-zero exit code.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Start-FirmwareCampaign.ps1 -Campaign lamps-2.0.0 -S3Url s3://firmware/lamps/2.0.0/job.json -Path ./lamps.csv -Region eu-west-1

Runs the campaign, from a scheduled task or a CI job.
.EXAMPLE
Get-MIManagedThing -Role DEVICE | Select-Object @{ Name = 'ManagedThing'; Expression = 'Id' } | Export-Csv ./lamps.csv -NoTypeInformation

Makes the list.
#>
[CmdletBinding()]
param(
    # The campaign's name, unique among the account's campaigns.
    [Parameter(Mandatory)]
    [string]$Campaign,

    # The S3 URL of the job document.
    [Parameter(Mandatory)]
    [string]$S3Url,

    # The CSV file with the managed things.
    [Parameter(Mandatory)]
    [string]$Path,

    # How many tasks there may be: one, and one fewer for those that failed.
    [ValidateRange(1, 10)]
    [int]$Attempts = 3,

    # How many things a minute are told at most.
    [int]$MaximumPerMinute = 60,

    # How long to wait for one task.
    [timespan]$Timeout = '04:00:00',

    # Seconds between two looks at a running task, at first.
    [int]$PollSeconds = 15,

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

$rows = @(Import-Csv -LiteralPath $Path)
if (-not $rows -or $null -eq $rows[0].PSObject.Properties['ManagedThing']) { throw "The list '$Path' has no rows with a column ManagedThing." }

# Read once: a name that is unknown stops the campaign before anything is sent.
$things = @($rows.ManagedThing | Get-MIManagedThing)

# The service takes letters, digits, dashes and spaces for a name.
$pace = "$Campaign $MaximumPerMinute a minute" -replace '[^A-Za-z0-9_ -]', '-'
$configuration = Get-MIOtaTaskConfiguration | Where-Object Name -EQ $pace | Select-Object -First 1
if (-not $configuration) { $configuration = New-MIOtaTaskConfiguration -Name $pace -MaximumPerMinute $MaximumPerMinute -Confirm:$false }

$earlier = @{}
foreach ($task in Get-MIOtaTask -Detailed) {
    if ($task.Tags -and $task.Tags['Campaign'] -eq $Campaign) { $earlier[[int]$task.Tags['Attempt']] = $task }
}

$remaining = @($things.Id)
$tried = 0
while ($remaining -and $tried -lt $Attempts) {
    $tried++
    $task = $earlier[$tried]
    if (-not $task) {
        $task = $remaining | New-MIOtaTask -S3Url $S3Url -Configuration $configuration -Tag @{ Campaign = $Campaign; Attempt = "$tried" } -Confirm:$false
    }
    $progress = $task | Wait-MIOtaTask -Timeout $Timeout -PollSeconds $PollSeconds -AllowFailed
    $remaining = @($progress.Failed | ForEach-Object ManagedThingId)
    Write-Verbose "Attempt ${tried}: $($progress.Succeeded) succeeded, $($remaining.Count) failed."
}

[pscustomobject]@{
    Campaign  = $Campaign
    Things    = $things.Count
    Succeeded = $things.Count - $remaining.Count
    Failed    = $remaining
    Attempts  = $tried
}

if ($remaining) { throw "Campaign '$Campaign': $($remaining.Count) of $($things.Count) managed things failed in all $tried attempts: $($remaining -join ', ')." }
