using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets what holds for all hubs of the account.</summary>
[Cmdlet(VerbsCommon.Get, "MIHubConfiguration")]
[OutputType(typeof(GetHubConfigurationResponse))]
public sealed class GetHubConfiguration : ManagedIntegrationsCmdlet
{
    private protected override void Process() =>
        Run(null, "hub configuration", cancellation => Client.GetHubConfigurationAsync(new GetHubConfigurationRequest(), cancellation));
}
