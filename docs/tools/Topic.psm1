# Turns the about topics, which are written in Markdown, into the text that Get-Help shows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$width = 80
$indent = ' ' * 4

<#
.SYNOPSIS
Gives the text of an about topic for its Markdown.
.DESCRIPTION
Headings, paragraphs, lists and fenced code are all that a topic may have. A heading of the second level begins a section of
help; one of the third stands in the text. Links become their text and their address.
#>
function ConvertTo-Topic {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string]$Markdown)

    $lines = [Collections.Generic.List[string]]::new()
    $paragraph = [Collections.Generic.List[string]]::new()
    $inCode = $false
    foreach ($line in ($Markdown.Trim() -split '\r?\n') + '') {
        if ($line -match '^```') { Add-Wrapped $lines $paragraph; $inCode = -not $inCode }
        elseif ($inCode) { $lines.Add($(if ($line) { "$indent$indent$line" } else { '' })) }
        elseif ($line -match '^(#+) (.*)$') {
            Add-Wrapped $lines $paragraph
            Add-Heading -Lines $lines -Level $Matches[1].Length -Text (ConvertTo-PlainText $Matches[2])
        }
        elseif (-not $line.Trim()) { Add-Wrapped $lines $paragraph; $lines.Add('') }
        else {
            if ($line -match '^- ') { Add-Wrapped $lines $paragraph }
            $paragraph.Add((ConvertTo-PlainText $line.Trim()))
        }
    }
    ($lines -join "`n") -replace '\n{3,}', "`n`n"
}

function Add-Heading([Collections.Generic.List[string]]$Lines, [int]$Level, [string]$Text) {
    if ($Level -eq 1) { $Lines.Add('TOPIC'); $Lines.Add("$indent$Text") }
    elseif ($Level -eq 2) { $Lines.Add($Text.ToUpperInvariant()) }
    else { $Lines.Add("$indent$Text"); $Lines.Add("$indent$('-' * $Text.Length)") }
}

function ConvertTo-PlainText([string]$Text) {
    $Text -replace '\[([^\]]+)\]\((https?://[^)]+)\)', '$1 ($2)' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]*)`', '$1' -replace '\*\*([^*]+)\*\*', '$1'
}

# Breaks a paragraph's or a list item's words into lines, and begins the next.
function Add-Wrapped([Collections.Generic.List[string]]$Lines, [Collections.Generic.List[string]]$Paragraph) {
    if (-not $Paragraph.Count) { return }
    $hanging = if ($Paragraph[0].StartsWith('- ')) { "$indent  " } else { $indent }
    $line = $indent
    foreach ($word in ($Paragraph -join ' ') -split ' +') {
        if ($line.Trim() -and $line.Length + $word.Length + 1 -gt $width) { $Lines.Add($line); $line = $hanging }
        $line = if ($line.Trim()) { "$line $word" } else { "$line$word" }
    }
    $Lines.Add($line)
    $Paragraph.Clear()
}

Export-ModuleMember -Function ConvertTo-Topic
