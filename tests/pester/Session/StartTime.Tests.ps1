# A sandbox whose time begins when it is told, and stands still, answers the same each time.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force

    function Get-Fleet([string]$StartTime) {
        $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 20 -ManagedThingCount 12 -Speed 0 -StartTime $StartTime).Sandbox
        $sandbox.Clock.Advance([timespan]::FromHours(1))
        New-GGDeployment Staging com.example.Dashboard | Out-Null
        @(
            Get-GGCoreDevice
            Get-GGDeployment
            Get-MIManagedThing
            (Get-MIManagedThingCertificate 'Home 1 Hub').CertificatePem
        ) | ConvertTo-Json -Depth 4
    }
}

AfterAll { Disconnect-IoTFleet }

Describe 'Connect-IoTFleet -Sandbox -StartTime' {
    It 'gives the same fleet for the same time, certificates too' {
        Get-Fleet 2026-11-02T09:00:00Z | Should -BeExactly (Get-Fleet 2026-11-02T09:00:00Z)
        Get-Fleet 2026-11-02T09:00:00Z | Should -Not -BeExactly (Get-Fleet 2026-11-03T09:00:00Z)
    }

    It 'takes the time with its zone' {
        $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 1 -Speed 0 -StartTime 2026-11-02T10:00:00+01:00).Sandbox
        $sandbox.Clock.UtcNow.ToString('o') | Should -Be '2026-11-02T09:00:00.0000000Z'
    }

    It 'begins now without it' {
        $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 1 -Speed 0).Sandbox
        ([datetime]::UtcNow - $sandbox.Clock.UtcNow).TotalMinutes | Should -BeLessThan 1
    }
}
