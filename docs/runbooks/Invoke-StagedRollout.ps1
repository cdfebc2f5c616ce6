<#
.SYNOPSIS
Rolls components out, thing group by thing group, and stops at the first group that fails too often.
.DESCRIPTION
Reads a plan, kept in version control, such as

    {
      "components": { "com.example.Gateway": "1.3.0" },
      "stages": [ "Canary", "Staging", "Production" ],
      "maximumFailedPercent": 2,
      "timeoutMinutes": 120
    }

and for each stage in turn deploys the components, keeping whatever else the group's deployment has, waits until every
device has told how it went, and goes on only when no more failed than the plan allows. A stage whose group already has
the components is not deployed to again, so a run that was interrupted or stopped is simply run again.

One object a stage is emitted. A stage that fails ends the run with an error, and so with a non-zero exit code.
.EXAMPLE
- run: ./runbooks/Invoke-StagedRollout.ps1 -Plan ./rollouts/gateway-1.3.0.json
  shell: pwsh
  env:
    AWS_REGION: eu-west-1

A step of a GitHub Actions workflow, after aws-actions/configure-aws-credentials.
.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Invoke-StagedRollout.ps1 -Plan ./gateway-1.3.0.json -WhatIf

Shows what each stage would change, component by component, and changes nothing.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The file of the plan.
    [Parameter(Mandatory)]
    [string]$Plan,

    # Seconds between two looks at a running deployment, at first.
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

# The whole plan is read before anything is deployed: a plan with a fault changes nothing.
$read = Get-Content -LiteralPath $Plan -Raw | ConvertFrom-Json
foreach ($member in 'components', 'stages', 'maximumFailedPercent', 'timeoutMinutes') {
    if ($null -eq $read.PSObject.Properties[$member]) { throw "The plan '$Plan' has no '$member'." }
}
$components = @{}
foreach ($component in $read.components.PSObject.Properties) { $components[$component.Name] = $component.Value }
foreach ($stage in $read.stages) { Get-GGThingGroup -Name $stage | Out-Null }

foreach ($stage in $read.stages) {
    # Says so and creates no revision where the group has these components already.
    $created = Update-GGDeployment -ThingGroup $stage -Component $components -Confirm:$false -WarningAction SilentlyContinue
    if ($WhatIfPreference) { continue }

    $status = Wait-GGDeployment -ThingGroup $stage -Timeout ([timespan]::FromMinutes($read.timeoutMinutes)) -PollSeconds $PollSeconds -AllowFailed
    $failedPercent = if ($status.Targeted) { [math]::Round(100 * $status.Failed / $status.Targeted, 1) } else { 0 }
    [pscustomobject]@{
        Stage         = $stage
        Deployment    = $status.DeploymentId
        Revision      = $status.RevisionId
        Verdict       = "$($status.Verdict)"
        Targeted      = $status.Targeted
        Succeeded     = $status.Succeeded + $status.Recovered
        Failed        = $status.Failed
        FailedPercent = $failedPercent
    }
    Write-Verbose "Stage '$stage': $($status.Counts). $(if ($created) { 'Deployed now.' } else { 'It had the components before.' })"

    if ($failedPercent -gt $read.maximumFailedPercent) {
        throw "Stopped at stage '$stage': $failedPercent% of its devices failed, where the plan allows $($read.maximumFailedPercent)%. $($status.Trouble)"
    }
}
