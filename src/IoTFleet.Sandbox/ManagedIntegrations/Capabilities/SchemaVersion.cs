using Amazon.IoTManagedIntegrations;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>One version of a schema, as the service keeps it.</summary>
internal sealed record SchemaVersion(
    SchemaVersionType Type, string SchemaId, string Namespace, string Version, string Description, Func<SchemaVersionFormat?, Document> Document)
{
    private string Key => $"{Type} {SchemaId}@{Version}";

    internal bool Is(string version) => version == "$latest" || version == Version;

    /// <summary>All capabilities, and the type definitions that their schemas are made of.</summary>
    internal static Table<SchemaVersion> Catalog()
    {
        var table = new Table<SchemaVersion>(s => s.Key);
        foreach (var capability in CapabilityCatalog.All)
            table.Add(new(SchemaVersionType.Capability, capability.SchemaId, capability.Namespace, capability.Version, capability.Description, capability.Schema));
        table.Add(Definition("aws", "capability", "1.0", "object", "properties, actions and events of a device"));
        table.Add(Definition("aws", "percent", "1.0", "integer", "share of a whole from 0 to 100"));
        table.Add(Definition("matter", "level", "1.4", "integer", "level of a dimmable device from 0 to 254"));
        table.Add(Definition("matter", "temperature", "1.4", "integer", "temperature in hundredths of a degree Celsius"));
        return table;
    }

    private static SchemaVersion Definition(string ns, string name, string version, string jsonType, string description)
    {
        var schema = Json.Object(
            ("$id", new Document($"/schema-versions/definition/{ns}.{name}@{version}")),
            ("title", new Document(name)),
            ("description", new Document(description)),
            ("type", new Document(jsonType)));
        return new(SchemaVersionType.Definition, $"{ns}.{name}", ns, version, description, _ => schema);
    }
}
