using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace IoTFleet.Pipeline;

/// <summary>
/// Makes the services' structures of hashtables and objects, member by member. A member that a structure does not have is
/// an error that names those it has. Messages hold no values: some of them are confidential.
/// </summary>
internal static class Structures
{
    /// <summary>A value as the type that a member has.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value is not of the type's form.</exception>
    internal static object? Make(Type type, object? value, string what)
    {
        if (type == typeof(Document)) return DocumentConversion.FromObject(value, what);
        if (StructuredArgument.Unwrap(value) is not { } given) return null;
        if (type.IsInstanceOfType(given)) return given;
        if (typeof(ConstantClass).IsAssignableFrom(type)) return Activator.CreateInstance(type, StructuredArgument.Plain(given)?.ToString());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)) return List(type, given, what);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return Table(type, given, what);
        if (type == typeof(string) || type.IsValueType)
            return LanguagePrimitives.TryConvertTo(given, Nullable.GetUnderlyingType(type) ?? type, out var converted)
                ? converted
                : throw new ArgumentTransformationMetadataException($"{what} takes a {(Nullable.GetUnderlyingType(type) ?? type).Name}, not a {given.GetType().Name}.");
        return Structure(type, given, what);
    }

    private static object Structure(Type type, object value, string what)
    {
        var members = Members(type);
        var given = StructuredArgument.Read(value, what)
            ?? throw new ArgumentTransformationMetadataException($"{what} takes @{{ {string.Join("; ", members.Select(m => m.Name))} }}, not a {value.GetType().Name}.");
        given.Only(members.Select(m => m.Name).ToArray());
        var structure = Activator.CreateInstance(type)!;
        foreach (var member in members)
            if (given[member.Name] is { } content)
                member.SetValue(structure, Make(member.PropertyType, content, $"The {member.Name} of {char.ToLowerInvariant(what[0])}{what.Substring(1)}"));
        return structure;
    }

    // Members that the service has given up are not for new work.
    private static PropertyInfo[] Members(Type type) =>
        type.GetProperties().Where(p => p.CanWrite && p.GetCustomAttribute<ObsoleteAttribute>() is null).ToArray();

    private static IList List(Type type, object value, string what)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        var items = value is IEnumerable and not (string or IDictionary) ? (IEnumerable)value : new[] { value };
        foreach (var item in items) list.Add(Make(type.GenericTypeArguments[0], item, what));
        return list;
    }

    private static IDictionary Table(Type type, object value, string what)
    {
        var table = (IDictionary)Activator.CreateInstance(type)!;
        var members = StructuredArgument.Read(value, what) ?? throw new ArgumentTransformationMetadataException($"{what} takes @{{ Name = 'value' }}, not a {value.GetType().Name}.");
        foreach (var member in members.Members) table[member.Key] = Make(type.GenericTypeArguments[1], member.Value, what);
        return table;
    }
}
