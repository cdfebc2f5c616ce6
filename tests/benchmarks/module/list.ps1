# Lists all core devices, a few times to warm up and then several times; writes the seconds of each.
param([string]$Module, [string]$Endpoint, [int]$WarmUps, [int]$Times)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint
for ($i = 0; $i -lt $WarmUps; $i++) { Get-GGCoreDevice -PageSize 100 | Out-Null }
for ($i = 0; $i -lt $Times; $i++) { (Measure-Command { Get-GGCoreDevice -PageSize 100 | Out-Null }).TotalSeconds }
