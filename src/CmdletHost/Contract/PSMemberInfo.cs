using System.Collections;
using System.Collections.ObjectModel;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>A member of a <see cref="PSObject"/>.</summary>
public abstract class PSMemberInfo
{
    /// <summary>Creates a member.</summary>
    protected PSMemberInfo()
    {
    }

    /// <summary>Whether it was added to the one object rather than to its type.</summary>
    public bool IsInstance { get; internal set; }

    /// <summary>What kind of member it is.</summary>
    public abstract PSMemberTypes MemberType { get; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The type of the value.</summary>
    public abstract string TypeNameOfValue { get; }

    /// <summary>The value.</summary>
    public abstract object? Value { get; set; }

    /// <summary>A copy.</summary>
    public abstract PSMemberInfo Copy();

    /// <summary>Names the member.</summary>
    protected void SetMemberName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    internal virtual void Attach(PSObject owner)
    {
    }
}

/// <summary>A member that has a value.</summary>
public abstract class PSPropertyInfo : PSMemberInfo
{
    /// <summary>Creates a property.</summary>
    protected PSPropertyInfo()
    {
    }

    /// <summary>Whether it can be read.</summary>
    public abstract bool IsGettable { get; }

    /// <summary>Whether it can be set.</summary>
    public abstract bool IsSettable { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{TypeNameOfValue} {Name}={(IsGettable ? Value : null)}";
}

/// <summary>A property added to an object.</summary>
public class PSNoteProperty : PSPropertyInfo
{
    private object? _value;

    /// <summary>A name and a value.</summary>
    public PSNoteProperty(string name, object? value)
    {
        SetMemberName(name);
        _value = value;
    }

    /// <inheritdoc/>
    public override bool IsGettable => true;

    /// <inheritdoc/>
    public override bool IsSettable => true;

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.NoteProperty;

    /// <inheritdoc/>
    public override string TypeNameOfValue => _value switch
    {
        null => "System.Object",
        PSObject wrapped => wrapped.TypeNames[0],
        _ => _value.GetType().FullName!,
    };

    /// <inheritdoc/>
    public override object? Value
    {
        get => _value;
        set => _value = value;
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new PSNoteProperty(Name, _value);
}

/// <summary>Another name of a property.</summary>
public class PSAliasProperty : PSPropertyInfo
{
    private PSObject? _owner;

    /// <summary>A name and the name it stands for.</summary>
    public PSAliasProperty(string name, string referencedMemberName)
    {
        SetMemberName(name);
        ReferencedMemberName = referencedMemberName;
    }

    /// <summary>A name, the name it stands for, and the type of the value.</summary>
    public PSAliasProperty(string name, string referencedMemberName, Type? conversionType)
        : this(name, referencedMemberName) => ConversionType = conversionType;

    /// <summary>What the value is converted to.</summary>
    public Type? ConversionType { get; }

    /// <summary>The name it stands for.</summary>
    public string ReferencedMemberName { get; }

    /// <inheritdoc/>
    public override bool IsGettable => Target?.IsGettable ?? false;

    /// <inheritdoc/>
    public override bool IsSettable => Target?.IsSettable ?? false;

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.AliasProperty;

    /// <inheritdoc/>
    public override string TypeNameOfValue => ConversionType?.FullName ?? Target?.TypeNameOfValue ?? "System.Object";

    /// <inheritdoc/>
    public override object? Value
    {
        get => ConversionType is null ? Target?.Value : LanguagePrimitives.ConvertTo(Target?.Value, ConversionType);
        set
        {
            if (Target is { } target)
                target.Value = value;
        }
    }

    private PSPropertyInfo? Target => _owner?.Properties[ReferencedMemberName];

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new PSAliasProperty(Name, ReferencedMemberName, ConversionType);

    internal override void Attach(PSObject owner) => _owner = owner;
}

/// <summary>A property or field of the object inside.</summary>
public class PSProperty : PSPropertyInfo
{
    private readonly MemberInfo _member;
    private readonly object _target;

    internal PSProperty(MemberInfo member, object target)
    {
        SetMemberName(member.Name);
        _member = member;
        _target = target;
    }

    /// <inheritdoc/>
    public override bool IsGettable => _member is not PropertyInfo property || property.GetMethod is { IsPublic: true };

    /// <inheritdoc/>
    public override bool IsSettable => _member switch
    {
        PropertyInfo property => property.SetMethod is { IsPublic: true },
        FieldInfo info => !info.IsInitOnly && !info.IsLiteral,
        _ => false,
    };

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.Property;

    /// <inheritdoc/>
    public override string TypeNameOfValue => ValueType.FullName ?? ValueType.Name;

    /// <inheritdoc/>
    public override object? Value
    {
        get
        {
            try
            {
                return _member is PropertyInfo property ? property.GetValue(_target) : ((FieldInfo)_member).GetValue(_target);
            }
            catch (TargetInvocationException e)
            {
                throw new GetValueInvocationException($"Exception getting \"{Name}\": \"{e.InnerException!.Message}\"", e.InnerException);
            }
        }

        set
        {
            if (!IsSettable)
                throw new SetValueException($"'{Name}' is a ReadOnly property.");
            object? converted = LanguagePrimitives.ConvertTo(value, ValueType);
            try
            {
                if (_member is PropertyInfo property)
                    property.SetValue(_target, converted);
                else
                    ((FieldInfo)_member).SetValue(_target, converted);
            }
            catch (TargetInvocationException e)
            {
                throw new SetValueInvocationException($"Exception setting \"{Name}\": \"{e.InnerException!.Message}\"", e.InnerException);
            }
        }
    }

    private Type ValueType => _member is PropertyInfo property ? property.PropertyType : ((FieldInfo)_member).FieldType;

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new PSProperty(_member, _target);
}

/// <summary>A named group of members.</summary>
public class PSMemberSet : PSMemberInfo
{
    /// <summary>An empty group.</summary>
    public PSMemberSet(string name)
        : this(name, [])
    {
    }

    /// <summary>A group.</summary>
    public PSMemberSet(string name, IEnumerable<PSMemberInfo> members)
    {
        SetMemberName(name);
        List<PSMemberInfo> list = [.. members];
        Members = new MemberCollection<PSMemberInfo>(() => list, list.Add, list.RemoveAll);
    }

    /// <summary>The members.</summary>
    public PSMemberInfoCollection<PSMemberInfo> Members { get; }

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.MemberSet;

    /// <inheritdoc/>
    public override string TypeNameOfValue => typeof(PSMemberSet).FullName!;

    /// <inheritdoc/>
    public override object? Value
    {
        get => this;
        set => throw new ExtendedTypeSystemException($"Cannot set the Value property for PSMemberInfo object of type \"{GetType().FullName}\".");
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new PSMemberSet(Name, Members);
}

/// <summary>A named group of property names.</summary>
public class PSPropertySet : PSMemberInfo
{
    /// <summary>A name and the names it stands for.</summary>
    public PSPropertySet(string name, IEnumerable<string> referencedPropertyNames)
    {
        SetMemberName(name);
        ReferencedPropertyNames = [.. referencedPropertyNames];
    }

    /// <summary>The property names.</summary>
    public Collection<string> ReferencedPropertyNames { get; }

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.PropertySet;

    /// <inheritdoc/>
    public override string TypeNameOfValue => typeof(PSPropertySet).FullName!;

    /// <inheritdoc/>
    public override object? Value
    {
        get => this;
        set => throw new ExtendedTypeSystemException($"Cannot set the Value property for PSMemberInfo object of type \"{GetType().FullName}\".");
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new PSPropertySet(Name, ReferencedPropertyNames);
}

/// <summary>The members of an object, by name.</summary>
/// <typeparam name="T">The kind of member.</typeparam>
public abstract class PSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    /// <summary>Creates a collection.</summary>
    protected PSMemberInfoCollection()
    {
    }

    /// <summary>The member of a name, or null.</summary>
    public abstract T? this[string name] { get; }

    /// <summary>Adds a member.</summary>
    public abstract void Add(T member);

    /// <summary>Adds a member, checked already or not.</summary>
    public abstract void Add(T member, bool preValidated);

    /// <inheritdoc/>
    public abstract IEnumerator<T> GetEnumerator();

    /// <summary>The members whose names match a wildcard pattern.</summary>
    public abstract ReadOnlyPSMemberInfoCollection<T> Match(string name);

    /// <summary>The members of some kinds whose names match a wildcard pattern.</summary>
    public abstract ReadOnlyPSMemberInfoCollection<T> Match(string name, PSMemberTypes memberTypes);

    /// <summary>Removes a member.</summary>
    public abstract void Remove(string name);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Members that were found.</summary>
/// <typeparam name="T">The kind of member.</typeparam>
public class ReadOnlyPSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    private readonly List<T> _members;

    internal ReadOnlyPSMemberInfoCollection(IEnumerable<T> members) => _members = [.. members];

    /// <summary>How many there are.</summary>
    public int Count => _members.Count;

    /// <summary>The member of an index.</summary>
    public T this[int index] => _members[index];

    /// <summary>The member of a name, or null.</summary>
    public T? this[string name] => _members.Find(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public virtual IEnumerator<T> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class MemberCollection<T>(Func<IEnumerable<T>> members, Action<T> add, Func<Predicate<T>, int> remove) : PSMemberInfoCollection<T>
    where T : PSMemberInfo
{
    public override T? this[string name] =>
        members().FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override void Add(T member) => Add(member, preValidated: false);

    public override void Add(T member, bool preValidated)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (members().Any(m => m.IsInstance && m.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)))
            throw new ExtendedTypeSystemException($"The member with the name \"{member.Name}\" is already present.");
        add(member);
    }

    public override IEnumerator<T> GetEnumerator() => members().GetEnumerator();

    public override ReadOnlyPSMemberInfoCollection<T> Match(string name) => Match(name, PSMemberTypes.All);

    public override ReadOnlyPSMemberInfoCollection<T> Match(string name, PSMemberTypes memberTypes)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return new(members().Where(m => (m.MemberType & memberTypes) != 0 && pattern.IsMatch(m.Name)));
    }

    public override void Remove(string name) =>
        remove(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
