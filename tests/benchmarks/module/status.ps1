# Reads what became of the last deployment to the group Production; writes seconds, devices, how often progress was shown, and
# the calls that were made before, to warm up.
param([string]$Module, [string]$Endpoint)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint

# In a shell of its own, which keeps the progress records. It shares the connection: that is the process's.
$shell = [powershell]::Create()
function Get-Status([string]$Group) {
    $shell.Commands.Clear()
    $shell.Streams.ClearStreams()
    $null = $shell.AddCommand('Get-GGDeploymentStatus').AddParameter('ThingGroup', $Group).AddParameter('ThrottleLimit', 64).AddParameter('Verbose')
    $shell.Invoke()[0]
    if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
}

$null = $shell.AddCommand('Import-Module').AddArgument($Module).Invoke()
$null = Get-Status 'Berlin-Retry'

# With -Verbose there is a line for each call.
$warmUp = $shell.Streams.Verbose.Count
Start-Sleep -Seconds 1
$time = Measure-Command { $status = Get-Status 'Production' }
$time.TotalSeconds
$status.Devices.Count
$shell.Streams.Progress.Count
$warmUp
