namespace IoTFleet.Core.Waiting;

/// <summary>What the two frameworks name differently.</summary>
internal static class TimeProviderExtensions
{
    /// <summary>Ends after a while on this clock.</summary>
    internal static Task DelayAsync(this TimeProvider time, TimeSpan pause, CancellationToken cancellation) =>
#if NETSTANDARD2_0
        time.Delay(pause, cancellation);
#else
        Task.Delay(pause, time, cancellation);
#endif
}
