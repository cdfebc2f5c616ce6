BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Get-MIFleetSummary' {
    It 'counts by role, status and connectivity' {
        $summary = Get-MIFleetSummary
        $summary.ThingCount | Should -Be 30
        $summary.ControllerCount + $summary.DeviceCount | Should -Be 30
        $summary.ByStatus['PRE_ASSOCIATED'] | Should -BeGreaterThan 0
        $summary.ConnectedCount + $summary.DisconnectedCount + $summary.UnknownCount | Should -Be $summary.ActivatedCount
        $summary.Disconnected[0].Reason | Should -Be 'MQTT_KEEP_ALIVE_TIMEOUT'
        ($summary.Disconnected | Get-MIManagedThing).Id | Should -HaveCount $summary.DisconnectedCount
        $summary.TasksByStatus['COMPLETED'] | Should -Be 1
    }

    It 'tells of firmware tasks under way' {
        $task = Get-MIManagedThing 'Home 1 Kitchen Lamp' | New-MIOtaTask s3://firmware/2/job.json
        $summary = Get-MIFleetSummary -SkipConnectivity
        $summary.FirmwareTasks.TaskId | Should -Be $task.TaskId
        $summary.ConnectedCount | Should -BeNullOrEmpty
    }

    It 'sums up a part of the fleet' {
        (Get-MIFleetSummary -Owner owner-1).ThingCount | Should -Be @(Get-MIManagedThing -Owner owner-1).Count
        (Get-MIFleetSummary -ParentController 'Home 1 Hub').ThingCount | Should -Be @(Get-MIManagedThing -ParentController 'Home 1 Hub').Count
        (Get-MIFleetSummary -CredentialLocker Warehouse).DeviceCount | Should -BeGreaterThan 0
    }
}
