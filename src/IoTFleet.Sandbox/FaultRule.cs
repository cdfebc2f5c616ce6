namespace IoTFleet.Sandbox;

/// <summary>A way for some requests to fail.</summary>
public sealed class FaultRule
{
    internal const string DefaultMessage = "The sandbox was told to fail this request.";

    /// <summary>The operation it applies to, or * for all.</summary>
    public string Operation { get; set; } = "*";

    /// <summary>Which part of the requests fail, 0 to 1.</summary>
    public double Rate { get; set; } = 1;

    /// <summary>How many requests fail before the rule ends; negative for all.</summary>
    public int Remaining { get; set; } = -1;

    /// <summary>The HTTP status of the failure.</summary>
    public int StatusCode { get; set; } = 500;

    /// <summary>The error's code, such as ThrottlingException or AccessDeniedException.</summary>
    public string ErrorCode { get; set; } = "InternalServerException";

    /// <summary>The error's message.</summary>
    public string Message { get; set; } = DefaultMessage;

    internal bool AppliesTo(string operation) =>
        Operation == "*" || string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);
}
