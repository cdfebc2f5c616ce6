namespace IoTFleet.Sandbox.IoT;

/// <summary>
/// What is going to happen and when. Nothing runs by itself: whoever asks the sandbox something first brings it up to
/// the present, so that simulated time costs nothing while nobody looks.
/// </summary>
internal sealed class Timeline
{
    // A binary heap, because netstandard2.0 has no PriorityQueue.
    private readonly List<(DateTime Time, long Order, Action<DateTime> What)> _heap = [];
    private long _order;

    /// <summary>Plans something. What is planned for the same time happens in the order in which it was planned.</summary>
    internal void At(DateTime time, Action<DateTime> what)
    {
        _heap.Add((time, _order++, what));
        var i = _heap.Count - 1;
        while (i > 0 && IsBefore(i, (i - 1) / 2))
        {
            Swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    /// <summary>Lets everything happen that was planned up to a time, and what that leads to.</summary>
    internal void RunUntil(DateTime now)
    {
        while (_heap.Count > 0 && _heap[0].Time <= now)
        {
            var (time, _, what) = _heap[0];
            RemoveFirst();
            what(time);
        }
    }

    private void RemoveFirst()
    {
        var last = _heap.Count - 1;
        _heap[0] = _heap[last];
        _heap.RemoveAt(last);
        for (var i = 0; ;)
        {
            var first = i;
            for (var child = 2 * i + 1; child <= 2 * i + 2; child++)
                if (child < _heap.Count && IsBefore(child, first)) first = child;
            if (first == i) return;
            Swap(i, first);
            i = first;
        }
    }

    private bool IsBefore(int a, int b) =>
        _heap[a].Time < _heap[b].Time || (_heap[a].Time == _heap[b].Time && _heap[a].Order < _heap[b].Order);

    private void Swap(int a, int b) => (_heap[a], _heap[b]) = (_heap[b], _heap[a]);
}
