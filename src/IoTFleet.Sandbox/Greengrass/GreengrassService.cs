using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>AWS IoT Greengrass V2.</summary>
internal sealed partial class GreengrassService : GreengrassV2Operations
{
    internal GreengrassService(World world)
    {
        World = world;
        Catalog = new Catalog(world.Arns);
        Planner = new SoftwarePlanner(Catalog);
    }

    internal Catalog Catalog { get; }

    internal SoftwarePlanner Planner { get; }

    private World World { get; }

    private DateTime Now => World.Clock.UtcNow;

    protected internal override AmazonServiceException Invalid(Violations violations) =>
        new ValidationException(violations.Message)
        {
            Reason = violations.Found.Any(v => v.Path.Length > 0) ? ValidationExceptionReason.FIELD_VALIDATION_FAILED : ValidationExceptionReason.OTHER,
            Fields = violations.Found.Where(v => v.Path.Length > 0).Select(v => new ValidationExceptionField { Name = v.Path, Message = v.Message }).ToList(),
        };

    internal override void Seed() => new FleetSeed(World).Plant();

    private static ResourceNotFoundException NotFound(string type, string id) =>
        new($"The {type} {id} cannot be found.") { ResourceType = type, ResourceId = id };

    private static ConflictException Conflict(string type, string id, string message) => new(message) { ResourceType = type, ResourceId = id };

    private static ConflictException TokenConflict(string token, string message) => Conflict("clientToken", token, message);

    private Exception InvalidToken(string message) => Invalid(message);
}
