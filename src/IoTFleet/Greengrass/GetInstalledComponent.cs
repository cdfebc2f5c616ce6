using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the components that core devices report as installed.</summary>
/// <remarks>What a device reports is as old as its last report.</remarks>
[Cmdlet(VerbsCommon.Get, "GGInstalledComponent")]
[OutputType(typeof(CoreDeviceComponent))]
public sealed class GetInstalledComponent : CoreDeviceCmdlet
{
    private readonly List<WildcardPattern> _patterns = [];

    /// <summary>ROOT for the components that deployments name, ALL for their dependencies too. ROOT when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<InstalledComponentTopologyFilter>))]
    public InstalledComponentTopologyFilter? Topology { get; set; }

    /// <summary>Only components of these names, or whose names match these wildcard patterns.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(InstalledComponentCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Component { get; set; }

    /// <summary>Only components in one of these states, such as BROKEN.</summary>
    [Parameter]
    [Alias("LifecycleState")]
    [ArgumentCompleter(typeof(ConstantCompleter<InstalledComponentLifecycleState>))]
    [ValidateNotNullOrEmpty]
    public InstalledComponentLifecycleState[]? State { get; set; }

    private protected override void Begin()
    {
        WarnOfUnknown(nameof(State), State);
        foreach (var name in Component ?? [])
        {
            try
            {
                _patterns.Add(new WildcardPattern(name, WildcardOptions.IgnoreCase));
                _ = _patterns.Last().IsMatch("");
            }
            catch (RuntimeException e)
            {
                ThrowTerminatingError(FleetException.Record("PatternInvalid", ErrorCategory.InvalidArgument, $"'{name}' is no wildcard pattern: {e.Message}", name, e));
            }
        }
    }

    private protected override void Process()
    {
        ListEach(
            "installed components",
            name => Service.Greengrass.Paginators.ListInstalledComponents(new ListInstalledComponentsRequest { CoreDeviceThingName = name, TopologyFilter = Topology, MaxResults = PageSize }).Responses,
            r => r.InstalledComponents,
            r => r.NextToken,
            (component, device) => new CoreDeviceComponent(component, device),
            component => (Component is null || _patterns.Any(p => p.IsMatch(component.ComponentName))) && State?.Contains(component.LifecycleState) != false);
    }
}
