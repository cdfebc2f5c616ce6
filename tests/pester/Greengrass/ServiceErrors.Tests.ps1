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

    Row -Operation AssociateServiceRoleToAccount -Cmdlet Register-GGServiceRole -Arguments { @{ RoleArn = $role } } -Target { $role } -Names "service role '*Greengrass_ServiceRole'"
    Row -Operation DisassociateServiceRoleFromAccount -Cmdlet Unregister-GGServiceRole -Arguments { @{ Force = $true } } -Target { } -Names 'Service role'
    Row -Operation GetServiceRoleForAccount -Cmdlet Get-GGServiceRole -Arguments { @{} } -Target { } -Names 'Service role'

    Row -Operation BatchAssociateClientDeviceWithCoreDevice -Cmdlet Add-GGClientDevice -Arguments { @{ CoreDevice = 'row-01'; ClientDevice = 'sensor' } } -Target { 'sensor' } -Names "client device 'sensor' of core device 'row-01'"
    Row -Operation BatchDisassociateClientDeviceFromCoreDevice -Cmdlet Remove-GGClientDevice -Arguments { @{ CoreDevice = 'row-01'; ClientDevice = 'sensor'; Force = $true } } -Target { 'sensor' } -Names "client device 'sensor' of core device 'row-01'"
    Row -Operation ListClientDevicesAssociatedWithCoreDevice -Cmdlet Get-GGClientDevice -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation ListInstalledComponents -Cmdlet Get-GGInstalledComponent -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation ListEffectiveDeployments -Cmdlet Get-GGEffectiveDeployment -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation GetConnectivityInfo -Cmdlet Get-GGConnectivityInfo -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation UpdateConnectivityInfo -Cmdlet Set-GGConnectivityInfo -Arguments { @{ CoreDevice = 'row-01'; Endpoint = '10.0.0.1:8883' } } -Target { 'row-01' } -Names "core device 'row-01'"

    Row -Operation ListCoreDevices -Cmdlet Get-GGCoreDevice -Arguments { @{} } -Target { } -Names 'Core devices'
    Row -Operation ListCoreDevices -Cmdlet Get-GGFleetSummary -Arguments { @{} } -Target { } -Names 'Fleet'
    Row -Operation GetCoreDevice -Cmdlet Get-GGCoreDevice -Arguments { @{ Name = 'row-01' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation GetCoreDevice -Cmdlet Get-GGCoreDevice -Arguments { @{ Detailed = $true } } -Target { 'row-01' } -Names "core device 'row-01'" -Without '^ResourceNotFound'
    Row -Operation GetCoreDevice -Cmdlet Resolve-GGComponentCandidate -Arguments { @{ Component = 'com.example.Gateway'; CoreDevice = 'row-01' } } -Target { } -Names 'com.example.Gateway'
    Row -Operation DeleteCoreDevice -Cmdlet Remove-GGCoreDevice -Arguments { @{ Name = 'row-01'; Force = $true } } -Target { 'row-01' } -Names "core device 'row-01'"

    Row -Operation ListComponents -Cmdlet Get-GGComponent -Arguments { @{} } -Target { 'PRIVATE' } -Names 'Components'
    Row -Operation ListComponents -Cmdlet New-GGDeployment -Arguments { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation DescribeComponent -Cmdlet Get-GGComponent -Arguments { @{ Name = 'com.example.Gateway' } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway'"
    Row -Operation DescribeComponent -Cmdlet Get-GGComponent -Arguments { @{ Name = 'com.example.Gatew*'; Detailed = $true } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway'"
    Row -Operation DescribeComponent -Cmdlet Get-GGComponentVersion -Arguments { @{ Component = 'com.example.Gateway'; Version = '1.3.0'; Detailed = $true } } -Target { '*:components:com.example.Gateway:versions:1.3.0' } -Names "component 'com.example.Gateway 1.3.0'"
    Row -Operation ListComponentVersions -Cmdlet Get-GGComponentVersion -Arguments { @{ Component = 'com.example.Gateway' } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway'"
    Row -Operation GetComponent -Cmdlet Get-GGComponentRecipe -Arguments { @{ Component = 'com.example.Gateway'; Path = "$out/recipe.json" } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway'"
    Row -Operation GetComponent -Cmdlet Save-GGComponentArtifact -Arguments { @{ Component = 'com.example.Gateway'; Path = $out } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway'"
    Row -Operation GetComponentVersionArtifact -Cmdlet Get-GGComponentArtifact -Arguments { @{ Component = 'com.example.Gateway'; ArtifactName = 'a.zip' } } -Target { 'a.zip' } -Names "artifact 'a.zip' of component 'com.example.Gateway'"
    Row -Operation GetComponentVersionArtifact -Cmdlet Save-GGComponentArtifact -Arguments { @{ Component = 'com.example.Gateway'; Path = $out } } -Target { $artifact } -Names "artifact '*package.zip' of component 'com.example.Gateway'"
    Row -Operation CreateComponentVersion -Cmdlet New-GGComponentVersion -Arguments { @{ Recipe = $recipe } } -Target { $recipe } -Names "component 'com.example.Row 1.0.0'"
    Row -Operation CreateComponentVersion -Cmdlet New-GGComponentVersion -Arguments { @{ LambdaArn = $lambda } } -Target { $lambda } -Names "component 'function `$lambda'"
    Row -Operation DeleteComponent -Cmdlet Remove-GGComponentVersion -Arguments { @{ Component = 'com.example.Gateway'; Version = '1.2.0'; Force = $true } } -Target { 'com.example.Gateway' } -Names "component 'com.example.Gateway 1.2.0'"
    Row -Operation ResolveComponentCandidates -Cmdlet Resolve-GGComponentCandidate -Arguments { @{ Component = 'com.example.Gateway' } } -Target { } -Names 'com.example.Gateway'

    Row -Operation ListDeployments -Cmdlet Get-GGDeployment -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation ListDeployments -Cmdlet Get-GGDeploymentStatus -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation ListDeployments -Cmdlet Update-GGDeployment -Arguments { @{ DeploymentId = $id; Name = 'renamed' } } -Target { $id } -Names "deployment '`$id'"
    foreach ($cmdlet in 'Get-GGDeployment', 'Get-GGDeploymentStatus', 'Compare-GGDeployment', 'Wait-GGDeployment') { Row -Operation GetDeployment -Cmdlet $cmdlet -Arguments { @{ DeploymentId = $id } } -Target { $id } -Names "deployment '`$id'" }
    Row -Operation GetDeployment -Cmdlet Get-GGDeployment -Arguments { @{ ThingGroup = 'row'; Detailed = $true } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation GetDeployment -Cmdlet Export-GGDeployment -Arguments { @{ DeploymentId = $id; Path = "$out/exported.json" } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation GetDeployment -Cmdlet Update-GGDeployment -Arguments { @{ DeploymentId = $id; Name = 'renamed' } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation GetDeployment -Cmdlet Get-GGResourceTag -Arguments { @{ DeploymentId = $id } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation CreateDeployment -Cmdlet New-GGDeployment -Arguments { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation CreateDeployment -Cmdlet Update-GGDeployment -Arguments { @{ DeploymentId = $id; Name = 'renamed' } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation CreateDeployment -Cmdlet Import-GGDeployment -Arguments { @{ Path = "$TestDrive/kept.json"; ThingGroup = 'Spares' } } -Target { "$TestDrive/kept.json" } -Names 'kept.json'
    Row -Operation CancelDeployment -Cmdlet Stop-GGDeployment -Arguments { @{ DeploymentId = $id } } -Target { $id } -Names "deployment '`$id'"
    Row -Operation DeleteDeployment -Cmdlet Remove-GGDeployment -Arguments { @{ DeploymentId = $id; Force = $true } } -Target { $id } -Names "deployment '`$id'"

    Row -Operation ListTagsForResource -Cmdlet Get-GGResourceTag -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "tags of core device 'row-01'"
    Row -Operation TagResource -Cmdlet Add-GGResourceTag -Arguments { @{ Resource = $arn; Tag = @{ a = 'b' } } } -Target { $arn } -Names "tags of resource '`$arn'"
    Row -Operation UntagResource -Cmdlet Remove-GGResourceTag -Arguments { @{ Component = 'com.example.Gateway'; Key = 'a'; Force = $true } } -Target { 'com.example.Gateway' } -Names "tags of component 'com.example.Gateway'"

    Row -Operation ListThingGroups -Cmdlet Get-GGThingGroup -Arguments { @{} } -Target { } -Names 'Thing groups'
    Row -Operation DescribeThingGroup -Cmdlet Get-GGThingGroup -Arguments { @{ Name = 'row' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation DescribeThingGroup -Cmdlet New-GGDeployment -Arguments { @{ ThingGroup = 'row'; Component = 'com.example.Gateway' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation DescribeThingGroup -Cmdlet Get-GGDeploymentStatus -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'" -Without $denied
    Row -Operation DescribeThing -Cmdlet New-GGDeployment -Arguments { @{ CoreDevice = 'row-01'; Component = 'com.example.Gateway' } } -Target { 'row-01' } -Names "core device 'row-01'"
    Row -Operation DescribeThing -Cmdlet Get-GGResourceTag -Arguments { @{ CoreDevice = 'row-01' } } -Target { 'row-01' } -Names "tags of core device 'row-01'"
    Row -Operation ListThingsInThingGroup -Cmdlet Get-GGThingGroupMember -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation ListThingsInThingGroup -Cmdlet Get-GGCoreDevice -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'"
    Row -Operation ListThingsInThingGroup -Cmdlet Get-GGFleetSummary -Arguments { @{ ThingGroup = 'row' } } -Target { 'row' } -Names "thing group 'row'" -Without $denied
    Row -Operation ListJobExecutionsForJob -Cmdlet Get-GGDeploymentStatus -Arguments { @{ DeploymentId = $id } } -Target { $id } -Names "deployment '`$id'" -Without "$denied|^ResourceNotFound"

    # No cmdlet calls two of them; of the third only the reason of a failure comes, which is said to be unknown then.
    $script:operations = $declared.GetEnumerator() | Where-Object Key -NotIn DescribeJob, ListThingGroupsForThing, DescribeJobExecution | ForEach-Object { @{ Operation = $_.Key; Rows = @($table | Where-Object Operation -EQ $_.Key).Count } } | Sort-Object { $_.Operation }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/IoTFleet" -Force
    # An error that may pass is tried again for long; not here.
    $script:attempts = $env:AWS_MAX_ATTEMPTS
    $env:AWS_MAX_ATTEMPTS = 1
    $sandbox = (Connect-IoTFleet -Sandbox -DeviceCount 0 -Speed 0).Sandbox
    $sandbox.Devices.AddThingGroup('row')
    $sandbox.Devices.Add('row-01', @('row'))
    $sandbox.Devices.AddThing('sensor')
    $id = (New-GGDeployment -ThingGroup row -Component com.example.Dashboard).DeploymentId
    Export-GGDeployment $id $TestDrive/kept.json | Out-Null
    $script:deployments = (Get-GGDeployment -All).DeploymentId
    $script:role = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
    $script:lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Blink:7'
    $script:arn = 'arn:aws:greengrass:us-east-1:123456789012:coreDevices:row-01'
    $script:artifact = 'example-artifacts/com.example.Gateway/1.3.0/package.zip'
    $script:recipe = '{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.Row","ComponentVersion":"1.0.0","Manifests":[{"Lifecycle":{"Run":"true"}}]}'
    $script:out = "$TestDrive/out"
    $script:categories = @{
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
