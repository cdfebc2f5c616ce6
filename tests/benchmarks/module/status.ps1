# Reads what became of the last deployment to the group Production; writes seconds, devices and how often progress was shown.
param([string]$Module, [string]$Endpoint)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint
$shell = [powershell]::Create('CurrentRunspace').AddCommand('Get-GGDeploymentStatus').AddParameter('ThingGroup', 'Production').AddParameter('ThrottleLimit', 64)
$time = Measure-Command { $script:status = $shell.Invoke()[0] }
if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
$time.TotalSeconds
$status.Devices.Count
$shell.Streams.Progress.Count
