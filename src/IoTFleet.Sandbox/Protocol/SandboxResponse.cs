namespace IoTFleet.Sandbox.Protocol;

/// <summary>The answer to a request.</summary>
internal sealed class SandboxResponse
{
    internal int StatusCode { get; set; } = 200;

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };

    internal byte[] Body { get; set; } = [];

    internal Delivery Delivery { get; set; }

    /// <summary>How long a late or slow delivery takes.</summary>
    internal TimeSpan Time { get; set; }
}
