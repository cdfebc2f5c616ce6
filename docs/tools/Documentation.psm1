# Writes all that is generated of the documentation: the parts of the pages that are not written by hand, the output of the
# examples, the index, and the help in en-US.
Set-StrictMode -Off
$ErrorActionPreference = 'Stop'
foreach ($part in 'DocComment', 'Example', 'Page', 'Topic') { Import-Module (Join-Path $PSScriptRoot "$part.psm1") }

$areas = [ordered]@{
    'Connect'              = { $args[0] -match '-IoTFleet(Context)?$' }
    'Greengrass'           = { $args[0] -match '-GG' }
    'Managed integrations' = { $args[0] -match '-MI' }
    'Sandbox'              = { $args[0] -match '-IoTFleetSandbox$' }
    'Reports'              = { $args[0] -match '-IoTFleetReport$' }
}

<#
.SYNOPSIS
Writes docs/*.md and en-US.
#>
function Export-Documentation {
    [CmdletBinding()]
    param(
        # The root of the repository.
        [Parameter(Mandatory)] [string]$Root,
        # The built module.
        [Parameter(Mandatory)] [string]$Module,
        # The documentation files of the compiler.
        [Parameter(Mandatory)] [string[]]$CommentPath
    )

    $docs = Join-Path $Root 'docs'
    $help = Join-Path $Root 'en-US'
    $staged = Join-Path $Module 'en-US'

    # PlatyPS takes what Get-Help says of a cmdlet, and the help there is may not know it yet.
    if (Test-Path $staged) { Remove-Item $staged -Recurse }
    $comments = Read-DocComment $CommentPath
    $commands = @((Import-Module $Module -Force -Global -PassThru).ExportedCmdlets.Values | Sort-Object Name)
    $session = Get-ExampleSession $Module
    try {
        $pages = foreach ($command in $commands) {
            $path = Join-Path $docs "$($command.Name).md"
            $page = Get-CommandPage $command $comments $path
            Expand-PageExample $session $page
            Export-CommandPage $page $path
            $page
        }
        Export-HelpFile $pages $help
        foreach ($topic in Get-ChildItem (Join-Path $docs 'about_*.md')) {
            $text = Expand-Example $session ([IO.File]::ReadAllText($topic.FullName))
            Export-Text $topic.FullName $text
            Export-Text (Join-Path $help "$($topic.BaseName).help.txt") (ConvertTo-Topic $text)
        }
    }
    finally { Close-ExampleSession $session }
    Export-Text (Join-Path $docs 'README.md') (@(Get-Index $pages $docs) -join "`n")
    Copy-Item $help $Module -Recurse
}

# The examples of a page follow one another in one session.
function Expand-PageExample($Session, $Page) {
    $separator = "`n`n<!-- next -->`n`n"
    $all = @($Page.Examples | ForEach-Object Remarks) -join $separator
    $expanded = (Expand-Example $Session $all) -split [regex]::Escape($separator)
    for ($i = 0; $i -lt $Page.Examples.Count; $i++) { $Page.Examples[$i].Remarks = $expanded[$i] }
}

function Get-Index($Pages, [string]$Docs) {
    '# Help', '', 'What `Get-Help` shows, a page for each cmdlet. The outputs are those of the embedded sandbox.'
    '', '## Topics', ''
    foreach ($topic in Get-ChildItem (Join-Path $Docs 'about_*.md')) {
        $short = ([IO.File]::ReadAllText($topic.FullName) -split '(?m)^## SHORT DESCRIPTION\s+', 2)[1] -split '\n\s*\n', 2 | Select-Object -First 1
        "- [$($topic.BaseName)]($($topic.Name)): $($short -replace '\s*\n\s*', ' ')"
    }
    foreach ($area in $areas.Keys) {
        $members = @($Pages | Where-Object { & $areas[$area] $_.Title })
        if (-not $members) { continue }
        '', "## $area", '', '| cmdlet | what it does |', '| --- | --- |'
        foreach ($page in $members) { "| [$($page.Title)]($($page.Title).md) | $($page.Synopsis) |" }
    }
}

Export-ModuleMember -Function Export-Documentation
