namespace IoTFleet.Core.Requests;

/// <summary>Where a flow of control keeps its calls, and what they are for.</summary>
/// <param name="writes">Keeps them.</param>
/// <param name="what">What they are for, in words: managed thing 'a'.</param>
public sealed class PendingScope(PendingWrites writes, string what)
{
    /// <summary>Keeps them.</summary>
    public PendingWrites Writes { get; } = writes;

    /// <summary>What they are for, in words.</summary>
    public string What { get; } = what;
}
