# What becomes of each error: those that the service's model lists for each operation, those of inputs among many, of
# arguments, and of what goes wrong on this side. An error has the cause for its id, the input for its target, names the
# input, and leaves nothing half done.
BeforeDiscovery {
    . "$PSScriptRoot/ContractRows.ps1"
    $model = (Get-Content "$PSScriptRoot/../../../src/IoTFleet.Api/Models/iot-managed-integrations.json" -Raw | ConvertFrom-Json -AsHashtable).shapes
    $namespace = 'com.amazonaws.iotmanagedintegrations#'

    # The operations behind the cmdlets, where a verb does not tell: the first one is called first.
    $named = @{
        'Add-MIResourceTag' = 'TagResource'; 'Get-MIResourceTag' = 'ListTagsForResource'; 'Remove-MIResourceTag' = 'UntagResource'
        'Get-MIDefaultEncryption' = 'GetDefaultEncryptionConfiguration'; 'Set-MIDefaultEncryption' = 'PutDefaultEncryptionConfiguration'
        'Get-MIDiscoveredDevice' = 'ListDiscoveredDevices'; 'Get-MIManagedThingAssociation' = 'ListManagedThingAccountAssociations'
        'Get-MIManagedThingCapability' = 'GetManagedThingCapabilities'; 'Get-MIManagedThingConnectivity' = 'GetManagedThingConnectivityData'
        'Get-MIManagedThingMetadata' = 'GetManagedThingMetaData'; 'Get-MIManagedThingSchema' = 'ListManagedThingSchemas'
        'Get-MIOtaTaskExecution' = 'ListOtaTaskExecutions'; 'Get-MIOtaTaskProgress' = 'GetOtaTask', 'ListOtaTaskExecutions'
        'Get-MIFleetSummary' = 'ListManagedThings', 'ListOtaTasks'; 'Get-MISchemaVersion' = 'ListSchemaVersions'
        'Register-MIManagedThingAssociation' = 'RegisterAccountAssociation'; 'Unregister-MIManagedThingAssociation' = 'DeregisterAccountAssociation'
        'Send-MIManagedThingCommand Action' = 'GetManagedThingCapabilities', 'SendManagedThingCommand'
        'Set-MIHubConfiguration' = 'PutHubConfiguration'; 'Set-MIRuntimeLogConfiguration' = 'GetRuntimeLogConfiguration', 'PutRuntimeLogConfiguration'
        'Wait-MIDeviceDiscovery' = 'GetDeviceDiscovery', 'ListDiscoveredDevices'; 'Wait-MIOtaTask' = 'GetOtaTask', 'ListOtaTaskExecutions'; 'Wait-MIProvisioningProfile' = 'GetProvisioningProfile'
    }
    $verbs = @{ Get = 'Get'; New = 'Create'; Set = 'Update'; Remove = 'Delete'; Send = 'Send'; Start = 'Start'; Register = 'Register'; Reset = 'Reset' }
    function Get-Operation($Cmdlet, $Set) {
        $special = if ($named["$Cmdlet $Set"]) { $named["$Cmdlet $Set"] } else { $named[$Cmdlet] }
        if ($special) { return $special }
        $verb, $noun = $Cmdlet -split '-MI'
        $verbs[$verb] + $noun
    }
    $lists = 'AccountAssociation', 'CloudConnector', 'ConnectorDestination', 'CredentialLocker', 'Destination', 'EventLogConfiguration', 'ManagedThing', 'NotificationConfiguration', 'OtaTask', 'OtaTaskConfiguration', 'ProvisioningProfile' |
        ForEach-Object { @{ Cmdlet = "Get-MI$_"; Set = ''; Operation = "List${_}s"; Of = { @{} } } }
    $calls = @($rows | ForEach-Object { $row = $_; Get-Operation $row.Cmdlet $row.Set | ForEach-Object { @{ Cmdlet = $row.Cmdlet; Set = $row.Set; Operation = $_; Of = $row.Of } } }) + $lists +
        @{ Cmdlet = 'Get-MIDeviceDiscovery'; Set = ''; Operation = 'ListDeviceDiscoveries'; Of = { @{} } } +
        @{ Cmdlet = 'Get-MISchemaVersion'; Set = ''; Operation = 'GetSchemaVersion'; Of = { @{ SchemaId = 'matter.OnOff@1.4' } } } +
        @{ Cmdlet = 'Get-MIManagedThing'; Set = ''; Operation = 'ListManagedThings'; Of = { @{ ManagedThing = 'Kitchen & Bath' } } } +
        @{ Cmdlet = 'Set-MIManagedThing'; Set = ''; Operation = 'GetManagedThing'; Of = { @{ ManagedThing = $lamp.Id; EnableAsProvisioner = $true } } } +
        @{ Cmdlet = 'Set-MIConnectorDestination'; Set = ''; Operation = 'GetConnectorDestination'; Of = { @{ ConnectorDestination = (Get-MIConnectorDestination 'Acme accounts').Id; RenewDaysBefore = 40 } } }
    foreach ($call in $calls) {
        $call.Errors = @($model["$namespace$($call.Operation)"].errors.target | ForEach-Object { @{ Code = $_ -replace '.*#'; Status = $model[$_].traits['smithy.api#httpError'] } })
    }
    $script:operations = @($model.Keys | Where-Object { $model[$_].type -eq 'operation' } | ForEach-Object { $_ -replace '.*#' })

    $script:piped = $rows | Where-Object { $_.Cmdlet -notmatch '^Get-MI(SchemaVersion)$|^New-MINotification|ResourceTag$' }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/ContractValues.ps1"
    $faults = $context.Sandbox.Faults
    $ruleType = $faults.GetType().Assembly.GetType('IoTFleet.Sandbox.FaultRule')
    $script:categories = @{
        AccessDeniedException = 'PermissionDenied'; UnauthorizedException = 'PermissionDenied'; ResourceNotFoundException = 'ObjectNotFound'
        ValidationException = 'InvalidArgument'; InvalidRequestException = 'InvalidArgument'; ConflictException = 'ResourceExists'
        ServiceQuotaExceededException = 'LimitsExceeded'; LimitExceededException = 'LimitsExceeded'
    }

    function Add-Fault($Operation, $Code, $Status, $Times = -1) {
        $rule = $ruleType::new()
        $rule.Operation, $rule.ErrorCode, $rule.StatusCode, $rule.Remaining, $rule.Message = $Operation, $Code, $Status, $Times, 'told to fail'
        $faults.Add($rule)
    }

    # What a script block puts out, the errors it writes, and the one that ends it.
    function Get-Outcome([scriptblock]$Script) {
        $ended = $null
        $all = try { & $Script 2>&1 3>$null } catch { $ended = $_ }
        $written = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        @{ Output = @($all | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }); Errors = $written; Ended = $ended }
    }

    # What was changed since the log was cleared.
    function Get-Change { foreach ($entry in $context.Sandbox.Requests.Entries) { if (-not $entry.IsReadOnly -and $entry.StatusCode -lt 400) { $entry.Operation } } }
}

AfterAll {
    Disconnect-IoTFleet
}

Describe 'The table of calls' {
    It 'has every operation of the model' -ForEach @{ Calls = $calls; Operations = $operations } {
        $operations | Should -HaveCount 83
        $calls.Operation | Sort-Object -Unique | Should -Be ($operations | Sort-Object)
    }
}

Describe 'What <Operation> answers to <Cmdlet> <Set>' -ForEach $calls {
    AfterEach {
        $faults.Clear()
    }

    # What waiting cures goes out again until it is answered; so do calls that a server failed, for some time. Theirs is a status that does not make them wait.
    It 'is an error for each that the model lists' {
        $given = & $Of
        $given += Get-Confirmation $Cmdlet
        $target = (Get-Command $Cmdlet).Parameters.Values | Where-Object { $given.ContainsKey($_.Name) -and $_.Attributes.ValueFromPipeline -eq $true } | Select-Object -First 1
        foreach ($listed in $errors | Where-Object Code -NotIn ThrottlingException, LimitExceededException) {
            $status = if ($listed.Status -lt 500) { $listed.Status } else { 400 }
            Add-Fault -Operation $Operation -Code $listed.Code -Status $status
            $context.Sandbox.Requests.Clear()
            $outcome = Get-Outcome { & $Cmdlet @given }
            $faults.Clear()
            $outcome.Ended | Should -BeNullOrEmpty -Because $listed.Code
            $outcome.Output | Should -BeNullOrEmpty -Because $listed.Code
            $outcome.Errors | Should -HaveCount 1 -Because $listed.Code
            $problem = $outcome.Errors[0]
            $problem.FullyQualifiedErrorId | Should -BeLike "$($listed.Code),*"
            "$problem" | Should -BeLike "*: told to fail ($($listed.Code), request *"
            if ($categories[$listed.Code]) { $problem.CategoryInfo.Category | Should -Be $categories[$listed.Code] }
            if ($target) {
                $sent = $given[$target.Name]
                $problem.TargetObject | Should -Be $sent
                if ($sent -is [string] -and $Cmdlet -notmatch '^New-|SchemaVersion') { "$problem" | Should -BeLike "*'$sent'*" }
            }
            Get-Change | Should -BeNullOrEmpty
        }
    }
}

Describe '<Cmdlet> (<Set>) of many' -ForEach $piped {
    It 'writes one error for each input that fails, with the input, and does the others' {
        $parameter = (Get-Set $Cmdlet $Set).Parameters | Where-Object ValueFromPipeline
        if (-not $parameter -or $Cmdlet -eq 'New-MIOtaTask') { return }
        $given = & $Of
        $good = $given[$parameter.Name]
        $given.Remove($parameter.Name)
        $given += Get-Confirmation $Cmdlet
        $name = $parameter.Name
        $text = if ($name -eq 'NotificationConfiguration') { 'DEVICE_COMMAND' } elseif ($name -in 'OtaTask', 'DeviceDiscovery', 'EventLogConfiguration') { 'nobody' } else { 'no-body' }
        $bad = @($text, [pscustomobject]@{ Line = 1; $name = $text })
        # Of a thing that is not there the service lists no registrations.
        if ($name -ne 'NotificationConfiguration' -and $Cmdlet -ne 'Get-MIManagedThingAssociation') { $bad += '0' * 32 }
        $outcome = Get-Outcome { @($bad[0], $good) + $bad[1..3] | Where-Object { $_ } | & $Cmdlet @given }
        $outcome.Ended | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount $bad.Count
        foreach ($one in $bad) {
            $problem = $outcome.Errors | Where-Object { [object]::ReferenceEquals($_.TargetObject, $one) -or ($one -is [string] -and $_.TargetObject -is [string] -and $_.TargetObject -eq $one) }
            $problem | Should -HaveCount 1
            $problem.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFoundException,*'
            $isSecret = $name -in 'CredentialLocker', 'OtaTaskConfiguration' -and "$one" -notlike '0*'
            "$problem" | Should -BeLike $(if ($isSecret) { '*with the name given: *' } elseif ($one -like '0*') { "*'$one'*" } else { "*'$text'*" })
        }
    }
}

Describe 'What is found on this side' {
    AfterEach {
        $faults.Clear()
    }

    It 'is a name that several have' {
        $twins = 1, 2 | ForEach-Object { New-MIManagedThing "SN:$(Get-NewName)" ZIGBEE_QR_BAR_CODE -Name twin }
        $row = [pscustomobject]@{ Name = 'twin' }
        foreach ($name in 'twin', $row) {
            $context.Sandbox.Requests.Clear()
            $outcome = Get-Outcome { $name | Set-MIManagedThing -Brand x }
            $outcome.Errors | Should -HaveCount 1
            $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousName*'
            $outcome.Errors[0].TargetObject | Should -Be $name
            "$($outcome.Errors[0])" | Should -BeLike "Managed thing 'twin': 2 of them have this name: *$($twins[0].Id)*"
            Get-Change | Should -BeNullOrEmpty
        }
        (Get-MIManagedThing twin).Id | Sort-Object | Should -Be ($twins.Id | Sort-Object)
    }

    It 'is another resource that is not there: <What>' -ForEach @(
        @{ What = 'New-MIManagedThing'; Call = { New-MIManagedThing SN:none ZIGBEE_QR_BAR_CODE -Name x -CredentialLocker 'no-body' }; Words = "Managed thing 'x': There is no credential locker with this id or name." }
        @{ What = 'Set-MIManagedThing'; Call = { $lamp | Set-MIManagedThing -CredentialLocker 'no-body' }; Words = "Managed thing 'Home 1 Kitchen Lamp' (*): There is no credential locker with this id or name." }
        @{ What = 'Send-MIManagedThingCommand'; Call = { $lamp.Id | Send-MIManagedThingCommand -Capability matter.OnOff -Action On -AccountAssociation 'no-body' }; Words = "*There is no account association with the id or name 'no-body'." }
        @{ What = 'Set-MIOtaTask'; Call = { (Add-Task).TaskId | Set-MIOtaTask -Configuration 'no-body' }; Words = '*There is no over-the-air task configuration with this id or name.' }
        @{ What = 'New-MIOtaTask'; Call = { New-MIOtaTask $url -Target $lamp -Configuration 'no-body' }; Words = '*There is no over-the-air task configuration with this id or name.'; Made = $true }
        @{ What = 'Start-MIDeviceDiscovery'; Call = { Start-MIDeviceDiscovery $hub CONTROLLER_CAPABILITY_REDISCOVERY -Protocol ZIGBEE -EndDevice 'no-body' }; Words = "*There is no managed thing with the id or name 'no-body'." }
        @{ What = 'Register-MIManagedThingAssociation'; Call = { $lamp | Register-MIManagedThingAssociation -AccountAssociation 'no-body' -DeviceDiscovery ('0' * 32) }; Words = "*There is no account association with the id or name 'no-body'." }
        @{ What = 'Get-MIManagedThing -ParentController'; Call = { Get-MIManagedThing -ParentController 'no-body' }; Words = "List of managed things: There is no managed thing with the id or name 'no-body'." }
        @{ What = 'Get-MIFleetSummary'; Call = { Get-MIFleetSummary -ParentController 'no-body' }; Words = "Fleet summary: There is no managed thing with the id or name 'no-body'." }
        @{ What = 'Get-MIManagedThingAssociation'; Call = { Get-MIManagedThingAssociation -AccountAssociation 'no-body' }; Words = "List of registrations: There is no account association with the id or name 'no-body'." }
    ) {
        if ($What -like '*OtaTask') { Add-Task | Out-Null }
        $outcome = Get-Outcome $Call
        $outcome.Output | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFoundException,*'
        "$($outcome.Errors[0])" -replace ' \(ResourceNotFoundException\)$' | Should -BeLike $Words
    }

    It 'is each target of a task that is not there, and then there is no task' {
        $row = [pscustomobject]@{ Target = 'no-body' }
        $context.Sandbox.Requests.Clear()
        $outcome = Get-Outcome { 'nobody else', $lamp, $row | New-MIOtaTask $url }
        $outcome.Output | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 3
        $outcome.Errors.TargetObject | Should -Be 'nobody else', $row, $lamp
        "$($outcome.Errors[1])" | Should -BeLike "Managed thing 'no-body'*"
        "$($outcome.Errors[2])" | Should -BeLike 'Over-the-air task: It was not created: 2 of 3 targets could not be resolved*'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'is a target that several things could be' {
        $name = Get-NewName
        1, 2 | ForEach-Object { New-MIManagedThing "SN:$(Get-NewName)" ZIGBEE_QR_BAR_CODE -Name $name } | Out-Null
        $outcome = Get-Outcome { New-MIOtaTask $url -Target $name, $lamp }
        "$($outcome.Errors[0])" | Should -BeLike '*2 of them have this name*'
        "$($outcome.Errors[1])" | Should -BeLike '*1 of 2 targets could not be resolved, as the errors before this one say. (TargetsMissing)'
    }

    It 'is what one of many listed could not be asked' {
        $ids = (Get-MIManagedThing).Id
        Add-Fault -Operation GetManagedThing -Code AccessDeniedException -Status 403 -Times 1
        $outcome = Get-Outcome { Get-MIManagedThing -Detailed }
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $outcome.Errors[0].TargetObject.Id | Should -BeIn $ids
        "$($outcome.Errors[0])" | Should -BeLike "Managed thing '$($outcome.Errors[0].TargetObject.Id)': *"
        $outcome.Output | Should -HaveCount ($ids.Count - 1)
    }

    It 'is a waiting that could not look, and the others are waited for' {
        $tasks = 1..3 | ForEach-Object { Add-Task }
        Skip-Time 0:10:0
        Add-Fault -Operation GetOtaTask -Code AccessDeniedException -Status 403 -Times 1
        $outcome = Get-Outcome { $tasks | Wait-MIOtaTask }
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].TargetObject.TaskId | Should -BeIn $tasks.TaskId
        $outcome.Output | Should -HaveCount 2
    }

    It 'is a capability that the thing has not: <Words>' -ForEach @(
        @{ Words = "*It has no capability 'matter.OnOff@9.9'. It reports: matter.OnOff@1.4 (endpoint 1)*"; Call = { $lamp.Id | Send-MIManagedThingCommand -Capability matter.OnOff@9.9 -Action On } }
        @{ Words = "*It has no capability 'matter.DoorLock'. It reports: matter.*"; Call = { $lamp.Id | Send-MIManagedThingCommand -Capability matter.DoorLock -Action LockDoor } }
        @{ Words = "*Its endpoint '7' has no capability 'matter.OnOff'. It reports: matter.*"; Call = { $lamp.Id | Send-MIManagedThingCommand -Endpoint 7 -Capability matter.OnOff -Action On } }
        @{ Words = '*It has not reported any capabilities yet.'; Call = { (Add-Thing).Id | Send-MIManagedThingCommand -Capability matter.OnOff -Action On } }
    ) {
        $before = $things.Commands.Count
        $outcome = Get-Outcome $Call
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UnknownCapability*'
        "$($outcome.Errors[0])" | Should -BeLike $Words
        $outcome.Errors[0].TargetObject | Should -Match '^[0-9a-z]{32}$'
        $things.Commands.Count | Should -Be $before
    }

    It 'is an action that the capability has not' {
        $before = $things.Commands.Count
        $outcome = Get-Outcome { $lamp.Id | Send-MIManagedThingCommand -Capability matter.OnOff -Action Explode }
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'UnknownAction*'
        "$($outcome.Errors[0])" | Should -BeLike "*'$($lamp.Id)': Its capability 'matter.OnOff' has no action 'Explode'. Known: *On, *Toggle*UpdateState, ReadState."
        $outcome.Errors[0].TargetObject | Should -Be $lamp.Id
        $things.Commands.Count | Should -Be $before
    }

    It 'is a file that cannot be written, and then there is no profile: <Id>' -ForEach @(
        @{ Id = 'FileExists'; Path = { $there = Join-Path $TestDrive 'there.pem'; Set-Content $there 'old'; $there } }
        @{ Id = 'FileUnusable'; Path = { Join-Path $TestDrive 'no/such/folder/key.pem' } }
    ) {
        $path = & $Path
        foreach ($name in 'ClaimPrivateKeyPath', 'ClaimCertificatePath') {
            $context.Sandbox.Requests.Clear()
            $given = @{ ClaimPrivateKeyPath = Join-Path $TestDrive 'key.pem'; ClaimCertificatePath = Join-Path $TestDrive 'certificate.pem' }
            $given[$name] = $path
            $outcome = Get-Outcome { New-MIProvisioningProfile doomed @given }
            $outcome.Errors | Should -HaveCount 1
            $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$($outcome.Errors[0])" | Should -BeLike "Provisioning profile 'doomed': *$path*"
            Get-Change | Should -BeNullOrEmpty
            Get-ChildItem $TestDrive -Recurse -Filter *.pem | ForEach-Object Name | Where-Object { $_ -ne 'there.pem' } | Should -BeNullOrEmpty
        }
    }

    It 'leaves a file that was to be replaced as it is when the service refuses' {
        $key = Join-Path $TestDrive 'kept.pem'
        Set-Content $key 'old'
        Add-Fault -Operation CreateProvisioningProfile -Code AccessDeniedException -Status 403
        (Get-Outcome { New-MIProvisioningProfile doomed -ClaimPrivateKeyPath $key -Force }).Errors | Should -HaveCount 1
        Get-Content $key | Should -Be 'old'
        Get-ChildItem $TestDrive -Filter 'kept*' | Should -HaveCount 1
        $faults.Clear()
        New-MIProvisioningProfile (Get-NewName) -ClaimPrivateKeyPath $key -Force | Out-Null
        Get-Content $key -TotalCount 1 | Should -BeLike '-----BEGIN*'
        Get-ChildItem $TestDrive -Filter 'kept*' | Should -HaveCount 1
    }

    It 'is a parameter without the one it belongs to, or beside one that excludes it: <Id>, <Words>' -ForEach @(
        @{ Id = 'RetryCountMissing'; Words = '-RetryOn *-RetryCount, which is not given.'; Call = { New-MIOtaTask $url -Target $lamp -RetryOn FAILED } }
        @{ Id = 'AbortPercentMissing'; Words = '-AbortOn *-AbortOnFailedPercent, which is not given.'; Call = { New-MIOtaTaskConfiguration x -AbortOn FAILED } }
        @{ Id = 'AbortPercentMissing'; Words = '-AbortAfterExecuted *-AbortOnFailedPercent, which is not given.'; Call = { New-MIOtaTaskConfiguration x -AbortAfterExecuted 3 } }
        @{ Id = 'PushConfigAndParts'; Words = '-PushConfig and -TimeoutMinutes exclude each other*'; Call = { New-MIOtaTaskConfiguration x -PushConfig @{ TimeoutConfig = @{ InProgressTimeoutInMinutes = 5 } } -TimeoutMinutes 5 } }
        @{ Id = 'PushConfigAndParts'; Words = '-PushConfig and -AbortOnFailedPercent exclude each other*'; Call = { New-MIOtaTaskConfiguration x -PushConfig @{ } -AbortOnFailedPercent 5 } }
        @{ Id = 'OAuthIncomplete'; Words = '-RedirectUrl is for OAuth, and -AuthUrl and -TokenUrl*'; Call = { New-MIConnectorDestination x -CloudConnector 'Acme Cloud' -RedirectUrl https://example.com -GeneralAuthorization @{ AuthMaterialName = 'key' } } }
        @{ Id = 'OAuthIncomplete'; Words = '-RenewDaysBefore is for OAuth*'; Call = { New-MIConnectorDestination x -CloudConnector 'Acme Cloud' -RenewDaysBefore 40 } }
        @{ Id = 'NothingToChange'; Words = 'Nothing is given to change: *-Owner*'; Call = { $lamp | Set-MIManagedThing -PassThru } }
        @{ Id = 'SamePath'; Words = '*the same file*one.pem*'; Call = { New-MIProvisioningProfile x -ClaimCertificatePath one.pem -ClaimPrivateKeyPath one.pem } }
        @{ Id = 'ParameterArgumentValidationError'; Words = '*RetryOn*'; Call = { New-MIOtaTask $url -Target $lamp -RetryCount 3 -RetryOn @() } }
        @{ Id = 'ParameterArgumentValidationError'; Words = '*AbortOn*'; Call = { New-MIOtaTaskConfiguration x -AbortOnFailedPercent 5 -AbortOn @() } }
    ) {
        $requests = $context.Sandbox.Requests.Count
        $ended = (Get-Outcome $Call).Ended
        $ended.FullyQualifiedErrorId | Should -BeLike "$Id*,*"
        $ended.CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
        "$ended" | Should -BeLike $Words
        $context.Sandbox.Requests.Count | Should -Be $requests
    }

    It 'is an endpoint that nobody answers at' {
        $outcome = Get-Outcome { $lamp.Id | Get-MIManagedThingState -EndpointUrl http://127.0.0.1:9 -AccessKey a -SecretKey b -Region us-east-1 }
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $outcome.Errors[0].TargetObject | Should -Be $lamp.Id
        "$($outcome.Errors[0])" | Should -BeLike "State of managed thing '$($lamp.Id)': Cannot reach http://127.0.0.1:9*"
    }

    It 'is half a pair of keys, once for all inputs' {
        $outcome = Get-Outcome { 'a', 'b' | Get-MIManagedThingState -AccessKey a }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Ended.FullyQualifiedErrorId | Should -BeLike 'KeysIncomplete,*'
    }
}

Describe 'Arguments that are refused' {
    It '<Words>' -ForEach @(
        @{ Words = 'The managed thing is missing: one of the values is null.'; Call = { Get-MIManagedThingState $lamp, $null } }
        @{ Words = 'The managed thing is missing: one of the values is empty.'; Call = { Get-MIManagedThingState $lamp, '' } }
        @{ Words = 'A CredentialLockerSummary is no managed thing: it has none of ManagedThingId, ManagedThing, ManagedThingName, ThingName, CoreDeviceThingName.'; Call = { Get-MICredentialLocker | Get-MIManagedThingState -ErrorAction Stop } }
        @{ Words = 'An object is no managed thing: it has none of TargetId, Target, TargetName, ManagedThingId, *Name.'; Call = { [pscustomobject]@{ Line = 1 } | New-MIOtaTask $url -ErrorAction Stop } }
        @{ Words = 'A Hashtable is no managed thing: it has none of ControllerId, Controller, ControllerName, *Name.'; Call = { @{ Line = 1 } | Start-MIDeviceDiscovery -Type ZIGBEE -ErrorAction Stop } }
        @{ Words = 'A resource is missing: one of the values is null.'; Call = { Get-MIResourceTag $lamp, $null } }
        @{ Words = 'A resource is missing: one of the values is empty.'; Call = { Get-MIResourceTag $lamp, '' } }
        @{ Words = 'An object has no ARN: it has none of ResourceArn, Arn, TaskArn. Tags belong to *'; Call = { [pscustomobject]@{ Line = 1 } | Get-MIResourceTag -ErrorAction Stop } }
        @{ Words = 'Names with values are given as a hashtable: *'; Call = { Add-MIResourceTag $lamp -Tag 7 } }
        @{ Words = "The value of 'site' must be text."; Call = { Add-MIResourceTag $lamp -Tag @{ site = @{ a = 1 } } } }
        @{ Words = 'The value is not JSON: *'; Call = { New-MICredentialLocker x -Tag '{' } }
        @{ Words = 'A secret is given as text or as a SecureString, not as a Hashtable.'; Call = { New-MIManagedThing @{ a = 1 } ZIGBEE_QR_BAR_CODE } }
        @{ Words = 'The secret is missing: the value is empty.'; Call = { New-MIManagedThing '' ZIGBEE_QR_BAR_CODE } }
        @{ Words = 'The secret is missing: the value is empty.'; Call = { New-MIManagedThing ([securestring]::new()) ZIGBEE_QR_BAR_CODE } }
        @{ Words = 'The secret is missing: the value is empty.'; Call = { New-MIProvisioningProfile x -Type JITR -CaCertificate '' } }
        @{ Words = 'The secret is missing: the value is empty.'; Call = { Start-MIDeviceDiscovery $hub ZWAVE -AuthenticationMaterial '' } }
        @{ Words = "The CapabilityReport has no 'Verzion'. Known: Version, *"; Call = { Set-MIManagedThing $lamp -CapabilityReport @{ Verzion = 1 } } }
        @{ Words = 'The CapabilityReport takes @{ *Version*, not a Int32.'; Call = { Set-MIManagedThing $lamp -CapabilityReport 7 } }
        @{ Words = 'The CapabilityReport is not JSON: line 1, position *.'; Call = { Set-MIManagedThing $lamp -CapabilityReport '{"version":' } }
        @{ Words = 'The DurationInMinutes of the ScheduleMaintenanceWindow takes a Int32, not a String.'; Call = { New-MIOtaTask $url -Target $lamp -MaintenanceWindow @{ DurationInMinutes = 'long' } } }
        @{ Words = 'The * is not JSON: line *'; Call = { Send-MIManagedThingCommand $lamp -Capability matter.LevelControl -Action MoveToLevel -Parameter '{"Level":' } }
        @{ Words = '* holds a *, which a document has no form for.'; Call = { Send-MIManagedThingCommand $lamp -Capability matter.LevelControl -Action MoveToLevel -Parameter @{ Level = [System.IO.DriveInfo]::new('/') } } }
    ) {
        $requests = $context.Sandbox.Requests.Count
        $ended = (Get-Outcome $Call).Ended
        $ended.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        "$ended" -replace "^Cannot process argument transformation on parameter '\w+'\. " | Should -BeLike $Words
        # The piped objects of another kind are listed first.
        if ("$Call" -notmatch '^ ?Get-MICredentialLocker') { $context.Sandbox.Requests.Count | Should -Be $requests }
    }
}

# Last, as calls go out more slowly for some time after one that was throttled.
Describe 'Errors of a server and of its limits' {
    AfterEach {
        $faults.Clear()
    }

    It 'are waited out: <Code>' -ForEach @(
        @{ Code = 'ThrottlingException'; Status = 429 }
        @{ Code = 'InternalServerException'; Status = 500 }
        @{ Code = 'ServiceUnavailableException'; Status = 503 }
    ) {
        $task = Add-Task
        Add-Fault -Operation DeleteOtaTask -Code $Code -Status $Status -Times 1
        $task | Remove-MIOtaTask -Force -ErrorAction Stop
        (Get-MIOtaTask $task).Status | Should -Be 'DELETION_IN_PROGRESS'
    }

    It 'are told at once where a quota is used up' {
        $task = Add-Task
        Add-Fault -Operation DeleteOtaTask -Code LimitExceededException -Status 410 -Times 1
        $context.Sandbox.Requests.Clear()
        { $task | Remove-MIOtaTask -Force -ErrorAction Stop } | Should -Throw -ErrorId 'LimitExceededException,*'
        $context.Sandbox.Requests.CountOf('DeleteOtaTask') | Should -Be 1
    }
}
