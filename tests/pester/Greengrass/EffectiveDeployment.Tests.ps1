BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $sandbox = (Get-IoTFleetContext).Sandbox
    $script:requests = $sandbox.Requests
    function Get-Failure([scriptblock]$Work) { try { & $Work; 'no error' } catch { "$_" } }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-GGEffectiveDeployment' {
    It 'lists what applies to a device' {
        $deployments = Get-GGEffectiveDeployment berlin-gw-0001
        $deployments.DeploymentName | Should -Contain 'Debugging'
        $deployments.CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001'
    }

    It 'takes devices from the pipeline, by value and by property name' {
        ('berlin-gw-0001' | Get-GGEffectiveDeployment).Count | Should -BeGreaterThan 0
        (Get-GGCoreDevice berlin-gw-000[12] | Get-GGEffectiveDeployment).CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001', 'berlin-gw-0002'
    }

    It 'filters by status and tells why deployments failed' {
        $failed = Get-GGCoreDevice | Get-GGEffectiveDeployment -Status FAILED
        $failed.Count | Should -BeGreaterThan 0
        $failed | ForEach-Object {
            $_.CoreDeviceExecutionStatus | Should -Be 'FAILED'
            $_.Reason | Should -Not -BeNullOrEmpty
            $_.StatusDetails.ErrorStack | Should -Contain 'DEPLOYMENT_FAILURE'
        }
    }

    It 'pipes on to the deployment itself' {
        (Get-GGEffectiveDeployment berlin-gw-0001 | Get-GGDeployment).Components | Should -Not -BeNullOrEmpty
    }

    It 'follows every page' {
        $requests.Clear()
        $count = @(Get-GGEffectiveDeployment berlin-gw-0001 -PageSize 1).Count
        $requests.CountOf('ListEffectiveDeployments') | Should -Be $count
    }

    It 'names the device that does not exist' {
        Get-Failure { Get-GGEffectiveDeployment nothing -ErrorAction Stop } | Should -BeLike "*core device 'nothing'*"
    }
}
