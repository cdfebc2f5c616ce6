using System.Management.Automation;
using System.Net;
using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>
/// What went wrong with one input. A script that stops at errors (-ErrorAction Stop) finds it as <c>$_.Exception</c>: its message
/// names the input, and <see cref="ErrorCode"/> tells errors apart. <c>catch [IoTFleet.Pipeline.FleetException]</c> takes it in
/// every PowerShell. The AWS SDK's own exception is the InnerException; in PowerShell 7 its type cannot be named in a catch, since
/// the module keeps its SDK apart from those of other modules.
/// </summary>
public sealed class FleetException : Exception
{
    private FleetException(string message, string errorCode, Exception? cause)
        : base(message, cause)
    {
        ErrorCode = errorCode;
        if (cause is not AmazonServiceException error) return;
        RequestId = string.IsNullOrEmpty(error.RequestId) ? null : error.RequestId;
        StatusCode = error.StatusCode == 0 ? null : error.StatusCode;
    }

    /// <summary>The service's error code, such as ResourceNotFoundException, or this module's own where the service said nothing. The error's id begins with it.</summary>
    public string ErrorCode { get; }

    /// <summary>The id of the request, by which AWS finds it; null when the service did not answer.</summary>
    public string? RequestId { get; }

    /// <summary>The HTTP status of the answer; null when there was none.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The error record of an input.</summary>
    /// <param name="errorCode">What went wrong, in a word.</param>
    /// <param name="category">What kind of error that is.</param>
    /// <param name="message">What went wrong, in a sentence that names the input.</param>
    /// <param name="target">The input.</param>
    /// <param name="cause">The exception beneath, if any.</param>
    /// <param name="advice">The way out, if there is one to tell.</param>
    internal static ErrorRecord Record(string errorCode, ErrorCategory category, string message, object? target, Exception? cause = null, string? advice = null) =>
        new(new FleetException(message, errorCode, cause), errorCode, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = advice ?? "" },
        };
}
