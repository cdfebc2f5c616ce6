using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists versions of schemas, or gets those that are given with their version, such as matter.OnOff@1.4, with the schema itself.</summary>
[Cmdlet(VerbsCommon.Get, "MISchemaVersion")]
[OutputType(typeof(SchemaVersionListItem), typeof(GetSchemaVersionResponse))]
public sealed class GetSchemaVersion : GetResourceCmdlet<SchemaVersionListItem, GetSchemaVersionResponse>
{
    /// <summary>Schemas: with a version, such as matter.OnOff@1.4, or matter.OnOff@$latest, to get it; without, or wildcard patterns, to list their versions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "CapabilityId", "SchemaVersionedId")]
    [ArgumentCompleter(typeof(SchemaIdCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? SchemaId { get; set; }

    /// <summary>Whether schemas of capabilities are meant, or definitions that those refer to. Capabilities when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<SchemaVersionType>))]
    public SchemaVersionType Type { get; set; } = SchemaVersionType.Capability;

    /// <summary>Only schemas of this namespace, such as matter or aws.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SchemaNamespaceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Only PUBLIC schemas, or only PRIVATE ones, which are your own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<SchemaVersionVisibility>))]
    public SchemaVersionVisibility? Visibility { get; set; }

    /// <summary>Only this version, such as 1.4 or $latest.</summary>
    [Parameter]
    [Alias("Version")]
    [ArgumentCompleter(typeof(SchemaSemanticVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SemanticVersion { get; set; }

    /// <summary>In what form the schema is to be: AWS, ZCL or CONNECTOR.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<SchemaVersionFormat>))]
    public SchemaVersionFormat? Format { get; set; }

    private protected override void Process()
    {
        if (SchemaId is null) GetOrList(Kind(null), null);
        foreach (var schema in SchemaId ?? [])
            if (schema.Contains('@')) GetOrList(Kind(null), [new ResourceReference(schema)]);
            else if (WildcardPattern.ContainsWildcardCharacters(schema)) GetOrList(Kind(null), [new ResourceReference(schema + "@*").For(schema)]);
            else GetOrList(Kind(schema), null, input: schema);
    }

    private protected override void Write(GetSchemaVersionResponse item) => WriteObject(item.With("Schema", DocumentConversion.ToObject(item.Schema)));

    private ResourceKind<SchemaVersionListItem, GetSchemaVersionResponse> Kind(string? schemaId) => new(
        "schema version",
        (session, size, cancellation) => Pages.ReadAsync(
            session.ManagedIntegrations.Paginators.ListSchemaVersions(new ListSchemaVersionsRequest
            {
                Type = Type,
                SchemaId = schemaId,
                Namespace = Namespace,
                Visibility = Visibility,
                SemanticVersion = SemanticVersion,
                MaxResults = size,
            }).Responses,
            r => r.Items,
            r => r.NextToken,
            cancellation),
        (session, id, cancellation) => session.ManagedIntegrations.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = Type, SchemaVersionedId = id, Format = Format }, cancellation),
        schema => $"{schema.SchemaId}@{schema.SemanticVersion}");
}
