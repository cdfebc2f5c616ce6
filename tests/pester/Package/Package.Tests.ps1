# What build.ps1 packed, as a repository and a user's clean profile take it.
BeforeDiscovery {
    $script:canPack = $null -ne (Get-Command Compress-PSResource -ErrorAction Ignore)
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $staged = "$root/out/IoTFleet"
    $script:data = Import-PowerShellDataFile (Join-Path $staged 'IoTFleet.psd1')
}

Describe 'The manifest' {
    It 'is valid' {
        Test-ModuleManifest (Join-Path $staged 'IoTFleet.psd1') -ErrorAction Stop | Out-Null
    }

    It 'says what the Gallery asks' {
        foreach ($key in 'Description', 'Author', 'CompanyName', 'Copyright', 'GUID') { $data[$key] | Should -Not -BeNullOrEmpty -Because $key }
        $data.PowerShellVersion | Should -Be '5.1'
        $data.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $gallery = $data.PrivateData.PSData
        $gallery.Tags.Count | Should -BeGreaterThan 3
        $gallery.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        foreach ($key in 'LicenseUri', 'ProjectUri', 'ReleaseNotes') { [uri]::IsWellFormedUriString($gallery[$key], 'Absolute') | Should -BeTrue -Because $key }
    }

    It 'exports each cmdlet by name, and nothing else' {
        Import-Module $staged -Force
        $data.CmdletsToExport | Should -Be ((Get-Command -Module IoTFleet).Name | Sort-Object)
        foreach ($key in 'FunctionsToExport', 'VariablesToExport', 'AliasesToExport') { $data[$key] | Should -HaveCount 0 -Because $key }
    }

    It 'has the version of the assembly and of the changelog' {
        $assembly = Get-Command Connect-IoTFleet | ForEach-Object { $_.ImplementingType.Assembly.GetName().Version }
        "$($assembly.Major).$($assembly.Minor).$($assembly.Build)" | Should -Be $data.ModuleVersion
        Get-Content (Join-Path $root 'CHANGELOG.md') | Where-Object { $_ -match '^## (\S+)' } | Select-Object -First 1 | Should -Match "^## $([regex]::Escape($data.ModuleVersion)) "
    }

    It 'names each foreign assembly in the notices' {
        $notices = Get-Content (Join-Path $staged 'THIRD-PARTY-NOTICES.txt') -Raw
        Get-ChildItem $staged -Recurse -Filter *.dll | Where-Object Name -NotLike 'IoTFleet*' | ForEach-Object { $notices | Should -Match ([regex]::Escape($_.BaseName)) }
    }
}

Describe 'The package' -Skip:(-not $canPack) {
    BeforeAll {
        $package = Get-Item "$root/out/IoTFleet.$($data.ModuleVersion).nupkg"
        $zip = [IO.Compression.ZipFile]::OpenRead($package)
        $script:entries = $zip.Entries.FullName
        $zip.Dispose()
    }

    It 'is under 10 MB' {
        $package.Length | Should -BeLessThan 10MB
    }

    It 'holds what was staged, and nothing left over from tests and builds' {
        foreach ($file in Get-ChildItem $staged -Recurse -File) {
            $entries | Should -Contain ($file.FullName.Substring($staged.Length + 1) -replace '\\', '/')
        }
        $entries | Where-Object { $_ -match '\.(pdb|deps\.json|Tests\.ps1|cs|csproj)$|System\.Management\.Automation|xunit' } | Should -BeNullOrEmpty
    }

    It 'is installed from a folder into a clean profile, and runs there' {
        $feed = New-Item (Join-Path $TestDrive 'feed') -ItemType Directory
        $profileFolder = New-Item (Join-Path $TestDrive 'profile') -ItemType Directory
        Copy-Item $package $feed
        $script = @"
`$ErrorActionPreference = 'Stop'
Register-PSResourceRepository -Name Feed -Uri '$feed' -Trusted
Install-PSResource IoTFleet -Repository Feed -Scope CurrentUser
`$module = Import-Module IoTFleet -PassThru
Connect-IoTFleet -Sandbox | Out-Null
"`$(`$module.ModuleBase) has `$((Get-GGCoreDevice).Count) devices"
"@
        $kept = @{}
        # XDG_* is where PowerShell looks on Unix, the others on Windows; the module must come from the package alone.
        foreach ($part in '.local/share', 'config', 'cache', 'local') { New-Item (Join-Path $profileFolder $part) -ItemType Directory | Out-Null }
        $clean = @{ HOME = $profileFolder; XDG_DATA_HOME = "$profileFolder/.local/share"; XDG_CONFIG_HOME = "$profileFolder/config"; XDG_CACHE_HOME = "$profileFolder/cache"; USERPROFILE = $profileFolder; LOCALAPPDATA = "$profileFolder/local"; PSModulePath = $null }
        foreach ($name in $clean.Keys) {
            $kept[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $clean[$name])
        }
        try {
            $output = & pwsh -NoProfile -NonInteractive -Command $script 2>&1 | Out-String -Width 500
            $code = $LASTEXITCODE
        } finally {
            foreach ($name in $kept.Keys) { [Environment]::SetEnvironmentVariable($name, $kept[$name] ?? [NullString]::Value) }
        }
        $code | Should -Be 0 -Because $output
        $output | Should -BeLike "*$profileFolder*IoTFleet*has 50 devices*"
    }
}
