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

    /// <summary>Adds what an object names; the error when it names nothing that a report can be about.</summary>
    internal ErrorRecord? Add(object input)
    {
        var value = StructuredArgument.Unwrap(input);
        if (value is IEnumerable list and not (string or IDictionary))
            return list.Cast<object?>().Where(item => item is not null).Select(item => Add(item!)).FirstOrDefault(error => error is not null);
        string? Text(string member) => PSObject.AsPSObject(input).Properties[member]?.Value?.ToString() is { Length: > 0 } text ? text : null;
        var thing = Text("ManagedThingId") ?? (value as ManagedThingSummary)?.Id ?? (value as GetManagedThingResponse)?.Id ?? (value as CreateManagedThingResponse)?.Id;
        var device = value as string ?? Text("CoreDeviceThingName") ?? Text("ThingName");
        if (thing is not null) ManagedThings.Add(thing);
        else if (!string.IsNullOrEmpty(device)) CoreDevices.Add(device!);
        else return new ErrorRecord(
            new ArgumentException($"A {value!.GetType().Name} is no core device and no managed thing: it has no CoreDeviceThingName, no ThingName and no ManagedThingId. Pipe what Get-GGCoreDevice, Get-GGThingGroupMember or Get-MIManagedThing gives, or names of core devices."),
            "NotOfAFleet", ErrorCategory.InvalidArgument, input);
        return null;
    }
}
