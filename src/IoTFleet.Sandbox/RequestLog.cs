namespace IoTFleet.Sandbox;

/// <summary>What the sandbox has been asked, without bodies: those may hold secrets.</summary>
public sealed class RequestLog
{
    private const int Kept = 10_000;
    private readonly object _gate = new();
    private readonly Queue<RequestLogEntry> _entries = new();
    private readonly Dictionary<string, long> _counts = new(StringComparer.OrdinalIgnoreCase);
    private long _writes;

    /// <summary>How many requests came in since the start or the last <see cref="Clear"/>.</summary>
    public long Count
    {
        get { lock (_gate) return _counts.Values.Sum(); }
    }

    /// <summary>How many of them could change something.</summary>
    public long Writes
    {
        get { lock (_gate) return _writes; }
    }

    /// <summary>The last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<RequestLogEntry> Entries
    {
        get { lock (_gate) return _entries.ToArray(); }
    }

    /// <summary>How many requests named an operation, such as ListCoreDevices.</summary>
    public long CountOf(string operation)
    {
        lock (_gate) return _counts.TryGetValue(operation, out var count) ? count : 0;
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _counts.Clear();
            _writes = 0;
        }
    }

    internal void Add(RequestLogEntry entry)
    {
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Kept) _entries.Dequeue();
            _counts[entry.Operation] = (_counts.TryGetValue(entry.Operation, out var count) ? count : 0) + 1;
            if (!entry.IsReadOnly) _writes++;
        }
    }
}
