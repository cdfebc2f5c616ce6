# A rollout from the recipe to the next group, as an operator types it.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 600).Sandbox
    $script:failing = 17, 33, 58, 90, 121, 160, 199 | ForEach-Object { "plant-$('{0:d3}' -f $_)" }
    $sandbox.Devices.AddThingGroup('Plant')
    $sandbox.Devices.AddThingGroup('Depot')
    1..200 | ForEach-Object { $sandbox.Devices.Add("plant-$('{0:d3}' -f $_)", @('Plant')) }
    1..3 | ForEach-Object { $sandbox.Devices.Add("depot-$_", @('Depot')) }

    function Add-Version([string]$Version) {
        @"
---
RecipeFormatVersion: '2020-01-25'
ComponentName: com.example.Label
ComponentVersion: '$Version'
ComponentDescription: Prints labels.
ComponentConfiguration:
  DefaultConfiguration:
    speed: 1
Manifests:
  - Platform:
      os: linux
    Lifecycle:
      Run: python3 label.py
"@ | Set-Content "$TestDrive/label-$Version.yaml"
        New-GGComponentVersion -Path "$TestDrive/label-$Version.yaml"
        $sandbox.Clock.Advance([timespan]::FromSeconds(30))
    }
}

AfterAll { Disconnect-IoTFleet }

Describe 'A rollout to 200 devices of which 7 fail' {
    It 'creates a component from a YAML recipe' {
        (Add-Version 1.0.0).ComponentName | Should -Be com.example.Label
        Get-GGComponentVersion com.example.Label | ForEach-Object ComponentVersion | Should -Be 1.0.0
    }

    It 'deploys it, waits, and is told that devices failed' {
        foreach ($name in $failing) {
            $sandbox.Devices.FailNextDeployment($name, "The printer of $name does not answer.")
        }
        $script:made = New-GGDeployment -ThingGroup Plant -Name labels -Component @{ 'com.example.Label' = '1.0.0' } -MaximumPerMinute 500 -OnFailure ROLLBACK
        { $made | Wait-GGDeployment -Timeout 00:01:00 -PollSeconds 1 } | Should -Throw '*plant-017*' -ErrorId 'DeploymentFailed,*'
        (Get-GGDeployment $made.DeploymentId).DeploymentStatus | Should -Be COMPLETED
    }

    It 'reads the failed devices with their reasons' {
        $status = Get-GGDeploymentStatus $made
        $status.Verdict | Should -Be PartlyFailed
        $status.Targeted, $status.Succeeded, $status.Failed | Should -Be 200, 193, 7
        $status.FailedDevices.CoreDeviceThingName | Should -Be $failing
        $status.FailedDevices | ForEach-Object { $_.Reason | Should -BeLike '*does not answer.' }
        @($status.Failures).Count | Should -Be 1
        $status | Out-String | Should -Match '7 x COMPONENT_BROKEN'
    }

    It 'sees the drift: the failed devices went back' {
        $drift = Compare-GGDeployment -ThingGroup Plant
        $drift.CoreDeviceThingName | Should -Be $failing
        $drift.Change | Select-Object -Unique | Should -Be Missing
    }

    It 'rolls forward' {
        Add-Version 1.0.1 | Out-Null
        $script:next = Update-GGDeployment -ThingGroup Plant -Component @{ 'com.example.Label' = @{ Version = '1.0.1'; Merge = @{ speed = 2 } } }
        $status = $next | Wait-GGDeployment -Timeout 00:01:00 -PollSeconds 1
        $status.Verdict | Should -Be Succeeded
        $status.Targeted | Should -Be 200
        (Compare-GGDeployment $made $next | ForEach-Object Change) | Should -Be VersionChanged, ConfigurationChanged
        (Get-GGDeployment $next.DeploymentId).DeploymentName | Should -Be labels
    }

    It 'has no drift any more' {
        Compare-GGDeployment -ThingGroup Plant | Should -BeNullOrEmpty
    }

    It 'exports the deployment and imports it to another group' {
        $file = Export-GGDeployment $next -Path "$TestDrive/labels.json"
        Import-GGDeployment $file -ThingGroup Depot | Wait-GGDeployment -Timeout 00:01:00 -PollSeconds 1 | ForEach-Object Succeeded | Should -Be 3
        Get-GGInstalledComponent depot-1 | ForEach-Object ComponentVersion | Should -Be 1.0.1
        Compare-GGDeployment -ThingGroup Depot | Should -BeNullOrEmpty
    }

    It 'sums it up' {
        $summary = Get-GGFleetSummary
        $summary.Devices, $summary.Healthy, $summary.Stale | Should -Be 203, 203, 0
    }
}
