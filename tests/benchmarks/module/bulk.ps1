# Reads the components of all core devices, after doing so a few times to warm up; writes seconds, devices that answered, errors, and whether the order was kept.
param([string]$Module, [string]$Endpoint, [int]$WarmUps)
. "$PSScriptRoot/connect.ps1" $Module $Endpoint
for ($i = 0; $i -lt $WarmUps; $i++) { Get-GGCoreDevice | Get-GGInstalledComponent -ThrottleLimit 64 | Out-Null }
$names = @(Get-GGCoreDevice | ForEach-Object CoreDeviceThingName)
$time = Measure-Command {
    $components = @(Get-GGCoreDevice | Get-GGInstalledComponent -ThrottleLimit 64 -ErrorVariable failures -ErrorAction SilentlyContinue)
}
$seen = [Collections.Generic.List[string]]::new()
foreach ($component in $components) {
    if (-not $seen.Count -or $seen[-1] -ne $component.CoreDeviceThingName) { $seen.Add($component.CoreDeviceThingName) }
}
$time.TotalSeconds
$seen.Count
$failures.Count
[Linq.Enumerable]::SequenceEqual([string[]]$names, $seen)
