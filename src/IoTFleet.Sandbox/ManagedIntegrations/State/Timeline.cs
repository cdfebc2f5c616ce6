namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>
/// What will happen, in the order of its time. Nothing runs between two requests: whoever comes next has the steps that
/// have become due run first, each at its own time, so that a long pause gives the same history as many short ones.
/// </summary>
internal sealed class Timeline(DateTime start)
{
    private readonly SortedDictionary<(DateTime Time, long Order), Action> _steps = [];
    private long _order;

    /// <summary>The time of the step that is running, or that of the last advance.</summary>
    internal DateTime Now { get; private set; } = start;

    internal void At(DateTime time, Action step) => _steps.Add((time, _order++), step);

    internal void After(TimeSpan delay, Action step) => At(Now + delay, step);

    internal void AdvanceTo(DateTime time)
    {
        while (_steps.Count > 0 && First() is var (due, step) && due.Time <= time)
        {
            _steps.Remove(due);
            if (due.Time > Now) Now = due.Time;
            step();
        }

        if (time > Now) Now = time;
    }

    private ((DateTime Time, long Order) Due, Action Step) First()
    {
        using var steps = _steps.GetEnumerator();
        steps.MoveNext();
        return (steps.Current.Key, steps.Current.Value);
    }
}
