namespace IoTFleet.Sandbox.State;

/// <summary>
/// Records in the order of their keys, found by key and read page by page. A page's token names the last key it gave, so
/// that records which come and go between two pages neither repeat nor hide others.
/// </summary>
/// <param name="keyOf">A record's key, which never changes.</param>
/// <param name="order">The order of the keys; ordinal when absent.</param>
internal sealed class Table<T>(Func<T, string> keyOf, IComparer<string>? order = null)
    where T : class
{
    private readonly IComparer<string> _order = order ?? StringComparer.Ordinal;
    private readonly List<T> _records = [];
    private readonly Dictionary<string, T> _byKey = new(StringComparer.Ordinal);

    internal int Count => _records.Count;

    internal IReadOnlyList<T> All => _records;

    internal T? Find(string? key) => key is not null && _byKey.TryGetValue(key, out var record) ? record : null;

    internal void Add(T record)
    {
        var key = keyOf(record);
        _byKey.Add(key, record);
        _records.Insert(After(key), record);
    }

    internal bool Remove(string key)
    {
        if (!_byKey.Remove(key)) return false;
        _records.RemoveAt(After(key) - 1);
        return true;
    }

    /// <summary>One page of the records that a filter lets through.</summary>
    /// <param name="filter">Which records are listed.</param>
    /// <param name="query">What was asked for besides the page: a token is good for the same question only.</param>
    /// <param name="maxResults">How many records at most; 100 when absent.</param>
    /// <param name="token">Where the page before ended.</param>
    /// <param name="refuse">The service's error for a token that is not one of its own.</param>
    internal (List<T> Items, string? NextToken) Page(Func<T, bool> filter, string query, int? maxResults, string? token, Func<string, Exception> refuse)
    {
        var size = maxResults ?? 100;
        var index = token is null ? 0 : After(PageToken.Read(token, query, refuse));
        var items = new List<T>();
        for (; index < _records.Count; index++)
        {
            if (!filter(_records[index])) continue;
            if (items.Count == size) return (items, PageToken.Write(keyOf(items[items.Count - 1]), query));
            items.Add(_records[index]);
        }

        return (items, null);
    }

    private int After(string key)
    {
        // Records mostly come in order: a fleet is seeded from A to Z.
        if (_records.Count == 0 || _order.Compare(keyOf(_records[_records.Count - 1]), key) <= 0) return _records.Count;
        int low = 0, high = _records.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_order.Compare(keyOf(_records[middle]), key) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
