BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGInstalledComponent' {
    It 'lists the components that deployments name' {
        $components = Get-GGInstalledComponent berlin-gw-0001
        $components.ComponentName | Should -Contain 'com.example.SensorReader'
        $components.CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001'
    }

    It 'lists dependencies too with -Topology ALL' {
        @(Get-GGInstalledComponent berlin-gw-0001 -Topology ALL).Count | Should -BeGreaterThan @(Get-GGInstalledComponent berlin-gw-0001 -Topology ROOT).Count
    }

    It 'takes devices from the pipeline, by value and by property name, in their order' {
        ('lyon-gw-0001', 'berlin-gw-0001' | Get-GGInstalledComponent).CoreDeviceThingName | Select-Object -Unique | Should -Be 'lyon-gw-0001', 'berlin-gw-0001'
        (Get-GGCoreDevice berlin-gw-000[12] | Get-GGInstalledComponent -ThrottleLimit 2).CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001', 'berlin-gw-0002'
    }

    It 'filters by name and by state' {
        (Get-GGInstalledComponent berlin-gw-0001 com.example.*).ComponentName | Should -BeLike 'com.example.*'
        $broken = Get-GGCoreDevice -Status UNHEALTHY | Get-GGInstalledComponent -State BROKEN, ERRORED
        $broken.LifecycleState | ForEach-Object { $_.Value | Should -BeIn 'BROKEN', 'ERRORED' }
    }

    It 'follows every page' {
        $requests.Clear()
        $count = @(Get-GGInstalledComponent berlin-gw-0001 -Topology ALL -PageSize 2).Count
        $requests.CountOf('ListInstalledComponents') | Should -Be ([math]::Ceiling($count / 2))
    }

    It 'names the device that does not exist' {
        Get-GGInstalledComponent nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike "*core device 'nothing'*"
        $failure.TargetObject | Should -Be 'nothing'
    }
}
