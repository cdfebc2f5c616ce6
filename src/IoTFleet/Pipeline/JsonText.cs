using System.Collections;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTFleet.Pipeline;

/// <summary>Makes JSON text of what users give for documents: hashtables, objects, arrays, values, or JSON text itself.</summary>
internal static class JsonText
{
    // As deep as JSON goes in .NET.
    private const int MaxDepth = 64;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as JSON text. Text is taken as JSON and checked.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not JSON, or the value cannot be JSON.</exception>
    internal static string Of(object value, string what)
    {
        if (StructuredArgument.Unwrap(value) is string text)
        {
            _ = JsonValue.Read(text, what);
            return text;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options)) Write(writer, value, what);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, string what)
    {
        if (writer.CurrentDepth > MaxDepth) throw new ArgumentTransformationMetadataException($"{what} is nested more than {MaxDepth} deep, or holds itself.");
        switch (StructuredArgument.Unwrap(value))
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case SwitchParameter flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case float number: writer.WriteNumberValue(number); break;
            case byte or sbyte or short or ushort or uint: writer.WriteNumberValue(Convert.ToInt64(StructuredArgument.Unwrap(value))); break;
            case DateTime time: writer.WriteStringValue(time.ToUniversalTime()); break;
            case IDictionary or PSObject: WriteObject(writer, StructuredArgument.Read(value!, what)!, what); break;
            case IEnumerable list: WriteList(writer, list, what); break;
            case { } other when other.GetType().IsEnum: writer.WriteStringValue(other.ToString()); break;
            case { } other: throw new ArgumentTransformationMetadataException($"{what} holds a {other.GetType().Name}, which JSON has no form for.");
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, StructuredArgument members, string what)
    {
        writer.WriteStartObject();
        foreach (var member in members.Members)
        {
            writer.WritePropertyName(member.Key);
            Write(writer, member.Value, what);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list, string what)
    {
        writer.WriteStartArray();
        foreach (var item in list) Write(writer, item, what);
        writer.WriteEndArray();
    }
}
