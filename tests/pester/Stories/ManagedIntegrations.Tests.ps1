# The job of whoever brings a new home into the fleet, from the profile that devices prove themselves with to firmware.
BeforeAll {
    . "$PSScriptRoot/../Secret.ps1"
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    # An hour and a half of the fleet's time in a second.
    $context = Connect-IoTFleet -Sandbox -Speed 5400 -ManagedThingCount 0
    $script:things = $context.Sandbox.Things
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'A new home' {
    It 'has a provisioning profile, whose private key is in a file for the user alone' {
        $key = Join-Path $TestDrive 'claim.key'
        $certificate = Join-Path $TestDrive 'claim.pem'
        $made = New-MIProvisioningProfile -Name new-homes -ClaimPrivateKeyPath $key -ClaimCertificatePath $certificate
        $made.ClaimCertificatePrivateKey | Should -BeNullOrEmpty
        $made.ClaimCertificate | Should -BeNullOrEmpty
        Get-Content $key -TotalCount 1 | Should -Be '-----BEGIN RSA PRIVATE KEY-----'
        Get-Content $certificate -TotalCount 1 | Should -Be '-----BEGIN CERTIFICATE-----'
        if (-not $IsWindows) { [int](Get-Item $key).UnixFileMode | Should -Be 0x180 }
        ($made | Wait-MIProvisioningProfile -PollSeconds 1 -Timeout 0:1:0).Status | Should -Be 'CREATED'
    }

    It 'has a controller' {
        $material = ConvertTo-Secret 'SN:HUB0001;MAC:001500000001'
        $script:hub = New-MIManagedThing -AuthenticationMaterial $material -AuthenticationMaterialType CUSTOM_PROTOCOL_QR_BAR_CODE -Role CONTROLLER -Name 'New home hub'
        $context.Sandbox.Clock.Advance('0:1:0')
        (Get-MIManagedThing 'New home hub').ProvisioningStatus | Should -Be 'ACTIVATED'
    }

    It 'is searched for lamps, which become managed things as they are found' {
        $things.PlaceDevices($hub.Id, 'ZIGBEE', 10)
        $found = $hub | Start-MIDeviceDiscovery -Type ZIGBEE | Wait-MIDeviceDiscovery -PollSeconds 1 -Timeout 0:1:0
        $found | Should -HaveCount 10
        $script:lamps = $found | New-MIManagedThing
        $lamps | Should -HaveCount 10
        $context.Sandbox.Clock.Advance('0:1:0')
        Get-MIManagedThing -ParentController 'New home hub' -ProvisioningStatus ACTIVATED | Should -HaveCount 10
    }

    It 'has its ten lamps switched on by one pipeline' {
        $answers = Get-MIManagedThing -ParentController $hub | Send-MIManagedThingCommand -Capability matter.OnOff -Action On
        $answers | Should -HaveCount 10
        @($answers.TraceId | Sort-Object -Unique) | Should -HaveCount 10
        $answers.ManagedThingId | Sort-Object | Should -Be ($lamps.Id | Sort-Object)
    }

    It 'has their state read back' {
        $states = Get-MIManagedThing -ParentController $hub | Get-MIManagedThingState | Where-Object Property -EQ OnOff
        $states | Should -HaveCount 10
        $states.Value | Should -Not -Contain $false
    }

    It 'has firmware brought to the lamps, two of which fail, and is told which' {
        $things.FailNextUpdate($lamps[2].Id)
        $things.FailNextUpdate($lamps[7].Id)
        $configuration = New-MIOtaTaskConfiguration -Name Steady -MaximumPerMinute 5 -TimeoutMinutes 30
        $task = $lamps | New-MIOtaTask -S3Url s3://firmware/2.0.0/job.json -Configuration $configuration
        $failure = $null
        $progress = $null
        try { $task | Wait-MIOtaTask -PollSeconds 1 -Timeout 0:1:0 -OutVariable progress | Out-Null } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'OtaTaskFailed*'
        $failure.Exception.Message | Should -Match $lamps[2].Id
        $failure.Exception.Message | Should -Match $lamps[7].Id
        $progress.Succeeded | Should -Be 8
        $progress.Failed.ManagedThingId | Sort-Object | Should -Be ($lamps[2, 7].Id | Sort-Object)
        $script:failed = $progress[0].Failed
    }

    It 'has the two tried again, this time with retries' {
        $things.FailNextUpdate($lamps[2].Id)
        $progress = $failed | New-MIOtaTask -S3Url s3://firmware/2.0.0/job.json -RetryCount 2 | Wait-MIOtaTask -PollSeconds 1 -Timeout 0:1:0
        $progress.IsSuccess | Should -BeTrue
        $progress.Total | Should -Be 2
        $retried = Get-MIOtaTaskExecution $progress | Where-Object RetryAttempt -GT 0
        $retried.ManagedThingId | Should -Be $lamps[2].Id
    }

    It 'is summed up' {
        $things.Disconnect($lamps[4].Id)
        $summary = Get-MIFleetSummary
        $summary.ThingCount | Should -Be 11
        $summary.ByRole['CONTROLLER'] | Should -Be 1
        $summary.ByStatus['ACTIVATED'] | Should -Be 11
        $summary.ConnectedCount | Should -Be 10
        $summary.Disconnected.ManagedThingId | Should -Be $lamps[4].Id
        $summary.TasksByStatus['COMPLETED'] | Should -Be 2
        $summary.FirmwareTaskCount | Should -Be 0
    }
}
