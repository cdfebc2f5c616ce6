namespace IoTFleet.Core.Requests;

/// <summary>Which calls that may change something have been sent and not answered. Whoever stops asks it what is left open.</summary>
public sealed class PendingWrites
{
    private static readonly AsyncLocal<PendingScope?> CurrentScope = new();
    private readonly object _gate = new();
    private readonly List<WriteCall> _sent = [];
    private bool _isClosed;

    /// <summary>Where the calls of this flow of control are kept, and what they are for.</summary>
    public static PendingScope? Scope
    {
        get => CurrentScope.Value;
        set => CurrentScope.Value = value;
    }

    /// <summary>Lets nothing be sent any more, and gives the calls that were sent and not answered, in words.</summary>
    public IReadOnlyList<string> Close()
    {
        lock (_gate)
        {
            var open = _sent.ConvertAll(call => call.Words);
            _sent.Clear();
            _isClosed = true;
            return open;
        }
    }

    internal void Add(WriteCall call)
    {
        lock (_gate)
        {
            if (_isClosed) throw new OperationCanceledException();
            if (!_sent.Contains(call)) _sent.Add(call);
        }
    }

    internal void Remove(WriteCall call)
    {
        lock (_gate) _sent.Remove(call);
    }
}
