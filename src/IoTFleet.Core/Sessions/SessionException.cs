namespace IoTFleet.Core.Sessions;

/// <summary>No session can be made of the settings. The message says which one is at fault and the way out.</summary>
public sealed class SessionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">A short stable name of the fault, such as RegionMissing.</param>
    /// <param name="cause">What is wrong.</param>
    /// <param name="advice">The way out.</param>
    /// <param name="innerException">The cause beneath, if any.</param>
    public SessionException(string code, string cause, string advice, Exception? innerException = null)
        : base($"{cause} {advice}", innerException)
    {
        Code = code;
        Advice = advice;
    }

    /// <summary>A short stable name of the fault.</summary>
    public string Code { get; }

    /// <summary>The way out: the end of the message, by itself.</summary>
    public string Advice { get; }
}
