using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes structures, one or many, as hashtables, objects, JSON or the typed object.</summary>
/// <typeparam name="T">The typed object.</typeparam>
public abstract class StructuredTransformationAttribute<T> : ArgumentTransformationAttribute
    where T : class
{
    /// <summary>What one is, in a sentence: The endpoint.</summary>
    private protected abstract string What { get; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Many(inputData).ToArray();

    /// <summary>One, of its members.</summary>
    private protected abstract T Of(StructuredArgument members);

    /// <summary>One or many of text that is not JSON, or null where text has no meaning.</summary>
    private protected virtual T? Of(string text) => null;

    /// <summary>One of another object, or null where that object is none.</summary>
    private protected virtual T? OfObject(object other) => null;

    /// <summary>Many of one table, where a table's keys are names; null when a table is one.</summary>
    private protected virtual IEnumerable<T>? Table(StructuredArgument table) => null;

    private IEnumerable<T> Many(object? input)
    {
        switch (StructuredArgument.Unwrap(input))
        {
            case T typed:
                return [typed];
            case string text when IsJson(text.Trim()):
                return Many(JsonValue.Parse(text, What));
            case string text when Of(text) is { } one:
                return [one];
            case IDictionary table:
                return Read(table);
            case PSObject item:
                return Read(item);
            case IEnumerable list and not string:
                return list.Cast<object?>().SelectMany(Many);
            case { } other when OfObject(other) is { } one:
                return [one];
            case var other:
                throw new ArgumentTransformationMetadataException($"{What} cannot be '{other}': it takes a hashtable, an object or JSON.");
        }
    }

    // An address such as [::1]:8883 begins like a list, but does not end like one.
    private static bool IsJson(string text) => text.StartsWith("{", StringComparison.Ordinal) || (text.StartsWith("[", StringComparison.Ordinal) && text.EndsWith("]", StringComparison.Ordinal));

    private IEnumerable<T> Read(object value)
    {
        var members = StructuredArgument.Read(value, What)!;
        return Table(members) ?? [Of(members)];
    }
}
