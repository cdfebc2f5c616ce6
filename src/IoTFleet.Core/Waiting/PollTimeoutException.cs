namespace IoTFleet.Core.Waiting;

/// <summary>What was waited for did not come in time.</summary>
/// <typeparam name="T">What was looked at.</typeparam>
public sealed class PollTimeoutException<T> : TimeoutException
{
    internal PollTimeoutException(T last, TimeSpan timeout)
        : base($"Given up after {timeout}.") => Last = last;

    /// <summary>What was seen last.</summary>
    public T Last { get; }
}
