<#
.SYNOPSIS
Runs the README's PowerShell examples on the sandbox and gives the README with the outputs that they have now.
.DESCRIPTION
An example whose output is shown is a powershell block with a plain block after it. All run one after the other in a process of
their own, as a reader would run them, in UTC and without colours. The one text block is a terminal's screen.
.PARAMETER Update
Writes them into README.md, the screen too where there is tmux. Without it the screen is left as it is: Terminal.Tests.ps1
compares that.
#>
[CmdletBinding()]
param([switch]$Update)

$ErrorActionPreference = 'Stop'
$root = Resolve-Path "$PSScriptRoot/../.."
$path = Join-Path $root 'README.md'
$readme = (Get-Content $path -Raw) -replace "`r"
$examples = [regex]::Matches($readme, '(?ms)^```powershell\n(?<code>.*?)^```\n\n```\n(?<output>.*?)^```$')
$mark = '#### example'
$script = foreach ($example in $examples) {
    # Piped by itself: in a script's whole output, what follows a table of another type is a list of properties.
    "'$mark'"
    "& {$($example.Groups['code'].Value -replace '(?m)^\./build\.ps1$' -replace '(?m)^Import-Module .*$')} | Out-String -Width 120 -Stream"
}
$file = Join-Path ([System.IO.Path]::GetTempPath()) "readme-$([guid]::NewGuid()).ps1"
$zone, $colour = $env:TZ, $env:NO_COLOR
try {
    Set-Content $file (@("Import-Module '$root/out/IoTFleet'") + $script -join "`n")
    $env:TZ = 'UTC'
    $env:NO_COLOR = '1'
    $shown = (& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $file | Out-String) -replace "`r"
}
finally {
    $env:TZ, $env:NO_COLOR = $zone, $colour
    Remove-Item $file
}

$outputs = $shown -split "(?m)^$mark\n" | Select-Object -Skip 1
for ($i = $examples.Count - 1; $i -ge 0; $i--) {
    $group = $examples[$i].Groups['output']
    $lines = ($outputs[$i].Trim("`n") -split "`n" | ForEach-Object TrimEnd) -join "`n"
    $readme = $readme.Remove($group.Index, $group.Length).Insert($group.Index, "$lines`n")
}

if ($Update -and (Get-Command tmux -ErrorAction Ignore)) {
    . "$PSScriptRoot/Terminal.ps1"
    $terminal = Open-Terminal
    try { $screen = Get-CompletionScreen $terminal }
    finally { Close-Terminal $terminal }
    $readme = [regex]::Replace($readme, '(?ms)(?<=^```text\n).*?(?=^```$)', { "$screen`n" })
}

if ($Update) { Set-Content $path $readme -NoNewline }
else { $readme }
