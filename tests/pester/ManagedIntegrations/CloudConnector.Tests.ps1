BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:lambda = 'arn:aws:lambda:us-east-1:123456789012:function:bulbs'
    $script:secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:bulbs-client-a1b2c3'
    $script:version = 'a1b2c3d4-5678-90ab-cdef-000000000001'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Cloud connectors' {
    It 'are created, listed, got, changed and removed' {
        $made = New-MICloudConnector Bulbs $lambda -Description first
        (Get-MICloudConnector -Type UNLISTED).Id | Should -Be $made.Id
        (Get-MICloudConnector -LambdaArn $lambda).Name | Should -Be 'Bulbs'
        (Get-MICloudConnector Bulbs).EndpointConfig.Lambda.Arn | Should -Be $lambda
        (Get-MICloudConnector 'B*').Id | Should -Be $made.Id
        Get-MICloudConnector -Type UNLISTED | Set-MICloudConnector -Description second
        (Get-MICloudConnector $made).Description | Should -Be 'second'
        $made | Remove-MICloudConnector -Force
        Get-MICloudConnector -Type UNLISTED | Should -BeNullOrEmpty
    }

    It 'are left alone with -WhatIf' {
        Measure-Write { New-MICloudConnector x $lambda -WhatIf; Set-MICloudConnector 'Acme Cloud' -Name x -WhatIf; Remove-MICloudConnector 'Acme Cloud' -Force -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { Set-MICloudConnector 'Acme Cloud' -Name Mine -ErrorAction Stop })" | Should -BeLike "Cloud connector 'Acme Cloud'*AccessDenied*"
        "$(Get-Failure { Get-MICloudConnector nobody -ErrorAction Stop })" | Should -BeLike "Cloud connector 'nobody'*"
    }
}

Describe 'Connector destinations' {
    BeforeAll {
        $script:connector = New-MICloudConnector Bulbs $lambda
    }

    It 'are created with OAuth, listed, got, changed and removed' {
        $made = $connector | New-MIConnectorDestination Bulbsacc -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -Scope devices -RenewDaysBefore 40 -SecretArn $secret -SecretVersionId $version
        $made.CloudConnectorId | Should -Be $connector.Id
        (Get-MIConnectorDestination -CloudConnector Bulbs).Id | Should -Be $made.Id
        $got = Get-MIConnectorDestination Bulbsacc
        $got.AuthType | Should -Be 'OAUTH'
        $got.AuthConfig.OAuth.TokenEndpointAuthenticationScheme | Should -Be 'HTTP_BASIC'
        $got.AuthConfig.OAuth.ProactiveRefreshTokenRenewal.DaysBeforeRenewal | Should -Be 40
        $got.SecretsManager.VersionId | Should -Be $version
        $made | Set-MIConnectorDestination -Description second -RedirectUrl https://example.com/done -AddGeneralAuthorization @{ AuthMaterialName = 'key'; SecretsManager = @{ Arn = $secret; VersionId = $version } }
        $changed = Get-MIConnectorDestination $made -Detailed
        $changed.Description | Should -Be 'second'
        $changed.Name | Should -Be 'Bulbsacc'
        $changed.AuthConfig.OAuth.OAuthCompleteRedirectUrl | Should -Be 'https://example.com/done'
        $changed.AuthConfig.OAuth.Scope | Should -Be 'devices'
        $changed.AuthConfig.GeneralAuthorization[0].AuthMaterialName | Should -Be 'key'
        $made | Set-MIConnectorDestination -RenewProactively $false
        $renewal = (Get-MIConnectorDestination $made).AuthConfig.OAuth.ProactiveRefreshTokenRenewal
        $renewal.Enabled, $renewal.DaysBeforeRenewal | Should -Be $false, 40
        $made | Set-MIConnectorDestination -RenewDaysBefore 50
        $renewal = (Get-MIConnectorDestination $made).AuthConfig.OAuth.ProactiveRefreshTokenRenewal
        $renewal.Enabled, $renewal.DaysBeforeRenewal | Should -Be $false, 50
        "$(Get-Failure { Remove-MICloudConnector Bulbs -Force -ErrorAction Stop })" | Should -BeLike '*Conflict*'
        $made | Remove-MIConnectorDestination -Force
        Get-MIConnectorDestination -CloudConnector $connector | Should -BeNullOrEmpty
    }

    It 'renew tokens when they are told how many days before' {
        $made = New-MICloudConnector Renewing "$lambda-renewing" | New-MIConnectorDestination Renewing -AuthUrl https://auth.example.com/in -TokenUrl https://auth.example.com/token -SecretArn $secret -SecretVersionId $version
        (Get-MIConnectorDestination $made).AuthConfig.OAuth.ProactiveRefreshTokenRenewal | Should -BeNullOrEmpty
        $made | Set-MIConnectorDestination -RenewDaysBefore 40
        $renewal = (Get-MIConnectorDestination $made).AuthConfig.OAuth.ProactiveRefreshTokenRenewal
        $renewal.Enabled, $renewal.DaysBeforeRenewal | Should -Be $true, 40
        $made | Set-MIConnectorDestination -RenewProactively $false
        $made | Set-MIConnectorDestination -RenewDaysBefore 50
        (Get-MIConnectorDestination $made).AuthConfig.OAuth.ProactiveRefreshTokenRenewal.Enabled | Should -BeFalse
    }

    It 'are created with materials in place of OAuth' {
        $made = New-MIConnectorDestination Keys $connector -GeneralAuthorization (@{ authMaterialName = 'key'; secretsManager = @{ arn = $secret; versionId = $version } } | ConvertTo-Json)
        (Get-MIConnectorDestination $made).AuthConfig.GeneralAuthorization.AuthMaterialName | Should -Be 'key'
        (New-MIAccountAssociation $made -GeneralAuthorization key).AssociationState | Should -Be 'ASSOCIATION_SUCCEEDED'
    }

    It 'are left alone with -WhatIf' {
        Measure-Write { New-MIConnectorDestination x $connector -WhatIf; Set-MIConnectorDestination 'Acme accounts' -Name x -WhatIf; Remove-MIConnectorDestination 'Acme accounts' -Force -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { New-MIConnectorDestination Bad $connector -ErrorAction Stop })" | Should -BeLike "Connector destination 'Bad' of cloud connector 'Bulbs'*oAuth*"
    }
}

Describe 'Send-MIConnectorEvent' {
    It 'tells what happened to a device' {
        $device = Get-MIManagedThing | Where-Object ConnectorDeviceId | Select-Object -First 1
        $matter = @{ Id = '1'; Clusters = @{ Id = '0x0006'; Attributes = @{ '0x0000' = $true } } }
        (Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -ConnectorDeviceId $device.ConnectorDeviceId -MatterEndpoint $matter -Message changed).ConnectorId | Should -Not -BeNullOrEmpty
        (Get-MIManagedThingState $device | Where-Object Property -EQ OnOff).Value | Should -BeTrue
    }

    It 'tells of devices found' {
        $discovery = Start-MIDeviceDiscovery -AccountAssociation 'Acme account of home 1'
        $report = @{ Version = '1.0.0'; Endpoints = @{ Id = '1'; DeviceTypes = 'On/Off Light'; Clusters = @{ Id = '0x0006'; Revision = 6; PublicId = 'matter.OnOff@1.4'; Attributes = @{ Id = '0x0000'; Name = 'OnOff'; Value = $false }; Commands = '0x00', '0x01' } } }
        Send-MIConnectorEvent 'Acme Cloud' DEVICE_DISCOVERY -DeviceDiscovery $discovery -Device @{ ConnectorDeviceId = 'new-1'; ConnectorDeviceName = 'New one'; CapabilityReport = $report } | Out-Null
        (Get-MIDiscoveredDevice $discovery).ConnectorDeviceName | Should -Contain 'New one'
    }

    It 'takes connectors from the pipeline' {
        $device = (Get-MIManagedThing | Where-Object ConnectorDeviceId)[0].ConnectorDeviceId
        (Get-MICloudConnector 'Acme Cloud' | Send-MIConnectorEvent -Operation DEVICE_EVENT -ConnectorDeviceId $device -ErrorAction Stop).ConnectorId | Should -Be (Get-MICloudConnector 'Acme Cloud').Id
        ('Acme Cloud' | Send-MIConnectorEvent -Operation DEVICE_EVENT -ConnectorDeviceId $device -ErrorAction Stop).ConnectorId | Should -Not -BeNullOrEmpty
    }

    It 'takes the status of a row: <Status>' -ForEach @(@{ Status = '200' }, @{ Status = '' }, @{ Status = 'abc' }, @{ Status = '2 00' }) {
        $device = (Get-MIManagedThing | Where-Object ConnectorDeviceId)[0].ConnectorDeviceId
        $row = [pscustomobject]@{ CloudConnector = 'Acme Cloud'; Operation = 'DEVICE_EVENT'; StatusCode = $Status; ConnectorDeviceId = $device }
        if ($Status -in '200', '') { Measure-Write { $row | Send-MIConnectorEvent -ErrorAction Stop } | Should -Be 1 }
        else {
            "$(Get-Failure { $row | Send-MIConnectorEvent -ErrorAction Stop })" | Should -BeLike "*'StatusCode'. It takes a whole number, not '$Status'."
            Measure-Write { $row | Send-MIConnectorEvent -ErrorAction SilentlyContinue } | Should -Be 0
        }
    }

    It 'hides what is secret and no more of an error' {
        $faults = $context.Sandbox.Faults
        $rule = $faults.GetType().Assembly.GetType('IoTFleet.Sandbox.FaultRule')::new()
        $rule.Operation, $rule.ErrorCode, $rule.StatusCode, $rule.Remaining = 'SendConnectorEvent', 'ValidationException', 400, -1
        $rule.Message = "The device 'e' of user 1 (1) and lamp-with-a-long-name, xlamp-with-a-long-namex, has 10 errors: e=1."
        $faults.Add($rule)
        $failure = Get-Failure { Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -ConnectorDeviceId e -UserId 1 -Message lamp-with-a-long-name -ErrorAction Stop }
        $faults.Clear()
        "$failure" | Should -BeLike "*: The device '`*`*`*' of user `*`*`* (`*`*`*) and `*`*`*, x`*`*`*x, has 10 errors: `*`*`*=`*`*`*. (ValidationException*"
        "$failure" | Should -Not -BeLike '*lamp-with*'
    }

    It 'sends nothing with -WhatIf, and shows nothing sensitive' {
        Measure-Write { Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -ConnectorDeviceId hidden-1 -WhatIf } | Should -Be 0
        $failure = Get-Failure { Send-MIConnectorEvent 'Acme Cloud' DEVICE_EVENT -ConnectorDeviceId hidden-1 -UserId hidden-2 -ErrorAction Stop }
        "$failure" | Should -BeLike "Cloud connector 'Acme Cloud'*"
        "$failure $($failure.Exception)" | Should -Not -Match 'hidden-'
    }
}
