using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private static readonly Table<SchemaVersion> SchemaVersions = SchemaVersion.Catalog();

    protected override GetSchemaVersionResponse GetSchemaVersion(GetSchemaVersionRequest request)
    {
        var id = CapabilityCatalog.SchemaIdOf(request.SchemaVersionedId);
        var version = CapabilityCatalog.VersionOf(request.SchemaVersionedId);
        var schema = SchemaVersions.All.LastOrDefault(s => s.Type == request.Type && s.SchemaId == id && s.Is(version))
            ?? throw NotFound("schema-version", request.SchemaVersionedId);
        return new GetSchemaVersionResponse
        {
            SchemaId = schema.SchemaId,
            Type = schema.Type,
            Description = schema.Description,
            Namespace = schema.Namespace,
            SemanticVersion = schema.Version,
            Visibility = SchemaVersionVisibility.PUBLIC,
            Schema = schema.Document(request.Format),
        };
    }

    protected override ListSchemaVersionsResponse ListSchemaVersions(ListSchemaVersionsRequest request)
    {
        bool Matches(SchemaVersion schema) =>
            schema.Type == request.Type
            && (request.SchemaId is null || schema.SchemaId == request.SchemaId)
            && (request.Namespace is null || schema.Namespace == request.Namespace)
            && (request.Visibility is null || request.Visibility == SchemaVersionVisibility.PUBLIC)
            && (request.SemanticVersion is null || schema.Is(request.SemanticVersion));

        var (items, next) = Page(
            SchemaVersions, request.MaxResults, request.NextToken, Matches,
            request.Type, request.SchemaId, request.Namespace, request.Visibility?.Value, request.SemanticVersion);
        return new ListSchemaVersionsResponse
        {
            Items = items.ConvertAll(s => new SchemaVersionListItem
            {
                SchemaId = s.SchemaId,
                Type = s.Type,
                Description = s.Description,
                Namespace = s.Namespace,
                SemanticVersion = s.Version,
                Visibility = SchemaVersionVisibility.PUBLIC,
            }),
            NextToken = next,
        };
    }
}
