using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>
/// The components of the account and of AWS, read when something is first looked for: the service knows components by
/// ARN only, and an account's number is in no name.
/// </summary>
public sealed class ComponentCatalog(FleetSession session)
{
    private readonly object _gate = new();
    private Task<IReadOnlyList<Component>>? _own;
    private Task<IReadOnlyList<Component>>? _provided;

    /// <summary>The component that a reference names. The account's own components hide those of AWS that have the same name, as they do for the service.</summary>
    /// <param name="reference">What is looked for.</param>
    /// <param name="scope">Where to look; in both when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ComponentNotFoundException">There is none.</exception>
    public async Task<Component> FindAsync(ComponentReference reference, ComponentVisibilityScope? scope = null, CancellationToken cancellation = default)
    {
        foreach (var place in scope is null ? new[] { ComponentVisibilityScope.PRIVATE, ComponentVisibilityScope.PUBLIC } : [scope])
            foreach (var component in await AllAsync(place, cancellation).ConfigureAwait(false))
                if (component.ComponentName == reference.Name && (reference.Arn is null || component.Arn == reference.Arn)) return component;
        var owner = scope is null ? ", neither of this account nor of AWS," : scope == ComponentVisibilityScope.PUBLIC ? " of AWS" : " of this account";
        throw new ComponentNotFoundException($"There is no component '{reference.Arn ?? reference.Name}'{owner} in {session.Region}.");
    }

    /// <summary>The ARN of the component that a reference names.</summary>
    /// <exception cref="ComponentNotFoundException">There is none.</exception>
    public async Task<string> ArnAsync(ComponentReference reference, CancellationToken cancellation = default) =>
        reference.Arn ?? (await FindAsync(reference, null, cancellation).ConfigureAwait(false)).Arn;

    /// <summary>The ARN of the version that a reference names, or of the latest one when it names none.</summary>
    /// <exception cref="ComponentNotFoundException">There is no such component.</exception>
    public async Task<string> VersionArnAsync(ComponentReference reference, ComponentVisibilityScope? scope = null, CancellationToken cancellation = default)
    {
        if (reference.VersionArn is { } known) return known;
        var component = await FindAsync(reference, scope, cancellation).ConfigureAwait(false);
        if (reference.Version is { } version) return (ComponentReference.Parse(component.Arn) with { Version = version }).VersionArn!;
        return component.LatestVersion?.Arn ?? throw new ComponentNotFoundException($"The component '{component.ComponentName}' has no version.");
    }

    /// <summary>All components of a scope.</summary>
    public Task<IReadOnlyList<Component>> AllAsync(ComponentVisibilityScope scope, CancellationToken cancellation = default)
    {
        // Asked for by many at once, read once.
        lock (_gate)
            return scope == ComponentVisibilityScope.PUBLIC ? _provided ??= ReadAsync(scope, cancellation) : _own ??= ReadAsync(scope, cancellation);
    }

    /// <summary>The components of a scope, page by page, read anew.</summary>
    /// <param name="session">Where to ask.</param>
    /// <param name="scope">Those of the account or those of AWS.</param>
    /// <param name="pageSize">How many components a page has; the service's own size when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IAsyncEnumerable<IReadOnlyList<Component>> ListAsync(
        FleetSession session, ComponentVisibilityScope? scope, int? pageSize = null, CancellationToken cancellation = default) =>
        Pages.ReadAsync(
            session.Greengrass.Paginators.ListComponents(new ListComponentsRequest { Scope = scope, MaxResults = pageSize }).Responses,
            r => r.Components,
            r => r.NextToken,
            cancellation);

    private async Task<IReadOnlyList<Component>> ReadAsync(ComponentVisibilityScope scope, CancellationToken cancellation)
    {
        var components = new List<Component>();
        await foreach (var page in ListAsync(session, scope, null, cancellation).ConfigureAwait(false)) components.AddRange(page);
        return components;
    }
}
