# Lists all core devices into Measure-Object; writes how many there were and the most memory that the process had, in MiB.
param([string]$Module, [string]$Endpoint)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint
(Get-GGCoreDevice -PageSize 100 | Measure-Object).Count
$process = [Diagnostics.Process]::GetCurrentProcess()
$process.PeakWorkingSet64 / 1MB
