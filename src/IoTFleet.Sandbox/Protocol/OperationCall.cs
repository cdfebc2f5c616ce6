using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;

namespace IoTFleet.Sandbox.Protocol;

/// <summary>One request on its way through an operation, and the answer it gets.</summary>
internal sealed class OperationCall(Operation? operation, SandboxRequest request, Dictionary<string, string> labels)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal delegate void BodyReader<in T>(ref Utf8JsonReader reader, T value);

    /// <summary>The operation, or null when no operation answers the request.</summary>
    internal Operation? Operation { get; } = operation;

    internal SandboxRequest Request { get; } = request;

    internal SandboxResponse Response { get; } = new();

    internal string Label(string name) => labels[name];

    internal string? Query(string name) => Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    internal List<string>? QueryList(string name) => Request.Query.TryGetValue(name, out var values) ? values : null;

    internal string? Header(string name) => Request.Headers.TryGetValue(name, out var value) ? value : null;

    internal static int? Int32(string? text, string name) =>
        Int64(text, name) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw new SerializationException($"The value of '{name}' does not fit into 32 bits.");

    internal static long? Int64(string? text, string name) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw new SerializationException($"The value of '{name}' is not a whole number.");

    internal static bool? Boolean(string? text, string name) =>
        text is null ? null
        : bool.TryParse(text, out var value) ? value
        : throw new SerializationException($"The value of '{name}' is not true or false.");

    /// <summary>Reads the body into the request; no body is an empty object.</summary>
    internal void ReadBody<T>(T value, BodyReader<T> read)
    {
        if (Request.Body.Length == 0) return;
        try
        {
            var reader = new Utf8JsonReader(Request.Body);
            reader.Read();
            read(ref reader, value);
            if (reader.Read()) throw new SerializationException("The body goes on after the end of its JSON object.");
        }
        catch (JsonException e)
        {
            throw new SerializationException($"The body cannot be read: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to text that is not valid Unicode.
            throw new SerializationException("The body holds text that is not valid UTF-8.");
        }
    }

    internal void WriteBody<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        Response.StatusCode = Operation!.StatusCode;
        Response.Body = Json(writer => write(writer, value));
    }

    internal void WriteNoBody() => Response.StatusCode = Operation!.StatusCode;

    internal void SetHeader(string name, string value) => Response.Headers[name] = value;

    /// <summary>Writes a modelled error: its code in the header, its message and members in the body.</summary>
    internal void WriteError<T>(int statusCode, string code, string messageName, T error, Action<Utf8JsonWriter, T> write)
        where T : AmazonServiceException
    {
        // The members are a JSON object of their own; the message goes in before them.
        using var members = JsonDocument.Parse(Json(writer => write(writer, error)));
        WriteError(statusCode, code, writer =>
        {
            writer.WriteString(messageName, error.Message);
            foreach (var member in members.RootElement.EnumerateObject()) member.WriteTo(writer);
        });
    }

    /// <summary>Writes an error that no service's model has.</summary>
    internal void WriteError(int statusCode, string code, string message) =>
        WriteError(statusCode, code, writer => writer.WriteString("message", message));

    private void WriteError(int statusCode, string code, Action<Utf8JsonWriter> members)
    {
        Response.StatusCode = statusCode;
        SetHeader("x-amzn-ErrorType", code);
        Response.Body = Json(writer =>
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        });
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(bytes, WriterOptions)) write(writer);
        return bytes.ToArray();
    }
}
