using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the components that core devices report as installed.</summary>
[Cmdlet(VerbsCommon.Get, "GGInstalledComponent")]
[OutputType(typeof(InstalledComponent))]
public sealed class GetInstalledComponent : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>ROOT for the components that deployments name, ALL for their dependencies too. ROOT when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<InstalledComponentTopologyFilter>))]
    public InstalledComponentTopologyFilter? Topology { get; set; }

    /// <summary>Only components of these names, or whose names match these wildcard patterns.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Component { get; set; }

    /// <summary>Only components in one of these states, such as BROKEN.</summary>
    [Parameter]
    [Alias("LifecycleState")]
    [ArgumentCompleter(typeof(ConstantCompleter<InstalledComponentLifecycleState>))]
    [ValidateNotNullOrEmpty]
    public InstalledComponentLifecycleState[]? State { get; set; }

    /// <summary>How many components a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        var patterns = Component?.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToList();
        foreach (var name in CoreDevice)
            RunList(
                name,
                $"installed components of core device '{name}'",
                cancellation => Pages.ReadAsync(
                    Service.Greengrass.Paginators.ListInstalledComponents(new ListInstalledComponentsRequest { CoreDeviceThingName = name, TopologyFilter = Topology, MaxResults = PageSize }).Responses,
                    r => r.InstalledComponents,
                    r => r.NextToken,
                    cancellation),
                component =>
                {
                    if (patterns?.Any(p => p.IsMatch(component.ComponentName)) != false && State?.Contains(component.LifecycleState) != false)
                        WriteObject(component.With("CoreDeviceThingName", name));
                });
    }
}
