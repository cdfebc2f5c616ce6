# Every error that a service declares for an operation, met by every cmdlet that calls the operation. The errors are those of
# the models; the sandbox answers with them.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    $models = "$PSScriptRoot/../../../src/IoTFleet.Api/Models"
    $declared = @{}
    foreach ($name in 'greengrassv2', 'iot') {
        $shapes = (Get-Content "$models/$name.json" -Raw | ConvertFrom-Json -AsHashtable).shapes
        foreach ($operation in $shapes.GetEnumerator() | Where-Object { $_.Value.type -eq 'operation' }) {
            $declared[($operation.Key -split '#')[1]] = @($operation.Value.errors.target | ForEach-Object { @{ Code = ($_ -split '#')[1]; Status = [int]$shapes[$_].traits.'smithy.api#httpError' } })
        }
    }

    $table = [System.Collections.Generic.List[hashtable]]::new()
    # Without are errors that the cmdlet does not end with: where AWS IoT may not be asked, others are.
    function Row([string]$Operation, [string]$Cmdlet, [scriptblock]$Arguments, [scriptblock]$Target, [string]$Names, [string]$Without = '^$') {
        $table.Add(@{ Operation = $Operation; Cmdlet = $Cmdlet; Arguments = $Arguments; Target = $Target; Names = $Names; Declared = @($declared[$Operation] | Where-Object Code -NotMatch $Without) })
    }
    $denied = '^(AccessDenied|Unauthorized)'

    Row AssociateServiceRoleToAccount Register-GGServiceRole { @{ RoleArn = $role } } { $role } "service role '*Greengrass_ServiceRole'"
    Row DisassociateServiceRoleFromAccount Unregister-GGServiceRole { @{ Force = $true } } { } 'Service role'
    Row GetServiceRoleForAccount Get-GGServiceRole { @{} } { } 'Service role'

    Row BatchAssociateClientDeviceWithCoreDevice Add-GGClientDevice { @{ CoreDevice = 'row-01'; ClientDevice = 'sensor' } } { 'sensor' } "client device 'sensor' of core device 'row-01'"
    Row BatchDisassociateClientDeviceFromCoreDevice Remove-GGClientDevice { @{ CoreDevice = 'row-01'; ClientDevice = 'sensor'; Force = $true } } { 'sensor' } "client device 'sensor' of core device 'row-01'"
    Row ListClientDevicesAssociatedWithCoreDevice Get-GGClientDevice { @{ CoreDevice = 'row-01' } } { 'row-01' } "core device 'row-01'"
    Row ListInstalledComponents Get-GGInstalledComponent { @{ CoreDevice = 'row-01' } } { 'row-01' } "core device 'row-01'"
    Row ListEffectiveDeployments Get-GGEffectiveDeployment { @{ CoreDevice = 'row-01' } } { 'row-01' } "core device 'row-01'"
    Row GetConnectivityInfo Get-GGConnectivityInfo { @{ CoreDevice = 'row-01' } } { 'row-01' } "core device 'row-01'"
    Row UpdateConnectivityInfo Set-GGConnectivityInfo { @{ CoreDevice = 'row-01'; Endpoint = '10.0.0.1:8883' } } { 'row-01' } "core device 'row-01'"

    Row ListCoreDevices Get-GGCoreDevice { @{} } { } 'Core devices'
    Row ListCoreDevices Get-GGFleetSummary { @{} } { } 'Fleet'
    Row GetCoreDevice Get-GGCoreDevice { @{ Name = 'row-01' } } { 'row-01' } "core device 'row-01'"
    Row GetCoreDevice Get-GGCoreDevice { @{ Detailed = $true } } { 'row-01' } "core device 'row-01'" '^ResourceNotFound'
    Row GetCoreDevice Resolve-GGComponentCandidate { @{ Component = 'com.example.Gateway'; CoreDevice = 'row-01' } } { } 'com.example.Gateway'
    Row DeleteCoreDevice Remove-GGCoreDevice { @{ Name = 'row-01'; Force = $true } } { 'row-01' } "core device 'row-01'"

    Row ListComponents Get-GGComponent { @{} } { 'PRIVATE' } 'Components'
    Row ListComponents New-GGDeployment { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } { 'row' } "thing group 'row'"
    Row DescribeComponent Get-GGComponent { @{ Name = 'com.example.Gateway' } } { 'com.example.Gateway' } "component 'com.example.Gateway'"
    Row DescribeComponent Get-GGComponent { @{ Name = 'com.example.Gatew*'; Detailed = $true } } { 'com.example.Gateway' } "component 'com.example.Gateway'"
    Row DescribeComponent Get-GGComponentVersion { @{ Component = 'com.example.Gateway'; Version = '1.3.0'; Detailed = $true } } { '*:components:com.example.Gateway:versions:1.3.0' } "component 'com.example.Gateway 1.3.0'"
    Row ListComponentVersions Get-GGComponentVersion { @{ Component = 'com.example.Gateway' } } { 'com.example.Gateway' } "component 'com.example.Gateway'"
    Row GetComponent Get-GGComponentRecipe { @{ Component = 'com.example.Gateway'; Path = "$out/recipe.json" } } { 'com.example.Gateway' } "component 'com.example.Gateway'"
    Row GetComponent Save-GGComponentArtifact { @{ Component = 'com.example.Gateway'; Path = $out } } { 'com.example.Gateway' } "component 'com.example.Gateway'"
    Row GetComponentVersionArtifact Get-GGComponentArtifact { @{ Component = 'com.example.Gateway'; ArtifactName = 'a.zip' } } { 'a.zip' } "artifact 'a.zip' of component 'com.example.Gateway'"
    Row GetComponentVersionArtifact Save-GGComponentArtifact { @{ Component = 'com.example.Gateway'; Path = $out } } { $artifact } "artifact '*package.zip' of component 'com.example.Gateway'"
    Row CreateComponentVersion New-GGComponentVersion { @{ Recipe = $recipe } } { $recipe } "component 'com.example.Row 1.0.0'"
    Row CreateComponentVersion New-GGComponentVersion { @{ LambdaArn = $lambda } } { $lambda } "component 'function `$lambda'"
    Row DeleteComponent Remove-GGComponentVersion { @{ Component = 'com.example.Gateway'; Version = '1.2.0'; Force = $true } } { 'com.example.Gateway' } "component 'com.example.Gateway 1.2.0'"
    Row ResolveComponentCandidates Resolve-GGComponentCandidate { @{ Component = 'com.example.Gateway' } } { } 'com.example.Gateway'

    Row ListDeployments Get-GGDeployment { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'"
    Row ListDeployments Get-GGDeploymentStatus { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'"
    Row ListDeployments Update-GGDeployment { @{ DeploymentId = $id; Name = 'renamed' } } { $id } "deployment '`$id'"
    foreach ($cmdlet in 'Get-GGDeployment', 'Get-GGDeploymentStatus', 'Compare-GGDeployment', 'Wait-GGDeployment') { Row GetDeployment $cmdlet { @{ DeploymentId = $id } } { $id } "deployment '`$id'" }
    Row GetDeployment Get-GGDeployment { @{ ThingGroup = 'row'; Detailed = $true } } { $id } "deployment '`$id'"
    Row GetDeployment Export-GGDeployment { @{ DeploymentId = $id; Path = "$out/exported.json" } } { $id } "deployment '`$id'"
    Row GetDeployment Update-GGDeployment { @{ DeploymentId = $id; Name = 'renamed' } } { $id } "deployment '`$id'"
    Row GetDeployment Get-GGResourceTag { @{ DeploymentId = $id } } { $id } "deployment '`$id'"
    Row CreateDeployment New-GGDeployment { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } { 'row' } "thing group 'row'"
    Row CreateDeployment Update-GGDeployment { @{ DeploymentId = $id; Name = 'renamed' } } { $id } "deployment '`$id'"
    Row CreateDeployment Import-GGDeployment { @{ Path = "$TestDrive/kept.json"; ThingGroup = 'Spares' } } { "$TestDrive/kept.json" } 'kept.json'
    Row CancelDeployment Stop-GGDeployment { @{ DeploymentId = $id } } { $id } "deployment '`$id'"
    Row DeleteDeployment Remove-GGDeployment { @{ DeploymentId = $id; Force = $true } } { $id } "deployment '`$id'"

    Row ListTagsForResource Get-GGResourceTag { @{ CoreDevice = 'row-01' } } { 'row-01' } "tags of core device 'row-01'"
    Row TagResource Add-GGResourceTag { @{ Resource = $arn; Tag = @{ a = 'b' } } } { $arn } "tags of resource '`$arn'"
    Row UntagResource Remove-GGResourceTag { @{ Component = 'com.example.Gateway'; Key = 'a'; Force = $true } } { 'com.example.Gateway' } "tags of component 'com.example.Gateway'"

    Row ListThingGroups Get-GGThingGroup { @{} } { } 'Thing groups'
    Row DescribeThingGroup Get-GGThingGroup { @{ Name = 'row' } } { 'row' } "thing group 'row'"
    Row DescribeThingGroup New-GGDeployment { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } { 'row' } "thing group 'row'"
    Row DescribeThingGroup Get-GGDeploymentStatus { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'" $denied
    Row DescribeThing New-GGDeployment { @{ CoreDevice = 'row-01'; Component = 'com.example.Gateway' } } { 'row-01' } "core device 'row-01'"
    Row DescribeThing Get-GGResourceTag { @{ CoreDevice = 'row-01' } } { 'row-01' } "tags of core device 'row-01'"
    Row ListThingsInThingGroup Get-GGThingGroupMember { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'"
    Row ListThingsInThingGroup Get-GGCoreDevice { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'"
    Row ListThingsInThingGroup Get-GGFleetSummary { @{ ThingGroup = 'row' } } { 'row' } "thing group 'row'" $denied
    Row ListJobExecutionsForJob Get-GGDeploymentStatus { @{ DeploymentId = $id } } { $id } "deployment '`$id'" "$denied|^ResourceNotFound"

    # No cmdlet calls two of them; of the third only the reason of a failure comes, which is said to be unknown then.
    $operations = $declared.GetEnumerator() | Where-Object Key -NotIn DescribeJob, ListThingGroupsForThing, DescribeJobExecution | ForEach-Object { @{ Operation = $_.Key; Rows = @($table | Where-Object Operation -EQ $_.Key).Count } } | Sort-Object { $_.Operation }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    # An error that may pass is tried again for long; not here.
    $attempts = $env:AWS_MAX_ATTEMPTS
    $env:AWS_MAX_ATTEMPTS = 1
    $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -Speed 0).Sandbox
    $sandbox.Devices.AddThingGroup('row')
    $sandbox.Devices.Add('row-01', @('row'))
    $sandbox.Devices.AddThing('sensor')
    $id = (New-GGDeployment -ThingGroup row -Component com.example.Dashboard).DeploymentId
    Export-GGDeployment $id $TestDrive/kept.json | Out-Null
    $deployments = (Get-GGDeployment -All).DeploymentId
    $role = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
    $lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Blink:7'
    $arn = 'arn:aws:greengrass:us-east-1:123456789012:coreDevices:row-01'
    $artifact = 'example-artifacts/com.example.Gateway/1.3.0/package.zip'
    $recipe = '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Row","ComponentVersion":"1.0.0","Manifests":[{"Lifecycle":{"Run":"true"}}]}'
    $out = "$TestDrive/out"
    $categories = @{
        ResourceNotFoundException = 'ObjectNotFound'; ValidationException = 'InvalidArgument'; InvalidRequestException = 'InvalidArgument'
        AccessDeniedException = 'PermissionDenied'; UnauthorizedException = 'PermissionDenied'; ConflictException = 'ResourceExists'
        ThrottlingException = 'LimitsExceeded'; ServiceQuotaExceededException = 'LimitsExceeded'; RequestAlreadyInProgressException = 'ResourceBusy'
        InternalServerException = 'ResourceUnavailable'; InternalFailureException = 'ResourceUnavailable'; ServiceUnavailableException = 'ResourceUnavailable'
    }
}

AfterAll {
    $env:AWS_MAX_ATTEMPTS = $attempts
    Disconnect-IoTFleet
}

Describe 'The table' {
    It 'has a cmdlet for <Operation>' -ForEach $operations {
        $Rows | Should -BeGreaterThan 0
    }
}

Describe 'An error of a service' {
    It 'is one record of its input: <Operation>, <Cmdlet>, <Names>' -ForEach $table {
        $Declared | Should -Not -BeNullOrEmpty
        $given = . $Arguments
        $carried = . $Target
        $named = $ExecutionContext.InvokeCommand.ExpandString($Names)
        foreach ($expected in $Declared) {
            $sandbox.Faults.Clear()
            $sandbox.Faults.Fail($Operation, $expected.Status, $expected.Code, 'Not today.')
            $failures = $null
            $output = & $Cmdlet @given -ErrorVariable failures -ErrorAction SilentlyContinue
            $output | Should -BeNullOrEmpty -Because $expected.Code
            # All that a record tells, in one comparison: there are hundreds of them.
            $told = @($failures | ForEach-Object { $_.FullyQualifiedErrorId, $_.CategoryInfo.Category, $_.Exception.ErrorCode, [int]$_.Exception.StatusCode, $_.Exception.InnerException.GetType().Name, ($_.Exception.Message -eq "$_") -join ' ' })
            $told | Should -BeLike "$($expected.Code),IoTFleet.Greengrass.* $($categories[$expected.Code]) $($expected.Code) $($expected.Status) $($expected.Code) True"
            $told | Should -HaveCount 1
            "$($failures[0])" | Should -BeLike "*$named*Not today.*($($expected.Code), request*"
            if ($carried -like '`**') { $failures[0].TargetObject | Should -BeLike $carried }
            elseif ($carried) { $failures[0].TargetObject | Should -Be $carried }
        }
        $out | Should -Not -Exist
        $sandbox.Faults.Clear()
        (Get-GGDeployment -All).DeploymentId | Should -Be $deployments
        Get-GGDeployment $id | ForEach-Object DeploymentStatus | Should -Be 'ACTIVE'
        Get-GGCoreDevice row-01 | Should -Not -BeNullOrEmpty
    }
}
