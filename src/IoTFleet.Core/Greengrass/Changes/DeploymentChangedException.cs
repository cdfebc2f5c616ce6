namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>A target does not run the revision that a change was made for.</summary>
public sealed class DeploymentChangedException(string message) : Exception(message);
