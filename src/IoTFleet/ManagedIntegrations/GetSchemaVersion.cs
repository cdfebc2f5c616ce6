using System.Management.Automation;
using System.Runtime.CompilerServices;
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
    private const string Latest = "$latest";

    /// <summary>Schemas: with a version, such as matter.OnOff@1.4, or matter.OnOff@$latest, to get it; without, or wildcard patterns, to list their versions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "CapabilityId", "SchemaVersionedId")]
    [ArgumentCompleter(typeof(SchemaIdCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? SchemaId { get; set; }

    /// <summary>Whether schemas of capabilities are meant, or definitions that those refer to. Capabilities when absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<SchemaVersionType>))]
    public SchemaVersionType? Type { get; set; }

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
        // Kept for the calls to come: by then it may be another input's.
        var type = Type ?? SchemaVersionType.Capability;
        if (SchemaId is null) GetOrList(Kind(null, type), null);
        foreach (var schema in SchemaId ?? [])
            if (schema.Contains('@')) GetOrList(Kind(null, type), [new ResourceReference(schema)], isWanted: (item, cancellation) => IsWantedAsync(item, type, cancellation));
            else if (WildcardPattern.ContainsWildcardCharacters(schema)) GetOrList(Kind(null, type), [new ResourceReference(schema + "@*").For(schema)]);
            else GetOrList(Kind(schema, type), null, cancellation => VersionsAsync(schema, type, cancellation), input: schema);
    }

    private protected override void Write(GetSchemaVersionResponse item) => WriteObject(item.With("Schema", DocumentConversion.ToObject(item.Schema)));

    private async IAsyncEnumerable<IReadOnlyList<SchemaVersionListItem>> VersionsAsync(string schema, SchemaVersionType type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isThere = false;
        await foreach (var page in Kind(schema, type).ListAsync(Service, PageSize, cancellation).ConfigureAwait(false))
        {
            isThere |= page.Count > 0;
            yield return page;
        }

        if (isThere) yield break;

        // One that the filters leave out is there.
        var versions = await Client.ListSchemaVersionsAsync(new ListSchemaVersionsRequest { Type = type, SchemaId = schema, MaxResults = 1 }, cancellation).ConfigureAwait(false);
        if (versions.Items is not { Count: > 0 })
            throw new ResourceNotFoundException($"There is no schema '{schema}' of the type {type}.") { ErrorCode = nameof(ResourceNotFoundException) };
    }

    private async Task<bool> IsWantedAsync(GetSchemaVersionResponse item, SchemaVersionType type, CancellationToken cancellation) =>
        (Namespace is null || Namespace == item.Namespace)
        && (Visibility is null || Visibility == item.Visibility)
        && (SemanticVersion is null || item.SemanticVersion == (SemanticVersion == Latest ? await LatestAsync(item.SchemaId, type, cancellation).ConfigureAwait(false) : SemanticVersion));

    private async Task<string> LatestAsync(string schema, SchemaVersionType type, CancellationToken cancellation) =>
        (await Client.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = type, SchemaVersionedId = $"{schema}@{Latest}" }, cancellation).ConfigureAwait(false)).SemanticVersion;

    private ResourceKind<SchemaVersionListItem, GetSchemaVersionResponse> Kind(string? schemaId, SchemaVersionType type) => new(
        "schema version",
        (session, size, cancellation) => Pages.ReadAsync(
            session.ManagedIntegrations.Paginators.ListSchemaVersions(new ListSchemaVersionsRequest
            {
                Type = type,
                SchemaId = schemaId,
                Namespace = Namespace,
                Visibility = Visibility,
                SemanticVersion = SemanticVersion,
                MaxResults = size,
            }).Responses,
            r => r.Items,
            r => r.NextToken,
            cancellation),
        (session, id, cancellation) => session.ManagedIntegrations.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = type, SchemaVersionedId = id, Format = Format }, cancellation),
        schema => $"{schema.SchemaId}@{schema.SemanticVersion}");
}
