using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes the resources of one kind that the account has: by name where one fits, otherwise by id.</summary>
public abstract class ResourceCompleter : ServiceCompleter
{
    private const int Most = 100;
    private readonly ResourceKind _kind;

    private protected ResourceCompleter(ResourceKind kind) => _kind = kind;

    private protected override async Task<IReadOnlyList<CompletionResult>> FindAsync(FleetSession session, IDictionary bound, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        var found = new List<CompletionResult>();
        await foreach (var page in _kind.NamesAsync(session, cancellation).ConfigureAwait(false))
        {
            foreach (var one in page)
                if (!_kind.HasSecretNames && one.Name is { Length: > 0 } name && isWanted(name)) found.Add(Result(name, $"{name} ({one.Id})"));
                else if (isWanted(one.Id)) found.Add(Result(one.Id, one.Name is null || _kind.HasSecretNames ? one.Id : $"{one.Name} ({one.Id})"));
            if (found.Count >= Most) break;
        }

        return found;
    }
}
