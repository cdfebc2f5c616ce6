using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>What a cmdlet's type declares of its parameters.</summary>
internal sealed class CmdletMetadata
{
    private static readonly ConcurrentDictionary<Type, CmdletMetadata> Cache = new();
    private static readonly string[] ShouldProcessNames = ["WhatIf", "Confirm"];

    private CmdletMetadata(Type type)
    {
        Attribute = type.GetCustomAttribute<CmdletAttribute>(inherit: false);
        List<ParameterMetadata> parameters = [.. ParameterMetadata.Of(type, isCommon: false)];
        parameters.AddRange(ParameterMetadata.Of(typeof(CommonParameters), isCommon: true)
            .Where(p => Attribute?.SupportsShouldProcess == true || !ShouldProcessNames.Contains(p.Name)));
        Parameters = parameters;

        // A set that only the default's name mentions is a set, too.
        ParameterSets =
        [
            .. parameters.SelectMany(p => p.Sets.Keys).Append(Attribute?.DefaultParameterSetName).OfType<string>()
                .Where(s => s != ParameterAttribute.AllParameterSets && s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        if (ParameterSets.Count == 0)
            ParameterSets = [ParameterAttribute.AllParameterSets];
    }

    public CmdletAttribute? Attribute { get; }

    public IReadOnlyList<ParameterMetadata> Parameters { get; }

    public IReadOnlyList<string> ParameterSets { get; }

    public static CmdletMetadata Of(Type type) => Cache.GetOrAdd(type, static t => new CmdletMetadata(t));

    /// <summary>The parameter of a name, an alias or an unambiguous start of one.</summary>
    public ParameterMetadata? Find(string name, out IReadOnlyList<ParameterMetadata> candidates)
    {
        candidates = [];
        if (Parameters.FirstOrDefault(p => p.AllNames.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } exact)
            return exact;
        candidates = [.. Parameters.Where(p => p.AllNames.Any(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];

        // The cmdlet's own parameter is meant before a common one.
        if (candidates.Count > 1 && candidates.Where(p => !p.IsCommon).ToArray() is [var own])
            candidates = [own];
        return candidates.Count == 1 ? candidates[0] : null;
    }

    public string Syntax(string name) => string.Join(Environment.NewLine, ParameterSets.Select(set =>
        name + string.Concat(
            from p in Parameters
            where !p.IsCommon && p.In(set) is { DontShow: false }
            let flags = p.In(set)!
            orderby flags.Position == int.MinValue ? int.MaxValue : flags.Position, !flags.Mandatory
            let label = flags.Position == int.MinValue ? "-" + p.Name : $"[-{p.Name}]"
            let text = p.IsSwitch ? label : $"{label} <{(Nullable.GetUnderlyingType(p.Type) ?? p.Type).Name}>"
            select flags.Mandatory ? " " + text : $" [{text}]") + " [<CommonParameters>]"));
}

/// <summary>One parameter.</summary>
internal sealed class ParameterMetadata
{
    private readonly MemberInfo _member;

    private ParameterMetadata(MemberInfo member, bool isCommon)
    {
        _member = member;
        IsCommon = isCommon;
        Type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        foreach (ParameterAttribute attribute in member.GetCustomAttributes<ParameterAttribute>())
            Sets[attribute.ParameterSetName] = attribute;
        AllNames = [member.Name, .. member.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
        Transformations = [.. member.GetCustomAttributes<ArgumentTransformationAttribute>()];
        Validations = [.. member.GetCustomAttributes<ValidateArgumentsAttribute>()];
        AllowsNull = member.IsDefined(typeof(AllowNullAttribute)) || Nullable.GetUnderlyingType(Type) is not null;
        AllowsEmptyString = member.IsDefined(typeof(AllowEmptyStringAttribute));
        AllowsEmptyCollection = member.IsDefined(typeof(AllowEmptyCollectionAttribute));
        Completer = member.GetCustomAttribute<ArgumentCompleterAttribute>();
    }

    public string Name => _member.Name;

    public Type Type { get; }

    public bool IsCommon { get; }

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The parameter's flags by parameter set.</summary>
    public Dictionary<string, ParameterAttribute> Sets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> AllNames { get; }

    public IReadOnlyList<ArgumentTransformationAttribute> Transformations { get; }

    public IReadOnlyList<ValidateArgumentsAttribute> Validations { get; }

    public ArgumentCompleterAttribute? Completer { get; }

    public bool AllowsNull { get; }

    public bool AllowsEmptyString { get; }

    public bool AllowsEmptyCollection { get; }

    public static IEnumerable<ParameterMetadata> Of(Type type, bool isCommon) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m is PropertyInfo or FieldInfo && m.IsDefined(typeof(ParameterAttribute)))
            .DistinctBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
            .Select(m => new ParameterMetadata(m, isCommon));

    /// <summary>The parameter's flags in a set, or null when it is not in it.</summary>
    public ParameterAttribute? In(string set) =>
        Sets.TryGetValue(set, out ParameterAttribute? own) ? own : Sets.GetValueOrDefault(ParameterAttribute.AllParameterSets);

    public object? Get(object target) => _member is PropertyInfo property
        ? (property.CanRead ? property.GetValue(target) : null)
        : ((FieldInfo)_member).GetValue(target);

    public void Set(object target, object? value)
    {
        if (_member is PropertyInfo property)
            property.SetValue(target, value);
        else
            ((FieldInfo)_member).SetValue(target, value);
    }
}
