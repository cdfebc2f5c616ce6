using System.Management.Automation;
using System.Reflection;
using Amazon.IoTManagedIntegrations;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>What the cmdlets of managed integrations share: calls for resources that may be given by name.</summary>
public abstract class ManagedIntegrationsCmdlet : BulkCmdlet
{
    private protected IAmazonIoTManagedIntegrations Client => Service.ManagedIntegrations;

    /// <summary>Finds ids for names.</summary>
    private protected References References => InPlace(static session => new References(session));

    /// <summary>Calls for each resource, with its id, and writes what the calls give.</summary>
    /// <param name="kind">The kind of the resources.</param>
    /// <param name="given">The resources.</param>
    /// <param name="what">What of the resource is asked for, for the error's message: state of, say; nothing for the resource itself.</param>
    /// <param name="call">The call.</param>
    /// <param name="write">How its result is written; as it is when absent.</param>
    private protected void ForEach<T>(
        ResourceKind kind,
        IEnumerable<ResourceReference> given,
        string what,
        Func<string, CancellationToken, Task<T>> call,
        Action<ResourceReference, string, T>? write = null)
    {
        foreach (var reference in given)
            Start(reference.Input, what.Length == 0 ? kind.Words(reference) : $"{what} {kind.Words(reference)}", async (emit, cancellation) =>
            {
                var id = await References.IdAsync(kind, reference, cancellation).ConfigureAwait(false);
                var result = await call(id, cancellation).ConfigureAwait(false);

                // Not awaited: with its one result the work is done, and the next may start.
                _ = emit(() =>
                {
                    if (write is null) WriteObject(result);
                    else write(reference, id, result);
                });
            });
    }

    /// <summary>Reads a list of each resource, and writes the items.</summary>
    private protected void ListEach<T>(
        ResourceKind kind,
        IEnumerable<ResourceReference> given,
        string what,
        Func<string, CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> pages,
        Action<ResourceReference, string, T> write)
    {
        foreach (var reference in given)
            Start(reference.Input, $"{what} {kind.Words(reference)}", async (emit, cancellation) =>
            {
                var id = await References.IdAsync(kind, reference, cancellation).ConfigureAwait(false);
                await Pages.GiveAsync(
                    pages(id, cancellation),
                    page => emit(() =>
                    {
                        foreach (var item in page) write(reference, id, item);
                    }),
                    cancellation).ConfigureAwait(false);
            });
    }

    /// <summary>Ends a cmdlet that changes what is given, where nothing is: an empty change would look like one that was made.</summary>
    private protected void CheckChange()
    {
        var able = GetType().GetProperties()
            .Where(p => p.DeclaringType!.IsSubclassOf(typeof(ManagedIntegrationsCmdlet)) && p.PropertyType != typeof(SwitchParameter) && p.GetCustomAttribute<ParameterAttribute>() is { Mandatory: false })
            .ToList();
        if (able.TrueForAll(p => p.GetValue(this) is null))
            ThrowTerminatingError(FleetException.Record(
                "NothingToChange",
                ErrorCategory.InvalidArgument,
                $"Nothing is given to change: {string.Join(", ", able.Select(p => "-" + p.Name).OrderBy(name => name, StringComparer.Ordinal))}. Of what is piped in, only the identity is taken.",
                null));
    }

    /// <summary>Asks for each resource, and does something to it. There is nothing to write.</summary>
    private protected void Change<T>(
        ResourceKind kind, IEnumerable<ResourceReference> given, string action, Func<string, CancellationToken, Task<T>> call, Action<ResourceReference, string, T>? write = null) =>
        ForEach(kind, given.Where(reference => ShouldProcess(kind.Words(reference), action)), "", call, write ?? ((_, _, _) => { }));

    /// <summary>Removes each resource, after asking.</summary>
    private protected void Remove<T>(ResourceKind kind, IEnumerable<ResourceReference> given, bool force, Func<string, CancellationToken, Task<T>> call) =>
        ForEach(kind, given.Where(reference => Confirmed(kind.Words(reference), "Remove", force)), "", call, (_, _, _) => { });
}
