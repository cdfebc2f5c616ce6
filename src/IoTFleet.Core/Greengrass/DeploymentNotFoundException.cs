namespace IoTFleet.Core.Greengrass;

/// <summary>There is no such deployment, or nothing was deployed to a target.</summary>
public sealed class DeploymentNotFoundException(string message) : Exception(message);
