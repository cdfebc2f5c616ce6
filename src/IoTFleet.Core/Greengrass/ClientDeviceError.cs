namespace IoTFleet.Core.Greengrass;

/// <summary>Why the service refused one client device of a batch.</summary>
/// <param name="ThingName">The client device.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's message.</param>
public sealed record ClientDeviceError(string ThingName, string Code, string Message);
