namespace IoTFleet.Sandbox;

/// <summary>How the sandbox misbehaves: slow, throttling, failing.</summary>
public sealed class Faults
{
    private readonly object _gate = new();
    private readonly List<FaultRule> _rules = [];
    private readonly Random _random = new(1);
    private readonly TimeProvider _time;
    private double _allowance;
    private long _lastCall;

    internal Faults(TimeProvider time) => _time = time;

    /// <summary>How long every answer takes, in real time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many calls a second are let through; the rest get a ThrottlingException. Null for no limit.</summary>
    public double? CallsPerSecond { get; set; }

    /// <summary>Adds a rule; the first that applies to a request decides.</summary>
    public void Add(FaultRule rule)
    {
        lock (_gate) _rules.Add(rule);
    }

    /// <summary>Lets requests for an operation fail: $sandbox.Faults.Fail('GetCoreDevice', 503, 'ServiceUnavailable').</summary>
    /// <param name="operation">The operation, or * for all.</param>
    /// <param name="statusCode">The HTTP status of the failure.</param>
    /// <param name="errorCode">The error's code.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="times">How many requests fail; negative for all.</param>
    public void Fail(string operation, int statusCode, string errorCode, string message = FaultRule.DefaultMessage, int times = -1) =>
        Add(new FaultRule { Operation = operation, StatusCode = statusCode, ErrorCode = errorCode, Message = message, Remaining = times });

    /// <summary>Ends all misbehaviour.</summary>
    public void Clear()
    {
        lock (_gate) _rules.Clear();
        Latency = TimeSpan.Zero;
        CallsPerSecond = null;
    }

    /// <summary>What goes wrong with a request for this operation, or null.</summary>
    internal (int StatusCode, string ErrorCode, string Message)? Next(string operation)
    {
        lock (_gate)
        {
            if (CallsPerSecond is { } rate && !Allow(rate)) return (429, "ThrottlingException", "Rate exceeded");
            foreach (var rule in _rules)
            {
                if (!rule.AppliesTo(operation) || rule.Remaining == 0 || _random.NextDouble() >= rule.Rate) continue;
                if (rule.Remaining > 0) rule.Remaining--;
                return (rule.StatusCode, rule.ErrorCode, rule.Message);
            }

            return null;
        }
    }

    // A token bucket that holds one second's worth, as the services' own limits do.
    private bool Allow(double rate)
    {
        var now = _time.GetTimestamp();
        _allowance = _lastCall == 0 ? rate : Math.Min(rate, _allowance + _time.GetElapsedTime(_lastCall, now).TotalSeconds * rate);
        _lastCall = now;
        if (_allowance < 1) return false;
        _allowance--;
        return true;
    }
}
