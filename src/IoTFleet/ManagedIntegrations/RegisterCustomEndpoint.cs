using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Registers an endpoint that the account's devices connect to. An account that has one keeps it.</summary>
[Cmdlet(VerbsLifecycle.Register, "MICustomEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(RegisterCustomEndpointResponse))]
public sealed class RegisterCustomEndpoint : ManagedIntegrationsCmdlet
{
    private protected override void Process()
    {
        if (ShouldProcess("custom endpoint", "Register"))
            Run(null, "custom endpoint", cancellation => Client.RegisterCustomEndpointAsync(new RegisterCustomEndpointRequest(), cancellation));
    }
}
