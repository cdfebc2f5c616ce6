using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists core devices, or gets those that are named, with platform and nucleus version.</summary>
/// <remarks>
/// A status is what the device said when it last reported. A healthy device reports once in 24 hours, so that an
/// older status says little: Stale finds such devices.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "GGCoreDevice")]
[OutputType(typeof(CoreDevice), typeof(GetCoreDeviceResponse))]
public sealed class GetCoreDevice : BulkCmdlet
{
    private readonly List<WildcardPattern> _patterns = [];
    private readonly HashSet<string> _names = [];
    private bool _isNamed;

    /// <summary>Names of core devices, or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "CoreDevice")]
    [NameTransformation("core device", "CoreDevice", "CoreDeviceThingName", "ThingName", Namesake = "ManagedThing")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only devices with this status, as they last reported it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<CoreDeviceStatus>))]
    public CoreDeviceStatus? Status { get; set; }

    /// <summary>Only devices with this runtime of the nucleus.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CoreDeviceRuntimeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Runtime { get; set; }

    /// <summary>Only members of this thing group and of those below it, as AWS IoT knows them. That is not what the service's own filter lists: DeployedFrom is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ThingGroup { get; set; }

    /// <summary>Only devices that have at some time succeeded in a deployment to the thing group of this ARN, members or not: the service's own filter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThingGroupArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DeployedFrom { get; set; }

    /// <summary>Only devices that have not reported for longer than this. A healthy device reports once in 24 hours.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Stale { get; set; }

    /// <summary>Gets every listed device in full: one call more for each.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many devices a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var name in Name ?? [])
        {
            _isNamed = true;
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(new WildcardPattern(name, WildcardOptions.IgnoreCase));
            else if (ThingGroup is not null || DeployedFrom is not null) _names.Add(name);
            else Run(name, $"core device '{name}'", cancellation => Service.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = name }, cancellation), WriteDevice);
        }
    }

    private protected override void End()
    {
        // A pipeline that brought nothing, or nothing that could be taken, is no wish for all of them.
        if ((_isNamed || MyInvocation.ExpectingInput) && _patterns.Count == 0 && _names.Count == 0) return;
        var query = new CoreDeviceQuery { Status = Status, Runtime = Runtime, DeployedFrom = DeployedFrom, MemberOf = ThingGroup, IsWanted = _isNamed ? IsNamed : null, PageSize = PageSize };
        var what = ThingGroup is null ? "core devices" : $"core devices in thing group '{ThingGroup}'";

        // What a name alone gets in full, it gets in full out of a group too.
        if (Detailed || _names.Count > 0)
            RunList(ThingGroup, what, cancellation => CoreDevices.DetailAsync(Service, ListAsync(query, cancellation), ThrottleLimit, cancellation), outcome =>
            {
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"core device '{outcome.Input.CoreDeviceThingName}'", outcome.Input.CoreDeviceThingName, Service));
                else if (outcome.Value is { } device) WriteDevice(device);
            });
        else
            RunList(ThingGroup, what, cancellation => ListAsync(query, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<CoreDevice>> ListAsync(CoreDeviceQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in CoreDevices.ListAsync(Service, query, ThrottleLimit, cancellation).ConfigureAwait(false))
            yield return [.. page.Where(device => (!_isNamed || IsNamed(device.CoreDeviceThingName)) && IsWanted(device.Status, device.Runtime, device.LastStatusUpdateTimestamp))];
    }

    private void WriteDevice(GetCoreDeviceResponse device)
    {
        if (IsWanted(device.Status, device.Runtime, device.LastStatusUpdateTimestamp)) WriteObject(device);
    }

    private bool IsNamed(string name) => _names.Contains(name) || _patterns.Any(p => p.IsMatch(name));

    private bool IsWanted(CoreDeviceStatus? status, string? runtime, DateTime? reported) =>
        (Status is null || Status == status)
        && (Runtime is null || Runtime == runtime)
        && (Stale is not { } age || reported is null || Session.Current.UtcNow - reported > age);
}
