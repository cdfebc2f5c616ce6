#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds the module into out/IoTFleet, tests it, and writes its help.
.EXAMPLE
./build.ps1
Builds, so that Import-Module ./out/IoTFleet takes what the sources say.
.EXAMPLE
./build.ps1 -Task Test
Builds and runs the Pester suite.
.EXAMPLE
./build.ps1 -Task Docs
Builds, and writes docs/*.md and en-US anew: texts from the sources, outputs from the sandbox.
.EXAMPLE
./build.ps1 -Task Package
Builds out/IoTFleet.<version>.nupkg, which Publish-PSResource -NupkgPath takes.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Docs', 'Package', 'Test')]
    [string]$Task = 'Build',

    # A pattern for the names of the test files to run.
    [string]$Filter = '*'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$out = Join-Path $PSScriptRoot 'out/IoTFleet'
$source = Join-Path $PSScriptRoot 'src/IoTFleet'
$loader = Join-Path $PSScriptRoot 'src/IoTFleet.Loader'

function Invoke-DotNet([string[]]$Argument) {
    & dotnet @Argument
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($Argument[0]) failed with exit code $LASTEXITCODE." }
}

function Build {
    if (Test-Path $out) { Remove-Item $out -Recurse -Force }
    # Restored together, so that two frameworks do not restore each other's projects anew.
    Invoke-DotNet -Argument build, $source, '--nologo', '--verbosity', 'quiet'
    foreach ($framework in 'net8.0', 'netstandard2.0') {
        $bin = New-Item (Join-Path $out "bin/$framework") -ItemType Directory -Force
        Copy-Item (Join-Path $source "bin/Release/$framework/*.dll") $bin
    }
    Copy-Item (Join-Path $loader 'bin/Release/net8.0/IoTFleet.Loader.dll') (Join-Path $out 'bin/net8.0')
    foreach ($file in 'IoTFleet.psd1', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'CHANGELOG.md') { Copy-Item (Join-Path $PSScriptRoot $file) $out }
    Copy-Item (Join-Path $source '*.psm1') $out
    Get-ChildItem $source -Recurse -Filter '*.ps1xml' | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | Copy-Item -Destination $out
    $help = Join-Path $PSScriptRoot 'en-US'
    if (Test-Path (Join-Path $help '*')) { Copy-Item $help $out -Recurse }
    Write-Information "Built $out" -InformationAction Continue
}

function Docs {
    # PlatyPS does not hold to strict mode.
    Set-StrictMode -Off
    Import-Module (Join-Path $PSScriptRoot 'docs/tools/Documentation.psm1')
    $comments = Get-ChildItem (Join-Path $source 'bin/Release/net8.0/*.xml') | ForEach-Object FullName
    Export-Documentation -Root $PSScriptRoot -Module $out -CommentPath $comments
    Write-Information "Wrote docs and en-US" -InformationAction Continue
}

function Package {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw 'Packing needs Microsoft.PowerShell.PSResourceGet 1.1 or later: Install-Module Microsoft.PowerShell.PSResourceGet.'
    }
    $folder = Split-Path $out
    Remove-Item (Join-Path $folder '*.nupkg')
    Compress-PSResource -Path $out -DestinationPath $folder -PassThru | ForEach-Object { Write-Information "Packed $_" -InformationAction Continue }
}

# In two processes, for two cores. What holds answers to a limit of time is in the one that is shown as it goes.
function Test([string]$Filter) {
    $suite = Join-Path $PSScriptRoot 'tests/pester'
    $files = @(Get-ChildItem $suite -Recurse -Filter "$Filter.Tests.ps1")
    if (-not $files) { throw "No file in $suite has a name like $Filter.Tests.ps1." }
    $aside, $shown = $files.Where({ $_.Directory.Name -in 'Docs', 'ManagedIntegrations', 'Scripts' }, 'Split')
    $log = New-TemporaryFile
    try {
        $running = @(
            if ($aside) { TestProcess $aside @{ RedirectStandardOutput = $log } }
            if ($shown) { TestProcess $shown @{} }
        )
        $running.WaitForExit()
        Get-Content $log
    }
    finally {
        Remove-Item $log
    }
    if ($running.ExitCode -ne 0) { exit 1 }
}

function TestProcess([IO.FileInfo[]]$File, [hashtable]$Output) {
    $run, $paths = @("$PSScriptRoot/tests/pester/Run.ps1") + $File.FullName | ForEach-Object { "'$($_ -replace "'", "''")'" }
    Start-Process (Get-Process -Id $PID).Path "-NoProfile -NonInteractive -Command & $run $($paths -join ', ')" -NoNewWindow -PassThru @Output
}

Build
# Where it can be packed, the package is tested too.
if ($Task -eq 'Package' -or ($Task -eq 'Test' -and (Get-Command Compress-PSResource -ErrorAction Ignore))) { Package }
if ($Task -eq 'Docs') { Docs }
if ($Task -eq 'Test') { Test $Filter }
