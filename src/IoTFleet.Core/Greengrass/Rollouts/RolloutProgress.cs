namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>How far the reading of a rollout is.</summary>
/// <param name="Step">What is being read.</param>
/// <param name="Done">How many devices have been read in this step.</param>
/// <param name="Total">How many there are, or null when that is not known yet.</param>
public sealed record RolloutProgress(string Step, int Done, int? Total);
