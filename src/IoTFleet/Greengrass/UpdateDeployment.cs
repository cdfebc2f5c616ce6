using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Creates a new revision of what targets run now, with components added, changed or removed, and everything else kept:
/// other components, policies, job configuration, tags, name. -WhatIf shows what changes. When nothing changes, or the
/// revision was superseded since it was read, nothing is created.
/// </summary>
[Cmdlet(VerbsData.Update, "GGDeployment", SupportsShouldProcess = true, DefaultParameterSetName = "Id")]
[OutputType(typeof(CreateDeploymentResponse))]
public sealed class UpdateDeployment : DeploymentCmdlet
{
    /// <summary>Components to add or change: names, @{ Name = 'version' } or @{ Name = @{ Version; Merge; Reset; RunWith } }. What is not said is kept; a name alone takes the latest version.</summary>
    [Parameter(Position = 1)]
    [Alias("Add", "Set")]
    [ComponentSelectionTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNull]
    public ComponentSelection[] Component { get; set; } = [];

    /// <summary>Names of components to remove.</summary>
    [Parameter]
    [Alias("Remove")]
    [ArgumentCompleter(typeof(DeployedComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RemoveComponent { get; set; } = [];

    /// <summary>Configuration to merge into what a component's deployment merges already: @{ Name = @{ key = value } }.</summary>
    [Parameter]
    [JsonByNameTransformation]
    [ValidateNotNull]
    public Dictionary<string, string> Merge { get; set; } = [];

    /// <summary>Configuration to set back to a component's defaults, by JSON pointer: @{ Name = '/key' }.</summary>
    [Parameter]
    [PointersByNameTransformation]
    [ValidateNotNull]
    public Dictionary<string, IReadOnlyList<string>> Reset { get; set; } = [];

    /// <summary>A new name for the deployment.</summary>
    [Parameter]
    [Alias("DeploymentName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Creates a revision also when nothing changes, and from one that is not the latest any more: so to go back to it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var update = new DeploymentUpdate { Components = Component, Removed = RemoveComponent, Merged = Merge, Reset = Reset, Name = Name };
        foreach (var query in Queries)
        {
            if (Wait(query.Input, query.ToString(), cancellation => PlanAsync(query, update, cancellation)) is not { } plan) continue;
            if (plan.IsSame && !Force)
            {
                WriteWarning($"Nothing changes for {new TargetName(plan.Request.TargetArn)}: no revision is created. -Force creates one.");
                continue;
            }

            if (!ShouldProcess(plan.Words, plan.Action)) continue;
            Run(query.Input, query.ToString(), cancellation => plan.CreateAsync(Service, Force, cancellation), response =>
                WriteObject(response.With("TargetArn", plan.Request.TargetArn).With("DeploymentName", plan.Request.DeploymentName)));
        }
    }

    private async Task<DeploymentPlan> PlanAsync(DeploymentQuery query, DeploymentUpdate update, CancellationToken cancellation)
    {
        var given = await query.ReadAsync(Service, cancellation).ConfigureAwait(false);
        if (given.IsLatestForTarget != false) return await update.PlanAsync(Service, given, cancellation).ConfigureAwait(false);
        if (!Force)
            throw new DeploymentChangedException($"It is revision {given.RevisionId}, and {new TargetName(given.TargetArn)} runs a newer one. Give that one, or -Force to go back to this.");
        var plan = await update.PlanAsync(Service, given, cancellation).ConfigureAwait(false);
        return new DeploymentPlan(plan.Request, await Deployments.LatestAsync(Service, given.TargetArn, cancellation).ConfigureAwait(false));
    }
}
