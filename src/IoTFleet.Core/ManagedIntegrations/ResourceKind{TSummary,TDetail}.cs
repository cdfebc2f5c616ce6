using System.Runtime.CompilerServices;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A kind of resource, with its form in lists and its form in full.</summary>
/// <typeparam name="TSummary">What a list has of one.</typeparam>
/// <typeparam name="TDetail">One in full.</typeparam>
/// <param name="noun">What one is called.</param>
/// <param name="list">Lists all, in pages of a size.</param>
/// <param name="get">Gets one in full by its id.</param>
/// <param name="id">The id of a listed one.</param>
/// <param name="name">The name of a listed one; absent where ids are all there is.</param>
public sealed class ResourceKind<TSummary, TDetail>(
    string noun,
    Func<FleetSession, int?, CancellationToken, IAsyncEnumerable<IReadOnlyList<TSummary>>> list,
    Func<FleetSession, string, CancellationToken, Task<TDetail>> get,
    Func<TSummary, string> id,
    Func<TSummary, string?>? name = null) : ResourceKind(noun)
    where TSummary : class
    where TDetail : class
{
    /// <inheritdoc />
    public override bool HasNames => name is not null;

    /// <summary>The id of a listed one.</summary>
    public string IdOf(TSummary summary) => id(summary);

    /// <summary>The name of a listed one, or null.</summary>
    public string? NameOf(TSummary summary) => name?.Invoke(summary);

    /// <summary>Lists all of them, page by page.</summary>
    public IAsyncEnumerable<IReadOnlyList<TSummary>> ListAsync(FleetSession session, int? pageSize, CancellationToken cancellation) => list(session, pageSize, cancellation);

    /// <summary>Gets what a reference names: one, or all that have the name.</summary>
    /// <exception cref="ResourceNotFoundException">There is none.</exception>
    public async Task<IReadOnlyList<TDetail>> FindAsync(References references, ResourceReference reference, CancellationToken cancellation)
    {
        if (reference.Id is { } known) return [await get(references.Session, known, cancellation).ConfigureAwait(false)];
        if (!HasNames) return [await get(references.Session, reference.Text, cancellation).ConfigureAwait(false)];
        if (reference.MayBeId)
            try
            {
                return [await get(references.Session, reference.Text, cancellation).ConfigureAwait(false)];
            }
            catch (Exception e) when (IsNoId(e))
            {
                // Then it is a name.
            }

        var found = new List<TDetail>();
        foreach (var named in await references.NamedAsync(this, reference, cancellation).ConfigureAwait(false))
            found.Add(await get(references.Session, named, cancellation).ConfigureAwait(false));
        return found;
    }

    /// <summary>Listed ones in full, with overlapping calls. One that was deleted meanwhile is left out.</summary>
    public IAsyncEnumerable<IReadOnlyList<Outcome<TSummary, TDetail>>> DetailAsync(
        FleetSession session, IAsyncEnumerable<IReadOnlyList<TSummary>> pages, int limit, CancellationToken cancellation) =>
        Overlap.SelectAsync<TSummary, TDetail>(
            pages,
            limit,
            async (summary, stop) =>
            {
                try
                {
                    return await get(session, id(summary), stop).ConfigureAwait(false);
                }
                catch (ResourceNotFoundException)
                {
                    return null;
                }
            },
            cancellation);

    /// <inheritdoc />
    public override async IAsyncEnumerable<IReadOnlyList<NamedResource>> NamesAsync(FleetSession session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in list(session, null, cancellation).ConfigureAwait(false))
            yield return page.Select(summary => new NamedResource(id(summary), NameOf(summary))).ToList();
    }

    internal override async Task<bool> ExistsAsync(FleetSession session, string id, CancellationToken cancellation)
    {
        try
        {
            await get(session, id, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (IsNoId(e))
        {
            return false;
        }
    }

    // The ids of some kinds have only letters and digits: other text is not valid to the service.
    private static bool IsNoId(Exception e) => e is ResourceNotFoundException or ValidationException;
}
