using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Writes objects as JSON.</summary>
internal static class JsonFormatter
{
    /// <summary>How to write.</summary>
    /// <param name="Depth">How deep; what is deeper is written as text.</param>
    /// <param name="ForPrograms">Leaves out nulls and writes enumeration classes and enumerations as text, times in UTC.</param>
    /// <param name="EnumsAsText">Writes enumerations as text.</param>
    /// <param name="Compress">Writes one line.</param>
    public sealed record Options(int Depth, bool ForPrograms, bool EnumsAsText = false, bool Compress = false);

    public static string Write(object? value, Options options, out bool isCut)
    {
        using var stream = new MemoryStream();
        isCut = false;
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = !options.Compress, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteValue(json, value, 0, options, ref isCut);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The text of an SDK's enumeration class, or null when it is none.</summary>
    public static string? ConstantValue(object value)
    {
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type.Name == "ConstantClass")
                return value.ToString();
        }

        return null;
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int depth, Options options, ref bool isCut)
    {
        object? inner = PSObject.Unwrap(value);
        switch (inner)
        {
            case null:
                json.WriteNullValue();
                return;
            case string or char or Uri or Guid or Version or TimeSpan when inner is not TimeSpan || options.ForPrograms:
                json.WriteStringValue(Conversion.ToText(inner));
                return;
            case bool flag:
                json.WriteBooleanValue(flag);
                return;
            case SwitchParameter flag when options.ForPrograms:
                json.WriteBooleanValue(flag);
                return;
            case DateTime time:
                json.WriteStringValue(options.ForPrograms ? time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) : time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                return;
            case DateTimeOffset time:
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                return;
            case Enum word when options.ForPrograms || options.EnumsAsText:
                json.WriteStringValue(word.ToString());
                return;
            case Enum word:
                json.WriteNumberValue(Convert.ToInt64(word, CultureInfo.InvariantCulture));
                return;
            case double or float:
                double number = Convert.ToDouble(inner, CultureInfo.InvariantCulture);
                if (double.IsFinite(number) && !options.ForPrograms && number == Math.Floor(number) && Math.Abs(number) < 1e15)
                    json.WriteRawValue(number.ToString("0.0", CultureInfo.InvariantCulture));
                else if (double.IsFinite(number))
                    json.WriteNumberValue(number);
                else
                    json.WriteStringValue(Conversion.ToText(number));
                return;
            case ulong big:
                json.WriteNumberValue(big);
                return;
        }

        if (Conversion.IsNumeric(inner.GetType()))
        {
            json.WriteNumberValue(Convert.ToDecimal(inner, CultureInfo.InvariantCulture));
            return;
        }

        if (options.ForPrograms && ConstantValue(inner) is { } constant)
        {
            json.WriteStringValue(constant);
            return;
        }

        if (options.ForPrograms && inner is MemoryStream bytes)
        {
            json.WriteBase64StringValue(bytes.ToArray());
            return;
        }

        if (options.ForPrograms && inner is Type or MemberInfo or Stream or Delegate)
        {
            json.WriteStringValue(inner.ToString());
            return;
        }

        if (depth > options.Depth)
        {
            isCut = true;
            json.WriteStringValue(Conversion.ToText(value));
            return;
        }

        if (inner is IDictionary table)
        {
            json.WriteStartObject();
            foreach (DictionaryEntry pair in table)
                WriteMember(json, Conversion.ToText(pair.Key), pair.Value, depth, options, ref isCut);
            json.WriteEndObject();
        }
        else if (Conversion.AsEnumerable(inner) is { } items)
        {
            json.WriteStartArray();
            foreach (object? item in items)
                WriteValue(json, item, depth + 1, options, ref isCut);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            foreach (PSPropertyInfo property in Properties(value!))
            {
                object? member;
                try
                {
                    member = property.Value;
                }
                catch (GetValueException)
                {
                    member = null;
                }

                WriteMember(json, property.Name, member, depth, options, ref isCut);
            }

            json.WriteEndObject();
        }
    }

    // An object's own members first, then what was added to it; other names of members say nothing new.
    private static IEnumerable<PSPropertyInfo> Properties(object value) =>
        PSObject.AsPSObject(value).Properties.Where(p => p is not PSAliasProperty).OrderBy(p => p is PSNoteProperty && value is not PSObject { IsCustom: true } ? 1 : 0);

    private static void WriteMember(Utf8JsonWriter json, string name, object? value, int depth, Options options, ref bool isCut)
    {
        if (value is null && options.ForPrograms)
            return;
        json.WritePropertyName(name);
        WriteValue(json, value, depth + 1, options, ref isCut);
    }
}
