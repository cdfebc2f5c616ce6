using IoTFleet.Sandbox.IoT;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What a device would run after its deployments, or why it cannot.</summary>
internal sealed record SoftwarePlan(Software? Software, JobOutcome? Failure);
