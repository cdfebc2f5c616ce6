# A terminal that somebody types in: what Tab lists, and how it looks.
Describe 'A terminal' -Skip:(-not (Get-Command tmux -ErrorAction SilentlyContinue)) {
    BeforeAll {
        $name = "iotfleet-$PID"
        $module = Resolve-Path "$PSScriptRoot/../../out/IoTFleet"
        function Send-Key { tmux send-keys -t $name @args }
        function Wait-Screen([string]$Pattern, [switch]$Colours) {
            $until = [datetime]::UtcNow.AddSeconds(40)
            do {
                Start-Sleep -Milliseconds 100
                $screen = (tmux capture-pane -p $(if ($Colours) { '-e' }) -t $name) -join "`n"
            } until ($screen -match $Pattern -or [datetime]::UtcNow -gt $until)
            $screen
        }

        tmux new-session -d -s $name -x 120 -y 30 "env -u NO_COLOR $((Get-Process -Id $PID).Path) -NoProfile -NoLogo"
        Wait-Screen '(?m)^PS .*> ?$' | Out-Null
        Send-Key "Import-Module $module; Connect-IoTFleet -Sandbox | Out-Null; Set-PSReadLineOption -PredictionSource None; Set-PSReadLineKeyHandler Tab MenuComplete; function prompt { 'PS> ' }; Get-GGDeployment | Out-Null; Clear-Host" Enter
        Wait-Screen '(?m)^PS> ?$' | Out-Null
    }

    AfterAll {
        tmux kill-session -t $name
    }

    It 'colours what is not well' {
        Send-Key 'Clear-Host; Get-GGCoreDevice -Status UNHEALTHY' Enter
        Wait-Screen 'UNHEALTHY\x1b' -Colours | Should -Match '\x1b\[[0-9;]*31[0-9;]*mUNHEALTHY'
    }

    It 'lists deployments by name and types their ids' {
        Send-Key 'Clear-Host' Enter
        Wait-Screen '\A\s*PS> ?\s*\z' | Out-Null
        Send-Key 'Get-GGDeployment produ' Tab
        $screen = Wait-Screen 'revision \d'
        if ($screen -notmatch 'revision \d') {
            # The first word of a session may come too soon.
            Send-Key Escape Tab
            $screen = Wait-Screen 'revision \d'
        }
        $screen | Should -Match '(?m)^PS> Get-GGDeployment [0-9a-f-]{36}'
        $screen | Should -Match 'Production.*, revision 2'
    }
}
