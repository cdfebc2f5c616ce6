BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Disconnect-IoTFleet

    # Two accounts, each with a fleet of its own behind an endpoint of its own.
    $north = Start-IoTFleetSandbox -DeviceCount 3 -ManagedThingCount 4 -Speed 0
    $south = Start-IoTFleetSandbox -DeviceCount 5 -ManagedThingCount 8 -Speed 0
    $file = Join-Path $TestDrive 'profiles'
    Set-Content $file @"
[north]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
region = eu-north-1
endpoint_url = $($north.Endpoint.AbsoluteUri)

[south]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
aws_account_id = 210987654321
region = eu-south-1
endpoint_url = $($south.Endpoint.AbsoluteUri)

[gone]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
region = eu-west-3
endpoint_url = http://127.0.0.1:9
"@
    $PSDefaultParameterValues['*-GG*:ProfileLocation'] = $file
    $PSDefaultParameterValues['*-MI*:ProfileLocation'] = $file
}

AfterAll {
    $PSDefaultParameterValues.Remove('*-GG*:ProfileLocation')
    $PSDefaultParameterValues.Remove('*-MI*:ProfileLocation')
    Stop-IoTFleetSandbox
}

Describe 'Several accounts' {
    It 'are all asked, and the objects know theirs' {
        $devices = Get-GGCoreDevice -ProfileName north, south
        $devices.Count | Should -Be 8
        ($devices | Group-Object ProfileName | ForEach-Object Count) | Should -Be 3, 5
        ($devices | Where-Object ProfileName -EQ south)[0].Region | Should -Be 'eu-south-1'
        ($devices | Where-Object ProfileName -EQ south)[0].Account | Should -Be '210987654321'
        (Get-MIManagedThing -ProfileName north, south).Count | Should -Be 12
        # Where the credentials do not tell the account, ARNs do.
        (Get-MIManagedThing -ProfileName north)[0].Account | Should -Be '123456789012'
    }

    It 'keep the service''s own types and views' {
        $devices = Get-GGCoreDevice -ProfileName north, south
        $devices[0] | Should -BeOfType ([object])
        $devices[0].PSObject.TypeNames[0] | Should -Be 'Amazon.GreengrassV2.Model.CoreDevice'
        ($devices | Format-Table Region, Account, ProfileName, CoreDeviceThingName | Out-String) | Should -Match 'eu-north-1'
    }

    It 'are gone to by what their objects are piped to' {
        $south.Sandbox.Requests.Clear()
        $north.Sandbox.Requests.Clear()
        $installed = Get-GGCoreDevice -ProfileName south | Select-Object -First 2 | Get-GGInstalledComponent
        ($installed | Select-Object -ExpandProperty ProfileName -Unique) | Should -Be 'south'
        $south.Sandbox.Requests.CountOf('ListInstalledComponents') | Should -Be 2
        $north.Sandbox.Requests.Count | Should -Be 0
        $name = (Get-GGCoreDevice -ProfileName south)[4].CoreDeviceThingName
        Get-GGCoreDevice -ProfileName north, south | Where-Object CoreDeviceThingName -EQ $name | Where-Object ProfileName -EQ south | Remove-GGCoreDevice -Force
        $south.Sandbox.Requests.CountOf('DeleteCoreDevice') | Should -Be 1
        $north.Sandbox.Requests.CountOf('DeleteCoreDevice') | Should -Be 0
    }

    It 'are gone to by what failed there and is piped in again' {
        $south.Sandbox.Devices.Add('again-01', @('Production'))
        $device = Get-GGCoreDevice again-01 -ProfileName south
        $south.Sandbox.Faults.Script('DeleteCoreDevice', 'AccessDenied')
        $south.Sandbox.Requests.Clear()
        $north.Sandbox.Requests.Clear()
        $device | Remove-GGCoreDevice -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 1
        $failed.TargetObject | Remove-GGCoreDevice -Force
        $south.Sandbox.Requests.CountOf('DeleteCoreDevice') | Should -Be 2
        $north.Sandbox.Requests.Count | Should -Be 0
        (Get-GGCoreDevice -ProfileName south).Name | Should -Not -Contain $device.Name
    }

    It 'are waited in: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Wait-GGDeployment'; Make = { New-GGDeployment -CoreDevice (Get-GGCoreDevice -ProfileName south)[0].Name -Component com.example.Dashboard -Region eu-south-1 -ProfileName south } }
        @{ Cmdlet = 'Wait-MIOtaTask'; Make = { New-MIOtaTask s3://firmware/2.0.0/job.json -Target (Get-MIManagedThing -Role DEVICE -ProfileName south)[0].Id -ProfileName south } }
    ) {
        $made = & $Make
        $made.ProfileName | Should -Be 'south'
        $south.Sandbox.Clock.Advance([timespan]::FromHours(1))
        $north.Sandbox.Requests.Clear()
        @($made | & $Cmdlet -AllowFailed -Timeout 0:0:10).ProfileName | Should -Be 'south'
        $north.Sandbox.Requests.Count | Should -Be 0
    }

    It 'are gone to in the file that they were found in' {
        $PSDefaultParameterValues.Remove('*-GG*:ProfileLocation')
        $own = Join-Path $TestDrive 'own'
        (Get-Content $file -Raw) -replace '\[south\]', '[default]' | Set-Content $own
        Push-Location $TestDrive
        try {
            $device = (Get-GGCoreDevice -ProfileName south -ProfileLocation ./profiles)[0]
            $device.ProfileLocation | Should -Be (Get-Item $file).FullName
            $device | Get-GGInstalledComponent | Select-Object -ExpandProperty ProfileLocation -Unique | Should -Be (Get-Item $file).FullName
            # Another region is one of the same account.
            ($device | Get-GGCoreDevice -Region eu-south-2).ProfileName | Should -Be 'south'
            $unnamed = (Get-GGCoreDevice -ProfileLocation ./own)[0]
            $unnamed.ProfileName | Should -Be 'default'
            ($unnamed | Get-GGCoreDevice).Region | Should -Be 'eu-south-1'
            # A row of a table knows it too.
            $device | Export-Csv "$TestDrive/devices.csv"
            (Import-Csv "$TestDrive/devices.csv" | Get-GGCoreDevice).ProfileName | Should -Be 'south'
            ([pscustomobject]@{ CoreDeviceThingName = $device.Name; ProfileLocation = './own' } | Get-GGCoreDevice).Region | Should -Be 'eu-south-1'
            $made = $device | Export-IoTFleetReport "$TestDrive/told.html" -PassThru
            (Get-Content "$TestDrive/told.json" -Raw | ConvertFrom-Json).command | Should -Match "-ProfileName south -ProfileLocation '?$([regex]::Escape((Get-Item $file).FullName))"
            $made.Region | Should -Be 'eu-south-1'
        }
        finally {
            Pop-Location
            $PSDefaultParameterValues['*-GG*:ProfileLocation'] = $file
        }
    }

    It 'are where a report is made of, one place a report' {
        $north.Sandbox.Requests.Clear()
        $report = Get-GGCoreDevice -ProfileName south | Select-Object -First 2 | Export-IoTFleetReport "$TestDrive/south.html" -ProfileLocation $file -PassThru
        $report.Region | Should -Be 'eu-south-1'
        $north.Sandbox.Requests.Count | Should -Be 0
        $both = Get-GGCoreDevice -ProfileName north, south
        $both | Export-IoTFleetReport "$TestDrive/both.html" -ProfileLocation $file -ErrorAction SilentlyContinue -ErrorVariable refused | Out-Null
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'SeveralPlaces,*'
    }

    It 'are not guessed where PowerShell does not tell which object is piped in' {
        $type = (Get-Command Remove-GGCoreDevice).ImplementingType.Assembly.GetType('IoTFleet.Pipeline.PipelineInput')
        $reader = $type.GetProperty('Reader', [Reflection.BindingFlags]'Static, NonPublic')
        $told = $reader.GetValue($null)
        $devices = Get-GGCoreDevice -ProfileName south
        try {
            $reader.SetValue($null, $null)
            $south.Sandbox.Requests.Clear()
            $north.Sandbox.Requests.Clear()
            { $devices | Remove-GGCoreDevice -Force } | Should -Throw '*Name the place with -Region or -ProfileName.' -ErrorId 'PipedObjectUnseen*'
            { $devices | Get-GGCoreDevice } | Should -Throw -ErrorId 'PipedObjectUnseen*'
            $south.Sandbox.Requests.Count + $north.Sandbox.Requests.Count | Should -Be 0
            @($devices[0] | Get-GGCoreDevice -ProfileName south).Count | Should -Be 1
            @(Get-GGCoreDevice -ProfileName north).Count | Should -Be 3
        }
        finally {
            $reader.SetValue($null, $told)
        }
    }

    It 'are asked at once' {
        $north.Sandbox.Faults.Latency = $south.Sandbox.Faults.Latency = [timespan]::FromMilliseconds(1500)
        try {
            $time = Measure-Command { Get-GGServiceRole -ProfileName north, south -ErrorAction SilentlyContinue }
            $time.TotalMilliseconds | Should -BeLessThan 3000
        }
        finally {
            $north.Sandbox.Faults.Clear()
            $south.Sandbox.Faults.Clear()
        }
    }

    It 'are named in errors, and one that is out of reach does not keep the others' {
        $devices = Get-GGCoreDevice -ProfileName gone, north -ErrorAction SilentlyContinue -ErrorVariable failed
        $devices.Count | Should -Be 3
        $failed.Count | Should -Be 1
        "$($failed[0])" | Should -BeLike '*In eu-west-3, profile gone.'
    }

    It 'are each given what is named' {
        $name = (Get-GGCoreDevice -ProfileName south | Where-Object Name -NotIn (Get-GGCoreDevice -ProfileName north).Name)[0].Name
        $found = Get-GGCoreDevice $name -ProfileName north, south -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.ProfileName | Should -Be 'south'
        "$failed" | Should -BeLike "*$name*In eu-north-1, profile north.*"
    }

    It 'are not changed together' {
        { Remove-GGCoreDevice x -ProfileName north, south -Force } | Should -Throw '*Only cmdlets that get something take several*'
        { Connect-IoTFleet -Region eu-north-1, eu-south-1 } | Should -Throw '*Only cmdlets that get something*'
    }

    It 'are not gathered into one call' {
        $inputs = [pscustomobject]@{ CoreDeviceThingName = 'a'; ThingName = 's'; ProfileName = 'north' }, [pscustomobject]@{ CoreDeviceThingName = 'a'; ThingName = 's'; ProfileName = 'south' }
        $inputs | Add-GGClientDevice -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -BeLike '*one place at a time*'
    }
}

Describe 'Several regions' {
    BeforeAll {
        $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 3 -ManagedThingCount 4 -Speed 0).Sandbox
        $script:gets = Get-Command -Module IoTFleet -Verb Get | Where-Object { $_.Parameters.ContainsKey('Region') }
    }

    AfterAll {
        Disconnect-IoTFleet
    }

    It 'are taken by every cmdlet that gets something' {
        $gets.Count | Should -BeGreaterThan 40
        $gets | ForEach-Object { $_.Parameters['Region'].ParameterType, $_.Parameters['ProfileName'].ParameterType } | Select-Object -Unique | Should -Be ([string[]])
    }

    It 'are asked by <_>' -ForEach 'Get-GGCoreDevice', 'Get-GGDeployment', 'Get-GGThingGroup', 'Get-GGComponent', 'Get-GGFleetSummary', 'Get-MIManagedThing', 'Get-MIOtaTask', 'Get-MIFleetSummary', 'Get-MISchemaVersion', 'Get-MIHubConfiguration' {
        $one = @(& $_ -Region us-east-1 -WarningAction SilentlyContinue)
        $both = @(& $_ -Region us-east-1, eu-west-1 -WarningAction SilentlyContinue)
        $one.Count | Should -BeGreaterThan 0
        $both.Count | Should -Be (2 * $one.Count)
        $both.Region | Select-Object -Unique | Should -Be 'us-east-1', 'eu-west-1'
    }

    It 'are told by the objects only when they were asked for' {
        (Get-GGCoreDevice)[0].PSObject.Properties['Region'] | Should -BeNullOrEmpty
        (Get-GGDeploymentStatus -ThingGroup Production -Region us-east-1, eu-west-1).Region | Should -Be 'us-east-1', 'eu-west-1'
    }
}
