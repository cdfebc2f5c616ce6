using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists core devices, or gets those that are named, with platform and nucleus version.</summary>
[Cmdlet(VerbsCommon.Get, "GGCoreDevice")]
[OutputType(typeof(CoreDevice), typeof(GetCoreDeviceResponse))]
public sealed class GetCoreDevice : BulkCmdlet
{
    private readonly List<WildcardPattern> _patterns = [];
    private bool _named;

    /// <summary>Names of core devices, or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName")]
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

    /// <summary>Only members of this thing group, as AWS IoT knows them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ThingGroup { get; set; }

    /// <summary>Only devices that have at some time succeeded in a deployment to the thing group of this ARN, members or not: the service's own filter.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DeployedFrom { get; set; }

    /// <summary>Only devices that have not reported for longer than this. A healthy device reports once in 24 hours.</summary>
    [Parameter]
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
            _named = true;
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(new WildcardPattern(name, WildcardOptions.IgnoreCase));
            else Run(name, $"core device '{name}'", cancellation => Service.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = name }, cancellation), WriteDevice);
        }
    }

    private protected override void End()
    {
        if (_named && _patterns.Count == 0) return;
        var query = new CoreDeviceQuery { Status = Status, Runtime = Runtime, DeployedFrom = DeployedFrom, MemberOf = ThingGroup, PageSize = PageSize };
        if (Detailed)
            RunList(null, "core devices", cancellation => CoreDevices.DetailAsync(Service, CoreDevices.ListAsync(Service, query, cancellation), ThrottleLimit, cancellation), outcome =>
            {
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"core device '{outcome.Input.CoreDeviceThingName}'", outcome.Input.CoreDeviceThingName, Service));
                else if (outcome.Value is { } device) WriteDevice(device);
            });
        else
            RunList(null, "core devices", cancellation => CoreDevices.ListAsync(Service, query, cancellation), device =>
            {
                if (IsWanted(device.CoreDeviceThingName, device.Status, device.Runtime, device.LastStatusUpdateTimestamp)) WriteObject(device);
            });
    }

    private void WriteDevice(GetCoreDeviceResponse device)
    {
        if (IsWanted(device.CoreDeviceThingName, device.Status, device.Runtime, device.LastStatusUpdateTimestamp)) WriteObject(device);
    }

    private bool IsWanted(string name, CoreDeviceStatus? status, string? runtime, DateTime? reported) =>
        (_patterns.Count == 0 || !_named || _patterns.Any(p => p.IsMatch(name)) || Name?.Contains(name, StringComparer.OrdinalIgnoreCase) == true)
        && (Status is null || Status == status)
        && (Runtime is null || Runtime == runtime)
        && (Stale is not { } age || reported is null || Now - reported > age);

    private static DateTime Now => Session.Current.UtcNow;
}
