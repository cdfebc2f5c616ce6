namespace IoTFleet.Sandbox;

/// <summary>
/// How the sandbox misbehaves: slow, throttling, failing. A request meets what a script says about it, otherwise the first
/// rule that applies.
/// </summary>
public sealed class Faults
{
    private readonly object _gate = new();
    private readonly List<FaultRule> _rules = [];
    private readonly Dictionary<string, Queue<FaultKind>> _scripts = new(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>Lets requests for an operation fail: $sandbox.Faults.Inject('ListCoreDevices', 'LostAnswer', 1).</summary>
    /// <param name="operation">The operation, or * for all.</param>
    /// <param name="kind">What goes wrong.</param>
    /// <param name="times">How many requests fail; negative for all.</param>
    /// <param name="rate">Which part of the requests fail, 0 to 1.</param>
    public void Inject(string operation, FaultKind kind, int times = -1, double rate = 1) =>
        Add(new FaultRule { Operation = operation, Kind = kind, Remaining = times, Rate = rate });

    /// <summary>Says what the next requests for an operation meet, one after the other: $sandbox.Faults.Script('GetCoreDevice', 'None', 'ResetInBody').</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="kinds">What the first request meets, what the second meets, and so on; those after the last meet nothing.</param>
    public void Script(string operation, params FaultKind[] kinds)
    {
        lock (_gate) _scripts[operation] = new Queue<FaultKind>(kinds);
    }

    /// <summary>How many requests for an operation are still to meet what a script says.</summary>
    internal int Left(string operation)
    {
        lock (_gate) return _scripts.TryGetValue(operation, out var script) ? script.Count : 0;
    }

    /// <summary>Ends all misbehaviour.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _scripts.Clear();
        }

        Latency = TimeSpan.Zero;
        CallsPerSecond = null;
    }

    /// <summary>What goes wrong with a request for this operation, or null.</summary>
    internal Fault? Next(string operation)
    {
        lock (_gate)
        {
            if (CallsPerSecond is { } rate && !Allow(rate)) return new Fault(new FaultRule { Kind = FaultKind.Throttling });
            if (_scripts.TryGetValue(operation, out var script) && script.Count > 0)
                return script.Dequeue() is var kind && kind == FaultKind.None ? null : new Fault(new FaultRule { Kind = kind });
            foreach (var rule in _rules)
            {
                if (!rule.AppliesTo(operation) || rule.Remaining == 0 || _random.NextDouble() >= rule.Rate) continue;
                if (rule.Skip > 0)
                {
                    rule.Skip--;
                    continue;
                }

                if (rule.Remaining > 0) rule.Remaining--;
                return new Fault(rule);
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
