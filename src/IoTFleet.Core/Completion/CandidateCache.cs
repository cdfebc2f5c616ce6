namespace IoTFleet.Core.Completion;

/// <summary>
/// Keeps candidates for a short time, so that words completed one after the other ask the service once. Nobody waits long
/// for them: what takes longer is read on in the background, and is there for the next word.
/// </summary>
public static class CandidateCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);
    private static readonly object Gate = new();
    private static readonly Dictionary<object, CandidateList> Lists = [];

    /// <summary>The candidates of a key: those kept, or those that are read within half a second.</summary>
    /// <param name="key">What tells these candidates from others: their kind, the account, and what narrows them.</param>
    /// <param name="read">Reads them, page by page.</param>
    public static IReadOnlyList<Candidate> Get(object key, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<Candidate>>> read)
    {
        CandidateList? list;
        lock (Gate)
        {
            foreach (var stale in Lists.Where(l => !l.Value.IsFresh(Lifetime)).Select(l => l.Key).ToList()) Lists.Remove(stale);
            if (!Lists.TryGetValue(key, out list)) Lists[key] = list = new CandidateList(read);
        }

        return list.Take(Patience);
    }

    /// <summary>Forgets all candidates: something was changed.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            foreach (var list in Lists.Values) list.Stop();
            Lists.Clear();
        }
    }
}
