# Gives the C# documentation comments of the module's types as plain text. They are the one source of what help says about
# cmdlets and parameters.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
Reads documentation files that the compiler wrote: an index of comments by member.
#>
function Read-DocComment {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([Parameter(Mandatory)] [string[]]$Path)

    $comments = @{}
    foreach ($file in $Path) {
        $document = [xml]::new()
        $document.Load($file)
        foreach ($member in $document.SelectNodes('/doc/members/member')) { $comments[$member.GetAttribute('name')] = $member }
    }
    $comments
}

<#
.SYNOPSIS
Gives the summary of a type or property; with -Remarks its remarks. Paragraphs are separated by empty lines.
#>
function Get-DocComment {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)] [hashtable]$Comments,
        [Parameter(Mandatory)] [type]$Type,
        [string]$Property,
        [switch]$Remarks
    )

    if ($Type.IsGenericType) { $Type = $Type.GetGenericTypeDefinition() }
    $name = $Type.FullName.Replace('+', '.')
    $member = $Comments[$(if ($Property) { "P:$name.$Property" } else { "T:$name" })]
    if (-not $member) { return '' }
    $node = $member.SelectSingleNode($(if ($Remarks) { 'remarks' } else { 'summary' }))
    if ($node) { ConvertTo-Plain $node } else { '' }
}

function ConvertTo-Plain([Xml.XmlNode]$Node) {
    $text = -join @($Node.ChildNodes | ForEach-Object { ConvertTo-PlainPart $_ })
    ($text -split '\n{2,}' | ForEach-Object { ($_ -replace '\s+', ' ').Trim() } | Where-Object { $_ }) -join "`n`n"
}

function ConvertTo-PlainPart([Xml.XmlNode]$Part) {
    if ($Part.NodeType -in 'Text', 'CDATA', 'Whitespace', 'SignificantWhitespace') { return $Part.Value -replace '\s+', ' ' }
    switch ($Part.LocalName) {
        'para' { "`n`n$(ConvertTo-Plain $Part)`n`n" }
        'see' { ConvertTo-Reference $Part }
        'paramref' { $Part.GetAttribute('name') }
        default { -join @($Part.ChildNodes | ForEach-Object { ConvertTo-PlainPart $_ }) }
    }
}

# What a reference points to, by its last name; a parameter as it is typed.
function ConvertTo-Reference([Xml.XmlElement]$See) {
    if ($See.InnerText) { return $See.InnerText }
    if ($See.HasAttribute('langword')) { return '$' + $See.GetAttribute('langword') }
    $target = $See.GetAttribute('cref') -replace '\(.*', ''
    $name = ($target -split '\.')[-1] -replace '`+\d+$', ''
    if ($target.StartsWith('P:')) { "-$name" } else { $name }
}

Export-ModuleMember -Function Read-DocComment, Get-DocComment
