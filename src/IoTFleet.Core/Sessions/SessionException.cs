namespace IoTFleet.Core.Sessions;

/// <summary>No session can be made of the settings. The message says which one is at fault and the way out.</summary>
public sealed class SessionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">A short stable name of the fault, such as RegionMissing.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause beneath, if any.</param>
    public SessionException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>A short stable name of the fault.</summary>
    public string Code { get; }
}
