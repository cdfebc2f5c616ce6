BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:lamp = Get-MIManagedThing 'Home 1 Kitchen Lamp'
    $script:hub = Get-MIManagedThing -Role CONTROLLER | Select-Object -First 1
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-MIManagedThing' {
    It 'lists all of them, page by page' {
        Get-MIManagedThing | Should -HaveCount 30
        Get-MIManagedThing -PageSize 7 | Should -HaveCount 30
        Measure-Request { Get-MIManagedThing -PageSize 7 } | Should -Be 5
        Measure-Request { Get-MIManagedThing -PageSize 2 | Select-Object -First 1 } | Should -BeLessOrEqual 2
    }

    It 'lists nothing for an empty pipeline' {
        @() | Get-MIManagedThing | Should -BeNullOrEmpty
    }

    It 'gets by <What>' -ForEach @(
        @{ What = 'id'; Of = { $lamp.Id } }
        @{ What = 'ARN'; Of = { $lamp.Arn } }
        @{ What = 'name'; Of = { 'home 1 kitchen lamp' } }
        @{ What = 'object'; Of = { Get-MIManagedThing | Where-Object Id -EQ $lamp.Id } }
        @{ What = 'an object of another kind that knows it'; Of = { [pscustomobject]@{ ManagedThingId = $lamp.Id } } }
        @{ What = 'hashtable'; Of = { @{ Id = $lamp.Id } } }
    ) {
        (Get-MIManagedThing (& $Of)).Id | Should -Be $lamp.Id
        (& $Of | Get-MIManagedThing).Name | Should -Be $lamp.Name
    }

    It 'takes many, by value and by property name' {
        $all = Get-MIManagedThing -Role DEVICE | Select-Object -First 3
        ($all.Id | Get-MIManagedThing).Id | Should -Be $all.Id
        ($all | Select-Object Id | Get-MIManagedThing).Id | Should -Be $all.Id
        (Get-MIManagedThing -ManagedThing $all).Id | Should -Be $all.Id
    }

    It 'takes wildcards' {
        $names = (Get-MIManagedThing 'Home 1 *').Name
        $names | Should -Contain 'Home 1 Kitchen Lamp'
        $names | Where-Object { $_ -notlike 'Home 1 *' } | Should -BeNullOrEmpty
    }

    It 'filters by <Name>' -ForEach @(
        @{ Name = 'Owner'; Value = { $lamp.Owner }; Test = { $_.Owner -eq $lamp.Owner } }
        @{ Name = 'Role'; Value = { 'CONTROLLER' }; Test = { $_.Role -eq 'CONTROLLER' } }
        @{ Name = 'SerialNumber'; Value = { $lamp.SerialNumber }; Test = { $_.SerialNumber -eq $lamp.SerialNumber } }
        @{ Name = 'ProvisioningStatus'; Value = { 'PRE_ASSOCIATED' }; Test = { $_.ProvisioningStatus -eq 'PRE_ASSOCIATED' } }
        @{ Name = 'ParentController'; Value = { $hub }; Test = { $_.ParentControllerId -eq $hub.Id } }
        @{ Name = 'CredentialLocker'; Value = { 'Warehouse' }; Test = { $_.CredentialLockerId -ne $lamp.CredentialLockerId } }
        @{ Name = 'ConnectorDestination'; Value = { 'Acme accounts' }; Test = { $_.ConnectorDestinationId } }
        @{ Name = 'ConnectorDevice'; Value = { (Get-MIManagedThing | Where-Object ConnectorDeviceId)[0].ConnectorDeviceId }; Test = { $_.ConnectorDeviceId } }
    ) {
        $filter = @{ $Name = & $Value }
        $found = @(Get-MIManagedThing @filter)
        $found.Count | Should -BeGreaterThan 0
        $found.Count | Should -BeLessThan 30
        $found | Where-Object { -not (. $Test) } | Should -BeNullOrEmpty
    }

    It 'holds what is given by id or name against the filters' {
        Get-MIManagedThing $lamp.Id -Role CONTROLLER | Should -BeNullOrEmpty
        (Get-MIManagedThing $lamp.Name -ParentController $lamp.ParentControllerId).Id | Should -Be $lamp.Id
    }

    It 'gets all of what is listed with -Detailed' {
        $all = Get-MIManagedThing -Role CONTROLLER -Detailed
        $all[0].GetType().Name | Should -Be 'GetManagedThingResponse'
        $all[0].HubNetworkMode | Should -Be 'STANDARD'
    }

    It 'names what is not there, and goes on' {
        $errors = $null
        $found = 'nobody', $lamp.Name, ('0' * 32) | Get-MIManagedThing -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Id | Should -Be $lamp.Id
        $errors | Should -HaveCount 2
        "$($errors[0])" | Should -BeLike "Managed thing 'nobody': *"
        $errors.TargetObject | Should -Be 'nobody', ('0' * 32)
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'refuses an object of another kind' {
        "$(Get-Failure { Get-MICredentialLocker | Get-MIManagedThing -ErrorAction Stop })" | Should -BeLike '*is no managed thing*'
    }
}

Describe 'New-MIManagedThing' {
    It 'takes the material as text and as SecureString' {
        $text = New-MIManagedThing 'SN:1;MAC:1' ZIGBEE_QR_BAR_CODE -Name one -Owner somebody -Metadata @{ floor = 2 } -Tag @{ site = 'berlin' }
        $secure = New-MIManagedThing (ConvertTo-Secret 'SN:2;MAC:2') CUSTOM_PROTOCOL_QR_BAR_CODE -Role CONTROLLER -CredentialLocker Homes
        $one = Get-MIManagedThing $text
        $one.Owner | Should -Be 'somebody'
        $one.Tags['site'] | Should -Be 'berlin'
        $one.MetaData['floor'] | Should -Be '2'
        (Get-MIManagedThing $secure).CredentialLockerId | Should -Be $lamp.CredentialLockerId
    }

    It 'takes rows of a CSV file' {
        $rows = "AuthenticationMaterial,AuthenticationMaterialType,Name,Owner`nSN:3,ZIGBEE_QR_BAR_CODE,three,`nSN:4,ZIGBEE_QR_BAR_CODE,four,me" | ConvertFrom-Csv
        ($rows | New-MIManagedThing).Name | Should -Be 'three', 'four'
    }

    It 'takes every column of a row, and none where its cell is empty' {
        $report = '{"version":"1.0.0","nodeId":"1","endpoints":[{"id":"1","deviceTypes":["On/Off Light"],"capabilities":[]}]}'
        $full = [pscustomobject]@{
            AuthenticationMaterial = 'SN:row-full'; AuthenticationMaterialType = 'ZIGBEE_QR_BAR_CODE'; Role = 'CONTROLLER'; Name = 'row full'; CredentialLockerId = (Get-MICredentialLocker Homes).Id
            Tags = '{"site":"berlin"}'; MetaData = '{"floor":"2"}'; CapabilityReport = $report; EnableAsProvisioner = 'True'; EnableAsProvisionee = 'False'; TimeoutInMinutes = '7'
        }
        $empty = $full | Select-Object *
        foreach ($column in $empty.PSObject.Properties | Where-Object Name -NotLike 'Authentication*') { $column.Value = '' }
        $empty.AuthenticationMaterial = 'SN:row-empty'
        $full, $empty | Export-Csv "$TestDrive/rows.csv"
        $made = Import-Csv "$TestDrive/rows.csv" | New-MIManagedThing -ErrorAction Stop | Get-MIManagedThing
        $made[0].Role, $made[0].CredentialLockerId, $made[0].Tags['site'] | Should -Be 'CONTROLLER', $full.CredentialLockerId, 'berlin'
        (Get-MIManagedThingMetadata $made[0]).MetaData['floor'] | Should -Be '2'
        $setup = $made[0].WiFiSimpleSetupConfiguration
        $setup.EnableAsProvisioner, $setup.EnableAsProvisionee, $setup.TimeoutInMinutes | Should -Be $true, $false, 7
        $made[1].Role | Should -Be 'DEVICE'
        $made[1].CredentialLockerId | Should -BeNullOrEmpty
        $made[1].WiFiSimpleSetupConfiguration | Should -BeNullOrEmpty
        foreach ($wrong in @{ TimeoutInMinutes = 'long' }, @{ EnableAsProvisioner = 'perhaps' }, @{ Role = @{ a = 1 } }) {
            $row = @{ AuthenticationMaterial = 'SN:wrong'; AuthenticationMaterialType = 'ZIGBEE_QR_BAR_CODE' } + $wrong
            Measure-Write { [pscustomobject]$row | New-MIManagedThing -ErrorAction SilentlyContinue } | Should -Be 0
            { [pscustomobject]$row | New-MIManagedThing -ErrorAction Stop } | Should -Throw "*'$($wrong.Keys -replace 'TimeoutInMinutes', 'WiFiSetupMinutes')'*"
        }
    }

    It 'takes a thing as JSON has kept it' {
        $locker = (Get-MICredentialLocker Homes).Id
        $made = New-MIManagedThing SN:json-1 ZIGBEE_QR_BAR_CODE -Role CONTROLLER -CredentialLocker $locker
        $again = Get-MIManagedThing | Where-Object Id -EQ $made.Id | ConvertTo-Json | ConvertFrom-Json | New-MIManagedThing -AuthenticationMaterial SN:json-2 -AuthenticationMaterialType ZIGBEE_QR_BAR_CODE
        $again.Role | Should -Be 'CONTROLLER'
        $got = Get-MIManagedThing $again
        $got.Role, $got.CredentialLockerId | Should -Be 'CONTROLLER', $locker
    }

    It 'takes a capability report as <What>' -ForEach @(
        @{ What = 'hashtable'; Report = @{ Version = '1.0.0'; Endpoints = @(@{ Id = '1'; DeviceTypes = 'Lamp'; Capabilities = @(@{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Properties = 'OnOff'; Actions = 'On', 'Off'; Events = @() }) }) } }
        @{ What = 'JSON'; Report = '{"version":"1.0.0","endpoints":[{"id":"1","deviceTypes":["Lamp"],"capabilities":[{"id":"matter.OnOff@1.4","name":"On/Off","version":"6","properties":["OnOff"],"actions":["On","Off"],"events":[]}]}]}' }
    ) {
        $thing = New-MIManagedThing "SN:5$What" ZIGBEE_QR_BAR_CODE -CapabilityReport $Report
        ($thing | Get-MIManagedThingCapability).Action | Should -Be 'On', 'Off'
    }

    It 'names the known members when a member is not known' {
        "$(Get-Failure { New-MIManagedThing SN:6 ZIGBEE_QR_BAR_CODE -CapabilityReport @{ Verzion = 1 } })" | Should -BeLike "*has no 'Verzion'. Known: Version, NodeId, Endpoints*"
    }

    It 'shows the material nowhere' {
        $secret = 'SN:TOPSECRET;MAC:9'
        $shown = & {
            New-MIManagedThing $secret ZIGBEE_QR_BAR_CODE -Verbose
            New-MIManagedThing $secret ZIGBEE_QR_BAR_CODE -Verbose
            New-MIManagedThing $secret ZIGBEE_QR_BAR_CODE -WhatIf
            New-MIManagedThing $secret NO_SUCH_TYPE -Verbose
            try { New-MIManagedThing @{ a = $secret } ZIGBEE_QR_BAR_CODE } catch { $_ }
        } *>&1 | Out-String -Width 500
        $shown | Should -Match 'ConflictException'
        $shown | Should -Not -Match 'TOPSECRET'
        ($Error | Format-List * -Force | Out-String -Width 500) -split "`n" | Where-Object { $_ -match 'TOPSECRET' -and $_ -notmatch 'Line|InvocationInfo' } | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Measure-Write { New-MIManagedThing SN:7 ZIGBEE_QR_BAR_CODE -CredentialLocker Homes -WhatIf } | Should -Be 0
    }
}

Describe 'Set-MIManagedThing' {
    It 'changes what is given and leaves the rest' {
        $before = Get-MIManagedThing $lamp
        Set-MIManagedThing $lamp -Model X1 | Should -BeNullOrEmpty
        $after = Set-MIManagedThing $lamp.Name -Owner new-owner -PassThru
        $after.Owner | Should -Be 'new-owner'
        $after.Model | Should -Be 'X1'
        $after.SerialNumber | Should -Be $before.SerialNumber
        $after.Name | Should -Be $before.Name
    }

    It 'changes one setting of Wi-Fi simple setup and leaves the others' {
        $made = New-MIManagedThing SN:wifi CUSTOM_PROTOCOL_QR_BAR_CODE -Role CONTROLLER -EnableAsProvisioner $true -WiFiSetupMinutes 7
        $setup = (Set-MIManagedThing $made -EnableAsProvisionee $true -PassThru).WiFiSimpleSetupConfiguration
        $setup.EnableAsProvisioner, $setup.EnableAsProvisionee, $setup.TimeoutInMinutes | Should -Be $true, $true, 7
        $setup = (Set-MIManagedThing $made -WiFiSetupMinutes 9 -PassThru).WiFiSimpleSetupConfiguration
        $setup.EnableAsProvisioner, $setup.EnableAsProvisionee, $setup.TimeoutInMinutes | Should -Be $true, $true, 9
    }

    It 'takes many from the pipeline' {
        Get-MIManagedThing -ParentController $hub | Set-MIManagedThing -Classification moved
        (Get-MIManagedThing -ParentController $hub).Classification | Sort-Object -Unique | Should -Be 'moved'
    }

    It 'sends nothing with -WhatIf' {
        Measure-Write { $lamp | Set-MIManagedThing -Owner x -WhatIf } | Should -Be 0
    }

    It 'says what it could change when nothing is given, and asks for nothing: <_>' -ForEach @(
        'Set-MIManagedThing', 'Set-MIRuntimeLogConfiguration', 'Set-MIOtaTask', 'Set-MIDestination', 'Set-MIAccountAssociation', 'Set-MICloudConnector', 'Set-MIConnectorDestination'
    ) {
        $cmdlet = $_
        $call = { [pscustomobject]@{ Id = $hub.Id; Name = 'x'; Owner = 'newowner' } | & $cmdlet }
        Measure-Request { Get-Failure $call } | Should -Be 0
        $failure = Get-Failure $call
        $failure.FullyQualifiedErrorId | Should -BeLike 'NothingToChange,*'
        $failure | Should -BeLike "Nothing is given to change: *-$(if ($cmdlet -like '*Runtime*') { 'LogLevel' } elseif ($cmdlet -like '*Thing') { 'Owner' } else { 'Description' })*"
        $failure | Should -Not -Match '-(PassThru|ThrottleLimit|Region|ManagedThing|OtaTask)\b'
    }

    It 'tells an error of its thing' {
        "$(Get-Failure { Set-MIManagedThing $lamp -HubNetworkMode STANDARD -ErrorAction Stop })" | Should -BeLike "*'Home 1 Kitchen Lamp'*HubNetworkMode*"
    }
}

Describe 'Remove-MIManagedThing' {
    It 'asks, unless -Force or -Confirm:$false' {
        (Get-Command Remove-MIManagedThing).Parameters.Keys | Should -Contain 'Confirm'
        $a, $b = New-MIManagedThing SN:8 ZIGBEE_QR_BAR_CODE; $b = New-MIManagedThing SN:9 ZIGBEE_QR_BAR_CODE
        Remove-MIManagedThing $a -Force
        $b | Remove-MIManagedThing -Confirm:$false
        { Get-MIManagedThing $a -ErrorAction Stop } | Should -Throw '*'
        { Get-MIManagedThing $b -ErrorAction Stop } | Should -Throw '*'
    }

    It 'sends nothing with -WhatIf, -Force or not' {
        Measure-Write { $lamp | Remove-MIManagedThing -Force -WhatIf } | Should -Be 0
    }

    It 'waits for the device, or does not with -ForceDelete' {
        $used = Get-MIManagedThing 'Home 2 *' -Role DEVICE -ProvisioningStatus ACTIVATED | Where-Object { -not $_.ConnectorDestinationId } | Select-Object -First 2
        Remove-MIManagedThing $used[0] -Force
        (Get-MIManagedThing $used[0]).ProvisioningStatus | Should -Be 'DELETE_IN_PROGRESS'
        Remove-MIManagedThing $used[1] -Force -ForceDelete
        { Get-MIManagedThing $used[1] -ErrorAction Stop } | Should -Throw '*'
    }
}
