using System.Management.Automation;
using IoTFleet.Core.IoT;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the things in thing groups of AWS IoT, core devices or not.</summary>
[Cmdlet(VerbsCommon.Get, "GGThingGroupMember")]
[OutputType(typeof(ThingGroupMember))]
public sealed class GetThingGroupMember : BulkCmdlet
{
    /// <summary>Names of thing groups.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName", "GroupName", "Name")]
    [NameTransformation("thing group", "ThingGroup", "ThingGroupName", "GroupName")]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ThingGroup { get; set; } = [];

    /// <summary>Lists the things in the groups below too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>How many things a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 250)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var group in ThingGroup)
            RunList(
                group,
                $"members of thing group '{group}'",
                cancellation => ThingGroups.MembersAsync(Service, group, Recurse, PageSize, cancellation),
                thing => WriteObject(new ThingGroupMember(thing, group)));
    }
}
