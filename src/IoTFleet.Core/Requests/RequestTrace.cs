using System.Net;

namespace IoTFleet.Core.Requests;

/// <summary>One finished call: which operation, how it ended, how long it took. Never its content.</summary>
public sealed class RequestTrace
{
    private static readonly AsyncLocal<Action<RequestTrace>?> CurrentObserver = new();

    internal RequestTrace(string operation, int attempts, TimeSpan duration, HttpStatusCode? statusCode, string? failure)
    {
        Operation = operation;
        Attempts = attempts;
        Duration = duration;
        StatusCode = statusCode;
        Failure = failure;
    }

    /// <summary>Is told of every call that starts in this flow of control, on the thread that finishes it.</summary>
    public static Action<RequestTrace>? Observer
    {
        get => CurrentObserver.Value;
        set => CurrentObserver.Value = value;
    }

    /// <summary>The operation, such as ListCoreDevices.</summary>
    public string Operation { get; }

    /// <summary>How often it was sent; 1 without retries.</summary>
    public int Attempts { get; }

    /// <summary>From the first attempt to the end of the last, waits between them included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The HTTP status of the last answer, or null when none came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The error's code or kind, or null for success.</summary>
    public string? Failure { get; }

    /// <summary>One line for a log.</summary>
    public override string ToString() =>
        $"{Operation}: {Failure ?? "done"}{(StatusCode is { } status ? $" ({(int)status})" : "")} in {Duration.TotalMilliseconds:0} ms, {Attempts} attempt{(Attempts == 1 ? "" : "s")}";
}
