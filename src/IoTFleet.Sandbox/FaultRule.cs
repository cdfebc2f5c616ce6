namespace IoTFleet.Sandbox;

/// <summary>A way for some requests to fail.</summary>
public sealed class FaultRule
{
    internal const string DefaultMessage = "The sandbox was told to fail this request.";

    /// <summary>The operation it applies to, such as ListCoreDevices; GetObject for downloads of artifacts; or * for all.</summary>
    public string Operation { get; set; } = "*";

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; set; } = FaultKind.Error;

    /// <summary>Which part of the requests fail, 0 to 1.</summary>
    public double Rate { get; set; } = 1;

    /// <summary>How many requests pass before the rule begins.</summary>
    public int Skip { get; set; }

    /// <summary>How many requests fail before the rule ends; negative for all.</summary>
    public int Remaining { get; set; } = -1;

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int StatusCode { get; set; } = 500;

    /// <summary>The code of <see cref="FaultKind.Error"/>, such as ConflictException.</summary>
    public string ErrorCode { get; set; } = "InternalServerException";

    /// <summary>The message of <see cref="FaultKind.Error"/>.</summary>
    public string Message { get; set; } = DefaultMessage;

    /// <summary>After what real time a <see cref="FaultKind.LateAnswer"/> comes, and over what real time <see cref="FaultKind.SlowBytes"/> are spread.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How far the service's clock is ahead of the client's with <see cref="FaultKind.ClockSkew"/>; negative for behind.</summary>
    public TimeSpan Skew { get; set; } = TimeSpan.FromMinutes(20);

    internal bool AppliesTo(string operation) =>
        Operation == "*" || string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);
}
