using System.Collections;
using System.Globalization;
using System.Management.Automation.Internal;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>Checks an argument as a whole.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
{
    /// <summary>Creates the attribute.</summary>
    protected ValidateArgumentsAttribute()
    {
    }

    /// <summary>Throws <see cref="ValidationMetadataException"/> for an argument that will not do.</summary>
    protected abstract void Validate(object arguments, EngineIntrinsics engineIntrinsics);

    internal void Check(object? arguments, EngineIntrinsics engine) => Validate(arguments!, engine);
}

/// <summary>Checks each element of an argument.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    /// <summary>Creates the attribute.</summary>
    protected ValidateEnumeratedArgumentsAttribute()
    {
    }

    /// <summary>Throws <see cref="ValidationMetadataException"/> for an element that will not do.</summary>
    protected abstract void ValidateElement(object element);

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
            throw new ValidationMetadataException("The argument is null. Provide a value that is not null, and try again.");
        if (arguments is IEnumerable elements and not string and not IDictionary)
        {
            foreach (object? element in elements)
                ValidateElement(element!);
        }
        else
        {
            ValidateElement(arguments);
        }
    }
}

/// <summary>Base of the checks for null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class NullValidationAttributeBase : ValidateArgumentsAttribute
{
    /// <summary>Creates the attribute.</summary>
    protected NullValidationAttributeBase()
    {
    }
}

/// <summary>Refuses null, also as an element.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullAttribute : NullValidationAttributeBase
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
            throw new ValidationMetadataException("The argument is null. Provide a value that is not null, and try again.");
        if (arguments is IEnumerable elements and not string && elements.Cast<object?>().Any(e => e is null))
            throw new ValidationMetadataException("The argument contains a null element. Provide values that are not null, and try again.");
    }
}

/// <summary>Refuses null and empty, also as an element.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullOrEmptyAttribute : NullValidationAttributeBase
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null or "")
            throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty, and try again.");
        if (arguments is not IEnumerable elements || arguments is string)
            return;
        bool any = false;
        foreach (object? element in elements)
        {
            any = true;
            if (element is null or "")
                throw new ValidationMetadataException("The argument contains an element that is null or empty. Provide elements that are not, and try again.");
        }

        if (!any)
            throw new ValidationMetadataException("The argument is null, empty, or an element of it is. Provide a collection with values, and try again.");
    }
}

/// <summary>Bounds the number of elements.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateCountAttribute : ValidateArgumentsAttribute
{
    /// <summary>Bounds the number of elements.</summary>
    public ValidateCountAttribute(int minLength, int maxLength)
    {
        MinLength = minLength;
        MaxLength = maxLength;
    }

    /// <summary>The most.</summary>
    public int MaxLength { get; }

    /// <summary>The fewest.</summary>
    public int MinLength { get; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        int count = arguments switch
        {
            null => 0,
            string => 1,
            ICollection collection => collection.Count,
            IEnumerable elements => elements.Cast<object?>().Count(),
            _ => 1,
        };
        if (count < MinLength)
            throw new ValidationMetadataException($"The number of provided arguments, ({count}), is fewer than the minimum number of allowed arguments ({MinLength}). Provide more than {MinLength - 1} arguments, and try again.");
        if (count > MaxLength)
            throw new ValidationMetadataException($"The number of provided arguments, ({count}), exceeds the maximum number of allowed arguments ({MaxLength}). Provide fewer than {MaxLength + 1} arguments, and try again.");
    }
}

/// <summary>Bounds the length of strings.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateLengthAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Bounds the length of strings.</summary>
    public ValidateLengthAttribute(int minLength, int maxLength)
    {
        MinLength = minLength;
        MaxLength = maxLength;
    }

    /// <summary>The most characters.</summary>
    public int MaxLength { get; }

    /// <summary>The fewest characters.</summary>
    public int MinLength { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (element is not string text)
            throw new ValidationMetadataException("Length can be checked of strings only.");
        if (text.Length < MinLength)
            throw new ValidationMetadataException($"The character length ({text.Length}) of the argument is too short. Specify an argument with a length that is greater than or equal to \"{MinLength}\", and try again.");
        if (text.Length > MaxLength)
            throw new ValidationMetadataException($"The character length of the {text.Length} argument is too long. Shorten the argument to at most \"{MaxLength}\" characters, and try again.");
    }
}

/// <summary>Bounds values.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateRangeAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Bounds values.</summary>
    public ValidateRangeAttribute(object minRange, object maxRange)
    {
        MinRange = minRange;
        MaxRange = maxRange;
    }

    /// <summary>The greatest value.</summary>
    public object MaxRange { get; }

    /// <summary>The least value.</summary>
    public object MinRange { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        object value = element is PSObject wrapped ? wrapped.BaseObject : element;
        if (LanguagePrimitives.Compare(value, LanguagePrimitives.ConvertTo(MinRange, value.GetType())) < 0)
            throw new ValidationMetadataException(string.Create(CultureInfo.InvariantCulture, $"The {value} argument is less than the minimum allowed range of {MinRange}. Supply an argument that is greater than or equal to {MinRange} and then try the command again."));
        if (LanguagePrimitives.Compare(value, LanguagePrimitives.ConvertTo(MaxRange, value.GetType())) > 0)
            throw new ValidationMetadataException(string.Create(CultureInfo.InvariantCulture, $"The {value} argument is greater than the maximum allowed range of {MaxRange}. Supply an argument that is less than or equal to {MaxRange} and then try the command again."));
    }
}

/// <summary>Demands that strings match a regular expression.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidatePatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Demands a pattern.</summary>
    public ValidatePatternAttribute(string regexPattern) => RegexPattern = regexPattern;

    /// <summary>How the pattern is read.</summary>
    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    /// <summary>The pattern.</summary>
    public string RegexPattern { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        string text = element?.ToString()
            ?? throw new ValidationMetadataException("The argument is null. Provide a value that is not null, and try again.");
        if (!Regex.IsMatch(text, RegexPattern, Options))
            throw new ValidationMetadataException($"The argument \"{text}\" does not match the \"{RegexPattern}\" pattern. Supply an argument that matches \"{RegexPattern}\" and try the command again.");
    }
}

/// <summary>Demands one of given words.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateSetAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Demands one of given words.</summary>
    public ValidateSetAttribute(params string[] validValues) => ValidValues = validValues;

    /// <summary>Whether case is ignored.</summary>
    public bool IgnoreCase { get; set; } = true;

    /// <summary>The words.</summary>
    public IList<string> ValidValues { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        string text = Convert.ToString(element, CultureInfo.InvariantCulture)
            ?? throw new ValidationMetadataException("The argument is null. Provide a value that is not null, and try again.");
        if (!ValidValues.Contains(text, IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal))
            throw new ValidationMetadataException($"The argument \"{text}\" does not belong to the set \"{string.Join(',', ValidValues)}\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.");
    }
}

/// <summary>Lets a mandatory parameter be null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowNullAttribute : CmdletMetadataAttribute;

/// <summary>Lets a mandatory parameter be an empty string.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyStringAttribute : CmdletMetadataAttribute;

/// <summary>Lets a mandatory parameter be an empty collection.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyCollectionAttribute : CmdletMetadataAttribute;
