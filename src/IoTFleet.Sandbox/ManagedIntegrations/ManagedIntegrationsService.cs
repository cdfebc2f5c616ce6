using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>Managed integrations for AWS IoT Device Management.</summary>
internal sealed partial class ManagedIntegrationsService(World world) : IoTManagedIntegrationsOperations
{
    private World World { get; } = world;

    protected internal override AmazonServiceException Invalid(Violations violations) => new ValidationException(violations.Message);
}
