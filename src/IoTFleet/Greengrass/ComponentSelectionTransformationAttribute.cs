using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Takes the components of a deployment as names, as @{ Name = 'version' }, as @{ Name = @{ Version; Merge; Reset; RunWith } },
/// as JSON of that form, as ARNs, as objects that have a component's name and version, or as rows with such columns.
/// </summary>
public sealed class ComponentSelectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Selections(inputData).ToArray();

    private static IEnumerable<ComponentSelection> Selections(object? input)
    {
        switch (StructuredArgument.Unwrap(input))
        {
            case null:
                throw new ArgumentTransformationMetadataException("A component is missing: one of the values is null.");
            case ComponentSelection selection:
                return [selection];
            case string text when text.TrimStart().StartsWith("{", StringComparison.Ordinal):
                return Table(JsonValue.Parse(text, "The components"));
            case string arn when arn.StartsWith("arn:", StringComparison.Ordinal):
                var named = ComponentReferenceTransformationAttribute.Parse(arn);
                return [new ComponentSelection(named.Name) { Version = named.Version }];
            case string name:
                return [new ComponentSelection(name)];
            case IDictionary table:
                return Table(table);
            case IEnumerable list:
                return list.Cast<object?>().SelectMany(Selections);
            case { } other:
                return [Component(other)];
        }
    }

    private static IEnumerable<ComponentSelection> Table(object table) =>
        StructuredArgument.Read(table, "The components")!.Members.Select(member => Component(member.Key, member.Value));

    private static ComponentSelection Component(string name, object? value)
    {
        if (value is null) return new ComponentSelection(name);
        if (value is string or Version) return new ComponentSelection(name) { Version = value.ToString() };
        if (value is ComponentDeploymentSpecification given) return new ComponentSelection(name) { Version = given.ComponentVersion, Configuration = given.ConfigurationUpdate, RunWith = given.RunWith };
        var members = StructuredArgument.Read(value, $"The component '{name}'")?.Only("Version", "Merge", "Reset", "RunWith")
            ?? throw new ArgumentTransformationMetadataException($"The component '{name}' takes a version or @{{ Version; Merge; Reset; RunWith }}, not a {value.GetType().Name}.");
        return new ComponentSelection(name)
        {
            Version = members.Get<string>("Version"),
            Configuration = Configuration(name, members),
            RunWith = members["RunWith"] is { } runWith ? RunWith(name, runWith) : null,
        };
    }

    private static ComponentConfigurationUpdate? Configuration(string name, StructuredArgument members) =>
        members["Merge"] is null && members["Reset"] is null
            ? null
            : new ComponentConfigurationUpdate
            {
                Merge = members["Merge"] is { } merge ? JsonText.Of(merge, $"The Merge of component '{name}'") : null,
                Reset = members.Get<string[]>("Reset")?.ToList(),
            };

    private static ComponentRunWith RunWith(string name, object value)
    {
        if (value is ComponentRunWith typed) return typed;
        var members = StructuredArgument.Read(value, $"The RunWith of component '{name}'")?.Only("PosixUser", "WindowsUser", "Memory", "Cpus")
            ?? throw new ArgumentTransformationMetadataException($"The RunWith of component '{name}' takes @{{ PosixUser; WindowsUser; Memory; Cpus }}.");
        return new ComponentRunWith
        {
            PosixUser = members.Get<string>("PosixUser"),
            WindowsUser = members.Get<string>("WindowsUser"),
            SystemResourceLimits = members["Memory"] is null && members["Cpus"] is null
                ? null
                : new SystemResourceLimits { Memory = members.Get<long?>("Memory"), Cpus = members.Get<double?>("Cpus") },
        };
    }

    // The objects of Get-GGComponent have their latest version one level down. A row may say more than name and version.
    private static ComponentSelection Component(object other)
    {
        if (other is Component listed) return new ComponentSelection(listed.ComponentName) { Version = listed.LatestVersion?.ComponentVersion };
        var component = ComponentReferenceTransformationAttribute.Of(other) ?? throw ComponentReferenceTransformationAttribute.NoComponent(other);
        var selection = new ComponentSelection(component.Name) { Version = component.Version };
        return !Columns.IsRow(other) ? selection : selection with
        {
            Configuration = Configuration(component.Name, StructuredArgument.Read(other, "The component")!),
            RunWith = Columns.Value(other, "RunWith") is { } runWith ? RunWith(component.Name, runWith) : null,
        };
    }
}
