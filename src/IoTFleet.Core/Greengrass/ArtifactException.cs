namespace IoTFleet.Core.Greengrass;

/// <summary>An artifact cannot be downloaded, or not to where its name says.</summary>
public sealed class ArtifactException(string message, Exception? inner = null) : Exception(message, inner);
