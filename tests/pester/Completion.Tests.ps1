BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/IoTFleet" -Force

    # What completes from no account, by parameter or by cmdlet and parameter, and why.
    $notCompleted = @{
        # Names and texts of what is made or changed are the user's to choose.
        'Import-GGDeployment Name' = 'a new name'; 'New-GGDeployment Name' = 'a new name'; 'Update-GGDeployment Name' = 'a new name'
        'New-MIAccountAssociation Name' = 'a new name'; 'New-MICloudConnector Name' = 'a new name'; 'New-MIConnectorDestination Name' = 'a new name'
        'New-MICredentialLocker Name' = 'a new name'; 'New-MIDestination Name' = 'a new name'; 'New-MIManagedThing Name' = 'a new name'
        'New-MIOtaTaskConfiguration Name' = 'a new name'; 'New-MIProvisioningProfile Name' = 'a new name'
        'Set-MIAccountAssociation Name' = 'a new name'; 'Set-MICloudConnector Name' = 'a new name'; 'Set-MIConnectorDestination Name' = 'a new name'; 'Set-MIManagedThing Name' = 'a new name'
        Description = 'free text'; Message = 'free text'; QueryString = 'free text'; Recipe = 'free text'; Argument = 'free text'; PlatformName = 'free text'
        ComponentVersion = 'a new version'; ClientToken = 'made anew for each call'
        # What the service takes for personal or secret stays out of lists on a screen.
        Owner = 'sensitive'; SerialNumber = 'sensitive'; Brand = 'sensitive'; Model = 'sensitive'; Classification = 'sensitive'
        ConnectorDevice = 'sensitive'; ConnectorDeviceId = 'sensitive'; UserId = 'sensitive'
        AccessKey = 'a secret'; SecretKey = 'a secret'; SessionToken = 'a secret'; GeneralAuthorization = 'names of secrets'
        # Files and addresses.
        'Export-IoTFleetReport Since' = 'a file'; Path = 'a file: PowerShell completes those'; LiteralPath = 'a file'; ProfileLocation = 'a file'; ClaimCertificatePath = 'a file'; ClaimPrivateKeyPath = 'a file'
        LocalPath = 'a path on the device'; EndpointUrl = 'an address'; S3Url = 'an address'; AuthUrl = 'an address'; TokenUrl = 'an address'; RedirectUrl = 'an address'; Scope = 'what the third party''s cloud calls it'
        # Other services' to tell.
        SecretArn = 'Secrets Manager lists secrets'; SecretVersionId = 'Secrets Manager lists secrets'; 'New-GGComponentVersion LambdaArn' = 'AWS Lambda lists functions'
        # What a connector reports comes from the third party's cloud.
        TraceId = 'the connector''s own'; OperationVersion = 'the connector''s own'
    }

    # What must be given before there is something to choose from.
    $before = @{
        'Get-GGComponent Version' = '-Name com.example.Gateway'; ArtifactName = '-Component com.example.Gateway'; 'Add-GGClientDevice ClientDevice' = '-CoreDevice lyon-gw-0001'; ClientDevice = '-CoreDevice berlin-gw-0001'
        'Remove-GGResourceTag Key' = '-CoreDevice berlin-gw-0001'; 'Remove-MIResourceTag Key' = '-ResourceArn $thingArn'
        Endpoint = '-ManagedThing $lamp'; Action = '-ManagedThing $lamp'; 'Send-MIManagedThingCommand Version' = '-ManagedThing $lamp'; Version = '-Component com.example.Gateway'
    }
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    $texts = 'String', 'ResourceReference', 'ComponentReference', 'ComponentSelection', 'ComponentCandidate'
    $script:all = foreach ($cmdlet in Get-Command -Module IoTFleet -CommandType Cmdlet) {
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object Name -NotIn $common) {
            $type = $parameter.ParameterType
            if ($type.IsArray) { $type = $type.GetElementType() }
            # A word of the service's, such as a status, is a class of constants.
            if ($type.Name -notin $texts -and $type.BaseType.Name -ne 'ConstantClass') { continue }
            $name = "$($cmdlet.Name) $($parameter.Name)"
            [pscustomobject]@{
                Name = $name; Cmdlet = $cmdlet.Name; Parameter = $parameter.Name
                Reason = $notCompleted[$name] ?? $(if (-not ($name -in 'Get-GGComponent Scope')) { $notCompleted[$parameter.Name] })
                Before = $before[$name] ?? $before[$parameter.Name]
                IsCompleted = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }).Count -gt 0
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/IoTFleet" -Force

    function Complete([string]$line) {
        , @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches)
    }

    # The first word of a process compiles what the later ones use, and may come back without an answer.
    function Wait-Completion([string]$line) {
        $until = [datetime]::UtcNow.AddSeconds(2)
        do { $found = Complete $line } until ($found.Count -gt 0 -or [datetime]::UtcNow -gt $until)
        , $found
    }

    function Connect-Fleet {
        $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 24 -ManagedThingCount 12 -Speed 0).Sandbox
    }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Every parameter that names something' {
    BeforeAll {
        Connect-Fleet
        $lamp = (Get-MIManagedThing *lamp* | Select-Object -First 1).Id
        $thingArn = (Get-MIManagedThing $lamp).Arn
        Add-GGResourceTag -CoreDevice berlin-gw-0001 -Tag @{ Site = 'Berlin' }
        Add-MIResourceTag $thingArn -Tag @{ Room = 'Hall' }
        Register-GGServiceRole arn:aws:iam::123456789012:role/Fleet | Out-Null
        Set-MIDefaultEncryption -EncryptionType CUSTOMER_KEY_ENCRYPTION -KmsKeyArn arn:aws:kms:us-east-1:123456789012:key/3ea2a5d8-5a4c-4b1a-9d23-08b2f0c1a111 | Out-Null
        Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1 | Start-MIDeviceDiscovery -Type ZIGBEE | Out-Null
        New-MIEventLogConfiguration managed-thing INFO | Out-Null
    }

    It 'is completed, or it is said why not' -ForEach @{ All = $all } {
        ($All | Where-Object { -not $_.IsCompleted -and -not $_.Reason }).Name | Should -BeNullOrEmpty
        ($All | Where-Object { $_.IsCompleted -and $_.Reason }).Name | Should -BeNullOrEmpty
        @($All | Where-Object { -not $_.Reason }).Count | Should -BeGreaterThan 150
    }

    It 'offers what the account has' -ForEach @{ All = $all } {
        $empty = foreach ($one in $All | Where-Object { -not $_.Reason -and $_.Parameter -notin 'Region', 'ProfileName' }) {
            $found = Wait-Completion $ExecutionContext.InvokeCommand.ExpandString("$($one.Cmdlet) $($one.Before) -$($one.Parameter) ")
            if ($found.Count -eq 0 -or $found.ResultType -ne 'ParameterValue') { $one.Name }
        }
        $empty | Should -BeNullOrEmpty
    }
}

Describe 'Completion' {
    BeforeEach {
        Connect-Fleet
        Wait-Completion 'Get-GGCoreDevice ' | Out-Null
        $sandbox.Requests.Clear()
    }

    It 'finds by beginning, then by any part, and by wildcard' {
        (Complete 'Get-GGCoreDevice berlin-gw-000').CompletionText[0] | Should -Be 'berlin-gw-0001'
        (Complete 'Get-GGCoreDevice gw-0001').CompletionText | Should -Contain 'lyon-gw-0001'
        (Complete 'Get-GGCoreDevice *gw*2').CompletionText | Should -Contain 'austin-gw-0002'
        (Complete 'Get-GGCoreDevice *gw*2').CompletionText | Should -Not -Contain 'austin-gw-0001'
        (Complete 'Get-GGCoreDevice BERLIN').Count | Should -BeGreaterThan 0
        (Complete 'Get-GGCoreDevice nothing-like-it').Count | Should -Be 0
    }

    It 'puts what begins with the word before what has it somewhere' {
        (Wait-Completion 'Get-MISchemaVersion -Namespace a').CompletionText | Should -Be 'aws', 'matter'
    }

    It 'types the id of what it lists by name' {
        $lamp = (Wait-Completion 'Get-MIManagedThing lamp')[0]
        $lamp.CompletionText | Should -Match '^[0-9a-f]{32}$'
        $lamp.ListItemText | Should -BeLike '*Lamp*'
        $deployment = (Wait-Completion 'Get-GGDeployment Production')[0]
        $deployment.CompletionText | Should -Match '^[0-9a-f-]{36}$'
        $deployment.ToolTip | Should -BeLike "*thing group 'Production'*"
    }

    It 'puts what needs them in quotation marks, and keeps those typed' {
        (Wait-Completion 'Get-MISchemaVersion -SchemaId matter.OnOff')[0].CompletionText | Should -Be 'matter.OnOff@1.4'
        (Complete "Get-GGCoreDevice 'berlin-gw-0001")[0].CompletionText | Should -Be "'berlin-gw-0001'"
        (Complete 'Get-GGCoreDevice "berlin-gw-0001')[0].CompletionText | Should -Be '"berlin-gw-0001"'
        New-GGDeployment -ThingGroup Canary -Name "Ann's canary" -Component aws.greengrass.Cli | Out-Null
        (Wait-Completion 'Get-GGDeployment -Name Ann')[0].CompletionText | Should -Be "'Ann''s canary'"
        (Wait-Completion "Get-GGDeployment -Name 'Ann''s")[0].CompletionText | Should -Be "'Ann''s canary'"
    }

    It 'keeps what it read, for each account and region apart' {
        1..3 | ForEach-Object { Complete 'Get-GGCoreDevice berlin' } | Out-Null
        Complete 'Get-GGInstalledComponent lyon' | Out-Null
        $sandbox.Requests.CountOf('ListCoreDevices') | Should -Be 0
        Wait-Completion 'Get-GGCoreDevice -Region eu-west-1 -Name ' | Out-Null
        $sandbox.Requests.CountOf('ListCoreDevices') | Should -Be 1
        Connect-Fleet
        Wait-Completion 'Get-GGCoreDevice ' | Out-Null
        $sandbox.Requests.CountOf('ListCoreDevices') | Should -Be 1
    }

    It 'sees what a cmdlet changed' {
        (Wait-Completion 'Get-GGCoreDevice lyon-gw-0001').Count | Should -Be 1
        Remove-GGCoreDevice lyon-gw-0001 -Force
        Wait-Completion 'Get-GGCoreDevice ' | Out-Null
        (Complete 'Get-GGCoreDevice lyon-gw-0001').Count | Should -Be 0
    }

    It 'is narrowed by the arguments before it' {
        (Wait-Completion 'Get-GGComponentRecipe com.example.Gateway -Version ').CompletionText | Sort-Object | Should -Be (Get-GGComponentVersion com.example.Gateway | ForEach-Object ComponentVersion | Sort-Object)
        (Wait-Completion 'Get-GGCoreDevice -Status UNHEALTHY -Name ').CompletionText | Sort-Object | Should -Be (Get-GGCoreDevice -Status UNHEALTHY | ForEach-Object CoreDeviceThingName | Sort-Object)
        (Wait-Completion 'Get-GGCoreDevice -ThingGroup Canary -Name ').CompletionText | Sort-Object | Should -Be (Get-GGCoreDevice -ThingGroup Canary | ForEach-Object CoreDeviceThingName | Sort-Object)
        (Wait-Completion 'Get-GGDeployment -ThingGroup Production -DeploymentId ').CompletionText | Should -Contain (Get-GGDeployment -ThingGroup Production)[0].DeploymentId
        $lamp = (Get-MIManagedThing *lamp* | Select-Object -First 1).Id
        $capability = (Wait-Completion "Send-MIManagedThingCommand $lamp -Capability onoff")[0].CompletionText
        (Wait-Completion "Send-MIManagedThingCommand $lamp $capability -Action ").CompletionText | Sort-Object -Unique | Should -Be ((Get-MIManagedThingCapability $lamp | Where-Object Capability -EQ $capability).Action | Sort-Object -Unique)
    }

    It 'offers what could become a client device: that of another core device, or a member of a group that is no core device' {
        $sandbox.Devices.AddThing('sensor-hall-01')
        $sandbox.Devices.Join('sensor-hall-01', 'Canary')
        $sensors = 1..4 | ForEach-Object { "sensor-berlin-0$_" }
        $found = Wait-Completion 'Add-GGClientDevice lyon-gw-0001 -ClientDevice '
        $found.CompletionText | Should -Be ($sensors + 'sensor-hall-01')
        $found[0].ToolTip | Should -Be 'sensor-berlin-01, client device of berlin-gw-0001'
        $found[-1].ToolTip | Should -Be 'sensor-hall-01, in thing group Canary'
        (Wait-Completion 'Add-GGClientDevice berlin-gw-0001 -ClientDevice ').CompletionText | Should -Be 'sensor-hall-01'
        $sandbox.Requests.Clear()
        (Complete 'Add-GGClientDevice lyon-gw-0001 sensor-hall').CompletionText | Should -Be 'sensor-hall-01'
        $sandbox.Requests.CountOf('ListThingGroups') | Should -Be 0
    }

    It 'offers controllers where a controller is meant' {
        $controllers = (Get-MIManagedThing -Role CONTROLLER).Id | Sort-Object
        foreach ($line in 'Get-MIManagedThing -ParentController ', 'Get-MIFleetSummary -ParentController ', 'Start-MIDeviceDiscovery ') {
            (Wait-Completion $line).CompletionText | Sort-Object | Should -Be $controllers
        }
    }

    It 'waits half a second at most' {
        $sandbox.Faults.Latency = [timespan]::FromSeconds(5)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $found = Complete 'Get-GGThingGroup -Name '
        $watch.ElapsedMilliseconds | Should -BeLessThan 600
        $found.Count | Should -Be 0
        $sandbox.Faults.Clear()
    }

    It 'says nothing of a service that fails, and asks anew for the next word' {
        $rule = [activator]::CreateInstance(($sandbox.Faults.GetType().Assembly.GetType('IoTFleet.Sandbox.FaultRule')))
        $rule.StatusCode = 400
        $rule.ErrorCode = 'AccessDeniedException'
        $sandbox.Faults.Add($rule)
        $Error.Clear()
        (Complete 'Get-GGThingGroup -Name ').Count | Should -Be 0
        (Complete 'Get-MIOtaTask ').Count | Should -Be 0
        $Error.Count | Should -Be 0
        $sandbox.Faults.Clear()
        (Wait-Completion 'Get-MIOtaTask ').Count | Should -BeGreaterThan 0
    }

    It 'asks nobody where nothing is connected' {
        Disconnect-IoTFleet
        $Error.Clear()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Complete 'Get-GGCoreDevice ').Count | Should -Be 0
        (Complete 'Get-GGCoreDevice -Region eu-west-1 -Name ').Count | Should -Be 0
        (Complete 'Get-MIManagedThing ').Count | Should -Be 0
        $watch.ElapsedMilliseconds | Should -BeLessThan 300
        $Error.Count | Should -Be 0
        (Complete 'Get-GGCoreDevice -Status H')[0].CompletionText | Should -Be 'HEALTHY'
    }

    It 'says nothing of an endpoint where nobody listens' {
        Connect-IoTFleet -EndpointUrl http://127.0.0.1:9 -AccessKey AKIDEXAMPLE -SecretKey secret | Out-Null
        $Error.Clear()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Complete 'Get-GGCoreDevice ').Count | Should -Be 0
        $watch.ElapsedMilliseconds | Should -BeLessThan 600
        $Error.Count | Should -Be 0
    }

    It 'goes where the line says' {
        $server = Start-IoTFleetSandbox -DeviceCount 3 -Speed 0
        try {
            Disconnect-IoTFleet
            $line = "Get-GGCoreDevice -EndpointUrl $($server.Endpoint.AbsoluteUri) -AccessKey AKIDEXAMPLE -SecretKey secret -Region eu-west-1 -Name "
            (Wait-Completion $line).Count | Should -Be 3
            (Complete "Stop-IoTFleetSandbox -Port ")[0].CompletionText | Should -Be "$($server.Port)"
        }
        finally { Stop-IoTFleetSandbox -Port $server.Port }
    }

    It 'knows regions and profiles without asking a service' {
        (Complete 'Get-GGCoreDevice -Region west-1').CompletionText | Should -Contain 'eu-west-1'
        (Complete 'Get-GGCoreDevice -Region ').CompletionText | ForEach-Object { $_ | Should -Match '^[a-z]{2,4}(-[a-z]+)+-\d+$' }
        (Complete 'Get-GGCoreDevice -Region us-east-1').CompletionText | Should -Be 'us-east-1'
        $file = Join-Path $TestDrive 'profiles'
        Set-Content $file "[staging fleet]`naws_access_key_id=AKIDEXAMPLE`naws_secret_access_key=x`n[prod]`naws_access_key_id=AKIDEXAMPLE`naws_secret_access_key=x"
        (Complete "Get-GGCoreDevice -ProfileLocation $file -ProfileName fleet")[0].CompletionText | Should -Be "'staging fleet'"
        (Complete "Connect-IoTFleet -ProfileLocation $file -ProfileName pr")[0].CompletionText | Should -Be 'prod'
    }
}
