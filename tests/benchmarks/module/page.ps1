# What a short script costs: import, connect, the first page.
param([string]$Module, [string]$Endpoint)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint
$devices = @(Get-GGCoreDevice -PageSize 100 | Select-Object -First 100)
if ($devices.Count -ne 100) { throw "The first page has $($devices.Count) devices." }
