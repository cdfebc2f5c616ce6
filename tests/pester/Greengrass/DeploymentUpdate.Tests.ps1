BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 0).Sandbox
    $sandbox.Devices.AddThingGroup('press')
    $sandbox.Devices.AddThingGroup('saw')
    1..3 | ForEach-Object { $sandbox.Devices.Add("press-0$_", @('press')) }
    $script:first = New-GGDeployment -ThingGroup press -Name weekly -MaximumPerMinute 50 -OnFailure DO_NOTHING -Tag @{ team = 'ops' } -Component @{
        'com.example.SensorReader' = @{ Version = '1.0.0'; Merge = @{ interval = 10 } }
        'com.example.Dashboard'    = '3.1.4'
    }
    $sandbox.Clock.Advance([timespan]::FromMinutes(5))
    function Current { Get-GGDeployment -ThingGroup press | Get-GGDeployment }
}

AfterAll { Disconnect-IoTFleet }

Describe 'Update-GGDeployment' {
    It 'shows the difference under -WhatIf and writes nothing' {
        $sandbox.Requests.Clear()
        Update-GGDeployment -ThingGroup press -Component @{ 'com.example.SensorReader' = '1.1.0' } -RemoveComponent com.example.Dashboard -WhatIf
        $sandbox.Requests.Writes | Should -Be 0
        (Current).RevisionId | Should -Be 1
    }

    It 'changes what it is told and keeps the rest' {
        Update-GGDeployment -ThingGroup press -Component @{ 'com.example.SensorReader' = '1.1.0' } -Merge @{ 'com.example.SensorReader' = @{ level = 'debug' } } -Confirm:$false | Out-Null
        $now = Current
        $now.RevisionId | Should -Be 2
        $now.Components['com.example.SensorReader'].ComponentVersion | Should -Be 1.1.0
        ($now.Components['com.example.SensorReader'].ConfigurationUpdate.Merge | ConvertFrom-Json).interval | Should -Be 10
        $now.Components['com.example.Dashboard'].ComponentVersion | Should -Be 3.1.4
        $now.DeploymentName | Should -Be weekly
        $now.IotJobConfiguration.JobExecutionsRolloutConfig.MaximumPerMinute | Should -Be 50
        $now.Tags['team'] | Should -Be ops
    }

    It 'takes the current deployment from the pipeline' {
        (Current | Update-GGDeployment -RemoveComponent com.example.Dashboard).TargetArn | Should -Match 'thinggroup/press'
        (Current).Components.Keys | Should -Be com.example.SensorReader
    }

    It 'refuses a deployment that was superseded since it was read' {
        { $first | Update-GGDeployment -Name other -ErrorAction Stop } | Should -Throw '*runs a newer one*'
    }

    It 'makes no revision when nothing changes' {
        $before = (Current).RevisionId
        Update-GGDeployment -ThingGroup press -Component @{ 'com.example.SensorReader' = '1.1.0' } -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'Nothing changes'
        (Current).RevisionId | Should -Be $before
    }
}

Describe 'Compare-GGDeployment' {
    It 'compares two revisions' {
        $found = Compare-GGDeployment $first (Current)
        $found.Change | Should -Contain VersionChanged
        ($found | Where-Object Path -EQ '/level').Difference | Should -Be '"debug"'
        ($found | Where-Object Change -EQ Removed).ComponentName | Should -Be com.example.Dashboard
        Compare-GGDeployment -ThingGroup press -Previous | ForEach-Object Change | Should -Be Removed
    }

    It 'takes the other deployment as id, object and row, with the same result' {
        $expected = (Compare-GGDeployment $first (Current)).Path
        $expected | Should -Not -BeNullOrEmpty
        (Compare-GGDeployment $first -Difference (Current).DeploymentId).Path | Should -Be $expected
        (Compare-GGDeployment -ThingGroup press -Difference $first).Change | Should -Contain Added
        ($first | Compare-GGDeployment -Difference ([pscustomobject]@{ Id = (Current).DeploymentId })).Path | Should -Be $expected
        Compare-GGDeployment $first -Difference $first | Should -BeNullOrEmpty
        (Compare-GGDeployment $first -Difference $first -IncludeEqual).Change | Select-Object -Unique | Should -Be Equal
        Compare-GGDeployment $first -Difference nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -HaveCount 1
        "$failure" | Should -BeLike "*'nothing'*"
        { Compare-GGDeployment $first -Difference $first, $first } | Should -Throw
    }

    It 'finds the drift of a group' {
        @(Compare-GGDeployment -ThingGroup press).Change | Should -Contain VersionDiffers
        $sandbox.Clock.Advance([timespan]::FromMinutes(5))
        Compare-GGDeployment -ThingGroup press | Should -BeNullOrEmpty
        @(Compare-GGDeployment -ThingGroup press -IncludeEqual).Count | Should -Be 3
    }
}

Describe 'Export-GGDeployment and Import-GGDeployment' {
    It 'round-trip to another group' {
        $file = Export-GGDeployment -ThingGroup press -Path "$TestDrive/press.json"
        $file | Should -BeOfType IO.FileInfo
        Import-GGDeployment $file -ThingGroup saw | Out-Null
        Get-GGDeployment -ThingGroup saw | Export-GGDeployment -Path "$TestDrive/" | Out-Null
        (Get-Content -Raw "$TestDrive/saw.json").Replace('"saw"', '"press"') | Should -BeExactly (Get-Content -Raw "$TestDrive/press.json")
    }

    It 'does not overwrite without -Force' {
        { Export-GGDeployment -ThingGroup press -Path "$TestDrive/press.json" -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Export-GGDeployment -ThingGroup press -Path "$TestDrive/press.json" -Force | Should -Not -BeNullOrEmpty
    }

    It 'shows what an import changes and writes nothing under -WhatIf' {
        (Get-Content -Raw "$TestDrive/press.json").Replace('1.1.0', '1.0.0') | Set-Content "$TestDrive/old.json"
        $sandbox.Requests.Clear()
        Get-Item "$TestDrive/old.json" | Import-GGDeployment -WhatIf
        $sandbox.Requests.Writes | Should -Be 0
    }

    It 'names the path of what is wrong, before any call' {
        '{"schemaVersion": 1, "components": {"a": {"verison": "1.0.0"}}}' | Set-Content "$TestDrive/wrong.json"
        $sandbox.Requests.Clear()
        { Import-GGDeployment "$TestDrive/wrong.json" -ErrorAction Stop } | Should -Throw '*/components/a has no*verison*'
        $sandbox.Requests.Count | Should -Be 0
    }
}

Describe 'Get-GGFleetSummary' {
    It 'sums up the fleet and a group' {
        $summary = Get-GGFleetSummary
        $summary.Devices | Should -Be 3
        $summary.NucleusVersions[0].Name | Should -Be 2.14.3
        (Get-GGThingGroup press | Get-GGFleetSummary -Quick).ThingGroup | Should -Be press
        $summary | Out-String | Should -Match '3 healthy'
    }
}

Describe 'Staleness' {
    It 'is what -StaleAfter says' {
        $sandbox.Devices.AddThingGroup('silent')
        $sandbox.Devices.Add('silent-01', @('silent'))
        $sandbox.Devices.Disconnect('silent-01')
        $sandbox.Clock.Advance('03:00')
        (Get-GGFleetSummary silent).Stale | Should -Be 0
        (Get-GGFleetSummary silent -StaleAfter 02:00).StaleDevices.CoreDeviceThingName | Should -Be 'silent-01'
        (Get-GGFleetSummary silent -StaleAfter 04:00).Stale | Should -Be 0
        $sandbox.Clock.Advance('1')
        (Get-GGFleetSummary silent).Stale | Should -Be 1
    }
}

Describe 'Revisions by choice' {
    BeforeAll {
        $sandbox.Devices.AddThingGroup('lathe')
        $script:oldest = New-GGDeployment -ThingGroup lathe -Component com.example.Gateway
        New-GGDeployment -ThingGroup lathe -Component com.example.Dashboard | Export-GGDeployment -Path "$TestDrive/lathe.json" | Out-Null
    }

    It 'imports what is there already only with -Force' {
        Import-GGDeployment "$TestDrive/lathe.json" -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        (Import-GGDeployment "$TestDrive/lathe.json" -Force | Get-GGDeployment).RevisionId | Should -Be 3
    }

    It 'imports under another name' {
        (Import-GGDeployment "$TestDrive/lathe.json" -Name other | Get-GGDeployment).DeploymentName | Should -Be other
    }

    It 'resets what is named' {
        $components = (Update-GGDeployment -ThingGroup lathe -Reset @{ 'com.example.Dashboard' = '/a' } | Get-GGDeployment).Components
        $components['com.example.Dashboard'].ConfigurationUpdate.Reset | Should -Be '/a'
    }

    It 'goes back to a superseded deployment with -Force' {
        (Update-GGDeployment $oldest.DeploymentId -Force | Get-GGDeployment).Components.Keys | Should -Be com.example.Gateway
    }
}
