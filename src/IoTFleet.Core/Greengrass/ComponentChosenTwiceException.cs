namespace IoTFleet.Core.Greengrass;

/// <summary>A component is chosen twice for one deployment.</summary>
public sealed class ComponentChosenTwiceException(string message) : Exception(message);
