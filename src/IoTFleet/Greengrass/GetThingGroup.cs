using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.IoT.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the thing groups of AWS IoT, or describes those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "GGThingGroup")]
[OutputType(typeof(GroupNameAndArn), typeof(DescribeThingGroupResponse))]
public sealed class GetThingGroup : BulkCmdlet
{
    private readonly List<WildcardPattern> _patterns = [];
    private bool _isNamed;

    /// <summary>Names of thing groups, or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName", "GroupName", "ThingGroup")]
    [NameTransformation("thing group", "ThingGroup", "ThingGroupName", "GroupName")]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only groups whose names begin with this, upper and lower case told apart: the service's own filter, which spares pages.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Prefix { get; set; }

    /// <summary>Only groups below the group of this name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Parent { get; set; }

    /// <summary>With Parent: the groups below its child groups too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Describes every listed group: one call more for each.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many groups a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 250)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var name in Name ?? [])
        {
            _isNamed = true;
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(new WildcardPattern(name, WildcardOptions.IgnoreCase));
            else Run(name, $"thing group '{name}'", cancellation => DescribeAsync(name, cancellation));
        }
    }

    private protected override void End()
    {
        // A pipeline that brought nothing, or nothing that could be taken, is no wish for all of them.
        if ((_isNamed || MyInvocation.ExpectingInput) && _patterns.Count == 0) return;
        var what = Parent is null ? "thing groups" : $"thing groups below '{Parent}'";
        if (Detailed)
            RunList(Parent, what, cancellation => Overlap.SelectAsync<GroupNameAndArn, DescribeThingGroupResponse>(
                ListAsync(cancellation), ThrottleLimit, async (group, stop) => await DescribeAsync(group.GroupName, stop).ConfigureAwait(false), cancellation), outcome =>
            {
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"thing group '{outcome.Input.GroupName}'", outcome.Input.GroupName, Service));
                else WriteObject(outcome.Value);
            });
        else
            RunList(Parent, what, ListAsync);
    }

    private async IAsyncEnumerable<IReadOnlyList<GroupNameAndArn>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListThingGroupsRequest { NamePrefixFilter = Prefix, ParentGroup = Parent, Recursive = Parent is null ? null : Recurse.IsPresent, MaxResults = PageSize };
        var pages = Pages.ReadAsync(Service.IoT.Paginators.ListThingGroups(request).Responses, r => r.ThingGroups, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return _patterns.Count == 0 ? page : [.. page.Where(group => _patterns.Any(p => p.IsMatch(group.GroupName)))];
    }

    private Task<DescribeThingGroupResponse> DescribeAsync(string name, CancellationToken cancellation) =>
        Service.IoT.DescribeThingGroupAsync(new DescribeThingGroupRequest { ThingGroupName = name }, cancellation);
}
