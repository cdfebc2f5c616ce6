using System.Runtime.CompilerServices;

namespace IoTFleet.Core.FanOut;

/// <summary>Does something for every item of a list read page by page, many at once, in the order of the list.</summary>
public static class Overlap
{
    /// <summary>The outcome for every item, page by page. An item's failure does not end the others.</summary>
    /// <param name="pages">The list.</param>
    /// <param name="limit">How many items are worked on at once.</param>
    /// <param name="work">What is done for an item; null is nothing to tell.</param>
    /// <param name="cancellation">Ends everything.</param>
    public static async IAsyncEnumerable<IReadOnlyList<Outcome<TInput, TValue>>> SelectAsync<TInput, TValue>(
        IAsyncEnumerable<IReadOnlyList<TInput>> pages,
        int limit,
        Func<TInput, CancellationToken, Task<TValue?>> work,
        [EnumeratorCancellation] CancellationToken cancellation = default)
        where TValue : class
    {
        var running = new Queue<Task<Outcome<TInput, TValue>>>();
        await foreach (var page in pages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var done = new List<Outcome<TInput, TValue>>(page.Count);
            foreach (var input in page)
            {
                if (running.Count == limit) done.Add(await running.Dequeue().ConfigureAwait(false));
                running.Enqueue(Outcome<TInput, TValue>.OfAsync(input, work, cancellation));
            }

            if (done.Count > 0) yield return done;
        }

        while (running.Count > 0) yield return [await running.Dequeue().ConfigureAwait(false)];
    }

    /// <summary>The outcome for every item of a list in memory.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Outcome<TInput, TValue>>> SelectAsync<TInput, TValue>(
        IReadOnlyList<TInput> items, int limit, Func<TInput, CancellationToken, Task<TValue?>> work, CancellationToken cancellation = default)
        where TValue : class =>
        SelectAsync(Once(items), limit, work, cancellation);

    private static async IAsyncEnumerable<IReadOnlyList<T>> Once<T>(IReadOnlyList<T> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return items;
    }
}
