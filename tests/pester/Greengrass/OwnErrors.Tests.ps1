# The errors that no service tells: what a cmdlet finds out by itself, before, between or after its calls. One row for each way.
BeforeDiscovery {
    $table = [System.Collections.Generic.List[hashtable]]::new()
    # Target is what the record carries; a pattern where it begins with *.
    function Row([string]$Id, [string]$Category, [string]$Case, [scriptblock]$Call, [scriptblock]$Target, [string]$Says, [scriptblock]$Ready = {}) {
        $table.Add(@{ Id = $Id; Category = $Category; Case = $Case; Call = $Call; Target = $Target; Says = $Says; Ready = $Ready })
    }

    Row -Id ComponentNotFound -Category ObjectNotFound -Case 'a name that there is not' -Call { Get-GGComponent nothing } -Target { 'nothing' } -Says "*component 'nothing'*neither of this account nor of AWS*"
    Row -Id ComponentNotFound -Category ObjectNotFound -Case 'a name that there is not in a scope' -Call { Get-GGComponent com.example.Gateway -Scope PUBLIC } -Target { 'com.example.Gateway' } -Says "*'com.example.Gateway' of AWS*"
    Row -Id ComponentNotFound -Category ObjectNotFound -Case 'removed from a deployment that lacks it' -Call { Update-GGDeployment -ThingGroup row -RemoveComponent nothing } -Target { 'row' } -Says "*'row'*nothing*"
    Row -Id ComponentNotFound -Category ObjectNotFound -Case 'configured in a deployment that lacks it' -Call { Update-GGDeployment -ThingGroup row -Merge @{ nothing = @{ a = 1 } } } -Target { 'row' } -Says "*'row'*nothing*"
    Row -Id ComponentNotFound -Category ObjectNotFound -Case 'reset in a deployment that lacks it' -Call { Update-GGDeployment -ThingGroup row -Reset @{ nothing = '/a' } } -Target { 'row' } -Says "*'row'*nothing*"
    Row -Id ComponentChosenTwice -Category InvalidArgument -Case 'a component named twice' -Call { New-GGDeployment row com.example.Gateway, com.example.Gateway } -Target { 'row' } -Says "*'com.example.Gateway' is chosen twice*"
    Row -Id VersionMissing -Category InvalidArgument -Case 'a removal without a version' -Call { Remove-GGComponentVersion com.example.Gateway -Force } -Target { 'com.example.Gateway' } -Says "*'com.example.Gateway'*-Version*"

    foreach ($cmdlet in 'Get-GGDeploymentStatus', 'Compare-GGDeployment', 'Wait-GGDeployment') {
        Row -Id DeploymentNotFound -Category ObjectNotFound -Case "$cmdlet of a target without deployment" -Call ([scriptblock]::Create("$cmdlet -ThingGroup Spares")) -Target { 'Spares' } -Says "*'Spares'*Nothing has been deployed*"
    }
    Row -Id DeploymentNotFound -Category ObjectNotFound -Case 'a comparison with what was before the first' -Call { Compare-GGDeployment -ThingGroup row -Previous } -Target { 'row' } -Says "*'row'*Revision 1 has none before it*"
    Row -Id DeploymentNotFound -Category ObjectNotFound -Case 'a file without a target' -Call { Import-GGDeployment "$TestDrive/targetless.json" } -Target { '*targetless.json' } -Says '*targetless.json*names no target*-ThingGroup*'
    Row -Id DeploymentNotFound -Category ObjectNotFound -Case 'a target that AWS IoT may not be asked for' -Call { Get-GGDeploymentStatus -ThingGroup Spares } -Target { 'Spares' } -Says "*'Spares'*may not be asked*" -Ready { $sandbox.Faults.Fail('DescribeThingGroup', 403, 'AccessDeniedException') }
    Row -Id DeploymentChanged -Category ResourceExists -Case 'a superseded deployment' -Call { Update-GGDeployment $old -Name other } -Target { $old } -Says "*'`$old'*runs a newer one*" -Ready { New-GGDeployment -ThingGroup row -Component com.example.Gateway | Out-Null }
    Row -Id DeploymentFileInvalid -Category InvalidData -Case 'a file that is not JSON' -Call { Import-GGDeployment "$TestDrive/broken.json" } -Target { '*broken.json' } -Says '*broken.json*not JSON*'
    Row -Id DeploymentFileInvalid -Category InvalidData -Case 'a file with what it must not have' -Call { Import-GGDeployment "$TestDrive/wrong.json" } -Target { '*wrong.json' } -Says '*wrong.json*/components/a has no*verison*'
    Row -Id DifferenceAndPrevious -Category InvalidArgument -Case 'two things to compare with' -Call { Compare-GGDeployment $old -Difference $old -Previous } -Target { $old } -Says '*-Difference and -Previous*'
    Row -Id AbortPercentMissing -Category InvalidArgument -Case 'an abort parameter by itself' -Call { New-GGDeployment row -AbortAfterExecuted 5 } -Target { 5 } -Says '*-AbortAfterExecuted*-AbortOnFailedPercent*'

    Row -Id FileNotFound -Category ObjectNotFound -Case 'a recipe that is not there' -Call { New-GGComponentVersion "$TestDrive/nothing.json" } -Target { '*nothing.json' } -Says '*nothing.json*'
    Row -Id FileNotFound -Category ObjectNotFound -Case 'a deployment file that is not there' -Call { Import-GGDeployment "$TestDrive/nothing.json" } -Target { '*nothing.json' } -Says '*nothing.json*'
    Row -Id FileUnreadable -Category ReadError -Case 'a folder in place of a recipe' -Call { New-GGComponentVersion -LiteralPath $full } -Target { $full } -Says "*'`$full'*cannot be read*"
    Row -Id FileUnusable -Category OpenError -Case 'a folder in place of a deployment file' -Call { Import-GGDeployment $full } -Target { $full } -Says "*'`$full' is a folder*"
    Row -Id FileUnusable -Category OpenError -Case 'a deployment file in another encoding' -Call { Import-GGDeployment "$TestDrive/latin.json" } -Target { '*latin.json' } -Says '*latin.json* is not UTF-8*'
    Row -Id FileUnreadable -Category ReadError -Case 'a recipe in another encoding' -Call { New-GGComponentVersion "$TestDrive/latin.json" } -Target { '*latin.json' } -Says '*latin.json* is not UTF-8*'
    Row -Id FileNotFound -Category ObjectNotFound -Case 'a pattern that no deployment file matches' -Call { Import-GGDeployment "$TestDrive/nothing*.json" } -Target { '*nothing`*.json' } -Says '*nothing`*.json*'
    Row -Id FileUnusable -Category OpenError -Case 'a drive that holds no files' -Call { Export-GGDeployment $old env:foo } -Target { $old } -Says "*'foo' is no path of a file*"
    Row -Id FileUnusable -Category OpenError -Case 'two recipes for one file' -Call { 'com.example.Gateway', 'com.example.Dashboard' | Get-GGComponentRecipe -Path "$TestDrive/two/file.json" -ThrottleLimit 1 } -Target { 'com.example.Dashboard' } -Says '*file.json* was written already*folder*'
    Row -Id TargetGivenTwice -Category ResourceExists -Case 'two files for one target' -Call { Import-GGDeployment "$TestDrive/good.json", "$TestDrive/same.json" -Force -WhatIf } -Target { '*same.json' } -Says "*same.json*thing group 'row'*"
    Row -Id SeveralTargets -Category InvalidArgument -Case 'a deployment of two targets' -Call { Get-GGDeployment -ThingGroup row -TargetArn arn:aws:iot:us-east-1:123456789012:thing/row-01 } -Target { 'row' } -Says '*-ThingGroup or -TargetArn*'
    Row -Id VersionWithoutName -Category InvalidArgument -Case 'the version of a pattern' -Call { Get-GGComponent com.example.Gate* -Version 1.2.0 -Detailed } -Target { '1.2.0' } -Says '*-Version 1.2.0*without wildcards*'
    Row -Id VersionWithoutName -Category InvalidArgument -Case 'the version of everything' -Call { Get-GGComponent -Version 1.2.0 } -Target { '1.2.0' } -Says '*-Version 1.2.0*'
    Row -Id PatternInvalid -Category InvalidArgument -Case 'a pattern that is none' -Call { Get-GGInstalledComponent row-01 '[a' } -Target { '[a' } -Says '*is no wildcard pattern*'
    Row -Id ComponentChosenTwice -Category InvalidArgument -Case 'a component removed and changed' -Call { Update-GGDeployment -ThingGroup row -Component @{ 'com.example.Dashboard' = '3.1.4' } -RemoveComponent com.example.Dashboard } -Target { 'row' } -Says "*'com.example.Dashboard' is both removed and changed*"
    Row -Id ComponentChosenTwice -Category InvalidArgument -Case 'a component removed and configured' -Call { Update-GGDeployment -ThingGroup row -RemoveComponent com.example.Dashboard -Merge @{ 'com.example.Dashboard' = @{ a = 1 } } } -Target { 'row' } -Says "*'com.example.Dashboard' is both removed and changed*"
    Row -Id ComponentChosenTwice -Category InvalidArgument -Case 'a component given in two versions' -Call { Update-GGDeployment -ThingGroup row -Component @{ a = '1.0.0' }, @{ a = '2.0.0' } } -Target { 'row' } -Says "*'a' is given 2 times*"
    Row -Id FileExists -Category ResourceExists -Case 'a recipe file that is there' -Call { Get-GGComponentRecipe com.example.Gateway -Path $mine } -Target { 'com.example.Gateway' } -Says "*'`$mine' is there already*"
    Row -Id FileExists -Category ResourceExists -Case 'a deployment file that is there' -Call { Export-GGDeployment $old -Path $mine } -Target { $old } -Says "*'`$mine' is there already*"
    Row -Id FileExists -Category ResourceExists -Case 'an artifact that is there' -Call { Save-GGComponentArtifact com.example.Gateway $artifact -Path "$TestDrive/kept" } -Target { $artifact } -Says '*package.zip* is there already*'
    Row -Id FileUnusable -Category OpenError -Case 'a folder where an artifact goes' -Call { Save-GGComponentArtifact com.example.Gateway $artifact -Path "$TestDrive/taken" -Force } -Target { $artifact } -Says '*package.zip* is a folder*'
    Row -Id FileUnusable -Category OpenError -Case 'a file where a folder is needed' -Call { Get-GGComponentRecipe com.example.Gateway -Path "$mine/recipe.json" } -Target { 'com.example.Gateway' } -Says "*'com.example.Gateway'*mine.json*"
    Row -Id FileWrittenTwice -Category ResourceExists -Case 'two deployments for one file' -Call { $old, $other | Export-GGDeployment -Path "$TestDrive/one/file.json" } -Target { $other } -Says "*'`$other'*file.json*written already*"
    Row -Id RecipeInvalid -Category InvalidData -Case 'a recipe without a version' -Call { New-GGComponentVersion -Recipe '{"ComponentName":"a"}' } -Target { '{"ComponentName":"a"}' } -Says '*no ComponentVersion*'
    Row -Id RecipeInvalid -Category InvalidData -Case 'a recipe file that is neither JSON nor YAML' -Call { New-GGComponentVersion "$TestDrive/broken.json" } -Target { '*broken.json' } -Says '*broken.json*'

    Row -Id ArtifactUnavailable -Category InvalidResult -Case 'an artifact''s name that leaves the folder' -Call { Save-GGComponentArtifact com.example.Gateway ../evil.zip -Path $full } -Target { '../evil.zip' } -Says "*'../evil.zip'*lead out of the folder*"
    Row -Id ArtifactUnavailable -Category InvalidResult -Case 'a download that is refused' -Call { Save-GGComponentArtifact com.example.Gateway $artifact -Path "$TestDrive/refused" } -Target { $artifact } -Says '*package.zip*status 503*' -Ready { $sandbox.Faults.Fail('GetObject', 503, 'SlowDown') }

    Row -Id DeploymentTimedOut -Category OperationTimeout -Case 'a wait that is too short' -Call { Wait-GGDeployment $old -Timeout 00:00:00.2 } -Target { '*' } -Says "*`$old*row-01*"
    Row -Id DeploymentCanceled -Category OperationStopped -Case 'a wait for what was cancelled' -Call { Wait-GGDeployment $old } -Target { '*' } -Says "*`$old*was cancelled*" -Ready { Stop-GGDeployment $old }
    Row -Id DeploymentSuperseded -Category OperationStopped -Case 'a wait for what was superseded' -Call { Wait-GGDeployment $old } -Target { '*' } -Says "*`$old*was superseded*" -Ready { New-GGDeployment -ThingGroup row -Component com.example.Gateway | Out-Null }
    Row -Id DeploymentFailed -Category InvalidResult -Case 'a wait for what fails' -Call { Wait-GGDeployment $old } -Target { '*' } -Says '*row-01*The disk is full*' -Ready { $sandbox.Devices.Connect('row-01'); $sandbox.Devices.FailNextDeployment('row-01', 'The disk is full.'); $sandbox.Clock.Advance('00:10') }

    Row -Id PageRepeated -Category InvalidResult -Case 'a list without an end' -Call { Get-GGComponent -Scope PUBLIC -PageSize 1 } -Target { } -Says '*same page token twice*' -Ready { $sandbox.Faults.Inject('ListComponents', 'RepeatedPageToken') }

    Row -Id KeysIncomplete -Category ConnectionError -Case 'half a key pair' -Call { Get-GGCoreDevice -AccessKey a } -Target { } -Says '*go together*'
    Row -Id ProfileMissing -Category ConnectionError -Case 'a profile that there is not' -Call { Get-GGCoreDevice -ProfileName nobody -Region us-east-1 } -Target { } -Says "*no profile 'nobody'*"
    Row -Id EndpointInvalid -Category ConnectionError -Case 'an endpoint that is no URL' -Call { Get-GGCoreDevice -EndpointUrl nowhere -Region us-east-1 -AccessKey a -SecretKey b } -Target { } -Says "*'nowhere'*https://*"
    Row -Id EndpointInsecure -Category ConnectionError -Case 'an endpoint that is not encrypted' -Call { Get-GGCoreDevice -EndpointUrl http://example.test -Region us-east-1 -AccessKey a -SecretKey b } -Target { } -Says '*http://example.test*not encrypted*'
    Row -Id RegionInvalid -Category ConnectionError -Case 'a region that is none' -Call { Get-GGCoreDevice -Region 'eu west' -AccessKey a -SecretKey b } -Target { } -Says "*'eu west'*eu-west-1*"
    Row -Id EndpointUnreachable -Category ConnectionError -Case 'an endpoint where nobody listens' -Call { Get-GGCoreDevice row-01 -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -AccessKey a -SecretKey b } -Target { 'row-01' } -Says "*'row-01'*Cannot reach http://127.0.0.1:1*"

    $sources = "$PSScriptRoot/../../../src/IoTFleet"
    # What comes about after many retries only, made by hand in ServiceErrorTests; a lost answer is in FaultTableTests, the report in its own tests.
    $elsewhere = 'AnswerUnreadable', 'RequestFailed', 'RequestTimedOut', 'AnswerLost', 'ConnectionBroken', 'ReportInvalid', 'FileAccessDenied'
    $script:ids = Get-ChildItem "$sources/Greengrass", "$sources/Pipeline/ServiceError.cs" -Recurse -Filter *.cs |
        Select-String '"([A-Z][A-Za-z]+)", ErrorCategory\.' -AllMatches | ForEach-Object { $_.Matches } | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique |
        Where-Object { $_ -notin $elsewhere } | ForEach-Object { $id = $_; @{ Id = $id; Rows = @($table | Where-Object Id -EQ $id).Count } }
    $script:arguments = @(
        @{ Case = 'no component'; Call = { Get-GGComponent $null }; Says = '*null*' }
        @{ Case = 'an empty component'; Call = { Get-GGComponentVersion '' }; Says = '*empty*' }
        @{ Case = 'an ARN of something else as component'; Call = { Get-GGComponentRecipe arn:aws:iot:us-east-1:1:thing/x }; Says = '*arn:aws:iot:us-east-1:1:thing/x*not the ARN of a component*' }
        @{ Case = 'a row that is no component'; Call = { Get-GGComponentVersion ([pscustomobject]@{ Site = 'berlin' }) }; Says = '*Site*ComponentName, Component, Name or Arn*ComponentVersion or Version*' }
        @{ Case = 'an object that is no component'; Call = { Save-GGComponentArtifact (Get-Date) }; Says = '*DateTime is not a component*' }
        @{ Case = 'a row that is no resource'; Call = { Get-GGResourceTag ([pscustomobject]@{ Site = 'berlin' }) }; Says = '*Site*Resource, ResourceArn, Arn, DeploymentId*' }
        @{ Case = 'a name as resource'; Call = { Get-GGResourceTag row-01 }; Says = "*'row-01' is not an ARN*-CoreDevice*" }
        @{ Case = 'no resource'; Call = { Get-GGResourceTag @($null) }; Says = '*null*' }
        @{ Case = 'a row that is no deployment'; Call = { Get-GGDeploymentStatus ([pscustomobject]@{ Site = 'berlin' }) }; Says = '*Site*DeploymentId, Id, ThingGroup*CoreDevice*' }
        @{ Case = 'no deployment'; Call = { Compare-GGDeployment @($null) }; Says = '*null*' }
        @{ Case = 'no component to deploy'; Call = { New-GGDeployment row @($null) }; Says = '*component is missing*' }
        @{ Case = 'a number as component''s settings'; Call = { New-GGDeployment row @{ a = 5 } }; Says = "*'a' takes a version or*not a Int32*" }
        @{ Case = 'an unknown member'; Call = { New-GGDeployment row @{ a = @{ Verzion = '1' } } }; Says = "*'Verzion'*Version, Merge, Reset, RunWith*" }
        @{ Case = 'an unknown member of RunWith'; Call = { New-GGDeployment row @{ a = @{ RunWith = @{ User = 'x' } } } }; Says = "*'User'*PosixUser, WindowsUser, Memory, Cpus*" }
        @{ Case = 'text as RunWith'; Call = { New-GGDeployment row @{ a = @{ RunWith = 'root' } } }; Says = "*RunWith of component 'a' takes*" }
        @{ Case = 'text as limit'; Call = { New-GGDeployment row @{ a = @{ RunWith = @{ Memory = 'much' } } } }; Says = "*Memory*'much'*" }
        @{ Case = 'a Merge that is not JSON'; Call = { New-GGDeployment row @{ a = @{ Merge = '{bad' } } }; Says = "*Merge of component 'a' is not JSON*" }
        @{ Case = 'a Merge that JSON has no form for'; Call = { New-GGDeployment row @{ a = @{ Merge = @{ b = [intptr]::Zero } } } }; Says = "*IntPtr*" }
        @{ Case = 'an unknown member of an abort criterion'; Call = { New-GGDeployment row -AbortCriteria @{ Percent = 5 } }; Says = "*abort criterion has no 'Percent'*ThresholdPercentage*" }
        @{ Case = 'a configuration that is null'; Call = { Update-GGDeployment $old -Merge @{ a = $null } }; Says = "*component 'a' is null*" }
        @{ Case = 'text as configurations'; Call = { Update-GGDeployment $old -Merge 5 }; Says = '*ComponentName = @{ key = value }*' }
        @{ Case = 'a pointer that is none'; Call = { Update-GGDeployment $old -Reset @{ a = 'key' } }; Says = "*'key' of component 'a' is no JSON pointer*" }
        @{ Case = 'text as pointers'; Call = { Update-GGDeployment $old -Reset 5 }; Says = "*JSON pointers take*" }
        @{ Case = 'tags that are text'; Call = { New-GGDeployment row -Tag site }; Says = '*hashtable*' }
        @{ Case = 'tags that are not whole'; Call = { New-GGDeployment row -Tag '{ site' }; Says = '*not JSON*' }
        @{ Case = 'a bare number as time'; Call = { Wait-GGDeployment $old -Timeout 30 }; Says = "*'30' is not a length of time*00:00:30*" }
        @{ Case = 'a bare number as text'; Call = { Get-GGCoreDevice -Stale '2' }; Says = "*'2' is not a length of time*" }
        @{ Case = 'a time in the past'; Call = { Get-GGFleetSummary -StaleAfter '-01:00' }; Says = '*-01:00:00 lies in the past*' }
        @{ Case = 'tags that are a number'; Call = { New-GGDeployment row -Tag 5 }; Says = '*hashtable*' }
        @{ Case = 'a tag that is a table'; Call = { Add-GGResourceTag -CoreDevice row-01 -Tag @{ a = @{ b = 1 } } }; Says = "*'a' must be text*" }
        @{ Case = 'an endpoint without port'; Call = { Set-GGConnectivityInfo row-01 core.local }; Says = "*'core.local'*host:port*" }
        @{ Case = 'an unknown member of an endpoint'; Call = { Set-GGConnectivityInfo row-01 @{ Host = 'x' } }; Says = "*no 'Host'*HostAddress*" }
        @{ Case = 'text as port'; Call = { Set-GGConnectivityInfo row-01 @{ HostAddress = 'x'; PortNumber = 'http' } }; Says = "*PortNumber*'http'*" }
        @{ Case = 'no endpoint'; Call = { Set-GGConnectivityInfo row-01 @($null) }; Says = '*endpoint cannot be null*' }
        @{ Case = 'requirements that are a number'; Call = { Resolve-GGComponentCandidate @{ ComponentName = 'a'; VersionRequirements = 5 } }; Says = '*VersionRequirements*hashtable*' }
        @{ Case = 'an unknown member of a candidate'; Call = { Resolve-GGComponentCandidate @{ ComponentName = 'a'; Requirement = '1' } }; Says = "*no 'Requirement'*VersionRequirements*" }
        @{ Case = 'an object that is no candidate'; Call = { Resolve-GGComponentCandidate 5 }; Says = '*component takes*ComponentName*not a Int32*' }
        @{ Case = 'a dependency that is a number'; Call = { New-GGComponentVersion -LambdaArn $lambda -Dependency @{ a = 5 } }; Says = "*dependency 'a' takes*" }
        @{ Case = 'dependencies that are text'; Call = { New-GGComponentVersion -LambdaArn $lambda -Dependency a }; Says = '*hashtable*' }
        @{ Case = 'an unknown member of a dependency'; Call = { New-GGComponentVersion -LambdaArn $lambda -Dependency @{ a = @{ Version = '1' } } }; Says = "*no 'Version'*VersionRequirement*" }
        @{ Case = 'an unknown member of an event source'; Call = { New-GGComponentVersion -LambdaArn $lambda -EventSource @{ Subject = 'a' } }; Says = "*event source has no 'Subject'*Topic, Type*" }
        @{ Case = 'an unknown member of a volume'; Call = { New-GGComponentVersion -LambdaArn $lambda -Volume @{ Path = 'a' } }; Says = "*volume has no 'Path'*SourcePath*" }
        @{ Case = 'an unknown member of a device'; Call = { New-GGComponentVersion -LambdaArn $lambda -Device @{ Name = 'a' } }; Says = "*device has no 'Name'*Path*" }
        @{ Case = 'an unknown member of a platform'; Call = { New-GGComponentVersion -LambdaArn $lambda -Platform @{ Attributes = @{ os = 'linux' }; Os = 'x' } }; Says = "*platform has no 'Os'*Attributes*" }
        @{ Case = 'text that is no platform'; Call = { New-GGComponentVersion -LambdaArn $lambda -Platform linux }; Says = '*platform is not JSON*' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $artifact = 'example-artifacts/com.example.Gateway/1.3.0/package.zip'
    $script:lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Blink:7'
    $script:full = (New-Item "$TestDrive/full" -ItemType Directory).FullName
    $script:mine = (New-Item "$TestDrive/mine.json" -Value mine).FullName
    New-Item "$TestDrive/kept/$artifact" -Value mine -Force | Out-Null
    New-Item "$TestDrive/taken/$artifact" -ItemType Directory -Force | Out-Null
    Set-Content "$TestDrive/broken.json" '{ "a": '
    function Initialize-Fleet {
        $script:sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 0).Sandbox
        $sandbox.Devices.AddThingGroup('row')
        $sandbox.Devices.Add('row-01', @('row'))
        $sandbox.Devices.Disconnect('row-01')
        $script:old = (New-GGDeployment -ThingGroup row -Component com.example.Dashboard).DeploymentId
        $script:other = (New-GGDeployment -CoreDevice row-01 -Component com.example.Dashboard).DeploymentId
    }
    Initialize-Fleet
    Export-GGDeployment $old "$TestDrive/good.json" | Out-Null
    Copy-Item "$TestDrive/good.json" "$TestDrive/same.json"
    [IO.File]::WriteAllBytes("$TestDrive/latin.json", [Text.Encoding]::Latin1.GetBytes("{ `"name`": `"Gr$([char]0xF6)e`" }"))
    $file = Get-Content "$TestDrive/good.json" -Raw | ConvertFrom-Json
    $file.psobject.Properties.Remove('target')
    $file | ConvertTo-Json -Depth 20 | Set-Content "$TestDrive/targetless.json"
    $file.components = @{ a = @{ verison = '1.0.0' } }
    $file | ConvertTo-Json -Depth 20 | Set-Content "$TestDrive/wrong.json"
}

AfterAll { Disconnect-IoTFleet }

Describe 'The table' {
    It 'has a row for <Id>' -ForEach $ids {
        $Rows | Should -BeGreaterThan 0
    }
}

Describe 'An error of the module itself' {
    It 'is one record of its input: <Id>, <Case>' -ForEach $table {
        Initialize-Fleet
        . $Ready
        $files = Get-ChildItem $TestDrive -Recurse | ForEach-Object { "$($_.FullName) $($_.Length)" }
        $deployments = (Get-GGDeployment -All).DeploymentId
        $failures = @(try { . $Call 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } } catch { $_ })
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$Id,IoTFleet.*"
        $failures[0].CategoryInfo.Category | Should -Be $Category
        $carried = . $Target
        if ($carried -like '`**') { $failures[0].TargetObject | Should -BeLike $carried }
        elseif ($carried) { $failures[0].TargetObject | Should -Be $carried }
        "$($failures[0])" | Should -BeLike $ExecutionContext.InvokeCommand.ExpandString($Says)
        $failures[0].Exception.Message | Should -Be "$($failures[0])"
        "$($failures[0])" | Should -Not -Match '   at |System\.|Amazon\.|[Ss]ignature'
        $sandbox.Faults.Clear()
        (Get-GGDeployment -All).DeploymentId | Should -Be $deployments
        $left = Get-ChildItem $TestDrive -Recurse -File | ForEach-Object { "$($_.FullName) $($_.Length)" }
        $left | Where-Object { $_ -notin $files -and $_ -notmatch 'file\.json' } | Should -BeNullOrEmpty
    }

    It 'is caught by its own type, and tells its code' {
        $caught = try { Get-GGCoreDevice nothing -ErrorAction Stop } catch [IoTFleet.Pipeline.FleetException] { $_ }
        $caught.Exception.ErrorCode | Should -Be 'ResourceNotFoundException'
        $caught.Exception.Message | Should -BeLike "*core device 'nothing'*"
        $caught.TargetObject | Should -Be 'nothing'
        $caught.InvocationInfo.MyCommand.Name | Should -Be 'Get-GGCoreDevice'
        $caught = try { Get-GGComponent nothing -ErrorAction Stop } catch [IoTFleet.Pipeline.FleetException] { $_ }
        $caught.Exception.ErrorCode | Should -Be 'ComponentNotFound'
        $caught.Exception.RequestId | Should -BeNullOrEmpty
    }
}

Describe 'An argument that cannot be used' {
    It 'is refused before any call: <Case>' -ForEach $arguments {
        $sandbox.Requests.Clear()
        $failure = try { . $Call 2>&1 } catch { $_ }
        "$failure" | Should -BeLike $Says
        "$failure" | Should -Not -Match '   at |System\.|Amazon\.'
        $sandbox.Requests.Count | Should -Be 0
    }
}
