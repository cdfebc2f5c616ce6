using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>Reads what connectors say in Matter's terms into the service's own.</summary>
internal static class MatterReport
{
    internal static CapabilityReport ToCapabilityReport(MatterCapabilityReport report) => new()
    {
        Version = report.Version,
        NodeId = report.NodeId,
        Endpoints = report.Endpoints.ConvertAll(endpoint => new CapabilityReportEndpoint
        {
            Id = endpoint.Id,
            DeviceTypes = endpoint.DeviceTypes,
            Capabilities = endpoint.Clusters.ConvertAll(ToCapability),
        }),
    };

    /// <summary>The attributes of a cluster by the names of the capability's properties.</summary>
    internal static IEnumerable<(string Property, Document Value)> Properties(MatterCluster cluster, Capability capability)
    {
        if (!cluster.Attributes.IsDictionary()) yield break;
        foreach (var attribute in cluster.Attributes.AsDictionary())
            if (capability.PropertyOf(attribute.Key) is { } property)
                yield return (property.Name, attribute.Value);
    }

    private static CapabilityReportCapability ToCapability(MatterCapabilityReportCluster cluster)
    {
        var known = CapabilityCatalog.FindCluster(cluster.Id);
        return new CapabilityReportCapability
        {
            Id = cluster.PublicId ?? known?.Id ?? $"matter.Cluster{cluster.Id}@1.4",
            Name = cluster.Name ?? known?.Title ?? $"Cluster {cluster.Id}",
            Version = cluster.Revision!.Value.ToString(),
            Properties = (cluster.Attributes ?? []).Select(a => Name(a, known)).Where(n => n is not null).ToList()!,
            Actions = known?.Report.Actions ?? [],
            Events = known?.Report.Events ?? [],
        };
    }

    private static string? Name(MatterCapabilityReportAttribute attribute, Capability? known) =>
        attribute.Name ?? (attribute.Id is { } id ? known?.PropertyOf(id)?.Name ?? $"Attribute {id}" : null);
}
