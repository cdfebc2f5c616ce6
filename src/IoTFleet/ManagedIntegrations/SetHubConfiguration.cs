using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Sets what holds for all hubs of the account.</summary>
[Cmdlet(VerbsCommon.Set, "MIHubConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(PutHubConfigurationResponse))]
public sealed class SetHubConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>After how many seconds a hub's token expires.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("HubTokenTimerExpirySettingInSeconds")]
    public long? TokenExpirySeconds { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess("hub configuration", $"Set token expiry of {TokenExpirySeconds} seconds"))
            Run(PipelineInput.Of(this) ?? (object?)TokenExpirySeconds, "hub configuration", cancellation => Client.PutHubConfigurationAsync(new PutHubConfigurationRequest { HubTokenTimerExpirySettingInSeconds = TokenExpirySeconds }, cancellation));
    }
}
