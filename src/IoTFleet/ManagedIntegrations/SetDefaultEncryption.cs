using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Sets with what the account's data is encrypted. That takes a moment: what this emits tells the state.</summary>
[Cmdlet(VerbsCommon.Set, "MIDefaultEncryption", SupportsShouldProcess = true)]
[OutputType(typeof(PutDefaultEncryptionConfigurationResponse))]
public sealed class SetDefaultEncryption : ManagedIntegrationsCmdlet
{
    /// <summary>The service's own key, or one of yours, which KmsKeyArn names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Type")]
    [ArgumentCompleter(typeof(ConstantCompleter<EncryptionType>))]
    public EncryptionType? EncryptionType { get; set; }

    /// <summary>The ARN of your key.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(DefaultKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyArn { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess("default encryption", $"Set {EncryptionType}{(KmsKeyArn is null ? "" : $" with key {KmsKeyArn}")}"))
            Run(null, "default encryption", cancellation => Client.PutDefaultEncryptionConfigurationAsync(
                new PutDefaultEncryptionConfigurationRequest { EncryptionType = EncryptionType, KmsKeyArn = KmsKeyArn }, cancellation));
    }
}
