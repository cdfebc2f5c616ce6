namespace IoTFleet.Core.Waiting;

/// <summary>Waits by looking again and again, with pauses that grow.</summary>
public static class Poller
{
    // A timer takes no longer pause than this.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    /// <summary>Reads until what is read is done, and gives that.</summary>
    /// <param name="read">Reads the present state. Its errors end the waiting.</param>
    /// <param name="isDone">Whether a state is what is waited for.</param>
    /// <param name="options">Pauses and time limit.</param>
    /// <param name="observed">Is told every state that is read, the last one too.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <exception cref="PollTimeoutException{T}">The time is up; it carries the last state. A reading that runs when the time is up is finished first.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public static async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> read, Func<T, bool> isDone, PollOptions options, Action<T>? observed, CancellationToken cancellation)
    {
        var time = options.TimeProvider;
        var started = time.GetTimestamp();
        var pause = Shorter(options.First, options.Longest);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var state = await read(cancellation).ConfigureAwait(false);
            observed?.Invoke(state);
            if (isDone(state)) return state;
            var now = pause;
            if (options.Timeout is { } timeout)
            {
                var left = timeout - time.GetElapsedTime(started);
                if (left <= TimeSpan.Zero) throw new PollTimeoutException<T>(state, timeout);
                now = Shorter(now, left);
            }

            await time.DelayAsync(Shorter(now, LongestTimer), cancellation).ConfigureAwait(false);
            pause = Longer(pause, options);
        }
    }

    private static TimeSpan Longer(TimeSpan pause, PollOptions options) =>
        pause.TotalSeconds * options.Factor >= options.Longest.TotalSeconds
            ? Shorter(options.Longest, LongestTimer)
            : TimeSpan.FromSeconds(pause.TotalSeconds * Math.Max(1, options.Factor));

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
