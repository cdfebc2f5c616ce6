BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:lamps = Get-MIManagedThing '*Lamp' -Role DEVICE -ProvisioningStatus ACTIVATED | Where-Object Brand -EQ 'Lumenhaus'
    $script:url = 's3://firmware/2.0.0/job.json'
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'New-MIOtaTask' {
    It 'makes one task of all things from the pipeline' {
        $writes = Measure-Write { $script:task = $lamps | New-MIOtaTask $url -Description two }
        $writes | Should -Be 1
        $got = $task | Get-MIOtaTask
        $got.Target | Should -HaveCount $lamps.Count
        $got.OtaType | Should -Be 'ONE_TIME'
        $got.Description | Should -Be 'two'
        $got.Status | Should -Be 'IN_PROGRESS'
    }

    It 'takes things by <What>' -ForEach @(
        @{ What = 'name'; Target = { $lamps[0].Name } }
        @{ What = 'id'; Target = { $lamps[0].Id } }
        @{ What = 'ARN'; Target = { $lamps[0].Arn } }
    ) {
        $task = New-MIOtaTask $url -Target (& $Target)
        Get-MIOtaTaskExecution $task | ForEach-Object ManagedThingId | Should -Be $lamps[0].Id
    }

    It 'takes a query, for things to come too' {
        (New-MIOtaTask $url -QueryString 'model:LH-*' -Type CONTINUOUS | Get-MIOtaTask).OtaTargetQueryString | Should -Be 'model:LH-*'
    }

    It 'takes a schedule' {
        $now = $context.Sandbox.Clock.UtcNow
        $task = New-MIOtaTask $url -Target $lamps[0] -StartTime $now.AddHours(2) -EndTime $now.AddHours(5).ToLocalTime() -EndBehavior CANCEL -MaintenanceWindow @{ StartTime = 'cron(0 2 * * ? *)'; DurationInMinutes = 90 }
        $got = Get-MIOtaTask $task
        $got.Status | Should -Be 'SCHEDULED'
        $got.OtaSchedulingConfig.StartTime | Should -Be $now.AddHours(2).ToString('yyyy-MM-dd HH:mm')
        $got.OtaSchedulingConfig.EndTime | Should -Be $now.AddHours(5).ToString('yyyy-MM-dd HH:mm')
        $got.OtaSchedulingConfig.EndBehavior | Should -Be 'CANCEL'
        $got.OtaSchedulingConfig.MaintenanceWindows[0].DurationInMinutes | Should -Be 90
    }

    It 'takes retries' {
        $retry = (New-MIOtaTask $url -Target $lamps[0] -RetryCount 3 -RetryOn FAILED, TIMED_OUT | Get-MIOtaTask).OtaTaskExecutionRetryConfig.RetryConfigCriteria
        $retry.FailureType | Should -Be 'FAILED', 'TIMED_OUT'
        $retry.MinNumberOfRetries | Should -Be 3, 3
    }

    It 'sends nothing with -WhatIf or for an empty pipeline' {
        Measure-Write { $lamps | New-MIOtaTask $url -WhatIf; @() | New-MIOtaTask $url } | Should -Be 0
    }

    It 'says what is wrong' {
        "$(Get-Failure { New-MIOtaTask http://nowhere -Target $lamps[0] -ErrorAction Stop })" | Should -BeLike "*S3Url*"
        "$(Get-Failure { New-MIOtaTask $url -Target nobody -ErrorAction Stop })" | Should -BeLike "*no managed thing*"
        "$(Get-Failure { New-MIOtaTask $url -Target $lamps[0] -MaintenanceWindow @{ Start = 1 } })" | Should -BeLike "*has no 'Start'. Known: DurationInMinutes, StartTime*"
    }
}

Describe 'Get-MIOtaTask' {
    It 'lists, gets by id, ARN and object, and in full' {
        $all = Get-MIOtaTask
        $all.Count | Should -BeGreaterThan 3
        (Get-MIOtaTask $all[0].TaskId).TaskArn | Should -Be $all[0].TaskArn
        (Get-MIOtaTask $all[0].TaskArn).TaskId | Should -Be $all[0].TaskId
        ($all[0] | Get-MIOtaTask).S3Url | Should -Not -BeNullOrEmpty
        (Get-MIOtaTask -Detailed).S3Url | Should -HaveCount $all.Count
        $all[0].Id | Should -Be $all[0].TaskId
    }
}

Describe 'Set-MIOtaTask' {
    It 'changes what is given' {
        $configuration = New-MIOtaTaskConfiguration -Name Later -MaximumPerMinute 1
        $task = New-MIOtaTask $url -Target $lamps[0] -Description before
        $task | Set-MIOtaTask -Configuration $configuration
        (Get-MIOtaTask $task).TaskConfigurationId | Should -Be $configuration.TaskConfigurationId
        (Get-MIOtaTask $task).Description | Should -Be 'before'
        Measure-Write { $task | Set-MIOtaTask -Description x -WhatIf } | Should -Be 0
    }
}

Describe 'Remove-MIOtaTask' {
    It 'stops and removes' {
        $task = New-MIOtaTask $url -Target $lamps[0]
        Measure-Write { $task | Remove-MIOtaTask -Force -WhatIf } | Should -Be 0
        $task | Remove-MIOtaTask -Force
        (Get-MIOtaTask $task).Status | Should -Be 'DELETION_IN_PROGRESS'
        Skip-Time 0:1:0
        { Get-MIOtaTask $task -ErrorAction Stop } | Should -Throw '*'
    }
}

Describe 'Get-MIOtaTaskExecution and Get-MIOtaTaskProgress' {
    BeforeAll {
        $things.FailNextUpdate($lamps[0].Id)
        $things.FailNextUpdate($lamps[1].Id, 'REJECTED')
        $script:three = $lamps[0..2] | New-MIOtaTask $url
    }

    It 'count what is to come' {
        $progress = $three | Get-MIOtaTaskProgress
        $progress.Total | Should -Be 3
        $progress.Queued | Should -Be 3
        $progress.PercentDone | Should -Be 0
        $progress.IsOver | Should -BeFalse
    }

    It 'name the things that were not updated' {
        Skip-Time 0:10:0
        $executions = Get-MIOtaTaskExecution $three
        $executions | Should -HaveCount 3
        $executions[0].TaskId | Should -Be $three.TaskId
        Get-MIOtaTaskExecution $three -Status FAILED, REJECTED | Should -HaveCount 2
        $progress = Get-MIOtaTaskProgress $three.TaskId
        $progress.Succeeded | Should -Be 1
        $progress.FailedCount | Should -Be 2
        $progress.Failed.ManagedThingName | Sort-Object | Should -Be ($lamps[0, 1].Name | Sort-Object)
        $progress.IsSuccess | Should -BeFalse
        ($progress.Failed | Get-MIManagedThing).Id | Should -HaveCount 2
    }

    It 'name the task in errors' {
        "$(Get-Failure { Get-MIOtaTaskProgress none -ErrorAction Stop })" | Should -BeLike "Progress of over-the-air task 'none'*"
        "$(Get-Failure { 'none' | Get-MIOtaTaskExecution -ErrorAction Stop })" | Should -BeLike "Executions of over-the-air task 'none'*"
    }
}
