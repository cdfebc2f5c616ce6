BeforeAll {
    $module = (Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path
    Import-Module $module -Force
    $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 24 -ManagedThingCount 12 -Speed 0).Sandbox
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'What PowerShell gives every cmdlet' {
    It 'takes defaults from $PSDefaultParameterValues' {
        $PSDefaultParameterValues['Get-GGCoreDevice:Status'] = 'UNHEALTHY'
        $PSDefaultParameterValues['*-MI*:Region'] = 'eu-west-1'
        try {
            (Get-GGCoreDevice).Status.Value | Select-Object -Unique | Should -Be 'UNHEALTHY'
            (Get-MIManagedThing)[0].Region | Should -Be 'eu-west-1'
        }
        finally {
            $PSDefaultParameterValues.Remove('Get-GGCoreDevice:Status')
            $PSDefaultParameterValues.Remove('*-MI*:Region')
        }
    }

    It 'goes on after an error, and stops with $ErrorActionPreference' {
        $found = Get-GGCoreDevice nobody, berlin-gw-0001 -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Name | Should -Be 'berlin-gw-0001'
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be 'nobody'
        {
            $ErrorActionPreference = 'Stop'
            Get-GGCoreDevice nobody, berlin-gw-0001
        } | Should -Throw "*nobody*"
        { Get-MIManagedThing nobody -ErrorAction Stop } | Should -Throw "*nobody*"
    }

    It 'adds to -ErrorVariable, -OutVariable and -WarningVariable' {
        Get-GGCoreDevice nobody -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-GGCoreDevice nobody2 -ErrorAction SilentlyContinue -ErrorVariable +failed
        $failed.Count | Should -Be 2
        Get-GGCoreDevice berlin-gw-0001 -OutVariable out | Out-Null
        $out[0].Name | Should -Be 'berlin-gw-0001'
    }

    It 'keeps -PipelineVariable with the object at hand' {
        $pairs = Get-GGCoreDevice berlin* -PipelineVariable device | Get-GGInstalledComponent | ForEach-Object { "$($device.Name) $($_.CoreDeviceThingName)" }
        $pairs.Count | Should -BeGreaterThan 0
        $pairs | Where-Object { $_.Split(' ')[0] -notlike 'berlin*' } | Should -BeNullOrEmpty
        $single = Get-GGCoreDevice berlin-gw-0001 -PipelineVariable device | ForEach-Object { $device.Name }
        $single | Should -Be 'berlin-gw-0001'
    }

    It 'stops asking when nobody takes more' {
        $sandbox.Requests.Clear()
        (Get-GGCoreDevice -PageSize 5 | Select-Object -First 3).Count | Should -Be 3
        $sandbox.Requests.CountOf('ListCoreDevices') | Should -BeLessOrEqual 2
    }
}

Describe 'Several runspaces' {
    It 'work on the connected fleet in thread jobs' {
        $jobs = 1..3 | ForEach-Object { Start-ThreadJob -ArgumentList $module { Import-Module $args[0]; (Get-GGCoreDevice).Count } }
        $jobs | Receive-Job -Wait -AutoRemoveJob | Should -Be 24, 24, 24
    }

    It 'work at once with ForEach-Object -Parallel' {
        $names = (Get-GGCoreDevice).Name
        $found = $names | ForEach-Object -Parallel {
            Import-Module $using:module
            Get-GGCoreDevice $_ | ForEach-Object Name
            Get-GGInstalledComponent $_ -ErrorAction SilentlyContinue | Out-Null
        } -ThrottleLimit 8
        $found | Sort-Object | Should -Be ($names | Sort-Object)
    }

    It 'work on an endpoint in background jobs, whose objects have their views and pipe on' {
        $server = Start-IoTFleetSandbox
        try {
            $job = Start-Job -ArgumentList $module, $server.Endpoint.AbsoluteUri {
                Import-Module $args[0]
                Connect-IoTFleet -EndpointUrl $args[1] -AccessKey AKIDEXAMPLE -SecretKey secret -Region us-east-1 | Out-Null
                Get-GGCoreDevice berlin-gw-0001
            }
            $device = $job | Receive-Job -Wait -AutoRemoveJob
            $device.PSObject.TypeNames | Should -Contain 'Deserialized.Amazon.GreengrassV2.Model.GetCoreDeviceResponse'
            ($device | Out-String) | Should -Match '(?m)^berlin-gw-0001 +HEALTHY'
            ($device | Get-GGInstalledComponent).Count | Should -BeGreaterThan 0
        }
        finally { Stop-IoTFleetSandbox -Port $server.Port }
    }
}

Describe 'A session in another process, over the remoting protocol' {
    BeforeAll {
        # The transport of Enter-PSHostProcess: a named pipe of the machine, with nothing to be set up.
        $other = Start-Process (Get-Process -Id $PID).Path -ArgumentList '-NoProfile', '-NonInteractive', '-Command', 'Start-Sleep 120' -PassThru
        $pipe = [System.Management.Automation.Runspaces.NamedPipeConnectionInfo]::new($other.Id)
        $until = [datetime]::UtcNow.AddSeconds(30)
        do {
            $remote = [runspacefactory]::CreateRunspace($pipe, $Host, [System.Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles())
            # The pipe is there when the process has begun.
            try { $remote.Open() } catch { Start-Sleep -Milliseconds 200 }
        } until ($remote.RunspaceStateInfo.State -eq 'Opened' -or [datetime]::UtcNow -gt $until)

        function Invoke-Remote([string]$Script, [object[]]$Piped) {
            $shell = [powershell]::Create()
            $shell.Runspace = $remote
            try { @{ Output = @($shell.AddScript($Script).Invoke($Piped)); Errors = @($shell.Streams.Error); ProcessId = $other.Id } }
            finally { $shell.Dispose() }
        }

        Invoke-Remote "Import-Module '$module'; Connect-IoTFleet -Sandbox -DeviceCount 24 -ManagedThingCount 12 -Speed 0 | Out-Null" | Out-Null
    }

    AfterAll {
        $remote.Dispose()
        $other.Kill()
    }

    It 'is another process' {
        (Invoke-Remote '$PID').Output | Should -Be $other.Id
    }

    It 'gives objects that look as they do there, and pipe on here' {
        $found = (Invoke-Remote 'Get-GGCoreDevice berlin-gw-0001; Get-MIManagedThing *lamp* | Select-Object -First 1; Get-GGDeploymentStatus -ThingGroup Production').Output
        $found.Count | Should -Be 3
        $found | ForEach-Object { $_.PSObject.TypeNames[0] | Should -BeLike 'Deserialized.*' }
        ($found[0] | Out-String) | Should -Match '(?m)^Name +Status +Reported +Nucleus +Platform'
        ($found[1] | Out-String) | Should -Match '(?m)^Id +Name +Status +Role'
        ($found[2] | Out-String) | Should -Match '(?m)^Verdict +: PartlyFailed'
        ($found[0] | Get-GGInstalledComponent).CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001'
        ($found[1] | Get-MIManagedThingState).Count | Should -BeGreaterThan 0
        ($found[2] | Get-GGDeployment).DeploymentId | Should -Be $found[2].DeploymentId
    }

    It 'takes objects from here' {
        $components = (Invoke-Remote '$input | Get-GGInstalledComponent' (Get-GGCoreDevice berlin-gw-000[12])).Output
        $components.CoreDeviceThingName | Select-Object -Unique | Should -Be 'berlin-gw-0001', 'berlin-gw-0002'
    }

    It 'gives errors that say what they say there' {
        $failed = (Invoke-Remote 'Get-GGCoreDevice nobody').Errors
        $failed.Count | Should -Be 1
        "$($failed[0])" | Should -BeLike "Core device 'nobody'*ResourceNotFoundException*"
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFoundException*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be 'nobody'
    }
}

Describe 'A script that pwsh -File runs' {
    BeforeAll {
        function Invoke-Script([string]$Text) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
            Set-Content $file "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$module'`n`$null = Connect-IoTFleet -Sandbox -DeviceCount 24`n$Text"
            (& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $file) -join "`n"
        }
    }

    It 'shows the views of a module that it imports itself, one table for each Out-Default' {
        # What comes after another table in the same output is a list of properties: that is PowerShell's, for all types.
        $shown = Invoke-Script "'Devices:'; Get-GGCoreDevice berlin-gw-0001`nGet-GGThingGroup Prod* | Out-Default`nGet-GGThingGroup Prod*`nGet-Process -Id `$PID"
        $shown | Should -Match '(?ms)^Devices:\n\s*^Name +Status +Reported +Nucleus +Platform'
        $shown | Should -Match '(?m)^Production +thinggroup/Production$'
        $shown | Should -Match '(?m)^GroupArn +: arn:aws:iot'
        $shown | Should -Match '(?m)^Handles +: '
    }
}

Describe 'Serialization' {
    It 'keeps what objects say and what they pipe into' {
        $before = @(Get-GGCoreDevice berlin*) + @(Get-GGDeployment | Select-Object -First 2) + @(Get-MIManagedThing *lamp*)
        $before | Export-Clixml $TestDrive/fleet.xml
        $after = Import-Clixml $TestDrive/fleet.xml
        $after.Count | Should -Be $before.Count
        $after[0].Name | Should -Be $before[0].Name
        @($after | Where-Object Status -EQ $before[0].Status.Value).Count | Should -BeGreaterThan 0
        $after[0].LastStatusUpdateTimestamp | Should -Be $before[0].LastStatusUpdateTimestamp
        ($after[0] | Get-GGInstalledComponent).Count | Should -BeGreaterThan 0
        ($after | Where-Object Role | Get-MIManagedThingState).Count | Should -BeGreaterThan 0
        ($after | Where-Object DeploymentId | Get-GGDeploymentStatus).DeploymentId | Should -Be $before.DeploymentId.Where({ $_ })
    }

    It 'keeps the roll-up of a deployment' {
        $status = Get-GGDeploymentStatus -ThingGroup Production
        $status | Export-Clixml $TestDrive/status.xml -Depth 4
        $copy = Import-Clixml $TestDrive/status.xml
        "$($copy.Verdict)" | Should -Be "$($status.Verdict)"
        $copy.FailedDevices.Count | Should -Be $status.FailedDevices.Count
        ($copy | Out-String) | Should -Be ($status | Out-String)
    }
}
