BeforeAll {
    . "$PSScriptRoot/../Secret.ps1"
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Connect-IoTFleet' {
    It 'connects to the embedded sandbox and says so' {
        $context = Connect-IoTFleet -Sandbox
        $context.IsSandbox | Should -BeTrue
        $context.Region | Should -Be 'us-east-1'
        (Get-IoTFleetContext).IsSandbox | Should -BeTrue
    }

    It 'takes a region for the sandbox' {
        (Connect-IoTFleet -Sandbox -Region eu-west-1).Region | Should -Be 'eu-west-1'
    }

    It 'makes as many devices as asked for' {
        Connect-IoTFleet -Sandbox -DeviceCount 7 | Out-Null
        @(Get-GGCoreDevice).Count | Should -Be 7
    }

    It 'takes credentials as a PSCredential and shows none of them' {
        $secret = ConvertTo-Secret 'very-secret'
        $credential = [pscredential]::new('AKIDEXAMPLE', $secret)
        $context = Connect-IoTFleet -Credential $credential -Region eu-west-1
        $context.CredentialSource | Should -Be 'Given'
        $context | Format-List * | Out-String | Should -Not -Match 'very-secret|AKIDEXAMPLE'
        $context | ConvertTo-Json -Depth 5 | Should -Not -Match 'very-secret|AKIDEXAMPLE'
    }

    It 'refuses a profile that does not exist' {
        { Connect-IoTFleet -ProfileName no-such-profile -Region eu-west-1 } | Should -Throw "*no profile 'no-such-profile'*"
    }

    It 'refuses an endpoint that is neither encrypted nor on this machine' {
        { Connect-IoTFleet -EndpointUrl http://example.test:8080 -Region eu-west-1 } | Should -Throw '*not encrypted*'
    }

    It 'refuses half a key pair' {
        { Connect-IoTFleet -AccessKey AKIDEXAMPLE -Region eu-west-1 } | Should -Throw '*go together*'
    }
}

Describe 'Disconnect-IoTFleet' {
    It 'forgets the context' {
        Connect-IoTFleet -Sandbox | Out-Null
        Disconnect-IoTFleet
        Get-IoTFleetContext | Should -BeNullOrEmpty
    }
}
