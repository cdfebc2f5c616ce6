<#
.SYNOPSIS
A terminal of 120 by 30 characters with PowerShell in it, connected to the sandbox, for whoever types in it and reads its screen.
#>

# Opens it, and gives the name by which the others know it.
function Open-Terminal {
    $name = "iotfleet-$PID-$([guid]::NewGuid())"
    $module = Resolve-Path "$PSScriptRoot/../../out/IoTFleet"
    tmux new-session -d -s $name -x 120 -y 30 "env -u NO_COLOR TZ=UTC $((Get-Process -Id $PID).Path) -NoProfile -NoLogo"
    Wait-Screen $name '(?m)^PS .*> ?$' | Out-Null
    Send-Key $name "Import-Module $module; Connect-IoTFleet -Sandbox | Out-Null; Set-PSReadLineOption -PredictionSource None; Set-PSReadLineKeyHandler Tab MenuComplete; function prompt { 'PS> ' }; Get-GGDeployment | Out-Null; Clear-Host", Enter
    Wait-Screen $name '(?m)^PS> ?$' | Out-Null
    $name
}

function Close-Terminal([string]$Name) { tmux kill-session -t $Name }

# Types words and keys.
function Send-Key([string]$Name, [string[]]$Key) { tmux send-keys -t $Name $Key }

# The screen when it shows what is waited for and is drawn to its end, or what it shows after a long time.
function Wait-Screen([string]$Name, [string]$Pattern, [switch]$Colours) {
    $until = [datetime]::UtcNow.AddSeconds(40)
    $screen = $null
    do {
        $before = $screen
        Start-Sleep -Milliseconds 150
        $screen = (tmux capture-pane -p $(if ($Colours) { '-e' }) -t $Name) -join "`n"
    } until (($screen -match $Pattern -and $screen -eq $before) -or [datetime]::UtcNow -gt $until)
    $screen
}

# What Tab lists for deployments to Production: their names, their ids as they are typed, and what is said of the one chosen.
function Get-CompletionScreen([string]$Name) {
    Send-Key $Name 'Clear-Host', Enter
    Wait-Screen $Name '\A\s*PS> ?\s*\z' | Out-Null
    Send-Key $Name 'Get-GGDeployment produ', Tab
    $screen = Wait-Screen $Name 'revision \d'
    if ($screen -notmatch 'revision \d') {
        # The first word of a session may come too soon.
        Send-Key $Name Escape, Tab
        $screen = Wait-Screen $Name 'revision \d'
    }
    (($screen -split "`n") | ForEach-Object TrimEnd) -join "`n" -replace '\n+\z'
}
