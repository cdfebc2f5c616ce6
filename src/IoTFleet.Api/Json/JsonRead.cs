using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace IoTFleet.Api.Json;

/// <summary>Reads one value at the reader's position. A JSON null reads as null; a value of another kind is a <see cref="JsonException"/>.</summary>
internal static class JsonRead
{
    internal delegate T Reader<T>(ref Utf8JsonReader reader);

    internal static void ExpectObject(ref Utf8JsonReader reader) => Expect(ref reader, JsonTokenType.StartObject, "an object");

    internal static void ExpectString(ref Utf8JsonReader reader) => Expect(ref reader, JsonTokenType.String, "a string");

    /// <summary>Moves to the next member's name; false at the end of the object.</summary>
    internal static bool NextMember(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    internal static string? String(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        ExpectString(ref reader);
        return reader.GetString();
    }

    internal static bool? Boolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    internal static int? Int32(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        Expect(ref reader, JsonTokenType.Number, "a number");
        return reader.TryGetInt32(out var value) ? value
            : reader.GetDouble() is var number && number == Math.Floor(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number
            : throw Unexpected(ref reader, "a whole number of 32 bits");
    }

    internal static long? Int64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        Expect(ref reader, JsonTokenType.Number, "a number");
        return reader.TryGetInt64(out var value) ? value
            : reader.GetDouble() is var number && number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? (long)number
            : throw Unexpected(ref reader, "a whole number of 64 bits");
    }

    internal static double? Double(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => reader.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw Unexpected(ref reader, "a number"),
        },
        _ => throw Unexpected(ref reader, "a number"),
    };

    internal static float? Single(ref Utf8JsonReader reader) => (float?)Double(ref reader);

    /// <summary>Reads a time, seconds since 1970 or ISO 8601, as UTC.</summary>
    internal static DateTime? Timestamp(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.String)
            return DateTime.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Unexpected(ref reader, "a time");
        Expect(ref reader, JsonTokenType.Number, "a time");
        try
        {
            // Decimal keeps the milliseconds that a double of this size would round.
            return reader.TryGetDecimal(out var seconds)
                ? Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
                : throw Unexpected(ref reader, "a time");
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw Unexpected(ref reader, "a time between the years 1 and 9999");
        }
    }

    internal static MemoryStream? Blob(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        ExpectString(ref reader);
        return reader.TryGetBytesFromBase64(out var bytes) ? new MemoryStream(bytes) : throw Unexpected(ref reader, "base64");
    }

    /// <summary>Reads a list. The services' lists hold no nulls; one that comes all the same is left out.</summary>
    internal static List<T>? List<T>(ref Utf8JsonReader reader, Reader<T> element)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        Expect(ref reader, JsonTokenType.StartArray, "an array");
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType != JsonTokenType.Null) list.Add(element(ref reader));
        return list;
    }

    /// <summary>Reads a map; like a list, without nulls.</summary>
    internal static Dictionary<string, T>? Map<T>(ref Utf8JsonReader reader, Reader<T> value)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        ExpectObject(ref reader);
        var map = new Dictionary<string, T>();
        while (NextMember(ref reader))
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null) map[key] = value(ref reader);
        }

        return map;
    }

    internal static Document Document(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return default;
            case JsonTokenType.True: return new Document(true);
            case JsonTokenType.False: return new Document(false);
            case JsonTokenType.String: return new Document(reader.GetString());
            case JsonTokenType.Number:
                return reader.TryGetInt32(out var small) ? new Document(small)
                    : reader.TryGetInt64(out var large) ? new Document(large)
                    : new Document(reader.GetDouble());
            case JsonTokenType.StartArray:
                var list = new List<Document>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Document(ref reader));
                return new Document(list);
            case JsonTokenType.StartObject:
                var map = new Dictionary<string, Document>();
                while (NextMember(ref reader))
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    map[key] = Document(ref reader);
                }

                return new Document(map);
            default: throw Unexpected(ref reader, "a JSON value");
        }
    }

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type) throw Unexpected(ref reader, what);
    }

    private static JsonException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new($"Found {Name(reader.TokenType)} at byte {reader.TokenStartIndex} where {expected} should be.");

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
