# Runs the examples of a page as somebody types them: statement by statement, on a sandbox that is the same each time.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# When the fleet of the examples stands still.
$startTime = '2026-11-02T09:00:00Z'

# What the folder that the examples run in is called on a page.
$shownFolder = '/home/you/fleet'

$fence = [regex]'(?ms)^```powershell\n(?<code>.*?)\n```(?:\n\n```output\n(?<output>.*?)\n?^```)?'

<#
.SYNOPSIS
Makes what examples run in: a host, a runspace with the module, and a folder with files.
#>
function Get-ExampleSession {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string]$Module)

    if (-not ('IoTFleet.Docs.ScreenHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'ScreenHost.cs') }

    # Tables show local time, which is then the same everywhere.
    $env:TZ = 'UTC'
    [TimeZoneInfo]::ClearCachedData()
    $screenHost = [IoTFleet.Docs.ScreenHost]::new()
    $state = [initialsessionstate]::CreateDefault2()
    $runspace = [runspacefactory]::CreateRunspace($screenHost, $state)
    $runspace.Open()
    $session = [pscustomobject]@{
        Runspace  = $runspace
        Screen    = $screenHost.Screen
        Folder    = Join-Path ([IO.Path]::GetTempPath()) "iotfleet-examples-$PID"
        Variables = @()
    }
    $null = Invoke-InSession -Session $session -Script { param($Path) Import-Module $Path } -Argument $Module
    $session.Variables = Invoke-InSession $session { Get-Variable | ForEach-Object Name }
    $session
}

<#
.SYNOPSIS
Ends what Get-ExampleSession made.
#>
function Close-ExampleSession {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object]$Session)

    $null = Invoke-InSession $Session { Get-IoTFleetSandbox | Stop-IoTFleetSandbox; Disconnect-IoTFleet }
    $Session.Runspace.Dispose()
    if (Test-Path $Session.Folder) { Remove-Item $Session.Folder -Recurse -Force }
}

<#
.SYNOPSIS
Gives a page's text with the output that its examples have now. The examples of a page are one session on one sandbox.
#>
function Expand-Example {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)] [object]$Session,
        [Parameter(Mandatory)] [AllowEmptyString()] [string]$Text
    )

    if (-not $fence.IsMatch($Text)) { return $Text }
    Clear-ExampleSession $Session
    $fence.Replace($Text, {
            param($match)
            $code = $match.Groups['code'].Value
            $output = Get-ScreenText $Session $code
            $shown = "``````powershell`n$code`n``````"
            if ($output) { $shown += "`n`n``````output`n$output`n``````" }
            $shown
        })
}

# A sandbox, folder and variables that know nothing of the page before.
function Clear-ExampleSession($Session) {
    if (Test-Path $Session.Folder) { Remove-Item $Session.Folder -Recurse -Force }
    $null = New-Item $Session.Folder -ItemType Directory
    Copy-Item (Join-Path $PSScriptRoot 'fleet/*') $Session.Folder -Recurse
    $null = Invoke-InSession -Session $Session -Argument $Session.Folder, $Session.Variables, $startTime -Script {
        param($Folder, $Kept, $StartTime)
        Get-Variable | Where-Object { $_.Name -notin $Kept -and $_.Name -notin 'Folder', 'Kept', 'StartTime' } | Remove-Variable -Force -ErrorAction Ignore
        Get-IoTFleetSandbox | Stop-IoTFleetSandbox
        Set-Location $Folder
        Set-Variable sandbox (Connect-IoTFleet -Sandbox -Speed 0 -StartTime $StartTime).Sandbox -Scope Global
        # What is made in turn gets the same ids every time.
        $PSDefaultParameterValues['*:ThrottleLimit'] = 1
        $PSStyle.OutputRendering = 'PlainText'
        $global:Error.Clear()
    }
}

# Runs a script of this module's own in the session.
function Invoke-InSession($Session, [scriptblock]$Script, [object[]]$Argument) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Session.Runspace
    try {
        $null = $shell.AddScript("$Script")
        foreach ($value in $Argument) { $null = $shell.AddArgument($value) }
        $shell.Invoke()
        if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
    }
    finally { $shell.Dispose() }
}

# What the screen shows after code was typed.
function Get-ScreenText($Session, [string]$Code) {
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
    if ($errors) { throw "The example does not parse: $($errors[0])`n$Code" }
    $Session.Screen.Clear()
    foreach ($statement in $tree.EndBlock.Statements) { Show-Statement $Session $statement.Extent.Text }
    $text = ($Session.Screen.Text -replace '\x1b\[[0-9;]*m').Replace($Session.Folder, $shownFolder)

    # A server listens on a port that was free, and each request has an identifier of its own: nothing can fix either.
    $text = $text -replace '(?<=127\.0\.0\.1:)\d{5}(?=[/\s])', '49152' -replace '(?m)(?<=^http://127\.0\.0\.1:49152/ +)\d{5}', '49152'
    $text = $text -replace '(?<=request )[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '7d4f2b1c-5a3e-4c8d-9b6f-2e1a0c9d8b7e'
    ($text -split '\r?\n' | ForEach-Object TrimEnd | Out-String).Replace("`r`n", "`n").Trim("`n") -replace '\n{3,}', "`n`n"
}

function Show-Statement($Session, [string]$Code) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Session.Runspace
    try {
        $null = $shell.AddScript($Code)
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        $null = $shell.AddCommand('Out-Default')
        try { $null = $shell.Invoke() }
        catch [Management.Automation.RuntimeException] {
            $record = $_.Exception.ErrorRecord
            if ($_.Exception -is [Management.Automation.MethodInvocationException]) { $record = $_.Exception.InnerException.ErrorRecord }
            $shown = [psobject]::new($record)
            $shown.Properties.Add([psnoteproperty]::new('writeErrorStream', $true))
            $shell.Commands.Clear()
            $null = $shell.AddCommand('Out-Default').AddParameter('InputObject', $shown).Invoke()
        }
    }
    finally { $shell.Dispose() }
}

Export-ModuleMember -Function Get-ExampleSession, Close-ExampleSession, Expand-Example
