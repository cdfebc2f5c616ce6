using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>A capability that the service has a schema of.</summary>
internal sealed class Capability(
    string ns, string name, string title, string version, int cluster, int revision, CapabilityProperty[] properties, string[] actions, string[] events)
{
    /// <summary>The part of the identity that the namespaces share, such as OnOff.</summary>
    internal string Name { get; } = name;

    internal string Title { get; } = title;

    internal string Namespace { get; } = ns;

    internal string Version { get; } = version;

    /// <summary>The schema's identity, such as matter.OnOff.</summary>
    internal string SchemaId => $"{Namespace}.{Name}";

    /// <summary>The identity with its version, such as matter.OnOff@1.4.</summary>
    internal string Id => $"{SchemaId}@{Version}";

    /// <summary>The number of the Matter cluster.</summary>
    internal int Cluster { get; } = cluster;

    internal IReadOnlyList<CapabilityProperty> Properties { get; } = properties;

    internal IReadOnlyList<string> Actions { get; } = actions;

    internal string Description => $"{Title} capability of the {Namespace} namespace";

    internal CapabilityReportCapability Report { get; } = new()
    {
        Id = $"{ns}.{name}@{version}",
        Name = title,
        Version = revision.ToString(),
        Properties = properties.Select(p => p.Name).ToList(),
        Actions = [.. actions],
        Events = [.. events],
    };

    internal CapabilityProperty? Property(string property) => Properties.FirstOrDefault(p => p.Name == property);

    /// <summary>The property behind a Matter attribute, given by its number or by its name.</summary>
    internal CapabilityProperty? PropertyOf(string attribute) =>
        CapabilityCatalog.Number(attribute) is { } number ? Properties.FirstOrDefault(p => p.Attribute == number) : Property(attribute);

    /// <summary>The schema in the service's own format, or as the Matter cluster it stands for.</summary>
    internal Document Schema(SchemaVersionFormat? format)
    {
        var isCluster = format == SchemaVersionFormat.ZCL;
        return Json.Object(
            ("$id", new Document($"/schema-versions/capability/{Id}")),
            ("name", new Document(isCluster ? Name : Title)),
            ("title", new Document(Title)),
            ("description", new Document(Description)),
            ("$ref", new Document("/schema-versions/definition/aws.capability@1.0")),
            ("extrinsicId", new Document($"0x{Cluster:x4}")),
            ("extrinsicVersion", new Document(Report.Version)),
            (isCluster ? "attributes" : "properties", new Document(Properties.ToDictionary(p => p.Name, p => p.Schema))),
            (isCluster ? "commands" : "actions", new Document(Actions.ToDictionary(a => a, a => Json.Object(("name", new Document(a)))))),
            ("events", new Document(Report.Events.ToDictionary(e => e, e => Json.Object(("name", new Document(e)))))));
    }
}
