# Pipes inputs to a cmdlet of which one fails, and what failed to the same cmdlet again. Then each input must have been acted
# on once, neither lost nor repeated. Make gives an input and the parameters that are the same for all. The first input is piped
# alone, and shows which operation it is that must fail, where none is named.
function Test-Again($Sandbox, [string]$Cmdlet, [scriptblock]$Make, [int]$Times = 3, [switch]$IsGathering, [string]$Operation) {
    $unasked = if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) { @{ Confirm = $false } } else { @{} }
    $slowly = if ((Get-Command $Cmdlet).Parameters.ContainsKey('ThrottleLimit')) { @{ ThrottleLimit = 1 } } else { @{} }
    function Get-Sent([string]$Name = '*') { @($Sandbox.Requests.Entries | Where-Object { $_.StatusCode -lt 300 -and $_.Operation -like $Name }) }

    $made = & $Make
    $fixed = $made.Fixed
    $Sandbox.Requests.Clear()
    $alone = @($made.Input | & $Cmdlet @fixed @unasked -ErrorAction Stop)
    $writes = @(Get-Sent | Where-Object IsReadOnly -EQ $false)
    $operation = if ($Operation) { $Operation } elseif ($writes) { $writes[-1].Operation } else { (Get-Sent)[-1].Operation }
    $each = (Get-Sent $operation).Count

    $made = @(1..$Times | ForEach-Object { & $Make })
    $fixed = $made[0].Fixed
    [string[]]$passing = if ($Times -gt 1 -and -not $IsGathering) { @('None') * $each } else { @() }
    $Sandbox.Requests.Clear()
    $Sandbox.Faults.Script($operation, @($passing + 'AccessDenied'))
    $first = @($made.Input | & $Cmdlet @fixed @unasked @slowly -ErrorAction SilentlyContinue -ErrorVariable failed)
    $failed | ForEach-Object { $_.FullyQualifiedErrorId | Should -Match 'AccessDenied|ArtifactUnavailable' }
    $failed | Should -Not -BeNullOrEmpty -Because 'a request fails'
    @($failed.TargetObject) | Should -HaveCount $(if ($IsGathering) { $Times } else { 1 }) -Because 'what failed is what the errors carry'
    $again = @($failed.TargetObject | & $Cmdlet @fixed @unasked -ErrorAction Stop)

    (Get-Sent $operation).Count | Should -Be $(if ($IsGathering) { $each } else { $Times * $each }) -Because "each input is one $operation"
    if ($alone.Count -le 1 -and -not $IsGathering) { ($first.Count + $again.Count) | Should -Be ($Times * $alone.Count) -Because 'each input gives what it gives' }
    foreach ($name in $made.Input.Name | Where-Object { $_ -and $Cmdlet -like 'New-*' }) {
        @(& ($Cmdlet -replace '^New-', 'Get-') | Where-Object Name -EQ $name) | Should -HaveCount 1 -Because 'it is there once'
    }
    $again
}
