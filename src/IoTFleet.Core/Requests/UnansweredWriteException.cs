using Amazon.Runtime;

namespace IoTFleet.Core.Requests;

/// <summary>A call that may change something was sent, and its answer was lost: whether the service acted is not known.</summary>
public sealed class UnansweredWriteException : Exception
{
    internal UnansweredWriteException(string operation, Exception cause)
        : base($"{operation} was sent and its answer was lost ({Cause(cause).TrimEnd('.')}), so that it is not known whether the service did it.", cause)
    {
    }

    private static string Cause(Exception e)
    {
        while (e is not AmazonServiceException { ErrorCode: not null } && e.InnerException is { } inner) e = inner;
        return e.Message;
    }
}
