using Amazon.IoT.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.IoT;

/// <summary>The part of AWS IoT that fleets lean on: things, thing groups and jobs.</summary>
internal sealed partial class IoTService(World world) : IoTOperations
{
    private readonly Timeline _timeline = new();

    private World World { get; } = world;

    protected internal override AmazonServiceException Invalid(Violations violations) => new InvalidRequestException(violations.Message);

    internal override void Advance(DateTime now) => _timeline.RunUntil(now);

    private static ResourceNotFoundException NotFound(string message) => new(message);

    private Exception InvalidToken(string message) => Invalid(message);
}
