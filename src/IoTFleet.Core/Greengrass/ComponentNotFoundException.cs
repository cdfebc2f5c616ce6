namespace IoTFleet.Core.Greengrass;

/// <summary>A component that was asked for cannot be chosen.</summary>
public sealed class ComponentNotFoundException(string message) : Exception(message);
