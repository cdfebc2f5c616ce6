# The default rules of PSScriptAnalyzer hold in every script: what is shipped, what builds, what tests.
BeforeDiscovery {
    $hasAnalyzer = [bool](Get-Module PSScriptAnalyzer -ListAvailable)
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $scripts = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 |
        Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]' |
        ForEach-Object { @{ Script = $_.FullName; Name = $_.FullName.Substring($root.Length + 1) } }
}

Describe 'PSScriptAnalyzer' {
    It 'is installed' -Skip:$hasAnalyzer {
        Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed: the scripts are not checked'
    }

    It 'has nothing to say about <Name>' -ForEach $scripts -Skip:(-not $hasAnalyzer) {
        Invoke-ScriptAnalyzer $Script | ForEach-Object { "$($_.RuleName) in line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
