@{
    RootModule             = 'IoTFleet.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f1d2c1e-6a0b-4b0c-9f1b-3c0f7a3c5e21'
    Author                 = 'IoTFleet contributors'
    CompanyName            = 'IoTFleet contributors'
    Copyright              = 'Copyright IoTFleet contributors. Apache-2.0.'
    Description            = 'Runs fleets of devices on AWS IoT Greengrass V2 and on managed integrations for AWS IoT Device Management.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('Greengrass.Format.ps1xml', 'Rollout.Format.ps1xml', 'Session.Format.ps1xml')
    TypesToProcess         = @('Greengrass.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Add-GGClientDevice'
        'Add-GGResourceTag'
        'Compare-GGDeployment'
        'Connect-IoTFleet'
        'Disconnect-IoTFleet'
        'Export-GGDeployment'
        'Get-GGClientDevice'
        'Get-GGComponent'
        'Get-GGComponentArtifact'
        'Get-GGComponentRecipe'
        'Get-GGComponentVersion'
        'Get-GGConnectivityInfo'
        'Get-GGCoreDevice'
        'Get-GGDeployment'
        'Get-GGDeploymentStatus'
        'Get-GGEffectiveDeployment'
        'Get-GGFleetSummary'
        'Get-GGInstalledComponent'
        'Get-GGResourceTag'
        'Get-GGServiceRole'
        'Get-GGThingGroup'
        'Get-GGThingGroupMember'
        'Get-IoTFleetContext'
        'Get-IoTFleetSandbox'
        'Import-GGDeployment'
        'New-GGComponentVersion'
        'New-GGDeployment'
        'Register-GGServiceRole'
        'Remove-GGClientDevice'
        'Remove-GGComponentVersion'
        'Remove-GGCoreDevice'
        'Remove-GGDeployment'
        'Remove-GGResourceTag'
        'Resolve-GGComponentCandidate'
        'Save-GGComponentArtifact'
        'Set-GGConnectivityInfo'
        'Start-IoTFleetSandbox'
        'Stop-GGDeployment'
        'Stop-IoTFleetSandbox'
        'Unregister-GGServiceRole'
        'Update-GGDeployment'
        'Wait-GGDeployment'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('AWS', 'IoT', 'Greengrass', 'GreengrassV2', 'ManagedIntegrations', 'Fleet', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
        }
    }
}
