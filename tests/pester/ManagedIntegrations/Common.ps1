# What the tests of managed integrations share: a sandbox of their own whose time stands still, and what it was asked.
. "$PSScriptRoot/../Secret.ps1"
Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
$context = Connect-IoTFleet -Sandbox -Speed 0 -ManagedThingCount 30
$script:things = $context.Sandbox.Things

function Skip-Time([timespan]$Time) { $context.Sandbox.Clock.Advance($Time) }

# How many writing requests a script block makes, with what it puts out thrown away.
function Measure-Write([scriptblock]$Script) {
    $before = $context.Sandbox.Requests.Writes
    & $Script *> $null
    $context.Sandbox.Requests.Writes - $before
}

function Measure-Request([scriptblock]$Script) {
    $before = $context.Sandbox.Requests.Count
    & $Script *> $null
    $context.Sandbox.Requests.Count - $before
}

# The error that a script block ends with; as text it is what the user reads.
function Get-Failure([scriptblock]$Script) {
    try { & $Script *> $null } catch { $_ }
}
