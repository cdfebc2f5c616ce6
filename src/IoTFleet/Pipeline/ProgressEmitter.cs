namespace IoTFleet.Pipeline;

/// <summary>Shows the progress of work that overlaps with other work: what cannot be shown at once is left out, so that no work waits to be seen.</summary>
internal sealed class ProgressEmitter(Func<Action, Task> emit)
{
    private Task _last = Task.CompletedTask;

    /// <summary>Shows progress, unless the last one has not been shown yet.</summary>
    internal void Report(Action show)
    {
        if (_last.IsCompleted) _last = emit(show);
    }
}
