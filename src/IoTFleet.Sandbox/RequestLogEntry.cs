namespace IoTFleet.Sandbox;

/// <summary>One request that the sandbox answered.</summary>
public sealed class RequestLogEntry
{
    internal RequestLogEntry(DateTime time, string service, string operation, bool isReadOnly, int statusCode, string? errorCode)
    {
        Time = time;
        Service = service;
        Operation = operation;
        IsReadOnly = isReadOnly;
        StatusCode = statusCode;
        ErrorCode = errorCode;
    }

    /// <summary>When it was answered, in simulated UTC.</summary>
    public DateTime Time { get; }

    /// <summary>The signing name of the service: greengrass, iot or iotmanagedintegrations.</summary>
    public string Service { get; }

    /// <summary>The operation, or "(unknown)" for a request that no operation answers.</summary>
    public string Operation { get; }

    /// <summary>Whether the operation only reads.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int StatusCode { get; }

    /// <summary>The error's code, or null.</summary>
    public string? ErrorCode { get; }
}
