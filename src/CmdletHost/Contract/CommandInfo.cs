using System.Collections.ObjectModel;
using System.Reflection;
using IoTFleet.CmdletHost.Engine;

namespace System.Management.Automation;

/// <summary>A command.</summary>
public abstract class CommandInfo
{
    internal CommandInfo(string name, CommandTypes type)
    {
        Name = name;
        CommandType = type;
    }

    /// <summary>What kind of command it is.</summary>
    public CommandTypes CommandType { get; }

    /// <summary>How it is called.</summary>
    public abstract string Definition { get; }

    /// <summary>The module it is from.</summary>
    public string ModuleName => Source;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it puts out.</summary>
    public abstract ReadOnlyCollection<PSTypeName> OutputType { get; }

    /// <summary>The module it is from.</summary>
    public virtual string Source => string.Empty;

    /// <summary>The version of the module.</summary>
    public virtual Version? Version => null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A cmdlet.</summary>
public class CmdletInfo : CommandInfo
{
    private CmdletMetadata? _metadata;

    /// <summary>Names a type as a cmdlet.</summary>
    public CmdletInfo(string name, Type implementingType)
        : base(name, CommandTypes.Cmdlet) => ImplementingType = implementingType;

    /// <summary>The parameter set taken when several fit.</summary>
    public string? DefaultParameterSet => Metadata.Attribute?.DefaultParameterSetName;

    /// <inheritdoc/>
    public override string Definition => Metadata.Syntax(Name);

    /// <summary>The type.</summary>
    public Type ImplementingType { get; }

    /// <summary>The noun.</summary>
    public string Noun => Name[(Name.IndexOf('-') + 1)..];

    /// <inheritdoc/>
    public override ReadOnlyCollection<PSTypeName> OutputType =>
        new([.. ImplementingType.GetCustomAttributes<OutputTypeAttribute>().SelectMany(a => a.Type)]);

    /// <inheritdoc/>
    public override string Source => ImplementingType.Assembly == typeof(CmdletInfo).Assembly
        ? "CmdletHost"
        : ImplementingType.Assembly.GetName().Name ?? string.Empty;

    /// <summary>The verb.</summary>
    public string Verb => Name[..Math.Max(0, Name.IndexOf('-'))];

    /// <inheritdoc/>
    public override Version? Version => ImplementingType.Assembly.GetName().Version;

    internal CmdletMetadata Metadata => _metadata ??= CmdletMetadata.Of(ImplementingType);
}
