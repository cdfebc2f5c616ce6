BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 0).Sandbox
    foreach ($group in 'press', 'saw', 'mill') {
        $sandbox.Devices.AddThingGroup($group)
        1..3 | ForEach-Object { $sandbox.Devices.Add("$group-0$_", @($group)) }
    }
    $sandbox.Devices.FailNextDeployment('saw-02', 'The disk is full.')
    $sandbox.Devices.Disconnect('mill-03')
    $script:press, $script:saw, $script:mill = 'press', 'saw', 'mill' | ForEach-Object {
        New-GGDeployment -ThingGroup $_ -Component @{ 'com.example.Dashboard' = '3.1.4' }
    }
    $sandbox.Clock.Advance([timespan]::FromMinutes(5))
}

AfterAll { Disconnect-IoTFleet }

Describe 'Wait-GGDeployment' {
    It 'gives the final status' {
        (Wait-GGDeployment $press).Verdict | Should -Be Succeeded
        ($press | Wait-GGDeployment).Verdict | Should -Be Succeeded
        (Wait-GGDeployment -ThingGroup press).DeploymentId | Should -Be $press.DeploymentId
    }

    It 'ends with an error that names the failed devices' {
        { Wait-GGDeployment $saw } | Should -Throw '*saw-02*The disk is full*' -ErrorId 'DeploymentFailed,*'
        try { Wait-GGDeployment $saw } catch { $caught = $_ }
        $caught.TargetObject.FailedDevices.CoreDeviceThingName | Should -Be saw-02
        (Wait-GGDeployment $saw -AllowFailed).Verdict | Should -Be PartlyFailed
    }

    It 'ends the pipeline, whatever the error preference' {
        $after = $false
        try { $ErrorActionPreference = 'Continue'; Wait-GGDeployment $saw | Out-Null; $after = $true } catch { $failure = $_ }
        $failure | Should -Not -BeNullOrEmpty
        $after | Should -BeFalse
    }

    It 'names who is missing when the time is up' {
        { Wait-GGDeployment $mill -Timeout 00:00:01 } | Should -Throw '*Missing: mill-03*' -ErrorId 'DeploymentTimedOut,*'
    }

    It 'waits for many at once and gives them in order' {
        $statuses = $saw, $press | Wait-GGDeployment -AllowFailed
        $statuses.DeploymentId | Should -Be $saw.DeploymentId, $press.DeploymentId
    }

    It 'stops within 200 ms' {
        $shell = [powershell]::Create()
        [void]$shell.AddScript("Import-Module '$PSScriptRoot/../../../out/IoTFleet'; Wait-GGDeployment '$($mill.DeploymentId)'")
        $running = $shell.BeginInvoke()
        Start-Sleep -Milliseconds 1500
        $running.IsCompleted | Should -BeFalse
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.ElapsedMilliseconds | Should -BeLessThan 200
        $shell.Dispose()
    }
}
