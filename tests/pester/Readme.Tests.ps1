Describe 'README' {
    It 'shows what its examples put out (tests/pester/Readme.ps1 -Update renews it)' {
        # The sandbox's past is counted from now.
        $now = (& "$PSScriptRoot/Readme.ps1") -replace '\d\d/\d\d/\d{4} \d\d:\d\d', 'MM/dd/yyyy HH:mm'
        $kept = (Get-Content "$PSScriptRoot/../../README.md" -Raw) -replace "`r" -replace '\d\d/\d\d/\d{4} \d\d:\d\d', 'MM/dd/yyyy HH:mm'
        $now -split "`n" | Should -Be ($kept -split "`n")
    }
}
