using System.Runtime.CompilerServices;

namespace IoTFleet.Core.Completion;

/// <summary>Makes candidates of what the services list.</summary>
public static class CandidatePages
{
    /// <summary>A candidate of each item, page by page.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Candidate>> Select<T>(this IAsyncEnumerable<IReadOnlyList<T>> pages, Func<T, Candidate> candidate) =>
        SelectMany(pages, item => [candidate(item)]);

    /// <summary>The candidates of each item, page by page.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Candidate>> SelectMany<T>(
        this IAsyncEnumerable<IReadOnlyList<T>> pages, Func<T, IEnumerable<Candidate>> candidates, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in pages.WithCancellation(cancellation).ConfigureAwait(false)) yield return page.SelectMany(candidates).ToList();
    }

    /// <summary>Candidates that one call gives, as the only page.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Candidate>> Once(Task<IReadOnlyList<Candidate>> candidates)
    {
        yield return await candidates.ConfigureAwait(false);
    }
}
