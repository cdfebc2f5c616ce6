using System.Management.Automation;
using System.Runtime.CompilerServices;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>A cmdlet that lists resources of one kind, or gets those that are given.</summary>
/// <remarks>
/// Without an argument the whole list is written, while its next page is fetched already. A name is looked for in
/// the list, so that ids and ARNs cost fewer calls.
/// </remarks>
/// <typeparam name="TSummary">What a list has of one.</typeparam>
/// <typeparam name="TDetail">One in full.</typeparam>
public abstract class GetResourceCmdlet<TSummary, TDetail> : ManagedIntegrationsCmdlet
    where TSummary : class
    where TDetail : class
{
    /// <summary>Gets every listed one in full: one call more for each.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    /// <summary>Gets those given; those whose names match, for wildcards; all of them when none is given.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="given">Those given, or null.</param>
    /// <param name="list">Lists them with the cmdlet's filters; all when absent.</param>
    /// <param name="isWanted">Whether one that was given passes the cmdlet's filters.</param>
    /// <param name="input">What the list is for, where it is for an input.</param>
    private protected void GetOrList(
        ResourceKind<TSummary, TDetail> kind,
        ResourceReference[]? given,
        Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<TSummary>>>? list = null,
        Func<TDetail, CancellationToken, Task<bool>>? isWanted = null,
        object? input = null)
    {
        list ??= cancellation => kind.ListAsync(Service, PageSize, cancellation);
        if (given is null) List(input, kind, list, _ => true);
        foreach (var reference in given ?? [])
            if (WildcardPattern.ContainsWildcardCharacters(reference.Text)) List(reference.Input, kind, list, Matcher(kind, reference.Text));
            else
                Start(reference.Input, kind.Words(reference), async (emit, cancellation) =>
                {
                    foreach (var item in await kind.FindAsync(References, reference, cancellation).ConfigureAwait(false))
                        if (isWanted is null || await isWanted(item, cancellation).ConfigureAwait(false))
                            _ = emit(() => Write(item));
                });
    }

    /// <summary>Gets those given, or all, that belong to another resource; to any when none is named.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="given">Those given, or null.</param>
    /// <param name="ownerKind">The kind of what they belong to.</param>
    /// <param name="owner">What they must belong to, or null.</param>
    /// <param name="list">Lists those of an owner, by its id; all when that is null.</param>
    /// <param name="ownerOf">The id of what one belongs to.</param>
    private protected void GetOrListOf(
        ResourceKind<TSummary, TDetail> kind,
        ResourceReference[]? given,
        ResourceKind ownerKind,
        ResourceReference? owner,
        Func<string?, CancellationToken, IAsyncEnumerable<IReadOnlyList<TSummary>>> list,
        Func<TDetail, string?> ownerOf)
    {
        Task<string?> OwnerAsync(CancellationToken cancellation) => References.MaybeIdAsync(ownerKind, owner, cancellation);
        GetOrList(kind, given, ListAsync, async (item, cancellation) => owner is null || await OwnerAsync(cancellation).ConfigureAwait(false) == ownerOf(item));

        async IAsyncEnumerable<IReadOnlyList<TSummary>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            var id = await OwnerAsync(cancellation).ConfigureAwait(false);
            await foreach (var page in list(id, cancellation).ConfigureAwait(false)) yield return page;
        }
    }

    /// <summary>Writes one in full.</summary>
    private protected virtual void Write(TDetail item) => WriteObject(item);

    private void List(object? input, ResourceKind<TSummary, TDetail> kind, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<TSummary>>> list, Func<TSummary, bool> isMatch)
    {
        var what = $"list of {kind.Noun}s";
        if (!Detailed)
            RunList(input, what, list, item =>
            {
                if (isMatch(item)) WriteObject(item);
            });
        else
            RunList(input, what, cancellation => kind.DetailAsync(Service, Matching(list(cancellation), isMatch), ThrottleLimit, cancellation), outcome =>
            {
                var id = kind.IdOf(outcome.Input);
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"{kind.Noun} '{id}'", outcome.Input, Service));
                else if (outcome.Value is { } item) Write(item);
            });
    }

    private static async IAsyncEnumerable<IReadOnlyList<TSummary>> Matching(IAsyncEnumerable<IReadOnlyList<TSummary>> pages, Func<TSummary, bool> isMatch)
    {
        await foreach (var page in pages.ConfigureAwait(false)) yield return page.Where(isMatch).ToList();
    }

    private static Func<TSummary, bool> Matcher(ResourceKind<TSummary, TDetail> kind, string text)
    {
        var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase);
        return item => (kind.NameOf(item) is { } name && pattern.IsMatch(name)) || pattern.IsMatch(kind.IdOf(item));
    }
}
