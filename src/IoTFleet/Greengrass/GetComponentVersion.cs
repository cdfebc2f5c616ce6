using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the versions of components.</summary>
[Cmdlet(VerbsCommon.Get, "GGComponentVersion")]
[OutputType(typeof(ComponentVersionListItem), typeof(DescribeComponentResponse))]
public sealed class GetComponentVersion : ComponentCmdlet
{
    /// <summary>Names or ARNs of components, or objects of other commands.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>Only versions that are one of these, or match one of these wildcard patterns: 1.*</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ComponentVersionCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Version { get; set; }

    /// <summary>Describes every version, with its state and tags: one call more for each.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many versions a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var component in Component)
        {
            var (target, what) = (component.Arn ?? component.Name, $"versions of component '{component.Name}'");
            if (Detailed)
                RunList(target, what, cancellation => Overlap.SelectAsync<ComponentVersionListItem, DescribeComponentResponse>(
                    ListAsync(component, cancellation),
                    ThrottleLimit,
                    async (version, stop) => await Service.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = version.Arn }, stop).ConfigureAwait(false),
                    cancellation), outcome =>
                {
                    if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"component '{outcome.Input.ComponentName} {outcome.Input.ComponentVersion}'", outcome.Input.Arn, Service));
                    else WriteObject(outcome.Value);
                });
            else
                RunList(target, what, cancellation => ListAsync(component, cancellation));
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ComponentVersionListItem>> ListAsync(ComponentReference component, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var patterns = Version?.Select(version => new WildcardPattern(version, WildcardOptions.IgnoreCase)).ToList();
        var arn = await Catalog.ArnAsync(component, cancellation).ConfigureAwait(false);
        var pages = Pages.ReadAsync(
            Service.Greengrass.Paginators.ListComponentVersions(new ListComponentVersionsRequest { Arn = arn, MaxResults = PageSize }).Responses,
            r => r.ComponentVersions,
            r => r.NextToken,
            cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return patterns is null ? page : [.. page.Where(version => patterns.Any(p => p.IsMatch(version.ComponentVersion)))];
    }
}
