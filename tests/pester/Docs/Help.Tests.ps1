# The pages and the help are held to what the built module says of itself.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:commands = Get-Command -Module IoTFleet | ForEach-Object { @{ Name = $_.Name } }
    $script:topics = 'about_IoTFleet', 'about_IoTFleet_Credentials', 'about_IoTFleet_Runbooks', 'about_IoTFleet_Sandbox' | ForEach-Object { @{ Topic = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $script:common = [Management.Automation.PSCmdlet]::CommonParameters
    $script:help = @{}
    # Without the namespaces, whose prefixes every path would have to repeat.
    $xml = [IO.File]::ReadAllText("$root/en-US/IoTFleet.dll-Help.xml") -replace '(?<=</?)(maml|command|dev):' -replace ' xmlns(:\w+)?="[^"]*"'
    foreach ($item in ([xml]$xml).SelectNodes('/helpItems/command')) { $help[$item.SelectSingleNode('details/name').InnerText] = $item }

    function Get-Own($Command) { @($Command.Parameters.Values | Where-Object Name -NotIn $common) }

    # The parameters with their aliases and sets, one in a line, as the module and as a page tell them.
    function Get-Shape($Command) {
        $lines = foreach ($parameter in Get-Own $Command) {
            "$($parameter.Name); aliases $($parameter.Aliases | Sort-Object); sets $($parameter.ParameterSets.Keys -replace '^__AllParameterSets$', '(All)' | Sort-Object)"
        }
        ($lines | Sort-Object) -join "`n"
    }

    function Get-PageShape($Parameters) {
        $lines = foreach ($name in $Parameters.Keys) {
            $aliases, $sets = $Parameters[$name].Yaml -split '(?m)^ParameterSets:', 2
            $aliases = [regex]::Matches($aliases, '(?m)^- (.*)$') | ForEach-Object { $_.Groups[1].Value } | Sort-Object
            $sets = [regex]::Matches($sets, '(?m)^- Name: (.*)$') | ForEach-Object { $_.Groups[1].Value } | Sort-Object
            "$name; aliases $aliases; sets $sets"
        }
        ($lines | Sort-Object) -join "`n"
    }

    # A parameter set as one line for each parameter: name, whether it must be given, where it stands, what it takes from the pipeline.
    function Get-Set($ParameterSet) {
        $lines = foreach ($parameter in $ParameterSet.Parameters | Where-Object Name -NotIn $common) {
            $position = if ($parameter.Position -ge 0) { "$($parameter.Position)" } else { 'named' }
            $pipeline = @(if ($parameter.ValueFromPipeline) { 'ByValue' }; if ($parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' }) -join ', '
            "$($parameter.Name) $(([bool]$parameter.IsMandatory).ToString().ToLower()) $position $(if ($pipeline) { "true ($pipeline)" } else { 'false' })"
        }
        ($lines | Sort-Object) -join "`n"
    }

    # The same of the help.
    function Get-HelpSet($Item) {
        $lines = foreach ($parameter in $Item.SelectNodes('parameter')) {
            "$($parameter.SelectSingleNode('name').InnerText) $($parameter.GetAttribute('required')) $($parameter.GetAttribute('position')) $($parameter.GetAttribute('pipelineInput'))"
        }
        ($lines | Sort-Object) -join "`n"
    }

    # A section of a page.
    function Get-Section([string]$Text, [string]$Name) { (($Text -split "(?m)^## $Name\s*$", 2)[1] -split '(?m)^## ', 2)[0].Trim() }

    # The parameters of a page by name: text and what the YAML block says.
    function Get-PageParameter([string]$Text) {
        $found = @{}
        foreach ($match in [regex]::Matches((Get-Section $Text PARAMETERS), '(?ms)^### -(?<name>\w+)\s+(?<text>.*?)\s+```yaml\n(?<yaml>.*?)\n```')) {
            $found[$match.Groups['name'].Value] = [pscustomobject]@{ Text = $match.Groups['text'].Value; Yaml = $match.Groups['yaml'].Value }
        }
        $found
    }
}

Describe 'The page of <Name>' -ForEach $commands {
    BeforeAll {
        $script:command = Get-Command $Name
        $script:text = [IO.File]::ReadAllText("$root/docs/$Name.md").Replace("`r`n", "`n")
        $script:parameters = Get-PageParameter $text
    }

    It 'has all sections, and examples with their output' {
        'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'EXAMPLES', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS' | Where-Object { -not (Get-Section $text $_) } | Should -BeNullOrEmpty
        $text | Should -Not -Match '\{\{'
        $examples = @((Get-Section $text EXAMPLES) -split '(?m)^### ' | Where-Object { $_.Trim() })
        $examples.Count | Should -BeGreaterOrEqual 2
        $examples | Where-Object { $_ -notmatch '(?ms)^```powershell\n.*?\n```\n\n```output\n.*?\n```' } | Should -BeNullOrEmpty
        "$examples" | Should -Match "(?m)\b$Name\b"
    }

    It 'has each parameter and each parameter set, and no other' {
        Get-PageShape $parameters | Should -BeExactly (Get-Shape $command)
        $parameters.Keys | Where-Object { -not $parameters[$_].Text } | Should -BeNullOrEmpty
        $syntax = foreach ($block in (Get-Section $text SYNTAX) -split '(?m)^### ' | Where-Object { $_ }) {
            $names = @([regex]::Matches($block, '(?<=\[|\s)-(\w+)') | ForEach-Object { $_.Groups[1].Value } | Sort-Object)
            "$(($block -split '\n| \(Default\)')[0]): $names"
        }
        $syntax | Sort-Object | Should -Be @($command.ParameterSets | ForEach-Object { "$($_.Name): $(@($_.Parameters.Name | Where-Object { $_ -notin $common } | Sort-Object))" } | Sort-Object)
    }

    It 'is what Get-Help says' {
        $item = $help[$Name]
        $item | Should -Not -BeNullOrEmpty
        $item.SelectSingleNode('details/description').InnerText.Trim() | Should -BeExactly (Get-Section $text SYNOPSIS)
        $described = foreach ($parameter in $item.SelectNodes('parameters/parameter')) {
            "$($parameter.SelectSingleNode('name').InnerText): $(@($parameter.SelectNodes('description/para') | ForEach-Object InnerText) -join "`n`n")"
        }
        $described | Sort-Object | Should -BeExactly @($parameters.Keys | ForEach-Object { "${_}: $($parameters[$_].Text)" } | Sort-Object)
        $codes = @([regex]::Matches((Get-Section $text EXAMPLES), '(?ms)^```powershell\n(.*?)\n```') | ForEach-Object { $_.Groups[1].Value })
        @($item.SelectNodes('examples/example/code') | ForEach-Object { $_.InnerText.Replace("`r`n", "`n") }) | Should -BeExactly $codes
        $item.OuterXml | Should -Not -Match '```|\{\{|\u0080'
        @($item.SelectNodes('syntax/syntaxItem') | ForEach-Object { Get-HelpSet $_ }) | Sort-Object | Should -Be @($command.ParameterSets | ForEach-Object { Get-Set $_ } | Sort-Object)
    }
}

Describe 'The help as a whole' {
    It 'has a page for each cmdlet, and none for others' {
        Get-ChildItem "$root/docs/*-*.md" | ForEach-Object BaseName | Sort-Object | Should -Be @(Get-Command -Module IoTFleet | ForEach-Object Name | Sort-Object)
        $help.Keys | Sort-Object | Should -Be @(Get-Command -Module IoTFleet | ForEach-Object Name | Sort-Object)
    }

    It 'links to every operation of both services, and to pages that are there' {
        $pages = Get-ChildItem "$root/docs/*.md" | ForEach-Object { [IO.File]::ReadAllText($_.FullName) }
        $bases = @{ 'greengrassv2' = 'greengrass/v2/APIReference'; 'iot-managed-integrations' = 'iot-mi/latest/APIReference'; 'iot' = 'iot/latest/apireference' }
        foreach ($service in $bases.Keys) {
            $model = Get-Content "$root/src/IoTFleet.Api/Models/$service.json" -Raw | ConvertFrom-Json -AsHashtable
            $operations = @($model.shapes.Keys | Where-Object { $model.shapes[$_].type -eq 'operation' } | ForEach-Object { ($_ -split '#')[-1] })
            $operations.Count | Should -BeGreaterThan 0
            $linked = @([regex]::Matches("$pages", "(?<=docs\.aws\.amazon\.com/$($bases[$service])/API_)\w+") | ForEach-Object Value | Sort-Object -Unique)
            $linked | Where-Object { $_ -notin $operations } | Should -BeNullOrEmpty -Because "$service has no such operation"
            if ($service -ne 'iot') { $operations | Where-Object { $_ -notin $linked } | Should -BeNullOrEmpty -Because 'somebody looks for it' }
        }
        [regex]::Matches("$pages", '(?<=\]\()[\w-]+\.md(?=\))') | ForEach-Object Value | Sort-Object -Unique | Where-Object { -not (Test-Path "$root/docs/$_") } | Should -BeNullOrEmpty
    }

    It 'is found by Get-Help for each cmdlet' {
        Get-Command -Module IoTFleet | Where-Object { (Get-Help $_.Name).description.Text -notlike '?*' } | Should -BeNullOrEmpty
    }

    It 'finds <Topic>' -ForEach $topics {
        $found = @(Get-Help $Topic)
        $found.Count | Should -Be 1
        "$found" | Should -Match "TOPIC\s+$Topic\s"
        "$found" | Should -Not -Match '```|\{\{'
    }

    It 'reads well: <Query>' -ForEach @(
        @{ Query = 'Full'; Expected = '(?s)SYNOPSIS.*SYNTAX.*DESCRIPTION.*PARAMETERS.*-Component <ComponentSelection\[\]>.*INPUTS.*OUTPUTS.*Example 1: .*RELATED LINKS' }
        @{ Query = 'Examples'; Expected = '(?s)Example 1: .*New-GGDeployment .*DeploymentId .*\n\s*\n\s+Example 2: ' }
    ) {
        $options = @{ $Query = $true }
        $shown = Get-Help New-GGDeployment @options | Out-String -Width 120
        $shown | Should -Match $Expected
    }

    It 'reads well: a parameter' {
        $shown = Get-Help New-GGDeployment -Parameter Component | Out-String -Width 120
        $shown | Should -Match "(?s)-Component <ComponentSelection\[\]>\s+The components: .*Required\?\s+false.*Position\?\s+1"
        (Get-Help Get-GGCoreDevice -Parameter ThrottleLimit | Out-String) | Should -Match 'Default value\s+16'
    }
}
