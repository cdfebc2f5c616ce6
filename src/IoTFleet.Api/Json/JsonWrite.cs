using System.Text.Json;
using Amazon.Runtime.Documents;

namespace IoTFleet.Api.Json;

/// <summary>Writes one value.</summary>
internal static class JsonWrite
{
    internal delegate void Writer<in T>(Utf8JsonWriter writer, T value);

    internal static void Boolean(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    internal static void Int32(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    internal static void Int64(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    internal static void Single(Utf8JsonWriter writer, float value) => Double(writer, value);

    internal static void Double(Utf8JsonWriter writer, double value)
    {
        if (double.IsNaN(value)) writer.WriteStringValue("NaN");
        else if (double.IsInfinity(value)) writer.WriteStringValue(value > 0 ? "Infinity" : "-Infinity");
        else writer.WriteNumberValue(value);
    }

    /// <summary>Writes a time as seconds since 1970, to the millisecond. A time of unspecified kind counts as local, as everywhere in .NET.</summary>
    internal static void Timestamp(Utf8JsonWriter writer, DateTime value)
    {
        var milliseconds = new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeMilliseconds();
        if (milliseconds % 1000 == 0) writer.WriteNumberValue(milliseconds / 1000);
        else writer.WriteNumberValue(milliseconds / 1000m);
    }

    internal static void Blob(Utf8JsonWriter writer, MemoryStream value) => writer.WriteBase64StringValue(value.ToArray());

    internal static void List<T>(Utf8JsonWriter writer, List<T> list, Writer<T> element)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            if (item is null) writer.WriteNullValue();
            else element(writer, item);
        }

        writer.WriteEndArray();
    }

    internal static void Map<T>(Utf8JsonWriter writer, Dictionary<string, T> map, Writer<T> value)
    {
        writer.WriteStartObject();
        foreach (var pair in map)
        {
            writer.WritePropertyName(pair.Key);
            if (pair.Value is null) writer.WriteNullValue();
            else value(writer, pair.Value);
        }

        writer.WriteEndObject();
    }

    internal static void Document(Utf8JsonWriter writer, Document value)
    {
        if (value.IsNull()) writer.WriteNullValue();
        else if (value.IsBool()) writer.WriteBooleanValue(value.AsBool());
        else if (value.IsInt()) writer.WriteNumberValue(value.AsInt());
        else if (value.IsLong()) writer.WriteNumberValue(value.AsLong());
        else if (value.IsDouble()) Double(writer, value.AsDouble());
        else if (value.IsString()) writer.WriteStringValue(value.AsString());
        else if (value.IsList()) List(writer, value.AsList(), Document);
        else Map(writer, value.AsDictionary(), Document);
    }
}
