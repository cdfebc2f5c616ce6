<#
.SYNOPSIS
Runs test files in this process. The last line adds up what became of them: "Pester: 3 passed, 0 failed, 0 skipped".
.PARAMETER Path
The files.
#>
param([Parameter(Mandatory)][string[]]$Path)

Import-Module Pester -MinimumVersion 5.5
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
Write-Information "Pester: $($result.PassedCount) passed, $($result.FailedCount + $result.FailedContainersCount) failed, $($result.SkippedCount) skipped" -InformationAction Continue
exit $(if ($result.Result -eq 'Passed') { 0 } else { 1 })
