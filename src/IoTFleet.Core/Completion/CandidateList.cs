namespace IoTFleet.Core.Completion;

/// <summary>Candidates that are read in the background.</summary>
internal sealed class CandidateList
{
    private const int Most = 5000;
    private static readonly TimeSpan Effort = TimeSpan.FromSeconds(10);
    private readonly object _gate = new();
    private readonly List<Candidate> _found = [];
    private readonly HashSet<string> _texts = [];
    private readonly CancellationTokenSource _stop = new(Effort);
    private readonly Task _reading;
    private DateTime _read = DateTime.MaxValue;

    internal CandidateList(Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<Candidate>>> read) => _reading = Task.Run(() => ReadAsync(read));

    /// <summary>What is read within a time. It is all there is, or the part that came in time.</summary>
    internal IReadOnlyList<Candidate> Take(TimeSpan patience)
    {
        _reading.Wait(patience);
        lock (_gate) return _found.ToList();
    }

    /// <summary>Whether it can be used again: it is being read, or was read not longer ago than this.</summary>
    internal bool IsFresh(TimeSpan lifetime)
    {
        lock (_gate) return _read == DateTime.MaxValue || DateTime.UtcNow - _read < lifetime;
    }

    internal void Stop() => _stop.Cancel();

    private async Task ReadAsync(Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<Candidate>>> read)
    {
        var end = DateTime.MinValue;
        try
        {
            await foreach (var page in read(_stop.Token).ConfigureAwait(false))
                if (!Add(page)) break;
            end = DateTime.UtcNow;
        }
        catch (Exception)
        {
            // Who completes a word has asked no question that an error could answer. The next word asks anew.
        }
        finally
        {
            lock (_gate) _read = end;
        }
    }

    private bool Add(IReadOnlyList<Candidate> page)
    {
        lock (_gate)
        {
            foreach (var candidate in page)
                if (candidate.Text.Length > 0 && _texts.Add(candidate.Text)) _found.Add(candidate);
            return _found.Count < Most && !_stop.IsCancellationRequested;
        }
    }
}
