BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $script:hubs = Get-MIManagedThing -Role CONTROLLER
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'Runtime log configurations' {
    It 'are set, got and reset for many things' {
        (Get-MIRuntimeLogConfiguration $hubs[0]).RuntimeLogConfigurations.LogLevel | Should -Be 'ERROR'
        $hubs | Set-MIRuntimeLogConfiguration -LogLevel DEBUG -LogFlushLevel WARN -LocalPath /var/log -MaximumFiles 3 -MaximumBytes 4096 -UploadLog $true -UploadPeriodMinutes 30 -DeleteAfterUpload $false
        $now = $hubs | Get-MIRuntimeLogConfiguration
        $now.ManagedThingId | Should -Be $hubs.Id
        $now.RuntimeLogConfigurations.LogLevel | ForEach-Object Value | Sort-Object -Unique | Should -Be 'DEBUG'
        $now[0].RuntimeLogConfigurations.UploadPeriodMinutes | Should -Be 30
        $hubs[0].Name | Reset-MIRuntimeLogConfiguration
        (Get-MIRuntimeLogConfiguration $hubs[0]).RuntimeLogConfigurations.LogLevel | Should -Be 'ERROR'
        (Get-MIRuntimeLogConfiguration $hubs[1]).RuntimeLogConfigurations.LogLevel | Should -Be 'DEBUG'
    }

    It 'keep what is not given' {
        $hubs[0] | Set-MIRuntimeLogConfiguration -LogLevel DEBUG -LocalPath /var/own -MaximumFiles 7 -UploadLog $true
        $before = (Get-MIRuntimeLogConfiguration $hubs[0]).RuntimeLogConfigurations
        $hubs[0] | Set-MIRuntimeLogConfiguration -LogLevel INFO -UploadLog $false
        $after = (Get-MIRuntimeLogConfiguration $hubs[0]).RuntimeLogConfigurations
        $after.LogLevel, $after.UploadLog | Should -Be 'INFO', $false
        $after.LocalStoreLocation, $after.LocalStoreFileRotationMaxFiles | Should -Be '/var/own', 7
        foreach ($kept in 'LogFlushLevel', 'LocalStoreFileRotationMaxBytes', 'UploadPeriodMinutes', 'DeleteLocalStoreAfterUpload') {
            $after.$kept | Should -Not -BeNullOrEmpty
            $after.$kept | Should -Be $before.$kept
        }
    }

    It 'are left alone with -WhatIf' {
        Measure-Write { $hubs | Set-MIRuntimeLogConfiguration -LogLevel INFO -WhatIf; $hubs | Reset-MIRuntimeLogConfiguration -WhatIf } | Should -Be 0
    }

    It 'are named in errors' {
        "$(Get-Failure { Get-MIRuntimeLogConfiguration nobody -ErrorAction Stop })" | Should -BeLike "Runtime log configuration of managed thing 'nobody'*"
    }
}
