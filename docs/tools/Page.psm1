# Makes the pages of the cmdlets, and the help that PowerShell shows, through PlatyPS's object model.
# PlatyPS does not hold to strict mode.
Set-StrictMode -Off
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'DocComment.psm1')
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0

$lineFeed = "`n"

# What PowerShell itself adds to cmdlets that change something.
$common = @{
    Confirm = 'Asks before each change.'
    WhatIf  = 'Shows what would be changed. The service is asked for nothing but what that takes to know.'
}

# How PowerShell users know types that the compiler names otherwise. Arguments are converted.
$typeNames = [ordered]@{
    'System\.Nullable`1\[([^\[\],]+)\]'                              = '$1'
    'System\.Collections\.Generic\.Dictionary`2\[.*?\](?=\r?\n|<|$)' = 'System.Collections.Hashtable'
    'Dictionary`2\[[^\[\]<>]+(<[^<>]*>|\[[^\[\]]*\])?\]'             = 'hashtable'
}

function Use-KnownTypeName([string]$Text) {
    foreach ($form in $typeNames.GetEnumerator()) { $Text = $Text -replace $form.Key, $form.Value }
    $Text
}

<#
.SYNOPSIS
Makes the help of a cmdlet: names, types and sets from the built module, texts from its documentation comments, examples,
notes and links from the page there is.
#>
function Get-CommandPage {
    [CmdletBinding()]
    [OutputType([Microsoft.PowerShell.PlatyPS.Model.CommandHelp])]
    param(
        [Parameter(Mandatory)] [Management.Automation.CmdletInfo]$Command,
        [Parameter(Mandatory)] [hashtable]$Comments,
        [Parameter(Mandatory)] [string]$Path
    )

    $type = $Command.ImplementingType
    $summary = Get-DocComment $Comments $type
    if (-not $summary) { throw "$($type.FullName) has no documentation comment." }
    $help = New-CommandHelp $Command
    'ms.date', 'HelpUri' | ForEach-Object { $help.Metadata.Remove($_) }
    $help.Aliases = ''
    $help.AliasHeaderFound = $false
    $help.Synopsis = ($summary -split '(?<=[.:]) ')[0] -replace ':$', '.'
    $help.Description = @($summary) + @(Get-Remark $Comments $type) -join "$lineFeed$lineFeed"
    foreach ($parameter in $help.Parameters) { Complete-Parameter -Parameter $parameter -Type $type -Comments $Comments }
    Complete-Input $help $Command
    $help.Outputs.Clear()
    foreach ($output in $Command.OutputType) {
        $help.Outputs.Add([Microsoft.PowerShell.PlatyPS.Model.InputOutput]::new($output.Type.FullName, (Get-OutputText $Comments $output.Type)))
    }
    if (-not $help.Outputs.Count) { $help.Outputs.Add([Microsoft.PowerShell.PlatyPS.Model.InputOutput]::new('None', 'This cmdlet writes no objects.')) }
    Copy-WrittenPart $help $Path
    $help
}

# What the class and those it derives from say beyond their summaries.
function Get-Remark([hashtable]$Comments, [type]$Type) {
    for ($current = $Type; $current.Namespace -like 'IoTFleet*'; $current = $current.BaseType) {
        $remarks = Get-DocComment $Comments $current -Remarks
        if ($remarks) { $remarks }
    }
}

function Get-OutputText([hashtable]$Comments, [type]$Type) {
    $text = Get-DocComment $Comments $Type
    if ($text) { return $text }
    switch ($Type.FullName) {
        'System.String' { 'Text.' }
        'System.IO.FileInfo' { 'The file that was written.' }
        default { throw "$_ has no documentation comment." }
    }
}

# Examples, notes and links are written by hand, in the page.
function Copy-WrittenPart($Help, [string]$Path) {
    $Help.Examples.Clear()
    $Help.RelatedLinks.Clear()
    $Help.Notes = ''
    if (-not (Test-Path $Path)) { return }
    $page = Import-MarkdownCommandHelp $Path
    if ($page.Examples) { $Help.Examples.AddRange($page.Examples) }
    if ($page.RelatedLinks) { $Help.RelatedLinks.AddRange($page.RelatedLinks) }
    if ($page.Notes) { $Help.Notes = $page.Notes }
}

function Complete-Parameter($Parameter, [type]$Type, [hashtable]$Comments) {
    $name = $Parameter.Name
    $member = $Type.GetProperty($name)
    if ($common.ContainsKey($name) -and -not $member) {
        $Parameter.Description = $common[$name]
        return
    }
    $text = Get-DocComment $Comments $member.DeclaringType $name
    if (-not $text) { throw "$($member.DeclaringType.FullName).$name has no documentation comment." }
    $Parameter.Description = @($text) + @(Get-Limit $member $text) -join ' '
    $Parameter.DefaultValue = Get-DefaultValue $Type $member
    $Parameter.Type = Use-KnownTypeName $Parameter.Type
}

# What attributes and types say about the values that are taken.
function Get-Limit([Reflection.PropertyInfo]$Member, [string]$Text) {
    $attributes = @($Member.GetCustomAttributes($true))
    foreach ($range in @($attributes | Where-Object { $_ -is [ValidateRange] -and $null -ne $_.MinRange })) {
        "From $(ConvertTo-Number $range.MinRange) to $(ConvertTo-Number $range.MaxRange)."
    }
    $type = $Member.PropertyType
    if ($type.IsArray) { $type = $type.GetElementType() }
    if ($type.BaseType -and $type.BaseType.Name -eq 'ConstantClass') {
        $values = @($type.GetFields('Public, Static') | Where-Object FieldType -EQ $type | ForEach-Object { "$($_.GetValue($null))" } | Sort-Object)
        if (@($values | Where-Object { $Text -cnotmatch "\b$([regex]::Escape($_))\b" })) { "Known values: $($values -join ', ')." }
    }
}

function ConvertTo-Number($Value) { ([IFormattable]$Value).ToString($(if ($Value -is [double]) { '0.##' } else { 'N0' }), [cultureinfo]::InvariantCulture) }

# What a parameter is when it is not given, where that is more than nothing.
function Get-DefaultValue([type]$Type, [Reflection.PropertyInfo]$Member) {
    $value = $Member.GetValue([Activator]::CreateInstance($Type))
    if ($null -eq $value -or $value -is [Management.Automation.SwitchParameter]) { return '' }
    if ($value -is [Array] -or $value -is [Collections.IDictionary]) { return $(if ($value.Count -and $value -is [Array]) { $value -join ', ' } else { '' }) }
    if ($value -is [ValueType] -and "$value" -in '0', '00:00:00') { return '' }
    [string]::Format([cultureinfo]::InvariantCulture, '{0}', $value)
}

function Complete-Input($Help, $Command) {
    $byType = [ordered]@{}
    foreach ($parameter in $Command.Parameters.Values | Sort-Object Name) {
        $sets = $parameter.ParameterSets.Values
        $byValue = @($sets | Where-Object ValueFromPipeline).Count
        $byName = @($sets | Where-Object ValueFromPipelineByPropertyName).Count
        if (-not $byValue -and -not $byName) { continue }
        $names = @($parameter.Name) + $parameter.Aliases
        $list = if ($names.Count -gt 1) { ($names[0..($names.Count - 2)] -join ', ') + ' or ' + $names[-1] } else { $names[0] }
        $how = @(if ($byValue) { 'as they are' }; if ($byName) { "by their property $list" }) -join ', or '
        $key = $parameter.ParameterType.FullName
        if ($parameter.ParameterType.IsGenericType) { $key = $parameter.ParameterType.ToString() }
        $key = Use-KnownTypeName $key
        $byType[$key] = @($byType[$key]) + "-$($parameter.Name) takes objects of the pipeline $how." | Where-Object { $_ }
    }
    $Help.Inputs.Clear()
    foreach ($key in $byType.Keys) { $Help.Inputs.Add([Microsoft.PowerShell.PlatyPS.Model.InputOutput]::new($key, ($byType[$key] -join ' '))) }
    if (-not $byType.Count) { $Help.Inputs.Add([Microsoft.PowerShell.PlatyPS.Model.InputOutput]::new('None', 'This cmdlet takes nothing from the pipeline.')) }
}

<#
.SYNOPSIS
Writes the help of a cmdlet as its page.
#>
function Export-CommandPage {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [Microsoft.PowerShell.PlatyPS.Model.CommandHelp]$Help,
        [Parameter(Mandatory)] [string]$Path
    )

    $folder = Join-Path ([IO.Path]::GetTempPath()) "iotfleet-pages-$PID"
    $file = Export-MarkdownCommandHelp $Help -OutputFolder $folder -Force
    $text = [IO.File]::ReadAllText($file.FullName) -replace '\r\n', $lineFeed
    $text = $text -replace '## ALIASES\n+This cmdlet has the following aliases,\n[^#]*', ''
    $text = Use-KnownTypeName $text
    Export-Text $Path $text
    Remove-Item $folder -Recurse
}

<#
.SYNOPSIS
Writes the file that Get-Help reads.
#>
function Export-HelpFile {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [Microsoft.PowerShell.PlatyPS.Model.CommandHelp[]]$Help,
        [Parameter(Mandatory)] [string]$Folder
    )

    $temporary = Join-Path ([IO.Path]::GetTempPath()) "iotfleet-help-$PID"
    $file = Export-MamlCommandHelp $Help -OutputFolder $temporary -Force
    $text = [IO.File]::ReadAllText($file.FullName) -replace '\r\n', $lineFeed
    $text = Use-KnownTypeName $text
    $document = [xml]::new()
    $document.LoadXml($text)
    Remove-Item $temporary -Recurse
    Repair-HelpDocument $document $Help

    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = $lineFeed; Encoding = [Text.UTF8Encoding]::new($false) }
    $null = New-Item $Folder -ItemType Directory -Force
    $writer = [Xml.XmlWriter]::Create((Join-Path $Folder $file.Name), $settings)
    try { $document.Save($writer) } finally { $writer.Dispose() }
    [IO.File]::AppendAllText((Join-Path $Folder $file.Name), $lineFeed)
}

# PlatyPS leaves Markdown in the examples, and paragraphs in one. Get-Help shows text as it is.
function Repair-HelpDocument([xml]$Document, $Help) {
    $names = [Xml.XmlNamespaceManager]::new($Document.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
    foreach ($example in @($Document.SelectNodes('//command:example', $names))) { Repair-Example -Document $Document -Names $names -Example $example }
    foreach ($link in @($Document.SelectNodes('//maml:navigationLink[maml:linkText="Online Version" and not(string(maml:uri))]', $names))) {
        $null = $link.ParentNode.RemoveChild($link)
    }
    foreach ($uri in @($Document.SelectNodes('//maml:navigationLink/maml:uri', $names))) {
        if ($uri.InnerText -notlike 'https:*') { $uri.InnerText = '' }
    }
    foreach ($page in $Help) { Repair-Parameter -Document $Document -Names $names -Page $page }
    foreach ($paragraph in @($Document.SelectNodes('//maml:para', $names))) { Split-Paragraph $Document $paragraph }
}

# In the syntax, PlatyPS says of every parameter that the pipeline does not bind to it.
function Repair-Syntax($Names, $Page, [Xml.XmlElement]$Command) {
    $items = @($Command.SelectNodes('command:syntax/command:syntaxItem', $Names))
    for ($i = 0; $i -lt $items.Count; $i++) {
        foreach ($element in $items[$i].SelectNodes('command:parameter', $Names)) {
            $name = $element.SelectSingleNode('maml:name', $Names).InnerText
            $set = ($Page.Parameters | Where-Object Name -EQ $name).ParameterSets | Where-Object Name -In '(All)', $Page.Syntax[$i].ParameterSetName
            $how = @(if ($set.ValueFromPipeline) { 'ByValue' }; if ($set.ValueFromPipelineByPropertyName) { 'ByPropertyName' }) -join ', '
            if ($how) { $element.SetAttribute('pipelineInput', "true ($how)") }
        }
    }
}

# Types by the names that the syntax uses too, and the defaults, which PlatyPS leaves out.
function Repair-Parameter([xml]$Document, $Names, $Page) {
    $command = $Document.SelectSingleNode("/*/command:command[command:details/command:name='$($Page.Title)']", $Names)
    Repair-Syntax -Names $Names -Page $Page -Command $command
    foreach ($element in $command.SelectNodes('command:parameters/command:parameter', $Names)) {
        $value = $element.SelectSingleNode('command:parameterValue', $Names)
        if ($value) { $value.InnerText = ConvertTo-ShortName $value.InnerText }
        $name = $element.SelectSingleNode('maml:name', $Names).InnerText
        $default = ($Page.Parameters | Where-Object Name -EQ $name).DefaultValue
        if (-not $default) { continue }
        $node = $Document.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
        $node.InnerText = $default
        $null = $element.AppendChild($node)
    }
}

function ConvertTo-ShortName([string]$Name) {
    $short = $Name -replace '^(\w+\.)+'
    $keywords = @{ String = 'string'; Int32 = 'int'; Int64 = 'long'; Double = 'double'; Boolean = 'bool'; TimeSpan = 'timespan'; DateTime = 'datetime'; Hashtable = 'hashtable' }
    $element = $short -replace '\[\]$'
    if ($keywords.ContainsKey($element)) { $short -replace "^$element", $keywords[$element] } else { $short }
}

function Repair-Example([xml]$Document, $Names, [Xml.XmlElement]$Example) {
    $title = $Example.SelectSingleNode('maml:title', $Names)
    $title.InnerText = $title.InnerText.Trim('-', ' ')
    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    $text = @($introduction.SelectNodes('maml:para', $Names) | ForEach-Object { $_.InnerText.Replace([string][char]0x80, '') }) -join "$lineFeed$lineFeed"
    $before, $rest = $text -split '(?m)^```powershell\n', 2
    $code, $after = $rest -split '(?m)\n```$', 2
    $after = $after -replace '(?m)^```(output|powershell)?\n?', '' -replace '\n{3,}', "$lineFeed$lineFeed"
    $introduction.InnerXml = ''
    if ($before.Trim()) { Add-Paragraph -Document $Document -Parent $introduction -Text "$($before.Trim())$lineFeed$lineFeed" }
    $Example.SelectSingleNode('dev:code', $Names).InnerText = $code
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    $remarks.InnerXml = ''
    Add-Paragraph -Document $Document -Parent $remarks -Text $after.Trim("`n")

    # Get-Help separates examples by what ends the last one.
    1..2 | ForEach-Object { $null = $remarks.AppendChild($Document.CreateElement('maml', 'para', $remarks.OwnerDocument.DocumentElement.GetNamespaceOfPrefix('maml'))) }
}

function Add-Paragraph([xml]$Document, [Xml.XmlElement]$Parent, [string]$Text) {
    if (-not $Text) { return }
    $paragraph = $Document.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10')
    $paragraph.InnerText = $Text
    $null = $Parent.AppendChild($paragraph)
}

# One paragraph of help for each of the text; those of examples keep their lines.
function Split-Paragraph([xml]$Document, [Xml.XmlElement]$Paragraph) {
    $parent = $Paragraph.ParentNode
    if ($parent.LocalName -in 'remarks', 'introduction' -or -not $Paragraph.InnerText.Contains("$lineFeed$lineFeed")) { return }
    foreach ($part in $Paragraph.InnerText -split '\n{2,}') {
        $new = $Document.CreateElement('maml', 'para', $Paragraph.NamespaceURI)
        $new.InnerText = $part.Trim()
        $null = $parent.InsertBefore($new, $Paragraph)
    }
    $null = $parent.RemoveChild($Paragraph)
}

<#
.SYNOPSIS
Writes a text file as the repository keeps them: UTF-8, line feeds, nothing at the end of lines.
#>
function Export-Text {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string]$Path,
        [Parameter(Mandatory)] [string]$Text
    )

    $clean = ($Text -replace '\r\n', $lineFeed -replace '(?m)[ \t]+$', '' -replace '\n{3,}', "$lineFeed$lineFeed").Trim() + $lineFeed
    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    [IO.File]::WriteAllText($Path, $clean)
}

Export-ModuleMember -Function Get-CommandPage, Export-CommandPage, Export-HelpFile, Export-Text
