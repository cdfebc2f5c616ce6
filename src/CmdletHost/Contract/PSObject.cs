#pragma warning disable CS1591 // Operators.

using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using IoTFleet.CmdletHost.Engine;

namespace System.Management.Automation;

/// <summary>The object inside a <see cref="PSObject"/> that has only members of its own.</summary>
public class PSCustomObject
{
    internal static readonly PSCustomObject Instance = new();

    private PSCustomObject()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Empty;
}

/// <summary>An object with members added to it.</summary>
public class PSObject : IFormattable, IComparable
{
    /// <summary>The name of the set of the object's own members.</summary>
    public const string AdaptedMemberSetName = "psadapted";

    /// <summary>The name of the set of the object's .NET members.</summary>
    public const string BaseObjectMemberSetName = "psbase";

    /// <summary>The name of the set of added members.</summary>
    public const string ExtendedMemberSetName = "psextended";

    // What was added to an object is found again however often the object is unwrapped and wrapped.
    private static readonly ConditionalWeakTable<object, Extension> Extensions = [];
    private static readonly ConcurrentDictionary<Type, MemberInfo[]> Adapted = new();

    private readonly Extension _extension;

    /// <summary>An object without members.</summary>
    public PSObject()
    {
        ImmediateBaseObject = PSCustomObject.Instance;
        _extension = new Extension();
    }

    /// <summary>Wraps an object.</summary>
    public PSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ImmediateBaseObject = obj;
        _extension = obj switch
        {
            PSObject other => other._extension,
            PSCustomObject or string or ValueType => new Extension(),
            _ => Extensions.GetOrCreateValue(obj),
        };
    }

    /// <summary>The innermost object.</summary>
    public object BaseObject => Inner;

    /// <summary>The object inside.</summary>
    public object ImmediateBaseObject { get; }

    /// <summary>All members.</summary>
    public PSMemberInfoCollection<PSMemberInfo> Members =>
        new MemberCollection<PSMemberInfo>(AllMembers, AddMember, _extension.Members.RemoveAll);

    /// <summary>The properties.</summary>
    public PSMemberInfoCollection<PSPropertyInfo> Properties => new MemberCollection<PSPropertyInfo>(
        () => AllMembers().OfType<PSPropertyInfo>(),
        AddMember,
        match => _extension.Members.RemoveAll(m => m is PSPropertyInfo p && match(p)));

    /// <summary>The names of the type and of its bases, nearest first; views are chosen by them.</summary>
    public Collection<string> TypeNames => _extension.TypeNames ??= DefaultTypeNames();

    // A number keeps how it was written, because a string parameter takes it as written.
    internal string? TokenText { get; init; }

    internal bool IsCustom => Inner is PSCustomObject;

    private object Inner
    {
        get
        {
            object inner = ImmediateBaseObject;
            while (inner is PSObject wrapped)
                inner = wrapped.ImmediateBaseObject;
            return inner;
        }
    }

    public static implicit operator PSObject(double valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(int valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(bool valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(Hashtable valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(string valueToConvert) => AsPSObject(valueToConvert);

    /// <summary>Wraps an object that is not wrapped yet.</summary>
    public static PSObject AsPSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj as PSObject ?? new PSObject(obj);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => ReferenceEquals(this, obj) ? 0 : LanguagePrimitives.Compare(Inner, obj);

    /// <summary>A copy, with copies of the added members.</summary>
    public virtual PSObject Copy()
    {
        object inner = Inner is ICloneable cloneable and not string ? cloneable.Clone() : Inner;
        var copy = new PSObject(inner);
        foreach (PSMemberInfo member in _extension.Members)
        {
            if (copy._extension.Members.TrueForAll(m => m.Name != member.Name))
                copy.AddMember(member.Copy());
        }

        copy._extension.TypeNames = _extension.TypeNames is { } names ? [.. names] : null;
        return copy;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (!IsCustom && Inner.Equals(obj is PSObject other ? other.Inner : obj));

    /// <inheritdoc/>
    public override int GetHashCode() => IsCustom ? RuntimeHelpers.GetHashCode(this) : Inner.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Inner switch
    {
        PSCustomObject => "@{" + string.Join("; ", Properties.Select(p => $"{p.Name}={Conversion.ToText(p.Value)}")) + "}",
        IFormattable formattable when !string.IsNullOrEmpty(format) => formattable.ToString(format, formatProvider),
        _ => Conversion.ToText(Inner),
    };

    // An object that has only members of its own has nothing inside to be worth more than it.
    internal static object? Unwrap(object? value) => value is PSObject { IsCustom: false } wrapped ? wrapped.Inner : value;

    internal static MemberInfo[] AdaptedMembers(Type type) => Adapted.GetOrAdd(type, static t =>
    {
        var found = new Dictionary<string, MemberInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A base's property that a derived one hides comes later.
            if (property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true })
                found.TryAdd(property.Name, property);
        }

        foreach (FieldInfo field in t.GetFields(BindingFlags.Public | BindingFlags.Instance))
            found.TryAdd(field.Name, field);
        return [.. found.Values];
    });

    private IEnumerable<PSMemberInfo> AllMembers()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (PSMemberInfo member in _extension.Members.ToArray())
        {
            if (seen.Add(member.Name))
                yield return member;
        }

        foreach (PSMemberInfo member in TypeTable.MembersOf(TypeNames))
        {
            if (!seen.Add(member.Name))
                continue;
            PSMemberInfo copy = member.Copy();
            copy.Attach(this);
            yield return copy;
        }

        object inner = Inner;
        if (inner is PSCustomObject)
            yield break;
        foreach (MemberInfo member in AdaptedMembers(inner.GetType()))
        {
            if (seen.Add(member.Name))
                yield return new PSProperty(member, inner);
        }
    }

    private void AddMember(PSMemberInfo member)
    {
        PSMemberInfo own = member;
        own.IsInstance = true;
        own.Attach(this);
        _extension.Members.Add(own);
    }

    private Collection<string> DefaultTypeNames()
    {
        var names = new Collection<string>();
        if (Inner is PSCustomObject)
        {
            names.Add("System.Management.Automation.PSCustomObject");
            names.Add("System.Object");
            return names;
        }

        for (Type? type = Inner.GetType(); type is not null; type = type.BaseType)
            names.Add(type.FullName ?? type.Name);
        return names;
    }

    private sealed class Extension
    {
        public List<PSMemberInfo> Members { get; } = [];

        public Collection<string>? TypeNames { get; set; }
    }
}
