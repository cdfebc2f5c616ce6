using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets with what the account's data is encrypted.</summary>
[Cmdlet(VerbsCommon.Get, "MIDefaultEncryption")]
[OutputType(typeof(GetDefaultEncryptionConfigurationResponse))]
public sealed class GetDefaultEncryption : ManagedIntegrationsCmdlet
{
    private protected override void Process() =>
        Run(null, "default encryption", cancellation => Client.GetDefaultEncryptionConfigurationAsync(new GetDefaultEncryptionConfigurationRequest(), cancellation));
}
