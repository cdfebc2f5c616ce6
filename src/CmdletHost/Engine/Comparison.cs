using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Compares values as PowerShell does: the right one is converted to the type of the left.</summary>
internal static class Comparison
{
    public static bool IsTrue(object? value)
    {
        value = PSObject.Unwrap(value);
        return value switch
        {
            null => false,
            bool b => b,
            SwitchParameter s => s.IsPresent,
            string text => text.Length > 0,
            char c => c != '\0',
            Enum => true,
            IConvertible number when Conversion.IsNumeric(number.GetType()) => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0,
            IList { Count: 0 } => false,
            IList { Count: 1 } one => IsTrue(one[0]),
            _ => true,
        };
    }

    public static bool AreEqual(object? first, object? second, bool ignoreCase)
    {
        first = PSObject.Unwrap(first);
        second = PSObject.Unwrap(second);
        if (first is null || second is null)
            return first is null && second is null;
        if (first is string text)
            return string.Equals(text, Conversion.ToText(second), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        if (first.Equals(second))
            return true;
        if (BothNumeric(first, second))
            return CompareNumbers(first, second) == 0;
        if (first is char c && ignoreCase && second is string)
            return string.Equals(c.ToString(), Conversion.ToText(second), StringComparison.OrdinalIgnoreCase);
        return Conversion.Try(second, first.GetType(), CultureInfo.InvariantCulture, out object? converted) && first.Equals(converted);
    }

    public static int Compare(object? first, object? second, bool ignoreCase)
    {
        first = PSObject.Unwrap(first);
        second = PSObject.Unwrap(second);
        if (first is null || second is null)
            return (first is null ? 0 : 1) - (second is null ? 0 : 1);
        if (first is string text)
            return string.Compare(text, Conversion.ToText(second), CultureInfo.InvariantCulture, ignoreCase ? CompareOptions.IgnoreCase : CompareOptions.None);
        if (BothNumeric(first, second))
            return CompareNumbers(first, second);
        object? converted;
        try
        {
            converted = Conversion.To(second, first.GetType());
        }
        catch (InvalidCastException e)
        {
            throw new PSArgumentException($"Cannot compare \"{Conversion.ToText(first)}\" to \"{Conversion.ToText(second)}\". Error: \"{e.Message}\"");
        }

        if (first is IComparable comparable)
            return comparable.CompareTo(converted);
        return first.Equals(converted)
            ? 0
            : throw new PSArgumentException($"Cannot compare \"{Conversion.ToText(first)}\" because it is not IComparable.");
    }

    /// <summary>An operator such as -eq; on a collection it filters.</summary>
    public static object? Operate(string name, object? left, object? right)
    {
        switch (name)
        {
            case "contains":
                return Items(left).Any(item => AreEqual(item, right, ignoreCase: true));
            case "notcontains":
                return !Items(left).Any(item => AreEqual(item, right, ignoreCase: true));
            case "in":
                return Items(right).Any(item => AreEqual(item, left, ignoreCase: true));
            case "notin":
                return !Items(right).Any(item => AreEqual(item, left, ignoreCase: true));
        }

        if (Conversion.AsEnumerable(left) is { } elements)
            return elements.Cast<object?>().Where(element => Test(name, element, right)).ToArray();
        return Test(name, left, right);
    }

    private static bool Test(string name, object? left, object? right) => name switch
    {
        "eq" or "ieq" => AreEqual(left, right, ignoreCase: true),
        "ne" or "ine" => !AreEqual(left, right, ignoreCase: true),
        "ceq" => AreEqual(left, right, ignoreCase: false),
        "cne" => !AreEqual(left, right, ignoreCase: false),
        "gt" => Compare(left, right, ignoreCase: true) > 0,
        "ge" => Compare(left, right, ignoreCase: true) >= 0,
        "lt" => Compare(left, right, ignoreCase: true) < 0,
        "le" => Compare(left, right, ignoreCase: true) <= 0,
        "like" => Like(left, right),
        "notlike" => !Like(left, right),
        "match" => Regex.IsMatch(Conversion.ToText(left), Conversion.ToText(right), RegexOptions.IgnoreCase),
        "notmatch" => !Regex.IsMatch(Conversion.ToText(left), Conversion.ToText(right), RegexOptions.IgnoreCase),
        _ => throw new PSArgumentException($"There is no operator -{name}."),
    };

    private static bool Like(object? left, object? right) =>
        new WildcardPattern(Conversion.ToText(right), WildcardOptions.IgnoreCase).IsMatch(Conversion.ToText(left));

    private static IEnumerable<object?> Items(object? value) =>
        Conversion.AsEnumerable(value)?.Cast<object?>() ?? [value];

    private static bool BothNumeric(object first, object second) =>
        Conversion.IsNumeric(first.GetType()) && Conversion.IsNumeric(second.GetType());

    private static int CompareNumbers(object first, object second) =>
        first is double or float || second is double or float
            ? Convert.ToDouble(first, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(second, CultureInfo.InvariantCulture))
            : Convert.ToDecimal(first, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(second, CultureInfo.InvariantCulture));
}
