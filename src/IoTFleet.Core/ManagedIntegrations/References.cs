using System.Collections.Concurrent;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>Finds the ids of resources that were named. A list that is read for a name is kept for the names to come.</summary>
public sealed class References(FleetSession session)
{
    private readonly ConcurrentDictionary<ResourceKind, Lazy<Task<ILookup<string, string>>>> _names = new();

    /// <summary>Where the resources are.</summary>
    public FleetSession Session => session;

    /// <summary>The id of what a reference names.</summary>
    /// <exception cref="ResourceNotFoundException">There is none.</exception>
    /// <exception cref="AmbiguousNameException">Several have the name.</exception>
    public async Task<string> IdAsync(ResourceKind kind, ResourceReference reference, CancellationToken cancellation)
    {
        if (reference.Id is { } id) return id;
        if (!kind.HasNames) return reference.Text;
        if (reference.MayBeId && await kind.ExistsAsync(session, reference.Text, cancellation).ConfigureAwait(false)) return reference.Text;
        var ids = await NamedAsync(kind, reference, cancellation).ConfigureAwait(false);
        return ids.Count == 1 ? ids[0] : throw new AmbiguousNameException(kind.Noun, ids);
    }

    /// <summary>The id of what a reference names, or null when there is no reference.</summary>
    public async Task<string?> MaybeIdAsync(ResourceKind kind, ResourceReference? reference, CancellationToken cancellation) =>
        reference is null ? null : await IdAsync(kind, reference, cancellation).ConfigureAwait(false);

    internal async Task<IReadOnlyList<string>> NamedAsync(ResourceKind kind, ResourceReference reference, CancellationToken cancellation)
    {
        var names = await _names.GetOrAdd(kind, k => new(() => ReadAsync(k, cancellation))).Value.ConfigureAwait(false);
        return names[reference.Text].ToList() is { Count: > 0 } ids
            ? ids
            : throw new ResourceNotFoundException($"There is no {kind.Noun} with {(kind.HasSecretNames ? "this id or name" : $"the id or name '{reference.Text}'")}.") { ErrorCode = nameof(ResourceNotFoundException) };
    }

    private async Task<ILookup<string, string>> ReadAsync(ResourceKind kind, CancellationToken cancellation)
    {
        var all = new List<NamedResource>();
        await foreach (var page in kind.NamesAsync(session, cancellation).ConfigureAwait(false)) all.AddRange(page);
        return all.Where(r => r.Name is not null).ToLookup(r => r.Name!, r => r.Id, StringComparer.OrdinalIgnoreCase);
    }
}
