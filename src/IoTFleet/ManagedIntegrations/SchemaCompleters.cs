using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes something of the schemas' versions that fit the arguments given.</summary>
public abstract class SchemaVersionCompleter : AccountCompleter
{
    private readonly Func<SchemaVersionListItem, Candidate> _candidate;

    private protected SchemaVersionCompleter(Func<SchemaVersionListItem, Candidate> candidate)
        : base("Type", "SchemaId", "Namespace", "Visibility", "SemanticVersion") => _candidate = candidate;

    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation)
    {
        var request = new ListSchemaVersionsRequest
        {
            Type = given.Text("Type") ?? SchemaVersionType.Capability.Value,
            SchemaId = given.Text("SchemaId") is { } schema && !WildcardPattern.ContainsWildcardCharacters(schema) ? schema : null,
            Namespace = given.Text("Namespace"),
            Visibility = given.Text("Visibility") is { } visibility ? SchemaVersionVisibility.FindValue(visibility) : null,
            SemanticVersion = given.Text("SemanticVersion"),
        };
        return Pages.ReadAsync(session.ManagedIntegrations.Paginators.ListSchemaVersions(request).Responses, r => r.Items, r => r.NextToken, cancellation).Select(_candidate);
    }
}

/// <summary>Completes schemas with their versions, such as matter.OnOff@1.4.</summary>
public sealed class SchemaIdCompleter() : SchemaVersionCompleter(schema => new Candidate($"{schema.SchemaId}@{schema.SemanticVersion}", null, schema.Description));

/// <summary>Completes namespaces of schemas.</summary>
public sealed class SchemaNamespaceCompleter() : SchemaVersionCompleter(schema => new Candidate(schema.Namespace ?? ""));

/// <summary>Completes versions of schemas.</summary>
public sealed class SchemaSemanticVersionCompleter() : SchemaVersionCompleter(schema => new Candidate(schema.SemanticVersion ?? ""));
