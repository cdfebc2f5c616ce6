# All that is generated is generated anew, which runs every example on the sandbox: the sources' texts and the outputs of today
# must be what the pages, the topics and the help hold. Where this fails, read the difference, then: ./build.ps1 -Task Docs.
BeforeDiscovery {
    $script:hasPlatyPS = [bool](Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $script:files = Get-ChildItem "$root/docs/*.md", "$root/en-US/*" | ForEach-Object { @{ File = "$($_.Directory.Name)/$($_.Name)" } }
}

Describe 'What build.ps1 -Task Docs writes' -Skip:(-not $hasPlatyPS) {
    BeforeAll {
        $script:root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $null = New-Item "$TestDrive/repository" -ItemType Directory
        Copy-Item "$root/docs" "$TestDrive/repository/docs" -Recurse
        Copy-Item "$root/out/IoTFleet" "$TestDrive/IoTFleet" -Recurse

        # A session of its own: time zone and help are the process's.
        $script = "& { param(`$Root, `$Target, `$Module)
            `$ErrorActionPreference = 'Stop'
            Import-Module `$Root/docs/tools/Documentation.psm1
            `$comments = (Get-ChildItem `$Root/src/IoTFleet/bin/Release/net8.0/*.xml).FullName
            Export-Documentation -Root `$Target -Module `$Module -CommentPath `$comments
        } '$root' '$TestDrive/repository' '$TestDrive/IoTFleet'"
        $pwsh = [Environment]::ProcessPath
        $script:log = & $pwsh -NoProfile -NonInteractive -Command $script 2>&1 | Out-String
        $script:exitCode = $LASTEXITCODE
    }

    It 'is written without an error' {
        $exitCode | Should -Be 0 -Because $log
    }

    It 'is <File>' -ForEach $files {
        $expected = [IO.File]::ReadAllText("$root/$File") -replace "`r"
        $actual = if (Test-Path "$TestDrive/repository/$File") { [IO.File]::ReadAllText("$TestDrive/repository/$File") } else { 'The file is not written.' }
        if ($actual -cne $expected) {
            $difference = Compare-Object ($expected -split "`n") ($actual -split "`n") | Select-Object -First 6 |
                ForEach-Object { "$(if ($_.SideIndicator -eq '=>') { 'now: ' } else { 'page: ' })$($_.InputObject)" }
            throw "$File is not up to date.`n$($difference -join "`n")"
        }
    }

    It 'has no file that is missing here' {
        Get-ChildItem "$TestDrive/repository/docs/*.md", "$TestDrive/repository/en-US/*" | ForEach-Object { "$($_.Directory.Name)/$($_.Name)" } |
            Where-Object { -not (Test-Path "$root/$_") } | Should -BeNullOrEmpty
    }
}
