using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets the endpoint that the account's devices connect to.</summary>
[Cmdlet(VerbsCommon.Get, "MICustomEndpoint")]
[OutputType(typeof(GetCustomEndpointResponse))]
public sealed class GetCustomEndpoint : ManagedIntegrationsCmdlet
{
    private protected override void Process() =>
        Run(null, "custom endpoint", cancellation => Client.GetCustomEndpointAsync(new GetCustomEndpointRequest(), cancellation));
}
