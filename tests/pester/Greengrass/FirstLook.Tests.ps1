# The main job, as the README tells it: list the fleet, look into the sick ones, deploy to a group.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    Connect-IoTFleet -Sandbox -Speed 0 | Out-Null
    $script:requests = (Get-IoTFleetContext).Sandbox.Requests
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'A first look at a fleet' {
    It 'finds the broken components of unhealthy devices in one pipeline' {
        $broken = Get-GGCoreDevice -Status UNHEALTHY | Get-GGInstalledComponent | Where-Object LifecycleState -eq BROKEN
        $broken.Count | Should -BeGreaterThan 0
        $broken | ForEach-Object { $_.CoreDeviceThingName | Should -Not -BeNullOrEmpty }
    }

    It 'shows what a deployment would change and sends nothing' {
        $before = $requests.Writes
        New-GGDeployment -ThingGroup Production -Component @{ 'com.example.SensorReader' = '2.0.0' } -WhatIf
        $requests.Writes | Should -Be $before
    }

    It 'deploys to a thing group' {
        $created = New-GGDeployment -ThingGroup Production -Component @{ 'com.example.SensorReader' = '1.1.0' } -Name 'first look'
        $created.DeploymentId | Should -Not -BeNullOrEmpty
        $deployment = $created | Get-GGDeployment
        $deployment.DeploymentName | Should -Be 'first look'
        $deployment.Components.Keys | Should -Be 'com.example.SensorReader'
    }

    It 'says that a thing group does not exist, and deploys nothing' {
        $before = $requests.Writes
        New-GGDeployment -ThingGroup no-such-group -Component @{ 'com.example.SensorReader' = '1.1.0' } -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$($failure[0])" | Should -BeLike "*thing group 'no-such-group'*"
        $requests.Writes | Should -Be $before
    }

    It 'says that a name is too long' {
        Get-GGCoreDevice ('x' * 129) -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($failure[0])" | Should -BeLike '*length less than or equal to 128*'
    }
}

Describe 'Bad places to look for a fleet' {
    It 'says that an endpoint refuses' {
        Get-GGCoreDevice -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -AccessKey a -SecretKey b -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -BeLike '*Cannot reach http://127.0.0.1:1*refused*'
    }

    It 'says that an endpoint answers with a page' {
        $listener = [Net.HttpListener]::new()
        $port = 20000 + $PID % 20000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $server = Start-ThreadJob {
            $context = ($using:listener).GetContext()
            $body = [Text.Encoding]::UTF8.GetBytes('<html>sign in</html>')
            $context.Response.ContentType = 'text/html'
            $context.Response.OutputStream.Write($body, 0, $body.Length)
            $context.Response.Close()
        }
        try {
            Get-GGCoreDevice -EndpointUrl "http://127.0.0.1:$port" -Region us-east-1 -AccessKey a -SecretKey b -ErrorVariable failure -ErrorAction SilentlyContinue
            "$($failure[0])" | Should -BeLike '*text/html*'
            "$($failure[0])" | Should -Not -Match '   at '
        }
        finally {
            $listener.Stop()
            $server | Stop-Job
            $server | Remove-Job -Force
        }
    }

    It 'says that there are no credentials, and no region' {
        $module = (Resolve-Path "$PSScriptRoot/../../../out/IoTFleet").Path
        $common = "`$env:AWS_EC2_METADATA_DISABLED = 'true'; `$env:HOME = '$TestDrive'; Import-Module '$module'"
        $noCredentials = pwsh -NoProfile -Command "$common; try { Get-GGCoreDevice -Region eu-west-1 } catch { `$_; 'Advice: ' + `$_.ErrorDetails.RecommendedAction }" 2>&1 | Out-String
        $noCredentials | Should -BeLike '*No AWS credentials were found*Connect-IoTFleet -Sandbox*Advice: Give -ProfileName*Connect-IoTFleet*'
        $noRegion = pwsh -NoProfile -Command "$common; Get-GGCoreDevice -AccessKey a -SecretKey b" 2>&1 | Out-String
        $noRegion | Should -BeLike '*No region is set*'
    }
}

Describe 'A fleet of 100,000 devices' {
    BeforeAll {
        Connect-IoTFleet -Sandbox -Speed 0 -DeviceCount 100000 | Out-Null
        $script:requests = (Get-IoTFleetContext).Sandbox.Requests
    }

    It 'costs two requests at most to see the first five' {
        $requests.Clear()
        (Get-GGCoreDevice | Select-Object -First 5).Count | Should -Be 5
        $requests.Count | Should -BeLessOrEqual 2
    }

    It 'is listed whole, in flat memory' {
        # What is alive in the middle of the stream is what was alive before it.
        $before = [GC]::GetTotalMemory($true)
        $script:count = 0
        $script:most = 0
        Get-GGCoreDevice -PageSize 100 | ForEach-Object {
            if (++$script:count % 20000 -eq 0) { $script:most = [Math]::Max($script:most, [GC]::GetTotalMemory($true) - $before) }
        }
        $script:count | Should -Be 100000
        $script:most | Should -BeLessThan 10MB
    }
}
