using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Converts values as PowerShell does: invariant culture, and a scalar where an array is wanted.</summary>
internal static partial class Conversion
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;

    public static object? To(object? value, Type type, IFormatProvider? format = null)
    {
        format ??= CultureInfo.InvariantCulture;
        if (value is null)
            return FromNull(type);
        if (type == typeof(PSObject))
            return PSObject.AsPSObject(value);
        if (type == typeof(object))
            return value;
        if (value is PSObject { TokenText: { } written } && type == typeof(string))
            return written;
        object inner = PSObject.Unwrap(value)!;
        if (type.IsInstanceOfType(inner))
            return inner;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return inner is "" ? null : To(value, underlying, format);
        if (type == typeof(string))
            return ToText(inner, format);
        if (type == typeof(bool))
            return Comparison.IsTrue(inner);
        if (type == typeof(SwitchParameter))
            return inner is SwitchParameter s ? s : new SwitchParameter(Comparison.IsTrue(inner));
        if (type.IsArray)
            return ToArray(value, type.GetElementType()!, format);
        if (type.IsEnum)
            return ToEnum(inner, type);
        if (inner is IDictionary pairs && FromPairs(pairs, type) is { } custom)
            return custom;
        if (inner is string text && FromText(text, type, format, out object? parsed))
            return parsed;
        if (FromNumber(inner, type, format) is { } number)
            return number;
        if (FromOperator(inner, type, out object? converted) || FromConstructor(inner, type, format, out converted))
            return converted;
        if (ToList(value, type, format) is { } list)
            return list;
        if (inner is IList { Count: 1 } only && inner is Array && Try(only[0], type, format, out converted))
            return converted;
        throw Failed(inner, type, null);
    }

    public static bool Try(object? value, Type type, IFormatProvider format, out object? result)
    {
        try
        {
            result = To(value, type, format);
            return true;
        }
        catch (InvalidCastException)
        {
            result = null;
            return false;
        }
    }

    /// <summary>What a pipeline takes apart: neither strings nor dictionaries.</summary>
    public static IEnumerable? AsEnumerable(object? value) => PSObject.Unwrap(value) switch
    {
        string or IDictionary or PSObject or System.Xml.XmlNode => null,
        IEnumerable elements => elements,
        _ => null,
    };

    public static string ToText(object? value, IFormatProvider? format = null)
    {
        format ??= CultureInfo.InvariantCulture;
        return value switch
        {
            null => string.Empty,
            string text => text,
            PSObject { TokenText: { } written } => written,
            PSObject wrapped => wrapped.ToString(null, format),
            DateTime or DateTimeOffset => ((IFormattable)value).ToString(null, format),
            double or float => ((IFormattable)value).ToString(null, format),
            Enum => value.ToString()!,
            IFormattable formattable => formattable.ToString(null, format),
            IDictionary => value.ToString()!,
            IEnumerable elements when value is Array || value.GetType().Namespace is "System.Collections" or "System.Collections.Generic" or "System.Collections.ObjectModel" =>
                string.Join(' ', elements.Cast<object?>().Select(e => ToText(e, format))),
            _ => value.ToString() ?? string.Empty,
        };
    }

    /// <summary>A number as a command line writes it, or null.</summary>
    public static object? ParseNumber(string text)
    {
        Match match = Number().Match(text);
        if (!match.Success)
            return null;
        bool negative = match.Groups["sign"].Value == "-";
        decimal scale = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "kb" => 1L << 10,
            "mb" => 1L << 20,
            "gb" => 1L << 30,
            "tb" => 1L << 40,
            "pb" => 1L << 50,
            _ => 1,
        };
        string kind = match.Groups["kind"].Value.ToLowerInvariant();
        if (match.Groups["hex"].Success)
        {
            if (!ulong.TryParse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong bits))
                return null;
            decimal value = match.Groups["hex"].Length <= 8 ? unchecked((int)(uint)bits) : unchecked((long)bits);
            return Narrow((negative ? -value : value) * scale, kind);
        }

        string digits = match.Groups["digits"].Value;
        bool real = digits.Contains('.') || digits.Contains('e', StringComparison.OrdinalIgnoreCase);
        if (kind != "d" && (real || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * (double)scale;
            return negative ? -value : value;
        }

        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal whole))
            return null;
        return Narrow((negative ? -whole : whole) * scale, kind);

        // Without the casts all arms would be decimals.
        static object Narrow(decimal value, string kind) => kind switch
        {
            "d" => value,
            "l" => (object)(long)value,
            _ when value is >= int.MinValue and <= int.MaxValue => (object)(int)value,
            _ when value is >= long.MinValue and <= long.MaxValue => (object)(long)value,
            _ => value,
        };
    }

    /// <summary>Whether a value can be of a type without being changed.</summary>
    public static bool Fits(object? value, Type type)
    {
        if (value is null)
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        return type.IsInstanceOfType(value) || type.IsInstanceOfType(PSObject.Unwrap(value));
    }

    public static bool IsNumeric(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    public static Type? ElementTypeOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type))
            return null;
        Type? generic = type.IsGenericType && type.GetGenericTypeDefinition() is var d && (d == typeof(IList<>) || d == typeof(ICollection<>) || d == typeof(IEnumerable<>))
            ? type
            : Array.Find(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>));
        if (generic is not null)
            return generic.GetGenericArguments()[0] is var element && element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? null : element;
        return typeof(IList).IsAssignableFrom(type) ? typeof(object) : null;
    }

    private static object? FromNull(Type type)
    {
        if (type == typeof(string))
            return string.Empty;
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (IsNumeric(type) || type == typeof(bool) || type == typeof(char) || type == typeof(SwitchParameter))
            return Activator.CreateInstance(type);
        throw new PSInvalidCastException($"Cannot convert null to type \"{type.FullName}\".");
    }

    private static Array ToArray(object value, Type element, IFormatProvider format)
    {
        List<object?> items = [.. AsEnumerable(value) is { } elements ? elements.Cast<object?>() : [value]];
        var array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
            array.SetValue(To(items[i], element, format), i);
        return array;
    }

    private static object? ToList(object value, Type type, IFormatProvider format)
    {
        if (ElementTypeOf(type) is not { } element)
            return null;
        Type concrete = type.IsInterface ? typeof(List<>).MakeGenericType(element) : type;
        if (concrete.IsAbstract || !type.IsAssignableFrom(concrete) || concrete.GetConstructor(Type.EmptyTypes) is null || concrete.GetMethod("Add", [element]) is not { } add)
            return null;
        object list = Activator.CreateInstance(concrete)!;
        foreach (object? item in ToArray(value, element, format))
            add.Invoke(list, [item]);
        return list;
    }

    private static object ToEnum(object inner, Type type)
    {
        if (inner is string text)
        {
            string[] names = Enum.GetNames(type);
            ulong bits = 0;
            foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
            {
                string[] found = [.. names.Where(n => n.Equals(part, StringComparison.OrdinalIgnoreCase))];
                if (found.Length == 0)
                    found = part.Length == 0 ? [] : [.. names.Where(n => n.StartsWith(part, StringComparison.OrdinalIgnoreCase))];
                if (found.Length == 0 && long.TryParse(part, CultureInfo.InvariantCulture, out long number))
                {
                    bits |= unchecked((ulong)number);
                    continue;
                }

                if (found.Length != 1)
                {
                    string why = found.Length == 0
                        ? $"Unable to match the identifier name {part} to a valid enumerator name. Specify one of the following enumerator names and try again: {string.Join(", ", names)}"
                        : $"Unable to process the identifier name {part} because the enumerator names it can stand for are: {string.Join(", ", found)}";
                    throw Failed(inner, type, why);
                }

                bits |= unchecked((ulong)Convert.ToInt64(Enum.Parse(type, found[0]), CultureInfo.InvariantCulture));
            }

            return Enum.ToObject(type, unchecked((long)bits));
        }

        if (IsNumeric(inner.GetType()) || inner is Enum)
        {
            object result = Enum.ToObject(type, Convert.ToInt64(inner, CultureInfo.InvariantCulture));
            if (Enum.IsDefined(type, result) || type.IsDefined(typeof(FlagsAttribute), inherit: false))
                return result;
            throw Failed(inner, type, $"The enumeration has no value {inner}.");
        }

        // An SDK's enumeration class says its name as text.
        return inner is not IEnumerable ? ToEnum(ToText(inner), type) : throw Failed(inner, type, null);
    }

    private static object? FromPairs(IDictionary pairs, Type type)
    {
        if (type == typeof(PSCustomObject))
        {
            var custom = new PSObject();
            foreach (DictionaryEntry pair in pairs)
            {
                if (ToText(pair.Key).Equals("PSTypeName", StringComparison.OrdinalIgnoreCase))
                    custom.TypeNames.Insert(0, ToText(pair.Value));
                else
                    custom.Properties.Add(new PSNoteProperty(ToText(pair.Key), pair.Value));
            }

            return custom;
        }

        if (type != typeof(Hashtable) && type != typeof(OrderedDictionary))
            return null;
        IDictionary copy = type == typeof(Hashtable) ? new Hashtable(StringComparer.OrdinalIgnoreCase) : new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry pair in pairs)
            copy[pair.Key] = pair.Value;
        return copy;
    }

    private static bool FromText(string text, Type type, IFormatProvider format, out object? result)
    {
        result = null;
        if (IsNumeric(type))
        {
            if (text.Length == 0)
            {
                result = Activator.CreateInstance(type);
                return true;
            }

            object number = ParseNumber(text.Trim())
                ?? throw Failed(text, type, $"The input string '{text}' was not in a correct format.");
            result = FromNumber(number, type, format);
            return result is not null;
        }

        if (type == typeof(char) && text.Length == 1)
        {
            result = text[0];
            return true;
        }

        if (type == typeof(Uri))
        {
            result = new Uri(text, UriKind.RelativeOrAbsolute);
            return true;
        }

        if (type == typeof(Type))
        {
            result = TypeNames.Find(text);
            return result is not null ? true : throw Failed(text, type, null);
        }

        try
        {
            if (type.GetMethod("Parse", PublicStatic, [typeof(string), typeof(IFormatProvider)]) is { } parseWith && type.IsAssignableFrom(parseWith.ReturnType))
                result = parseWith.Invoke(null, [text, format]);
            else if (type.GetMethod("Parse", PublicStatic, [typeof(string)]) is { } parse && type.IsAssignableFrom(parse.ReturnType))
                result = parse.Invoke(null, [text]);
            else if (type.IsDefined(typeof(TypeConverterAttribute), inherit: false) && TypeDescriptor.GetConverter(type) is { } converter && converter.CanConvertFrom(typeof(string)))
                result = converter.ConvertFromInvariantString(text);
        }
        catch (TargetInvocationException e)
        {
            throw Failed(text, type, e.InnerException!.Message);
        }

        return result is not null;
    }

    private static object? FromNumber(object inner, Type type, IFormatProvider format)
    {
        if (!IsNumeric(type) && type != typeof(char))
            return null;
        if (inner is Enum)
            inner = Convert.ChangeType(inner, Enum.GetUnderlyingType(inner.GetType()), CultureInfo.InvariantCulture);
        if (inner is not IConvertible || inner is DateTime)
            return null;
        try
        {
            return Convert.ChangeType(inner, type, format);
        }
        catch (Exception e) when (e is OverflowException or FormatException or InvalidCastException)
        {
            throw Failed(inner, type, e.Message);
        }
    }

    private static bool FromOperator(object inner, Type type, out object? result)
    {
        Type from = inner.GetType();
        MethodInfo? cast = type.GetMethods(PublicStatic | BindingFlags.FlattenHierarchy).Concat(from.GetMethods(PublicStatic | BindingFlags.FlattenHierarchy))
            .Where(m => m.Name is "op_Implicit" or "op_Explicit" && type.IsAssignableFrom(m.ReturnType) && m.GetParameters() is [var p] && p.ParameterType.IsAssignableFrom(from))
            .OrderBy(m => m.Name == "op_Implicit" ? 0 : 1)
            .FirstOrDefault();
        result = cast is null ? null : Call(() => cast.Invoke(null, [inner]), inner, type);
        return cast is not null;
    }

    private static bool FromConstructor(object inner, Type type, IFormatProvider format, out object? result)
    {
        result = null;
        if (type.IsAbstract)
            return false;
        (ConstructorInfo Constructor, Type Parameter)[] candidates =
        [
            .. from c in type.GetConstructors()
               let parameters = c.GetParameters()
               where parameters.Length == 1
               select (c, parameters[0].ParameterType),
        ];
        foreach ((ConstructorInfo constructor, Type parameter) in candidates)
        {
            if (parameter != typeof(object) && parameter.IsInstanceOfType(inner))
            {
                result = Call(() => constructor.Invoke([inner]), inner, type);
                return true;
            }
        }

        foreach ((ConstructorInfo constructor, Type parameter) in candidates)
        {
            if (IsNumeric(parameter) && IsNumeric(inner.GetType()) && Try(inner, parameter, format, out object? number))
            {
                result = Call(() => constructor.Invoke([number]), inner, type);
                return true;
            }
        }

        return false;
    }

    private static object? Call(Func<object?> call, object inner, Type type)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e)
        {
            throw Failed(inner, type, e.InnerException!.Message);
        }
    }

    private static PSInvalidCastException Failed(object value, Type type, string? why) => new(
        why is null
            ? $"Cannot convert the \"{ToText(value)}\" value of type \"{value.GetType().FullName}\" to type \"{type.FullName}\"."
            : $"Cannot convert value \"{ToText(value)}\" to type \"{type.FullName}\". Error: \"{why}\"");

    [GeneratedRegex(@"^(?<sign>[+-]?)(?:0x(?<hex>[0-9a-f]+)|(?<digits>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))(?<kind>[ld]?)(?<unit>[kmgtp]b)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
