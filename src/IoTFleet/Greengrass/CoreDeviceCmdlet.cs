using System.Management.Automation;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists what core devices have, many devices at once.</summary>
/// <remarks>
/// Each object has the name of its core device as CoreDeviceThingName, by which it pipes into other cmdlets.
/// </remarks>
// The name is the type's: a property that is attached to an object goes into a table that every collection of garbage goes over.
public abstract class CoreDeviceCmdlet : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [NameTransformation("core device", "CoreDevice", "CoreDeviceThingName", "ThingName", Namesake = "ManagedThing")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>How many items a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    /// <summary>Lists the items of every device, and writes those that are wanted with the device's name.</summary>
    /// <param name="what">The items in words.</param>
    /// <param name="responses">The answers for a device's name.</param>
    /// <param name="items">The items of an answer.</param>
    /// <param name="nextToken">An answer's token for the next page.</param>
    /// <param name="ofDevice">An item with its device's name.</param>
    /// <param name="isWanted">Whether an item is written; all when absent.</param>
    private protected void ListEach<TResponse, TItem>(
        string what,
        Func<string, IAsyncEnumerable<TResponse>> responses,
        Func<TResponse, List<TItem>?> items,
        Func<TResponse, string?> nextToken,
        Func<TItem, string, TItem> ofDevice,
        Func<TItem, bool>? isWanted = null)
        where TItem : class
    {
        foreach (var name in CoreDevice)
            RunList(
                name,
                $"{what} of core device '{name}'",
                cancellation => Pages.ReadAsync(responses(name), items, nextToken, cancellation),
                item =>
                {
                    if (isWanted?.Invoke(item) != false) WriteObject(ofDevice(item, name));
                });
    }
}
