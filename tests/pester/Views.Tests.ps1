BeforeAll {
    Import-Module "$PSScriptRoot/../../out/IoTFleet" -Force
    $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 24 -ManagedThingCount 12 -Speed 0).Sandbox
    $script:types = Get-Command -Module IoTFleet -CommandType Cmdlet | ForEach-Object OutputType | Where-Object Type | Sort-Object Name -Unique | Where-Object { $_.Type.Namespace -notlike 'System*' }
    $script:before = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    function Show([object[]]$Item, [int]$Width = 120) { ($Item | Out-String -Width $Width) -split "`r?`n" | ForEach-Object TrimEnd | Where-Object { $_ } }

    # What the cmdlets emit, of each type: a fleet in which everything there is happens once.
    $emitted = & {
        $role = 'arn:aws:iam::123456789012:role/Fleet'
        $secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:bulbs-client-a1b2c3'
        Set-Content $TestDrive/hello.json '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Hello","ComponentVersion":"1.0.0","Manifests":[{"Platform":{"os":"linux"},"Lifecycle":{"Run":"true"}}]}'
        Get-GGCoreDevice; Get-GGCoreDevice berlin-gw-0001; Get-GGInstalledComponent austin-gw-0002; Get-GGEffectiveDeployment austin-gw-0004
        Get-GGDeployment; Get-GGDeployment (Get-GGDeployment)[0].DeploymentId; New-GGDeployment -ThingGroup Canary -Name 'A name that is rather longer than a column of a table is wide' -Component com.example.Gateway
        Get-GGComponent; Get-GGComponent com.example.Gateway; Get-GGComponentVersion com.example.Gateway; New-GGComponentVersion $TestDrive/hello.json; Get-GGComponentArtifact com.example.Gateway
        Get-GGCoreDevice berlin-gw-0001 | ForEach-Object { Resolve-GGComponentCandidate com.example.Gateway -CoreDevice $_.Name }
        Get-GGClientDevice berlin-gw-0001; Set-GGConnectivityInfo berlin-gw-0001 -Endpoint @{ HostAddress = '192.0.2.1'; PortNumber = 8883 } -PassThru; Get-GGConnectivityInfo berlin-gw-0001
        Register-GGServiceRole $role -PassThru; Get-GGServiceRole; Add-GGResourceTag -CoreDevice berlin-gw-0001 -Tag @{ Site = 'Berlin' }; Get-GGResourceTag -CoreDevice berlin-gw-0001
        Get-GGThingGroup; Get-GGThingGroup Production; Get-GGThingGroupMember Canary
        $status = Get-GGDeploymentStatus -ThingGroup Production
        $status; $status.Devices; Compare-GGDeployment -ThingGroup Production; Get-GGFleetSummary; Export-IoTFleetReport $TestDrive/fleet.html -Quick -PassThru
        $lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
        $hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
        Get-MIManagedThing; $lamp; $lamp | Get-MIManagedThingState; $lamp | Get-MIManagedThingState -Raw; $lamp | Get-MIManagedThingCapability; $lamp | Get-MIManagedThingCapability -Raw
        $lamp | Get-MIManagedThingCertificate -ErrorAction SilentlyContinue; $hub | Get-MIManagedThingCertificate; $lamp | Get-MIManagedThingConnectivity; Get-MIManagedThing | Get-MIManagedThingMetadata; $lamp | Get-MIManagedThingSchema
        $lamp | Send-MIManagedThingCommand -Capability matter.OnOff -Action On
        $task = $lamp | New-MIOtaTask s3://firmware/lamp.bin -Description two
        $task; Get-MIOtaTask; Get-MIOtaTask $task; $task | Get-MIOtaTaskExecution; Get-MIOtaTask | Get-MIOtaTaskProgress; (Get-MIOtaTask | Get-MIOtaTaskProgress).Failed
        New-MIOtaTaskConfiguration -Name Later -MaximumPerMinute 1; Get-MIOtaTaskConfiguration; Get-MIOtaTaskConfiguration -Detailed
        $discovery = $hub | Start-MIDeviceDiscovery -Type ZIGBEE
        $discovery
        $sandbox.Clock.Advance('0:10:0')
        Get-MIDeviceDiscovery; $discovery | Get-MIDeviceDiscovery; $discovery | Get-MIDiscoveredDevice
        $discovery | Get-MIDiscoveredDevice | Select-Object -First 1 | New-MIManagedThing
        Get-MIProvisioningProfile; Get-MIProvisioningProfile -Detailed; New-MIProvisioningProfile -Name Fleet -Type FLEET_PROVISIONING
        New-MICredentialLocker -Name Keys; Get-MICredentialLocker; Get-MICredentialLocker -Detailed
        New-MIDestination -Name Stream -DeliveryDestinationArn arn:aws:kinesis:us-east-1:123456789012:stream/fleet -RoleArn $role; Get-MIDestination; Get-MIDestination -Detailed
        New-MIEventLogConfiguration managed-thing INFO; Get-MIEventLogConfiguration; Get-MIEventLogConfiguration -Detailed
        New-MINotificationConfiguration DEVICE_COMMAND Stream; Get-MINotificationConfiguration; Get-MINotificationConfiguration -Detailed
        Get-MISchemaVersion; Get-MISchemaVersion matter.OnOff@1.4
        Set-MIDefaultEncryption CUSTOMER_KEY_ENCRYPTION arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555; Get-MIDefaultEncryption
        Set-MIHubConfiguration 600; Get-MIHubConfiguration; $lamp | Set-MIRuntimeLogConfiguration -LogLevel INFO; $lamp | Get-MIRuntimeLogConfiguration
        Register-MICustomEndpoint; Get-MICustomEndpoint
        $connector = New-MICloudConnector Bulbs arn:aws:lambda:us-east-1:123456789012:function:bulbs
        $connector; Get-MICloudConnector; Get-MICloudConnector -Detailed
        $connector | New-MIConnectorDestination Bulbsacc -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -SecretArn $secret -SecretVersionId a1b2c3d4-5678-90ab-cdef-000000000001
        Get-MIConnectorDestination; Get-MIConnectorDestination -Detailed
        Get-MIConnectorDestination 'Acme accounts' | New-MIAccountAssociation -Name Guest; Get-MIAccountAssociation; Get-MIAccountAssociation -Detailed
        $sandbox.Things.ExpireRefreshToken((Get-MIAccountAssociation 'Acme account of home 1').Id)
        Start-MIAccountAssociationRefresh 'Acme account of home 1'
        Get-MIManagedThingAssociation
        $sandbox.Clock.Advance('0:2:0')
        $cloud = Start-MIDeviceDiscovery -AccountAssociation 'Acme account of home 1' -Type CLOUD
        $sandbox.Clock.Advance('0:10:0')
        $cloud | Get-MIDiscoveredDevice | Select-Object -First 1 | New-MIManagedThing | Register-MIManagedThingAssociation -AccountAssociation 'Acme account of home 1' -DeviceDiscovery $cloud.Id
        $mine = Get-MIManagedThing -Detailed | Where-Object ConnectorDeviceId | Select-Object -First 1
        Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -ConnectorDeviceId $mine.ConnectorDeviceId -Message changed -MatterEndpoint @{ Id = '1'; Clusters = @{ Id = '0x0006'; Attributes = @{ '0x0000' = $true } } }
        Add-MIResourceTag $lamp.Arn -Tag @{ Room = 'Hall' }; Get-MIResourceTag $lamp.Arn; Get-MIFleetSummary
        Get-IoTFleetContext; $server = Start-IoTFleetSandbox; $server; Stop-IoTFleetSandbox -Port $server.Port
    }
    # Some objects of a type have a table of their own.
    $byType = $emitted | Group-Object { $_.PSObject.TypeNames[0] -replace '#.*' } -AsHashTable -AsString
    foreach ($name in @($byType.Keys)) { $byType[$name] = @($byType[$name] | Select-Object -First 20) }
}

AfterAll {
    $PSStyle.OutputRendering = $before
    Disconnect-IoTFleet
}

Describe 'Views' {
    It 'shows on 80 columns what differs and where' {
        $shown = Compare-GGDeployment -ThingGroup Production -Previous | Out-String -Width 80
        $shown | Should -Match '(?m)^VersionChanged +aws.greengrass.LogManager +2.3.7 +2.3.9'
        $shown | Should -Match '(?m)^SettingChanged +/name +"Production'
        $shown | Should -Match 'gateways"' -Because 'values are wrapped and not cut off'
        $shown | Should -Not -Match ([char]0x2026)
        Compare-GGDeployment -ThingGroup Production | Out-String -Width 80 | Should -Match '(?m)^Broken +austin-gw-0002 +com.example'
    }

    It 'are of objects of each type that the cmdlets say they emit' {
        $types.Name | Where-Object { -not $byType.ContainsKey($_) } | Should -BeNullOrEmpty
        $byType.Keys | Where-Object { $_ -notin $types.Name } | Sort-Object | Should -Be 'IoTFleet.Core.Greengrass.Rollouts.RolloutDevice', 'IoTFleet.Core.ManagedIntegrations.FailedUpdate'
    }

    It 'are a table and a list for each type' {
        $without = foreach ($name in $byType.Keys) {
            $kinds = (Get-FormatData -TypeName $name -PowerShellVersion 7.0).FormatViewDefinition.Control | ForEach-Object { $_.GetType().Name }
            if ($kinds -notcontains 'TableControl' -or $kinds -notcontains 'ListControl') { $name }
        }
        $without | Should -BeNullOrEmpty
    }

    It 'keep to a width of <_>' -ForEach 80, 120 {
        $width = $_
        $wide = foreach ($name in $byType.Keys) {
            foreach ($lines in (Show $byType[$name] $width), (Show ($byType[$name] | Format-List) $width), (Show ($byType[$name] | Format-Table) $width)) {
                if ($lines.Count -eq 0) { "$name shows nothing" }
                $lines | Where-Object Length -GT $width | ForEach-Object { "${name}: $_" }
            }
        }
        $wide | Should -BeNullOrEmpty
    }

    It 'show nothing of values that an object has under another name' {
        # A column of a property that does not exist is empty, and nobody notices.
        $broken = foreach ($name in $byType.Keys) {
            $item = $byType[$name][0]
            foreach ($view in (Get-FormatData -TypeName $name -PowerShellVersion 7.0).FormatViewDefinition) {
                $entries = if ($view.Control -is [System.Management.Automation.TableControl]) { $view.Control.Rows[0].Columns.DisplayEntry } else { $view.Control.Entries[0].Items.DisplayEntry }
                foreach ($entry in $entries) {
                    $property = if ($entry.ValueType -eq 'Property') { $entry.Value } elseif ($entry.Value -match '\$_\.(\w+)') { $Matches[1] }
                    if (-not $item.PSObject.Properties[$property]) { "${name}: $property" }
                }
            }
        }
        $broken | Should -BeNullOrEmpty
    }

    It 'are of objects that have a Name or an Id, by which they pipe, where there is one' {
        $without = @{
            'Amazon.GreengrassV2.Model.AssociateServiceRoleToAccountResponse' = 'one in an account and region'
            'Amazon.GreengrassV2.Model.GetServiceRoleForAccountResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.GetCustomEndpointResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.RegisterCustomEndpointResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.GetDefaultEncryptionConfigurationResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.PutDefaultEncryptionConfigurationResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.GetHubConfigurationResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.PutHubConfigurationResponse' = 'one in an account and region'
            'Amazon.IoTManagedIntegrations.Model.DiscoveredDeviceSummary' = 'no resource yet; a Name would name the managed thing that is made of it'
            'IoTFleet.Core.Greengrass.ResourceTag' = 'a resource''s, by whose ResourceArn it pipes'
            'IoTFleet.Core.ManagedIntegrations.ResourceTag' = 'a resource''s, by whose ResourceArn it pipes'
            'IoTFleet.Core.Greengrass.Summaries.FleetSummary' = 'of a fleet'
            'IoTFleet.Core.ManagedIntegrations.FleetSummary' = 'of a fleet'
            'IoTFleet.Core.Reports.FleetReport' = 'of a fleet'
            'IoTFleet.Session.FleetContext' = 'one in a session'
            'IoTFleet.Sandbox.SandboxServer' = 'named by its Port'
        }
        foreach ($name in $byType.Keys) {
            $item = $byType[$name][0]
            $identity = @('Id', 'Name' | Where-Object { $item.PSObject.Properties[$_] })
            if ($without.ContainsKey($name)) { $identity | Should -BeNullOrEmpty -Because $name }
            else {
                $identity.Count | Should -BeGreaterThan 0 -Because $name
                # An alias of what is not there would be empty.
                @($identity | Where-Object { $byType[$name].$_ }).Count | Should -BeGreaterThan 0 -Because $name
            }
        }
    }

    It 'fit all that is needed of the common ones into 80 columns' {
        (Show (Get-GGCoreDevice berlin-gw-0001) 80)[0] | Should -Match '^Name +Status +Reported'
        (Show (Get-GGDeployment)[0] 80)[0] | Should -Match '^DeploymentId +Status +Rev Target'
        (Show (Get-GGInstalledComponent berlin-gw-0001) 80)[0] | Should -Match '^CoreDevice +Component +Version +State'
        (Show (Get-MIManagedThing) 80)[0] | Should -Match '^Id +Name +Status +Role'
    }

    It 'show times where the reader is, and ARNs without what all share' {
        $device = Get-GGCoreDevice berlin-gw-0001
        (Show $device)[-1] | Should -BeLike "*$($device.LastStatusUpdateTimestamp.ToLocalTime().ToString('g'))*"
        $device.LastStatusUpdateTimestamp.Kind | Should -Be 'Utc'
        (Show (Get-GGThingGroup Production | ForEach-Object { Get-GGThingGroup Prod* }))[-1] | Should -Match '^Production +thinggroup/Production$'
        (Get-GGThingGroup Prod*).GroupArn | Should -Be 'arn:aws:iot:us-east-1:123456789012:thinggroup/Production'
        Show (Get-GGThingGroup Prod* | Format-List) | Should -Contain 'GroupArn  : arn:aws:iot:us-east-1:123456789012:thinggroup/Production'
    }

    It 'take another time zone and culture from the reader' {
        $device = Get-GGCoreDevice berlin-gw-0001
        $zone = $env:TZ
        $culture = [cultureinfo]::CurrentCulture
        try {
            $env:TZ = 'Asia/Tokyo'
            [System.TimeZoneInfo]::ClearCachedData()
            [cultureinfo]::CurrentCulture = 'de-DE'
            [IoTFleet.Views.Show]::Time($device.LastStatusUpdateTimestamp) | Should -Be $device.LastStatusUpdateTimestamp.AddHours(9).ToString('g')
            [IoTFleet.Views.Show]::Time('2026-01-02T03:04:05Z') | Should -Be ([datetime]'2026-01-02T12:04:05').ToString('g')
        }
        finally {
            $env:TZ = $zone
            [System.TimeZoneInfo]::ClearCachedData()
            [cultureinfo]::CurrentCulture = $culture
        }
    } -Skip:$IsWindows

    It 'leave secrets out' {
        ($byType.Values | ForEach-Object { Show ($_ | Format-List) }) -join "`n" | Should -Not -Match 'PRIVATE KEY|state='
    }
}

Describe 'Colours of status words' {
    BeforeAll {
        $script:sick = Get-GGCoreDevice -Status UNHEALTHY | Select-Object -First 1
    }

    AfterEach {
        $PSStyle.OutputRendering = 'PlainText'
        $env:NO_COLOR = $null
    }

    It 'are those of $PSStyle' {
        $env:NO_COLOR = $null
        $PSStyle.OutputRendering = 'Ansi'
        $sick | Out-String | Should -Match ([regex]::Escape("$($PSStyle.Formatting.Error)UNHEALTHY$($PSStyle.Reset)"))
        Get-GGCoreDevice -Status HEALTHY | Select-Object -First 1 | Out-String | Should -Match ([regex]::Escape("$($PSStyle.Foreground.Green)HEALTHY"))
    }

    It 'are absent from plain text' {
        $sick | Out-String | Should -Not -Match "\x1b"
        $PSStyle.OutputRendering = 'Host'
        $sick | Out-String | Should -Not -Match "\x1b.*UNHEALTHY"
    }

    It 'are absent where NO_COLOR is set' {
        $PSStyle.OutputRendering = 'Ansi'
        $env:NO_COLOR = '1'
        [IoTFleet.Views.Show]::Status('UNHEALTHY') | Should -Be 'UNHEALTHY'
    }

    It 'are not told of a deployment''s own status, which says nothing about devices' {
        $PSStyle.OutputRendering = 'Ansi'
        [IoTFleet.Views.Show]::Status('COMPLETED') | Should -Be 'COMPLETED'
    }
}

Describe 'Objects that went through serialization' {
    It 'have their views' {
        $items = @(Get-GGCoreDevice berlin-gw-0001) + @(Get-MIManagedThing | Select-Object -First 1) + @(Get-GGDeployment | Select-Object -First 1)
        $items | Export-Clixml $TestDrive/items.xml -Depth 3
        $copies = Import-Clixml $TestDrive/items.xml
        for ($i = 0; $i -lt $items.Count; $i++) {
            $copies[$i].PSObject.TypeNames[0] | Should -Be "Deserialized.$($items[$i].PSObject.TypeNames[0])"
            Show $copies[$i] | Should -Be (Show $items[$i])
        }
    }
}
