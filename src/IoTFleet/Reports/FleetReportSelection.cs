using System.Collections;
using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Reports;

/// <summary>The core devices and managed things that came through the pipeline.</summary>
internal sealed class FleetReportSelection
{
    internal HashSet<string> CoreDevices { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> ManagedThings { get; } = new(StringComparer.Ordinal);

    internal bool IsEmpty => CoreDevices.Count + ManagedThings.Count == 0;

    public override string ToString() => $"{CoreDevices.Count} core devices and {ManagedThings.Count} managed things";

    /// <summary>Adds what an object names, or the objects of a list; the errors for those that name nothing that a report can be about.</summary>
    internal IReadOnlyList<ErrorRecord> Add(object input) => StructuredArgument.Unwrap(input) switch
    {
        IEnumerable list and not (string or IDictionary) => [.. list.Cast<object?>().Where(item => item is not null).SelectMany(item => Add(item!))],
        var value => AddOne(input, value) is { } error ? [error] : [],
    };

    private ErrorRecord? AddOne(object input, object? value)
    {
        var thing = Columns.Text(input, "ManagedThingId") ?? (value as ManagedThingSummary)?.Id ?? (value as GetManagedThingResponse)?.Id ?? (value as CreateManagedThingResponse)?.Id;
        var device = value as string ?? Columns.Text(input, "CoreDeviceThingName", "CoreDevice", "ThingName");
        if (thing is not null) ManagedThings.Add(thing);
        else if (!string.IsNullOrEmpty(device)) CoreDevices.Add(device!);
        else return new ErrorRecord(
            new ArgumentException($"{Columns.Kind(input)} is no core device and no managed thing: it has no CoreDeviceThingName, no ThingName and no ManagedThingId. Pipe what Get-GGCoreDevice, Get-GGThingGroupMember or Get-MIManagedThing gives, or names of core devices."),
            "NotOfAFleet", ErrorCategory.InvalidArgument, input);
        return null;
    }
}
