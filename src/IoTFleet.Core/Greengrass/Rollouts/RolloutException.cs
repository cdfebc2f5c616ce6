namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>A deployment that was waited for did not succeed on every device.</summary>
public sealed class RolloutException(string message) : Exception(message);
