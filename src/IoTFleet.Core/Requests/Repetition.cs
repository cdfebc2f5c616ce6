using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>Knows which calls may be sent again after an attempt of which it is not known whether the service acted on it.</summary>
internal static class Repetition
{
    private const string ClientToken = "ClientToken";

    // Done twice these leave what they leave when done once, though HTTP does not say so of their method.
    private static readonly HashSet<string> Harmless =
    [
        "BatchAssociateClientDeviceWithCoreDevice", "BatchDisassociateClientDeviceFromCoreDevice", "CancelDeployment",
        "PutDefaultEncryptionConfiguration", "RegisterCustomEndpoint", "SendConnectorEvent", "TagResource", "UpdateEventLogConfiguration",
    ];

    /// <summary>Whether an operation changes nothing.</summary>
    internal static bool IsRead(string operation) =>
        operation.StartsWith("Get", StringComparison.Ordinal)
        || operation.StartsWith("List", StringComparison.Ordinal)
        || operation.StartsWith("Describe", StringComparison.Ordinal)
        || operation.StartsWith("Resolve", StringComparison.Ordinal);

    /// <summary>Whether it is the aim of an operation that something is not there.</summary>
    internal static bool IsRemoval(string operation) =>
        operation.StartsWith("Delete", StringComparison.Ordinal) || operation.StartsWith("Deregister", StringComparison.Ordinal);

    /// <summary>Whether a call may go out again after an attempt ended with this error.</summary>
    internal static bool IsAllowed(IRequestContext context, Exception error)
    {
        var operation = context.RequestName.Replace("Request", "");
        if (IsUntrusted(error)) return false;
        return IsRead(operation)
            || Harmless.Contains(operation)
            || context.Request.HttpMethod is "GET" or "HEAD" or "PUT" or "DELETE"
            || HasClientToken(context.Request)
            || error is AmazonServiceException { StatusCode: HttpStatusCode.ServiceUnavailable }
            || IsNobodyThere(error);
    }

    /// <summary>Whether an error tells that the service did not act: it says so itself, or the request did not reach it.</summary>
    internal static bool IsUndone(Exception error) =>
        error is AmazonServiceException { ErrorCode: not null } service && (int)service.StatusCode >= 400 || IsNobodyThere(error) || IsUntrusted(error);

    /// <summary>Whether an error tells that there is no such host, or that nobody listens there.</summary>
    internal static bool IsNobodyThere(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData }) return true;
        return false;
    }

    // A certificate does not get better by asking again.
    private static bool IsUntrusted(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is AuthenticationException) return true;
        return false;
    }

    // The service does a request with a token once, however often it comes.
    private static bool HasClientToken(IRequest request)
    {
        if (request.Content is not { Length: > 0 } body) return false;
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (string.Equals(reader.GetString(), ClientToken, StringComparison.OrdinalIgnoreCase)) return true;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // A body that is not JSON holds no token.
        }

        return false;
    }
}
