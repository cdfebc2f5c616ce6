using System.Buffers;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace IoTFleet.Api.Http;

/// <summary>
/// An error answer of a REST-JSON service: its code from the header x-amzn-ErrorType or from the body's __type or code,
/// its message, and the members that an exception may have.
/// </summary>
internal sealed class ErrorBody
{
    private readonly byte[] _body;

    private ErrorBody(string code, string message, string requestId, ErrorType type, byte[] body)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        Type = type;
        _body = body;
    }

    internal string Code { get; }

    internal string Message { get; }

    internal string RequestId { get; }

    internal ErrorType Type { get; }

    internal static ErrorBody Read(JsonUnmarshallerContext context, HttpStatusCode status)
    {
        var buffer = ResponseBody.ReadAll(context, out var length);
        var body = ResponseBody.WithoutMark(buffer.AsSpan(0, length)).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);

        string? code = null, message = null;
        if (!TryReadJson(body, ref code, ref message))
        {
            // What was read before an answer broke off is the service's own word; it goes before ours.
            message ??= body.Length == 0
                ? $"The endpoint answered {Status.Name(status)} with an empty body."
                : Status.NotJson("The endpoint", status, Header(context, "Content-Type"));
            body = [];
        }

        if (Header(context, "x-amzn-ErrorType") is { Length: > 0 } header) code = header;
        var type = (int)status >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return new ErrorBody(
            Short(code) ?? status.ToString(),
            message ?? $"The service answered {Status.Name(status)} without a message.",
            Header(context, "x-amzn-RequestId"),
            type,
            body);
    }

    /// <summary>Reads the members beyond the message into the exception. What is not as modelled stays unset: the error itself matters more.</summary>
    internal void ReadMembers<T>(T exception, ResponseBody.Reader<T> read)
    {
        if (_body.Length == 0) return;
        try
        {
            var reader = new Utf8JsonReader(_body);
            reader.Read();
            read(ref reader, exception);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is the reader's answer to text that is not valid Unicode.
        }
    }

    private static bool TryReadJson(byte[] body, ref string? code, ref string? message)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    if (name is "__type" or "code" or "Code") code ??= reader.GetString();
                    else if (name is "message" or "Message" or "errorMessage") message ??= reader.GetString();
                }
                else
                {
                    reader.Skip();
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is the reader's answer to text that is not valid Unicode.
            return false;
        }
    }

    // "com.amazonaws.greengrassv2#ThrottlingException:http://internal.amazon.com/" is ThrottlingException.
    private static string? Short(string? code)
    {
        if (string.IsNullOrEmpty(code)) return null;
        var end = code!.IndexOf(':');
        if (end >= 0) code = code.Substring(0, end);
        return code.Substring(code.IndexOf('#') + 1);
    }

    private static string Header(JsonUnmarshallerContext context, string name) =>
        context.ResponseData?.IsHeaderPresent(name) == true ? context.ResponseData.GetHeaderValue(name) : "";
}
