namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>What was waited for came out badly, or not in time.</summary>
public sealed class WaitFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed, and why.</param>
    public WaitFailedException(string message)
        : base(message)
    {
    }
}
