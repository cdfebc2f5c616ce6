namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A thing that may talk to a core device.</summary>
internal sealed record ClientDevice(string ThingName, DateTime AssociatedAt);
