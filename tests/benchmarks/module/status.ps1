# Reads what became of the last deployment to the group Production; writes seconds, devices and how often progress was shown.
param([string]$Module, [string]$Endpoint)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint

# In a shell of its own, which keeps the progress records. It shares the connection: that is the process's.
$shell = [powershell]::Create()
$null = $shell.AddCommand('Import-Module').AddArgument($Module).AddStatement()
$null = $shell.AddCommand('Get-GGDeploymentStatus').AddParameter('ThingGroup', 'Production').AddParameter('ThrottleLimit', 64)
$time = Measure-Command { $script:status = $shell.Invoke()[0] }
if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
$time.TotalSeconds
$status.Devices.Count
$shell.Streams.Progress.Count
