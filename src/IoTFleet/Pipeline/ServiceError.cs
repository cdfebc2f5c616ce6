using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Reports;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Pipeline;

/// <summary>Turns what a call threw into an error record that names the thing, the cause and the way out.</summary>
internal static class ServiceError
{
    internal static ErrorRecord Record(Exception exception, string what, object? target, FleetSession session)
    {
        var cause = exception is AggregateException { InnerExceptions.Count: 1 } aggregate ? aggregate.InnerException! : exception;
        var (id, category, text, advice) = Explain(cause, session);
        return FleetException.Record(id, category, $"{Sentence(what)}: {text}", target, cause, advice);
    }

    /// <summary>The record of an error that the service reports inside an answer, for one of many inputs.</summary>
    internal static ErrorRecord Record(string code, string message, string what, object? target) =>
        FleetException.Record(code, Category(code, HttpStatusCode.OK), $"{Sentence(what)}: {message} ({code})", target);

    private static (string Id, ErrorCategory Category, string Text, string? Advice) Explain(Exception cause, FleetSession session)
    {
        var place = session.EndpointUrl ?? $"the service in {session.Region}";
        if (Find<UnansweredWriteException>(cause) is { } unanswered)
            return ("AnswerLost", ErrorCategory.ConnectionError, unanswered.Message, "Look whether it was done before you run it again.");
        if (Find<TimeoutException>(cause) is { } late)
            return ("RequestTimedOut", ErrorCategory.OperationTimeout, $"{place} did not answer in time. {late.Message}", "Connect-IoTFleet -RequestTimeoutSeconds sets how long an answer is waited for.");
        if (Find<SocketException>(cause) is { } socket)
            return ("EndpointUnreachable", ErrorCategory.ConnectionError,
                $"Cannot reach {place}: {socket.Message.TrimEnd('.')}.",
                "Check the endpoint, the region's name and the network.");
        return cause switch
        {
            AmazonServiceException { ErrorCode: not null } e => Explain(e),
            AmazonServiceException e when Find<HttpRequestException>(e) is { } http =>
                ("EndpointUnreachable", ErrorCategory.ConnectionError, $"Cannot reach {place}: {Innermost(http).Message.TrimEnd('.')}.", "Check the endpoint, the region's name and the network."),
            AmazonUnmarshallingException e =>
                ("AnswerUnreadable", ErrorCategory.InvalidResult, $"{place} answered with something that is not this service's JSON: {Innermost(e).Message}", "Is it an endpoint of the service, or a proxy before it?"),
            AmazonClientException e =>
                ("RequestFailed", ErrorCategory.ConnectionError, e.Message, null),
            OperationCanceledException =>
                ("RequestTimedOut", ErrorCategory.OperationTimeout, $"{place} did not answer in time.", null),
            HttpRequestException or IOException { InnerException: not null } =>
                ("ConnectionBroken", ErrorCategory.ConnectionError, $"The connection to {place} broke: {Innermost(cause).Message}", "Run it again."),
            ComponentNotFoundException e => ("ComponentNotFound", ErrorCategory.ObjectNotFound, e.Message, "Get-GGComponent lists those there are."),
            DeploymentNotFoundException e => ("DeploymentNotFound", ErrorCategory.ObjectNotFound, e.Message, "Get-GGDeployment lists those there are."),
            DeploymentChangedException e => ("DeploymentChanged", ErrorCategory.ResourceExists, e.Message, null),
            DeploymentFileException e => ("DeploymentFileInvalid", ErrorCategory.InvalidData, e.Message, null),
            ArtifactException e => ("ArtifactUnavailable", ErrorCategory.InvalidResult, e.Message, null),
            FleetReportException e => ("ReportInvalid", ErrorCategory.InvalidData, e.Message, null),
            FileNotFoundException e => ("FileNotFound", ErrorCategory.ObjectNotFound, e.Message, null),
            ComponentChosenTwiceException e => ("ComponentChosenTwice", ErrorCategory.InvalidArgument, e.Message, null),
            FileExistsException e => ("FileExists", ErrorCategory.ResourceExists, e.Message, "-Force overwrites it."),
            UnauthorizedAccessException e => ("FileAccessDenied", ErrorCategory.PermissionDenied, e.Message, null),
            IOException e => ("FileUnusable", ErrorCategory.OpenError, e.Message, null),
            RepeatedPageException e => ("PageRepeated", ErrorCategory.InvalidResult, e.Message, null),
            _ => (cause.GetType().Name, ErrorCategory.NotSpecified, cause.Message, null),
        };
    }

    private static (string Id, ErrorCategory Category, string Text, string? Advice) Explain(AmazonServiceException e)
    {
        var code = e.ErrorCode;
        var request = string.IsNullOrEmpty(e.RequestId) ? "" : $", request {e.RequestId}";
        return (code, Category(code, e.StatusCode), $"{e.Message} ({code}{request})", Advice(code));
    }

    private static ErrorCategory Category(string code, HttpStatusCode status) => code switch
    {
        "ResourceNotFoundException" => ErrorCategory.ObjectNotFound,
        "ValidationException" or "InvalidRequestException" or "SerializationException" => ErrorCategory.InvalidArgument,
        "AccessDeniedException" or "UnauthorizedException" => ErrorCategory.PermissionDenied,
        "ThrottlingException" or "ServiceQuotaExceededException" or "LimitExceededException" => ErrorCategory.LimitsExceeded,
        "ConflictException" => ErrorCategory.ResourceExists,
        "RequestAlreadyInProgressException" => ErrorCategory.ResourceBusy,
        "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "InvalidClientTokenId" => ErrorCategory.AuthenticationError,
        _ when (int)status >= 500 => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidOperation,
    };

    private static string? Advice(string code) => code switch
    {
        "ExpiredTokenException" => "Sign in again: 'aws sso login', or new temporary credentials.",
        "UnrecognizedClientException" or "InvalidClientTokenId" => "Check the access key and that the account is enabled in this region.",
        "ThrottlingException" => "Run it again with a lower -ThrottleLimit.",
        _ => null,
    };

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
            if (e is T found) return found;
        return null;
    }

    private static Exception Innermost(Exception e)
    {
        while (e.InnerException is { } inner) e = inner;
        return e;
    }

    private static string Sentence(string what) => what.Length == 0 ? what : char.ToUpperInvariant(what[0]) + what.Substring(1);
}
