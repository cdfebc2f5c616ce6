using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists deployments, or gets those whose id is given, with components, policies and job.</summary>
[Cmdlet(VerbsCommon.Get, "GGDeployment", DefaultParameterSetName = "List")]
[OutputType(typeof(Deployment), ParameterSetName = ["List"])]
[OutputType(typeof(GetDeploymentResponse), ParameterSetName = ["Id"])]
public sealed class GetDeployment : BulkCmdlet
{
    /// <summary>Ids of deployments.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    /// <summary>Only deployments to the thing or thing group of this ARN.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    public string? TargetArn { get; set; }

    /// <summary>Only deployments to the thing group of this name.</summary>
    [Parameter(ParameterSetName = "List")]
    [Alias("ThingGroupName")]
    [ValidateNotNullOrEmpty]
    public string? ThingGroup { get; set; }

    /// <summary>Only deployments to the core device of this name itself, not to its thing groups.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    public string? CoreDevice { get; set; }

    /// <summary>Only sub-deployments beneath the target of this ARN.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    public string? ParentTargetArn { get; set; }

    /// <summary>Lists earlier revisions too, not only each target's latest.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter All { get; set; }

    /// <summary>How many deployments a page of the list has.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == "Id")
            foreach (var id in DeploymentId)
                Run(id, $"deployment '{id}'", cancellation => Service.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = id }, cancellation));
        else
            RunList(Target.IsGiven ? Target.Words : null, Target.IsGiven ? $"deployments to {Target.Words}" : "deployments", ListAsync);
    }

    private DeploymentTarget Target => new(TargetArn, ThingGroup, CoreDevice);

    private async IAsyncEnumerable<IReadOnlyList<Deployment>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest
        {
            TargetArn = await Target.ArnAsync(Service, cancellation).ConfigureAwait(false),
            ParentTargetArn = ParentTargetArn,
            HistoryFilter = All ? DeploymentHistoryFilter.ALL : DeploymentHistoryFilter.LATEST_ONLY,
            MaxResults = PageSize,
        };
        var pages = Pages.ReadAsync(Service.Greengrass.Paginators.ListDeployments(request).Responses, r => r.Deployments, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false)) yield return page;
    }
}
