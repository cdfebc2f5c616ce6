BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $lamps = Get-MIManagedThing '*Lamp' -Role DEVICE -ProvisioningStatus ACTIVATED | Where-Object Brand -EQ 'Lumenhaus'
    $script:lamp = $lamps[0]
    function Get-Property($Thing, $Property) { (Get-MIManagedThingState $Thing | Where-Object Property -EQ $Property).Value }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Send-MIManagedThingCommand' {
    It 'sends the common case' {
        $answer = Send-MIManagedThingCommand -ManagedThing $lamp -Endpoint 1 -Capability matter.OnOff -Action On
        $answer.TraceId | Should -Not -BeNullOrEmpty
        $answer.ManagedThingId | Should -Be $lamp.Id
        $answer.ManagedThingName | Should -Be $lamp.Name
        $things.Commands[-1].TraceId | Should -Be $answer.TraceId
        Get-Property $lamp OnOff | Should -BeTrue
    }

    It 'takes parameters as <What>' -ForEach @(
        @{ What = 'hashtable'; Parameter = @{ Level = 40 }; Level = 40 }
        @{ What = 'object'; Parameter = [pscustomobject]@{ Level = 41 }; Level = 41 }
        @{ What = 'JSON'; Parameter = '{"Level":42}'; Level = 42 }
    ) {
        Send-MIManagedThingCommand $lamp -Capability matter.LevelControl -Action MoveToLevel -Parameter $Parameter | Out-Null
        Get-Property $lamp CurrentLevel | Should -Be $Level
    }

    It 'takes the whole command as <What>' -ForEach @(
        @{ What = 'hashtable'; Command = @{ EndpointId = 1; Capabilities = @{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Actions = @{ Name = 'Off' }, @{ Name = 'Toggle' } } } }
        @{ What = 'JSON'; Command = '[{"endpointId":"1","capabilities":[{"id":"matter.OnOff@1.4","name":"On/Off","version":"6","actions":[{"name":"On"}]}]}]' }
        @{ What = 'hashtable with parameters'; Command = @{ EndpointId = 1; Capabilities = @{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Actions = @{ Name = 'OnWithTimedOff'; Parameters = @{ OnTime = 30 } } } } }
    ) {
        Send-MIManagedThingCommand $lamp -Command $Command | Out-Null
        Get-Property $lamp OnOff | Should -BeTrue
    }

    It 'takes many things at once' {
        $answers = $lamps | Send-MIManagedThingCommand -Capability matter.OnOff -Action Off
        $answers.ManagedThingId | Should -Be $lamps.Id
        ($lamps | Get-MIManagedThingState | Where-Object Property -EQ OnOff).Value | Should -Not -Contain $true
    }

    It 'takes capabilities from the pipeline' {
        $lamps | Get-MIManagedThingCapability | Where-Object Capability -EQ matter.OnOff | Send-MIManagedThingCommand -Action On | Should -HaveCount $lamps.Count
    }

    It 'does not ask for the report when everything is given' {
        Measure-Request { Send-MIManagedThingCommand $lamp.Id -Endpoint 1 -Capability matter.OnOff@1.4 -Version 6 -Action On } | Should -Be 1
        Measure-Request { Send-MIManagedThingCommand $lamp.Id -Capability matter.OnOff -Action On } | Should -Be 2
    }

    It 'names the capabilities there are when one is unknown, and sends nothing' {
        $writes = Measure-Write { Send-MIManagedThingCommand $lamp -Capability matter.DoorLock -Action LockDoor -ErrorAction SilentlyContinue }
        $writes | Should -Be 0
        "$(Get-Failure { Send-MIManagedThingCommand $lamp -Capability matter.DoorLock -Action LockDoor -ErrorAction Stop })" | Should -BeLike "*has no capability 'matter.DoorLock'. It reports: matter.OnOff*"
        "$(Get-Failure { Send-MIManagedThingCommand $lamp -Endpoint 7 -Capability matter.OnOff -Action On -ErrorAction Stop })" | Should -BeLike "*endpoint '7'*"
    }

    It 'takes an action and a capability in any case' {
        Send-MIManagedThingCommand $lamp -Capability MATTER.ONOFF -Action off -ErrorAction Stop | Out-Null
        Get-Property $lamp OnOff | Should -BeFalse
        Send-MIManagedThingCommand $lamp -Capability matter.onoff@1.4 -Action ON -ErrorAction Stop | Out-Null
        Get-Property $lamp OnOff | Should -BeTrue
        (Send-MIManagedThingCommand $lamp -Capability matter.OnOff -Action READSTATE -ErrorAction Stop).TraceId | Should -Be $things.Commands[-1].TraceId
    }

    It 'names the actions there are when one is unknown, and sends nothing' {
        Measure-Write { Send-MIManagedThingCommand $lamp -Capability matter.OnOff -Action Explode -ErrorAction SilentlyContinue } | Should -Be 0
        "$(Get-Failure { Send-MIManagedThingCommand $lamp -Capability matter.OnOff -Action Explode -ErrorAction Stop })" | Should -BeLike "*has no action 'Explode'. Known: *Toggle*ReadState*"
    }

    It 'sends nothing with -WhatIf, and shows no parameter' {
        Measure-Request { Send-MIManagedThingCommand $lamp -Capability matter.LevelControl -Action MoveToLevel -Parameter @{ Level = 12345 } -WhatIf } | Should -Be 0
        $shown = Send-MIManagedThingCommand $lamp -Capability matter.LevelControl -Action MoveToLevel -Parameter @{ Level = 123 } -Verbose *>&1 | Out-String -Width 300
        $shown | Should -Match 'SendManagedThingCommand'
        $shown | Should -Not -Match '123\b'
    }

    It 'completes <Parameter> from the thing''s own report' -ForEach @(
        @{ Parameter = 'Capability'; Line = ''; Expected = 'matter.OnOff', 'matter.LevelControl', 'matter.Identify' }
        @{ Parameter = 'Capability'; Line = ''; Word = 'matter.l'; Expected = @('matter.LevelControl') }
        @{ Parameter = 'Version'; Line = '-Capability matter.OnOff'; Expected = @('6') }
        @{ Parameter = 'Action'; Line = '-Capability matter.Identify'; Expected = 'Identify', 'TriggerEffect' }
        @{ Parameter = 'Endpoint'; Line = ''; Expected = @('1') }
    ) {
        $text = "Send-MIManagedThingCommand -ManagedThing '$($lamp.Name)' $Line -$Parameter $Word"
        (TabExpansion2 $text).CompletionMatches.CompletionText | Should -Be $Expected
    }

    It 'keeps the prompt quiet when there is nothing to complete from' {
        $Error.Clear()
        TabExpansion2 "Send-MIManagedThingCommand -ManagedThing nobody -Capability " | Out-Null
        TabExpansion2 "Send-MIManagedThingCommand -Capability " | Out-Null
        $Error | Should -BeNullOrEmpty
    }
}
