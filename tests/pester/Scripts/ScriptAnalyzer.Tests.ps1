# The default rules of PSScriptAnalyzer hold in every script: what is shipped, what builds, and what tests.
BeforeDiscovery {
    $script:hasAnalyzer = [bool](Get-Module PSScriptAnalyzer -ListAvailable)
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $all = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1 | Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]'

    # The manifest where the files are that it names.
    $all += Get-Item "$root/out/IoTFleet/IoTFleet.psd1"

    $script:scripts = foreach ($file in $all) {
        $name = $file.FullName.Substring($root.Length + 1).Replace('\', '/')
        @{ Script = $file.FullName; Name = $name }
    }
}

Describe 'PSScriptAnalyzer' {
    It 'is installed' -Skip:$hasAnalyzer {
        Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed: the scripts are not checked'
    }

    It 'has nothing to say about <Name>' -ForEach $scripts -Skip:(-not $hasAnalyzer) {
        Invoke-ScriptAnalyzer $Script | ForEach-Object { "$($_.RuleName) in line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
