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

Describe 'Get-GGConnectivityInfo' {
    It 'gives one object for each endpoint' {
        $endpoint = Get-GGConnectivityInfo berlin-gw-0001
        $endpoint.HostAddress | Should -Be '192.168.20.11'
        $endpoint.PortNumber | Should -Be 8883
        $endpoint.CoreDeviceThingName | Should -Be 'berlin-gw-0001'
    }

    It 'takes core devices from the pipeline, by value and by property name' {
        @('berlin-gw-0001' | Get-GGConnectivityInfo).Count | Should -Be 1
        @(Get-GGCoreDevice berlin-gw-000[12] | Get-GGConnectivityInfo).Count | Should -Be 1
    }

    It 'names the core device that does not exist' {
        Get-Failure { Get-GGConnectivityInfo nothing -ErrorAction Stop } | Should -BeLike "*core device 'nothing'*"
    }
}

Describe 'Set-GGConnectivityInfo' {
    It 'sends nothing with -WhatIf' {
        $requests.Clear()
        Set-GGConnectivityInfo berlin-gw-0001 10.0.0.1:8883 -WhatIf
        $requests.Writes | Should -Be 0
    }

    It 'takes host:port, hashtables, JSON and objects' {
        Set-GGConnectivityInfo berlin-gw-0001 10.0.0.1:8883, @{ HostAddress = 'core.local'; PortNumber = 443; Id = 'dns'; Metadata = 'dc' } | Should -BeNullOrEmpty
        $now = Get-GGConnectivityInfo berlin-gw-0001
        $now.Id | Should -Be '10.0.0.1', 'dns'
        $now.PortNumber | Should -Be 8883, 443
        $now[1].Metadata | Should -Be 'dc'
        Set-GGConnectivityInfo berlin-gw-0002 -Endpoint $now
        Set-GGConnectivityInfo berlin-gw-0003 -Endpoint '[{"hostAddress":"10.0.0.3","portNumber":8883}]'
        @(Get-GGConnectivityInfo berlin-gw-0002).Count | Should -Be 2
        (Get-GGConnectivityInfo berlin-gw-0003).HostAddress | Should -Be '10.0.0.3'
    }

    It 'takes core devices from the pipeline' {
        Get-GGCoreDevice austin* | Set-GGConnectivityInfo -Endpoint broker.local:8883
        'lyon-gw-0001' | Set-GGConnectivityInfo -Endpoint broker.local:8883
        (Get-GGConnectivityInfo austin-gw-0002, lyon-gw-0001).HostAddress | Should -Be 'broker.local', 'broker.local'
    }

    It 'leaves no endpoint with an empty list, and answers with -PassThru' {
        (Set-GGConnectivityInfo berlin-gw-0001 @() -PassThru).Version | Should -Not -BeNullOrEmpty
        Get-GGConnectivityInfo berlin-gw-0001 | Should -BeNullOrEmpty
    }

    It 'refuses an endpoint without a port and a key that it does not know' {
        { Set-GGConnectivityInfo berlin-gw-0001 core.local } | Should -Throw '*host:port*'
        { Set-GGConnectivityInfo berlin-gw-0001 @{ Host = 'x' } } | Should -Throw "*no 'Host'*HostAddress*"
    }

    It 'names the core device that does not exist' {
        Get-Failure { Set-GGConnectivityInfo nothing 10.0.0.1:1 -ErrorAction Stop } | Should -BeLike "*core device 'nothing'*"
    }
}
