namespace System.Management.Automation;

/// <summary>A type, or the name of one.</summary>
public class PSTypeName
{
    /// <summary>A type.</summary>
    public PSTypeName(Type type)
    {
        Type = type;
        Name = type.FullName ?? type.Name;
    }

    /// <summary>The name of a type.</summary>
    public PSTypeName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type, when there is one of that name.</summary>
    public Type? Type => field ?? Type.GetType(Name, throwOnError: false, ignoreCase: true);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
