# Runs every cmdlet with secrets that are found wherever they appear. No list of cmdlets: what the module exports is run, in
# each parameter set, with and without -WhatIf, against a sandbox over HTTP, so that requests are signed and sent.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    . "$PSScriptRoot/../Secret.ps1"
    $canary = @{
        AccessKey = 'AKIACANARYKEY0000001'; SecretKey = 'canary-secret-key-0000000000000000000001'; SessionToken = 'canary-session-token-0001'
        AuthenticationMaterial = 'SN:canary-material-0001'; SecretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:canary-oauth-0001'
        SecretVersionId = 'canary00-5678-90ab-cdef-000000000001'
    }
    $server = Start-IoTFleetSandbox -DeviceCount 3 -ManagedThingCount 3 -Speed 0
    $connection = @{ EndpointUrl = $server.Endpoint.AbsoluteUri; Region = 'us-east-1'; AccessKey = $canary.AccessKey; SecretKey = $canary.SecretKey; SessionToken = $canary.SessionToken }
    Push-Location $TestDrive

    function Find-Canary([string]$Text, [string[]]$Canaries = $canary.Values) { $Canaries | Where-Object { $Text.Contains($_) } }

    # Something for a parameter: a canary where it is secret, otherwise what its type may take.
    function Get-Argument($Parameter) {
        if ($canary.ContainsKey($Parameter.Name)) { return $canary[$Parameter.Name] }
        if ($Parameter.ParameterType.Name -eq 'SecretText') { return $canary.AuthenticationMaterial }
        switch -Regex ($Parameter.ParameterType.FullName) {
            'Int32|Int64|Double' { 5; break }
            'TimeSpan' { [timespan]::FromSeconds(1); break }
            'Boolean' { $true; break }
            'Hashtable|Dictionary|CommandEndpoint' { @{ a = 'b' }; break }
            default { 'x1' }
        }
    }

    function Get-Call($Command, $Set) {
        $arguments = @{}
        foreach ($parameter in $Set.Parameters) {
            $isSecret = $canary.ContainsKey($parameter.Name) -or $parameter.ParameterType.Name -eq 'SecretText'
            if ($parameter.ParameterType -eq [switch]) { if ($parameter.IsMandatory) { $arguments[$parameter.Name] = $true } }
            elseif ($parameter.IsMandatory -or $isSecret) { $arguments[$parameter.Name] = Get-Argument $parameter }
        }
        foreach ($name in $connection.Keys) { if ($Command.Parameters.ContainsKey($name)) { $arguments[$name] = $connection[$name] } }
        $arguments
    }

    # All that a call says, in every stream and in every form of its errors; its objects are the user's.
    function Get-Told($Command, $Arguments) {
        $told = try { & $Command @Arguments -Verbose -Debug -ErrorAction Continue 2>&1 3>&1 4>&1 5>&1 6>&1 } catch { $_ }
        $told | Where-Object { $_ -is [Management.Automation.ErrorRecord] -or $_.GetType().Namespace -eq 'System.Management.Automation' -and $_ -isnot [Management.Automation.PSCustomObject] } |
            ForEach-Object { "$_"; $_ | Format-List * -Force | Out-String -Width 500; if ($_.Exception) { "$($_.Exception)"; $_.Exception | Format-List * -Force | Out-String -Width 500 }; if ($null -ne $_.TargetObject) { "$($_.TargetObject)" } }
    }
}

AfterAll {
    Pop-Location
    Stop-IoTFleetSandbox
    Disconnect-IoTFleet
}

Describe 'Secrets' {
    It 'would be found if they appeared' {
        Find-Canary "before $($canary.SecretKey) after" | Should -Be $canary.SecretKey
        $told = Get-Told { [CmdletBinding()]param($Value) Write-Verbose $Value; Write-Error $Value } @{ Value = $canary.SecretArn }
        Find-Canary "$told" | Should -Be $canary.SecretArn
    }

    It 'appear in nothing that any cmdlet says, and in no transcript' {
        $skipped = 'Connect-IoTFleet', 'Disconnect-IoTFleet', 'Start-IoTFleetSandbox', 'Stop-IoTFleetSandbox'
        $calls = 0
        Start-Transcript "$TestDrive/transcript.txt" | Out-Null
        $found = try {
            foreach ($command in Get-Command -Module IoTFleet -CommandType Cmdlet, Function | Where-Object Name -NotIn $skipped) {
                foreach ($set in $command.ParameterSets) {
                    $arguments = Get-Call $command $set
                    $modes = if ($command.Parameters.ContainsKey('WhatIf')) { @{ WhatIf = $true }, @{ Confirm = $false } } else { , @{} }
                    foreach ($mode in $modes) {
                        $calls++
                        $told = (Get-Told $command ($arguments + $mode)) -join "`n"
                        $leak = Find-Canary $told
                        if ($leak) { "$command ($($set.Name)) $($mode.Keys): $leak" }
                    }
                }
            }
        }
        finally { Stop-Transcript | Out-Null }
        $found | Should -BeNullOrEmpty
        $calls | Should -BeGreaterThan 150
        Find-Canary (Get-Content "$TestDrive/transcript.txt" -Raw) | Should -BeNullOrEmpty
        (Get-Content "$TestDrive/transcript.txt" -Raw).Length | Should -BeGreaterThan 5000
    }

    It 'are not in the sandbox''s log' {
        $server.Sandbox.Requests.Count | Should -BeGreaterThan 100
        Find-Canary ($server.Sandbox.Requests.Entries | ConvertTo-Json -Depth 5) | Should -BeNullOrEmpty
    }

    It 'are not in the context' {
        $context = Connect-IoTFleet @connection
        $texts = "$context", ($context | Format-List * -Force | Out-String -Width 500), ($context | ConvertTo-Json -Depth 6 -WarningAction Ignore), ($context | Out-String)
        Find-Canary "$texts" | Should -BeNullOrEmpty
        Disconnect-IoTFleet
    }

    It 'are not in a failed input that can be piped in again' {
        $server.Sandbox.Faults.Inject('CreateManagedThing', 'AccessDenied', 1)
        $row = [pscustomobject]@{ Name = 'again'; AuthenticationMaterial = $canary.AuthenticationMaterial; AuthenticationMaterialType = 'ZIGBEE_QR_BAR_CODE' }
        $row | New-MIManagedThing @connection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -HaveCount 1
        Find-Canary "$($failure | Format-List * -Force | Out-String -Width 500)$($failure.TargetObject | Format-List * -Force | Out-String)" | Should -BeNullOrEmpty
        ($failure.TargetObject | New-MIManagedThing @connection).Name | Should -Be 'again'
    }

    It 'given as SecureStrings are not in the history of commands' {
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $kept = [Management.Automation.PSInvocationSettings]@{ AddToHistory = $true }
        function Invoke-Kept([string]$Line) { $shell.Commands.Clear(); $shell.AddScript($Line).Invoke($null, $kept) }
        try {
            $secrets = 'SN:canary-history-0001', 'SN:canary-history-0002'
            $runspace.SessionStateProxy.SetVariable('material', @($secrets | ForEach-Object { ConvertTo-Secret $_ }))
            $runspace.SessionStateProxy.SetVariable('connection', $connection)
            Invoke-Kept "Import-Module '$((Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path)'" | Out-Null
            $made = Invoke-Kept 'New-MIManagedThing $material[0] ZIGBEE_QR_BAR_CODE -Name history @connection'
            $again = Invoke-Kept '[pscustomobject]@{ AuthenticationMaterial = $material[1]; AuthenticationMaterialType = "ZIGBEE_QR_BAR_CODE"; Name = "piped" } | New-MIManagedThing @connection'
            $shell.Streams.Error | Should -BeNullOrEmpty
            $made.Name, $again.Name | Should -Be 'history', 'piped'
            $history = Invoke-Kept 'Get-History'
            $history | Should -HaveCount 3
            $history[1].CommandLine | Should -Match '^New-MIManagedThing \$material\[0\] '
            $texts = ($history | Format-List * -Force | Out-String -Width 500), ($history | ConvertTo-Json -Depth 5 -WarningAction Ignore)
            Find-Canary "$texts" $secrets | Should -BeNullOrEmpty

            # As plain text it is there, which is why SecureStrings are taken.
            Invoke-Kept "`$null = '$($secrets[0])'" | Out-Null
            Find-Canary "$((Invoke-Kept 'Get-History').CommandLine)" $secrets | Should -Be $secrets[0]
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    It 'that a cmdlet returns are in its object only' {
        Start-Transcript "$TestDrive/claim.txt" | Out-Null
        $streams = New-MIProvisioningProfile canary-profile @connection -Verbose -Debug 2>&1 3>&1 4>&1 5>&1 6>&1
        Stop-Transcript | Out-Null
        $made = $streams | Where-Object { $_.PSObject.Properties['ClaimCertificatePrivateKey'] }
        $key = @($made.ClaimCertificatePrivateKey -split "`n" | Where-Object { $_.Length -gt 40 -and $_ -notmatch '---' })[0].Trim()
        $key.Length | Should -BeGreaterThan 30
        $said = ($streams | Where-Object { $_ -ne $made } | Out-String -Width 500) + (Get-Content "$TestDrive/claim.txt" -Raw) + "$made"
        Find-Canary $said $key | Should -BeNullOrEmpty
    }
}
