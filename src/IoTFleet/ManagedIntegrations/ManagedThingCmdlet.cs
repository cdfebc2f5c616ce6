using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>A cmdlet that takes managed things, many at once.</summary>
public abstract class ManagedThingCmdlet : ManagedIntegrationsCmdlet
{
    /// <summary>Managed things: objects, ids, ARNs or names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ManagedThingId", "Id")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ManagedThingCompleter))]
    public ResourceReference[] ManagedThing { get; set; } = [];

    /// <summary>Calls for each thing, and writes what the calls give.</summary>
    private protected void ForEachThing<T>(string what, Func<string, CancellationToken, Task<T>> call, Action<ResourceReference, string, T>? write = null) =>
        ForEach(Resources.ManagedThings, ManagedThing, what, call, write);
}
