using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A kind of resource that the service lists: what it is called, and how one is found by its name.</summary>
public abstract class ResourceKind
{
    private protected ResourceKind(string noun) => Noun = noun;

    /// <summary>What one of them is called.</summary>
    public string Noun { get; }

    /// <summary>Whether the service takes the names for sensitive: then messages leave them out.</summary>
    public bool HasSecretNames { get; init; }

    /// <summary>Whether they have names beside their ids.</summary>
    public abstract bool HasNames { get; }

    /// <summary>A resource in words, for questions and messages.</summary>
    public string Words(ResourceReference reference) =>
        reference.Name is { } name && !HasSecretNames && name != reference.Text ? $"{Noun} '{name}' ({reference.Text})"
        : HasSecretNames && reference.Id is null ? $"{Noun} with the name given"
        : $"{Noun} '{reference.Text}'";

    /// <summary>Ids and names of all of them, page by page.</summary>
    public abstract IAsyncEnumerable<IReadOnlyList<NamedResource>> NamesAsync(FleetSession session, CancellationToken cancellation);

    /// <summary>Whether there is one with this id.</summary>
    internal abstract Task<bool> ExistsAsync(FleetSession session, string id, CancellationToken cancellation);
}
