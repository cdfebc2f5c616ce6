namespace IoTFleet.Sandbox.Protocol;

/// <summary>A request that cannot be read as what its operation takes. The services answer it with HTTP 400.</summary>
internal sealed class SerializationException(string message) : Exception(message);
