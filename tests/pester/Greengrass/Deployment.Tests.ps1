BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGDeployment' {
    It 'lists the latest of every target, or all revisions' {
        $latest = Get-GGDeployment
        $latest.IsLatestForTarget | Should -Not -Contain $false
        @(Get-GGDeployment -All -PageSize 3).Count | Should -BeGreaterThan $latest.Count
        $latest.Target | Should -Contain 'Production'
    }

    It 'lists by target: group, core device, ARN, parent' {
        (Get-GGDeployment -ThingGroup Staging -All).DeploymentName | Should -Be 'Lab with models', 'Lab'
        (Get-GGDeployment -CoreDevice berlin-gw-0001).DeploymentName | Should -Be 'Debugging'
        $arn = (Get-GGThingGroup Canary).ThingGroupArn
        (Get-GGDeployment -TargetArn $arn).DeploymentName | Should -Be 'Diagnostics'
        (Get-GGDeployment -ParentTargetArn (Get-GGThingGroup Production).ThingGroupArn).DeploymentName | Should -Be 'Berlin again'
        (Get-GGThingGroup S* | Get-GGDeployment).Target | Should -Be 'Site-Lyon', 'Staging'
    }

    It 'filters by name and status' {
        (Get-GGDeployment -Name *lyon*).Target | Should -Be 'Site-Lyon'
        (Get-GGDeployment -Status CANCELED, ACTIVE).DeploymentStatus.Value | Sort-Object -Unique | Should -Be 'ACTIVE', 'CANCELED'
    }

    It 'gets by id, from the pipeline by value and by property name' {
        $listed = Get-GGDeployment -ThingGroup Production
        (Get-GGDeployment $listed.DeploymentId).Components.Keys | Should -Contain 'com.example.Gateway'
        ($listed.DeploymentId | Get-GGDeployment).DeploymentId | Should -Be $listed.DeploymentId
        ($listed | Get-GGDeployment).Components | Should -Not -BeNullOrEmpty
        (Get-GGDeployment -Id $listed.Id).Name | Should -Be $listed.Name
    }

    It 'gets every listed one in full with -Detailed' {
        $requests.Clear()
        $all = Get-GGDeployment -Detailed
        $all.Components | Should -HaveCount $all.Count
        $requests.CountOf('GetDeployment') | Should -Be $all.Count
    }

    It 'names what does not exist' {
        Get-GGDeployment nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike "*deployment 'nothing'*"
        Get-GGDeployment -ThingGroup nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing'
    }
}

Describe 'New-GGDeployment' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        New-GGDeployment Staging @{ 'com.example.SensorReader' = '1.1.0' } -WhatIf
        $requests.Writes | Should -Be 0
        $requests.CountOf('ListDeployments') | Should -Be 1
    }

    It 'deploys to a group, a core device and an ARN' {
        (New-GGDeployment Spares com.example.Dashboard | Get-GGDeployment).Components['com.example.Dashboard'].ComponentVersion | Should -Be '3.1.4'
        (New-GGDeployment -CoreDevice lyon-gw-0001 -Component @{ 'com.example.Dashboard' = '3.1.4' } | Get-GGDeployment).Target | Should -Be 'lyon-gw-0001'
        $created = New-GGDeployment -TargetArn (Get-GGThingGroup Spares).ThingGroupArn -Component com.example.Gateway -Name named
        $created.DeploymentName | Should -Be 'named'
        ($created | Get-GGDeployment).RevisionId | Should -Be '2'
    }

    It 'deploys to many: names, and the pipeline by property name' {
        (New-GGDeployment -ThingGroup Spares, Staging -Component com.example.Dashboard).TargetArn | Should -BeLike '*thinggroup/S*'
        (Get-GGThingGroup S*a* -ErrorAction Stop | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment).Target | Should -Be 'Site-Austin', 'Spares', 'Staging'
        (Get-GGCoreDevice berlin-gw-000[12] | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment).Target | Should -Be 'berlin-gw-0001', 'berlin-gw-0002'
    }

    It 'takes components as names, ARNs, tables, JSON and objects' {
        $arn = (Get-GGComponent com.example.SensorReader -Version 1.1.0).Arn
        $created = New-GGDeployment Spares $arn, 'com.example.Dashboard', @{ 'com.example.Diagnostics' = '0.3.0' }, (Get-GGComponent com.example.Gate*)
        $components = ($created | Get-GGDeployment).Components
        $components['com.example.SensorReader'].ComponentVersion | Should -Be '1.1.0'
        $components['com.example.Gateway'].ComponentVersion | Should -Be '1.3.0'
        $components.Count | Should -Be 4
        (New-GGDeployment Spares '{"com.example.Dashboard":{"Version":"3.1.4","Merge":{"a":[1,true]}}}' | Get-GGDeployment).Components['com.example.Dashboard'].ConfigurationUpdate.Merge | Should -Be '{"a":[1,true]}'
    }

    It 'stores every parameter' {
        $parent = (Get-GGThingGroup Production).ThingGroupArn
        $created = New-GGDeployment -ThingGroup Site-Austin -Name 'All of it' -Component @{
            'com.example.SensorReader' = @{
                Version = '1.1.0'
                Merge   = @{ interval = 5; nested = @{ on = $true; list = 1, 2 } }
                Reset   = '/level', '/other'
                RunWith = @{ PosixUser = 'ggc_user:ggc_group'; WindowsUser = 'gg'; Memory = 512000; Cpus = 0.5 }
            }
            'com.example.Dashboard'    = @{ Version = '3.1.4'; Merge = '{"theme":"dark"}' }
        } -MaximumPerMinute 50 -BaseRatePerMinute 5 -IncrementFactor 1.5 -IncreaseAfterNotified 20 -AbortOnFailedPercent 12.5 -AbortOnFailureType TIMED_OUT -AbortAfterExecuted 3 `
            -TimeoutMinutes 90 -OnFailure DO_NOTHING -UpdateAction SKIP_NOTIFY_COMPONENTS -UpdateTimeoutSeconds 120 -ValidationTimeoutSeconds 45 `
            -ParentTargetArn $parent -Tag @{ owner = 'lab'; run = 7 } -ClientToken token-1
        $stored = $created | Get-GGDeployment
        $stored.DeploymentName | Should -Be 'All of it'
        $sensor = $stored.Components['com.example.SensorReader']
        $sensor.ComponentVersion | Should -Be '1.1.0'
        $merge = $sensor.ConfigurationUpdate.Merge | ConvertFrom-Json
        $merge.interval | Should -Be 5
        $merge.nested.on | Should -BeTrue
        $merge.nested.list | Should -Be 1, 2
        $sensor.ConfigurationUpdate.Reset | Should -Be '/level', '/other'
        $sensor.RunWith.PosixUser | Should -Be 'ggc_user:ggc_group'
        $sensor.RunWith.WindowsUser | Should -Be 'gg'
        $sensor.RunWith.SystemResourceLimits.Memory | Should -Be 512000
        $sensor.RunWith.SystemResourceLimits.Cpus | Should -Be 0.5
        $stored.Components['com.example.Dashboard'].ConfigurationUpdate.Merge | Should -Be '{"theme":"dark"}'
        $rollout = $stored.IotJobConfiguration.JobExecutionsRolloutConfig
        $rollout.MaximumPerMinute | Should -Be 50
        $rollout.ExponentialRate.BaseRatePerMinute | Should -Be 5
        $rollout.ExponentialRate.IncrementFactor | Should -Be 1.5
        $rollout.ExponentialRate.RateIncreaseCriteria.NumberOfNotifiedThings | Should -Be 20
        $rollout.ExponentialRate.RateIncreaseCriteria.NumberOfSucceededThings | Should -BeNullOrEmpty
        $abort = $stored.IotJobConfiguration.AbortConfig.CriteriaList
        $abort.ThresholdPercentage | Should -Be 12.5
        $abort.FailureType | Should -Be 'TIMED_OUT'
        $abort.Action | Should -Be 'CANCEL'
        $abort.MinNumberOfExecutedThings | Should -Be 3
        $stored.IotJobConfiguration.TimeoutConfig.InProgressTimeoutInMinutes | Should -Be 90
        $stored.DeploymentPolicies.FailureHandlingPolicy | Should -Be 'DO_NOTHING'
        $stored.DeploymentPolicies.ComponentUpdatePolicy.Action | Should -Be 'SKIP_NOTIFY_COMPONENTS'
        $stored.DeploymentPolicies.ComponentUpdatePolicy.TimeoutInSeconds | Should -Be 120
        $stored.DeploymentPolicies.ConfigurationValidationPolicy.TimeoutInSeconds | Should -Be 45
        $stored.ParentTargetArn | Should -Be $parent
        $stored.Tags['owner'] | Should -Be 'lab'
        $stored.Tags['run'] | Should -Be '7'
    }

    It 'stops for several reasons, each with its own words' {
        $criteria = (New-GGDeployment Site-Lyon com.example.Dashboard -AbortOnFailedPercent 50 -AbortCriteria @{ ThresholdPercentage = 20; FailureType = 'TIMED_OUT'; MinNumberOfExecutedThings = 10 }, @{ ThresholdPercentage = 5 } |
                Get-GGDeployment).IotJobConfiguration.AbortConfig.CriteriaList
        $criteria.ThresholdPercentage | Should -Be 50, 20, 5
        $criteria.FailureType.Value | Should -Be ALL, TIMED_OUT, ALL
        $criteria.MinNumberOfExecutedThings | Should -Be 1, 10, 1
        $criteria.Action.Value | Should -Be CANCEL, CANCEL, CANCEL
        $again = New-GGDeployment Site-Lyon com.example.Dashboard -AbortCriteria '[{"thresholdPercentage":7,"failureType":"REJECTED"}]' | Get-GGDeployment
        $again.IotJobConfiguration.AbortConfig.CriteriaList.ThresholdPercentage | Should -Be 7
        (New-GGDeployment Site-Lyon com.example.Dashboard -AbortCriteria $criteria | Get-GGDeployment).IotJobConfiguration.AbortConfig.CriteriaList.ThresholdPercentage | Should -Be 50, 20, 5
    }

    It 'takes targets and components from the rows of a CSV file' {
        $rows = "Name,Version`ncom.example.Gateway,1.2.0`ncom.example.Dashboard,3.1.4" | ConvertFrom-Csv
        $components = (New-GGDeployment Spares $rows | Get-GGDeployment).Components
        $components['com.example.Gateway'].ComponentVersion | Should -Be '1.2.0'
        $components['com.example.Dashboard'].ComponentVersion | Should -Be '3.1.4'
        $row = [pscustomobject]@{ Component = 'com.example.Dashboard'; Version = '3.1.4'; Merge = @{ a = 1 }; RunWith = @{ PosixUser = 'gg' }; Owner = 'lab' }
        $one = (New-GGDeployment Spares $row | Get-GGDeployment).Components['com.example.Dashboard']
        $one.ConfigurationUpdate.Merge | Should -Be '{"a":1}'
        $one.RunWith.PosixUser | Should -Be 'gg'
        ("ThingGroup`nSpares`nStaging" | ConvertFrom-Csv | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment).Target | Should -Be 'Spares', 'Staging'
        (Get-GGThingGroup Spares | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment).Target | Should -Be 'Spares'
        $id = (New-GGDeployment Spares com.example.Dashboard).DeploymentId
        ([pscustomobject]@{ Id = $id; Site = 'lab' } | Get-GGDeploymentStatus).DeploymentId | Should -Be $id
        (Get-GGDeploymentStatus ([pscustomobject]@{ Id = $id })).DeploymentId | Should -Be $id
    }

    It 'makes the rollout faster after successes' {
        $rate = (New-GGDeployment Site-Lyon com.example.Dashboard -IncreaseAfterSucceeded 4 | Get-GGDeployment).IotJobConfiguration.JobExecutionsRolloutConfig.ExponentialRate
        $rate.RateIncreaseCriteria.NumberOfSucceededThings | Should -Be 4
        $rate.RateIncreaseCriteria.NumberOfNotifiedThings | Should -BeNullOrEmpty
    }

    It 'deploys once for a client token' {
        $first = New-GGDeployment Spares com.example.Dashboard -ClientToken same
        (New-GGDeployment Spares com.example.Dashboard -ClientToken same).DeploymentId | Should -Be $first.DeploymentId
    }

    It 'refuses what it does not know before it calls' {
        $requests.Clear()
        { New-GGDeployment Spares @{ a = @{ Verzion = '1' } } } | Should -Throw "*no 'Verzion'*Version, Merge, Reset, RunWith*"
        { New-GGDeployment Spares @{ a = @{ Merge = '{bad' } } } | Should -Throw '*not JSON*'
        $requests.Count | Should -Be 0
    }

    It 'names the component and the target that do not exist' {
        New-GGDeployment Spares com.example.Nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike "*no component 'com.example.Nothing'*"
        New-GGDeployment nothing com.example.Dashboard -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be 'nothing'
    }
}

Describe 'Stop-GGDeployment' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Get-GGDeployment -ThingGroup Canary | Stop-GGDeployment -WhatIf
        $requests.Writes | Should -Be 0
    }

    It 'cancels by id and through the pipeline' {
        Get-GGDeployment -ThingGroup Canary | Stop-GGDeployment | Should -BeNullOrEmpty
        (Get-GGDeployment -ThingGroup Canary).DeploymentStatus | Should -Be 'CANCELED'
        $created = New-GGDeployment Canary com.example.Dashboard
        Stop-GGDeployment $created.DeploymentId -Confirm:$false
        ($created | Get-GGDeployment).DeploymentStatus | Should -Be 'CANCELED'
    }

    It 'names what cannot be cancelled' {
        $id = (Get-GGDeployment -ThingGroup Canary).DeploymentId
        Stop-GGDeployment $id, nothing -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -Be $id, 'nothing'
        $failures.CategoryInfo.Category | Should -Be 'ResourceExists', 'ObjectNotFound'
    }
}

Describe 'Remove-GGDeployment' {
    It 'sends nothing with -WhatIf, even with -Force' {
        $requests.Clear()
        Get-GGDeployment -ThingGroup Canary | Remove-GGDeployment -WhatIf -Force
        $requests.Writes | Should -Be 0
    }

    It 'removes by id and through the pipeline' {
        $all = Get-GGDeployment -ThingGroup Canary -All
        Remove-GGDeployment $all[0].DeploymentId -Confirm:$false
        $all[1] | Remove-GGDeployment -Force
        Get-GGDeployment -ThingGroup Canary -All | Should -BeNullOrEmpty
    }

    It 'names what is active' {
        $created = New-GGDeployment Site-Berlin com.example.Dashboard -MaximumPerMinute 1
        Remove-GGDeployment $created.DeploymentId -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.TargetObject | Should -Be $created.DeploymentId
        "$failure" | Should -BeLike '*Cancel it before*'
    }
}
