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
    FormatsToProcess       = @('Greengrass.Format.ps1xml', 'ManagedIntegrations.Format.ps1xml', 'Session.Format.ps1xml')
    TypesToProcess         = @('Greengrass.Types.ps1xml', 'ManagedIntegrations.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Connect-IoTFleet'
        'Disconnect-IoTFleet'
        'Get-GGCoreDevice'
        'Get-GGDeployment'
        'Get-GGEffectiveDeployment'
        'Get-GGInstalledComponent'
        'Get-IoTFleetContext'
        'Get-IoTFleetSandbox'
        'Get-MICredentialLocker'
        'Get-MIDestination'
        'Get-MIDeviceDiscovery'
        'Get-MIDiscoveredDevice'
        'Get-MIEventLogConfiguration'
        'Get-MIManagedThing'
        'Get-MIManagedThingCapability'
        'Get-MIManagedThingCertificate'
        'Get-MIManagedThingConnectivity'
        'Get-MIManagedThingMetadata'
        'Get-MIManagedThingSchema'
        'Get-MIManagedThingState'
        'Get-MINotificationConfiguration'
        'Get-MIOtaTask'
        'Get-MIOtaTaskConfiguration'
        'Get-MIOtaTaskExecution'
        'Get-MIProvisioningProfile'
        'New-GGDeployment'
        'New-MICredentialLocker'
        'New-MIDestination'
        'New-MIEventLogConfiguration'
        'New-MIManagedThing'
        'New-MINotificationConfiguration'
        'New-MIOtaTask'
        'New-MIOtaTaskConfiguration'
        'New-MIProvisioningProfile'
        'Remove-MIAccountAssociation'
        'Remove-MICloudConnector'
        'Remove-MIConnectorDestination'
        'Remove-MICredentialLocker'
        'Remove-MIDestination'
        'Remove-MIEventLogConfiguration'
        'Remove-MIManagedThing'
        'Remove-MINotificationConfiguration'
        'Remove-MIOtaTask'
        'Remove-MIOtaTaskConfiguration'
        'Remove-MIProvisioningProfile'
        'Send-MIManagedThingCommand'
        'Set-MIDestination'
        'Set-MIEventLogConfiguration'
        'Set-MIManagedThing'
        'Set-MINotificationConfiguration'
        'Set-MIOtaTask'
        'Start-IoTFleetSandbox'
        'Start-MIDeviceDiscovery'
        'Stop-IoTFleetSandbox'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('AWS', 'IoT', 'Greengrass', 'GreengrassV2', 'ManagedIntegrations', 'Fleet', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
        }
    }
}
