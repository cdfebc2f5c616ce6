BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 0).Sandbox
    $sandbox.Devices.AddThingGroup('press')
    1..5 | ForEach-Object { $sandbox.Devices.Add("press-0$_", @('press')) }
    $sandbox.Devices.FailNextDeployment('press-02', 'The disk is full.', @('DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'), @('DEVICE_ERROR'))
    $sandbox.Devices.Disconnect('press-05')
    $script:made = New-GGDeployment -ThingGroup press -Component @{ 'com.example.Dashboard' = '3.1.4' }
    $script:id = $made.DeploymentId
    $sandbox.Clock.Advance([timespan]::FromMinutes(5))
}

AfterAll { Disconnect-IoTFleet }

Describe 'Get-GGDeploymentStatus' {
    It 'counts every device and says why one failed' {
        $status = Get-GGDeploymentStatus $id
        $status.Verdict | Should -Be InProgress
        $status.Targeted, $status.Succeeded, $status.Failed, $status.NotReported | Should -Be 5, 3, 1, 1
        $status.FailedDevices.CoreDeviceThingName | Should -Be press-02
        $status.FailedDevices.Reason | Should -BeLike '*The disk is full.*'
        $status.FailedDevices.ErrorCode | Should -Be DISK_SPACE_CRITICAL
        $status.NotReportedDevices.CoreDeviceThingName | Should -Be press-05
        $status.Source | Should -Be JobAndGroup
    }

    It 'takes a deployment by id, object, target and from the pipeline' {
        (Get-GGDeploymentStatus -ThingGroup press).DeploymentId | Should -Be $id
        (Get-GGDeploymentStatus -TargetArn $made.TargetArn).DeploymentId | Should -Be $id
        (Get-GGDeploymentStatus $made).DeploymentId | Should -Be $id
        ($id | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        ($made | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        (Get-GGDeployment | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        (Get-GGDeployment $id | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        (Get-GGEffectiveDeployment press-01 | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        ([pscustomobject]@{ GroupName = 'press' } | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
    }

    It 'takes a core device from the pipeline' {
        New-GGDeployment -CoreDevice press-01 -Component @{ 'com.example.Dashboard' = '3.1.4' } | Out-Null
        $sandbox.Clock.Advance([timespan]::FromMinutes(5))
        $status = Get-GGCoreDevice press-01 | Get-GGDeploymentStatus
        $status.Verdict | Should -Be Succeeded
        $status.Source | Should -Be Device
    }

    It 'pipes failed devices on' {
        (Get-GGDeploymentStatus $id).FailedDevices | Get-GGCoreDevice | ForEach-Object CoreDeviceThingName | Should -Be press-02
    }

    It 'shows what is wrong and what to type' {
        $text = Get-GGDeploymentStatus $id | Out-String -Width 120
        $text | Should -Match 'InProgress'
        $text | Should -Match 'The disk is full'
        $text | Should -Match "Wait-GGDeployment $id"
        (Get-GGDeploymentStatus $id | Format-Table | Out-String -Width 120) | Should -Match '5: 3 succeeded'
    }

    It 'has an error of its own for an unknown deployment' {
        $found = Get-GGDeploymentStatus ([guid]::Empty), $id -ErrorAction SilentlyContinue -ErrorVariable problem
        @($found).Count | Should -Be 1
        $problem[0].TargetObject | Should -Be ([guid]::Empty)
        { Get-GGDeploymentStatus -ThingGroup nowhere -ErrorAction Stop } | Should -Throw
        { Get-GGDeploymentStatus ([datetime]::Now) } | Should -Throw
    }

    It 'works without rights on AWS IoT and warns once' {
        try {
            foreach ($operation in 'ListJobExecutionsForJob', 'ListThingsInThingGroup', 'DescribeThingGroup', 'DescribeThing') {
                $sandbox.Faults.Fail($operation, 403, 'AccessDeniedException')
            }
            $status = Get-GGDeploymentStatus -ThingGroup press -WarningVariable warned -WarningAction SilentlyContinue
            $warned.Count | Should -Be 1
            $status.Source | Should -Be GreengrassOnly
            $status.CannotSee | Should -Not -BeNullOrEmpty
        }
        finally {
            $sandbox.Faults.Clear()
        }
    }
}
