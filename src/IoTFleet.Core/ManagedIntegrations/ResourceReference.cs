using System.Text.RegularExpressions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A resource as it was named: by id, ARN or name, or by an object that has one of them.</summary>
public sealed class ResourceReference
{
    // What the service gives as an id: long, of letters and digits or in the form of a UUID. No name that a person chose looks so.
    private static readonly Regex Given = new("^(?=.*[0-9])([0-9A-Za-z]{20,64}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$", RegexOptions.CultureInvariant);
    private static readonly Regex Possible = new("^[a-zA-Z0-9:_-]{1,64}$", RegexOptions.CultureInvariant);
    private readonly bool _isId;
    private readonly bool _isName;

    /// <summary>A resource named by text.</summary>
    /// <param name="text">Its id, ARN or name.</param>
    public ResourceReference(string text)
        : this(text, null, text, isId: false, isName: false)
    {
    }

    /// <summary>A resource named by an object.</summary>
    /// <param name="id">The id, or ARN, that the object has.</param>
    /// <param name="name">The name that the object has, if any.</param>
    /// <param name="input">The object.</param>
    public ResourceReference(string id, string? name, object input)
        : this(id, name, input, isId: true, isName: false)
    {
    }

    private ResourceReference(string text, string? name, object input, bool isId, bool isName)
    {
        Text = text;
        Name = name;
        Input = input;
        _isId = isId;
        _isName = isName;
    }

    /// <summary>A resource named by an object that has its name and not its id.</summary>
    /// <param name="name">The name.</param>
    /// <param name="input">The object.</param>
    public static ResourceReference OfName(string name, object input) => new(name, name, input, isId: false, isName: true);

    /// <summary>The same resource, as named by the object that holds the reference.</summary>
    /// <param name="input">The object.</param>
    public ResourceReference For(object input) => new(Text, Name, input, _isId, _isName);

    /// <summary>The id, ARN or name.</summary>
    public string Text { get; }

    /// <summary>The name, where an object told it.</summary>
    public string? Name { get; }

    /// <summary>What the user gave.</summary>
    public object Input { get; }

    /// <summary>The id, where there is no doubt; null when the text may be a name.</summary>
    public string? Id =>
        _isName ? null
        : Text.StartsWith("arn:", StringComparison.Ordinal) ? Text.Substring(Text.LastIndexOf('/') + 1)
        : _isId || Given.IsMatch(Text) ? Text
        : null;

    /// <summary>Whether the text could be an id as well as a name.</summary>
    internal bool MayBeId => !_isName && Possible.IsMatch(Text);

    /// <inheritdoc />
    public override string ToString() => Text;
}
