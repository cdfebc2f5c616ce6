namespace IoTFleet.Core.FanOut;

/// <summary>What became of one input of many: a value, or the error in its place.</summary>
/// <typeparam name="TInput">The input.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
public readonly struct Outcome<TInput, TValue>
    where TValue : class
{
    private Outcome(TInput input, TValue? value, Exception? error)
    {
        Input = input;
        Value = value;
        Error = error;
    }

    /// <summary>The input.</summary>
    public TInput Input { get; }

    /// <summary>The value, or null when there is an error or nothing.</summary>
    public TValue? Value { get; }

    /// <summary>The error, or null.</summary>
    public Exception? Error { get; }

    internal static async Task<Outcome<TInput, TValue>> OfAsync(TInput input, Func<TInput, CancellationToken, Task<TValue?>> work, CancellationToken cancellation)
    {
        try
        {
            return new(input, await work(input, cancellation).ConfigureAwait(false), null);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new(input, null, e);
        }
    }
}
