# A terminal that somebody types in: what Tab lists, and how it looks.
Describe 'A terminal' -Skip:(-not (Get-Command tmux -ErrorAction SilentlyContinue)) {
    BeforeAll {
        . "$PSScriptRoot/Terminal.ps1"
        $script:terminal = Open-Terminal
    }

    AfterAll {
        Close-Terminal $terminal
    }

    It 'colours what is not well' {
        Send-Key $terminal 'Clear-Host; Get-GGCoreDevice -Status UNHEALTHY', Enter
        Wait-Screen $terminal 'UNHEALTHY\x1b' -Colours | Should -Match '\x1b\[[0-9;]*31[0-9;]*mUNHEALTHY'
    }

    It 'lists deployments by name and types their ids, as README shows it (tests/pester/Readme.ps1 -Update renews it)' {
        $screen = Get-CompletionScreen $terminal
        $screen | Should -Match '(?m)^PS> Get-GGDeployment [0-9a-f-]{36}$'
        $screen | Should -Match 'Production.*, revision 2'
        $readme = (Get-Content "$PSScriptRoot/../../README.md" -Raw) -replace "`r"
        $kept = [regex]::Match($readme, '(?ms)^```text\n(?<screen>.*?)\n```$').Groups['screen'].Value
        # The sandbox's past is counted from now.
        $screen -replace '\d\d/\d\d/\d{4} \d\d:\d\d', 'MM/dd/yyyy HH:mm' | Should -Be ($kept -replace '\d\d/\d\d/\d{4} \d\d:\d\d', 'MM/dd/yyyy HH:mm')
    }
}
