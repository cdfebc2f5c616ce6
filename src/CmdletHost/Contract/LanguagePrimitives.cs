using System.Collections;
using System.Globalization;
using IoTFleet.CmdletHost.Engine;

namespace System.Management.Automation;

/// <summary>Conversion and comparison as the language does them.</summary>
public static class LanguagePrimitives
{
    /// <summary>Orders two values.</summary>
    public static int Compare(object? first, object? second) => Comparison.Compare(first, second, ignoreCase: false);

    /// <summary>Orders two values.</summary>
    public static int Compare(object? first, object? second, bool ignoreCase) => Comparison.Compare(first, second, ignoreCase);

    /// <summary>Orders two values.</summary>
    public static int Compare(object? first, object? second, bool ignoreCase, IFormatProvider formatProvider) =>
        Comparison.Compare(first, second, ignoreCase);

    /// <summary>Whether two values are equal.</summary>
    public static new bool Equals(object? first, object? second) => Comparison.AreEqual(first, second, ignoreCase: false);

    /// <summary>Whether two values are equal.</summary>
    public static bool Equals(object? first, object? second, bool ignoreCase) => Comparison.AreEqual(first, second, ignoreCase);

    /// <summary>Whether two values are equal.</summary>
    public static bool Equals(object? first, object? second, bool ignoreCase, IFormatProvider formatProvider) =>
        Comparison.AreEqual(first, second, ignoreCase);

    /// <summary>Whether a value counts as true.</summary>
    public static bool IsTrue(object? obj) => Comparison.IsTrue(obj);

    /// <summary>What a pipeline would take a value apart into, or null.</summary>
    public static IEnumerable? GetEnumerable(object? obj) => Conversion.AsEnumerable(obj);

    /// <summary>What a pipeline would take a value apart into, or null.</summary>
    public static IEnumerator? GetEnumerator(object? obj) => GetEnumerable(obj)?.GetEnumerator();

    /// <summary>Converts a value.</summary>
    public static object? ConvertTo(object? valueToConvert, Type resultType) => Conversion.To(valueToConvert, resultType);

    /// <summary>Converts a value.</summary>
    public static object? ConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider) =>
        Conversion.To(valueToConvert, resultType, formatProvider);

    /// <summary>Converts a value.</summary>
    public static T? ConvertTo<T>(object? valueToConvert) => (T?)ConvertTo(valueToConvert, typeof(T));

    /// <summary>Converts a value if it can be.</summary>
    public static bool TryConvertTo<T>(object? valueToConvert, out T? result) =>
        TryConvertTo(valueToConvert, CultureInfo.InvariantCulture, out result);

    /// <summary>Converts a value if it can be.</summary>
    public static bool TryConvertTo<T>(object? valueToConvert, IFormatProvider formatProvider, out T? result)
    {
        bool converted = TryConvertTo(valueToConvert, typeof(T), formatProvider, out object? value);
        result = converted ? (T?)value : default;
        return converted;
    }

    /// <summary>Converts a value if it can be.</summary>
    public static bool TryConvertTo(object? valueToConvert, Type resultType, out object? result) =>
        TryConvertTo(valueToConvert, resultType, CultureInfo.InvariantCulture, out result);

    /// <summary>Converts a value if it can be.</summary>
    public static bool TryConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider, out object? result)
    {
        try
        {
            result = Conversion.To(valueToConvert, resultType, formatProvider);
            return true;
        }
        catch (InvalidCastException)
        {
            result = null;
            return false;
        }
    }
}
