using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>AWS IoT Greengrass V2.</summary>
internal sealed partial class GreengrassService(World world) : GreengrassV2Operations
{
    private World World { get; } = world;

    protected internal override AmazonServiceException Invalid(Violations violations) =>
        new ValidationException(violations.Message)
        {
            Reason = violations.Found.Any(v => v.Path.Length > 0) ? ValidationExceptionReason.FIELD_VALIDATION_FAILED : ValidationExceptionReason.OTHER,
            Fields = violations.Found.Where(v => v.Path.Length > 0).Select(v => new ValidationExceptionField { Name = v.Path, Message = v.Message }).ToList(),
        };
}
