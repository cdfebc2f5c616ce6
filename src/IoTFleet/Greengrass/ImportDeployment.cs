using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Deploys what files of Export-GGDeployment say, to the target that they name or to another one. A file is checked as a
/// whole before anything is called. -WhatIf shows what changes; when nothing changes, nothing is created.
/// </summary>
[Cmdlet(VerbsData.Import, "GGDeployment", SupportsShouldProcess = true, DefaultParameterSetName = "File")]
[OutputType(typeof(CreateDeploymentResponse))]
public sealed class ImportDeployment : BulkCmdlet
{
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);

    /// <summary>The files; wildcards are taken where there is no file of that very name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "FilePath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The thing group to deploy to, in place of the file's target.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ThingGroup")]
    [Alias("ThingGroupName")]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ThingGroup { get; set; }

    /// <summary>The core device to deploy to, in place of the file's target.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice")]
    [Alias("CoreDeviceThingName")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CoreDevice { get; set; }

    /// <summary>The ARN of the thing or thing group to deploy to, in place of the file's target.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Arn")]
    [ArgumentCompleter(typeof(TargetArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TargetArn { get; set; }

    /// <summary>The deployment's name, in place of the file's.</summary>
    [Parameter]
    [Alias("DeploymentName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Creates a revision also when nothing changes.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var path in Path)
            foreach (var file in Files(path)) Import(path, file);
    }

    private void Import(string input, string path)
    {
        var what = $"file '{path}'";
        if (Wait(input, what, cancellation => PlanAsync(path, cancellation)) is not { } plan) return;
        if (!_targets.Add(plan.Request.TargetArn))
        {
            WriteError(FleetException.Record(
                "TargetGivenTwice", ErrorCategory.ResourceExists,
                $"The {what} is not deployed: another file of this pipeline goes to {new TargetName(plan.Request.TargetArn)}, and would be replaced by it.", input));
            return;
        }

        if (plan.IsSame && !Force)
        {
            WriteWarning($"Nothing changes for {new TargetName(plan.Request.TargetArn)}: no revision is created. -Force creates one.");
            return;
        }

        if (!ShouldProcess(plan.Words, plan.Action)) return;
        Run(input, what, cancellation => plan.CreateAsync(Service, Force, cancellation), response =>
            WriteObject(response.With("TargetArn", plan.Request.TargetArn).With("DeploymentName", plan.Request.DeploymentName)));
    }

    private async Task<DeploymentPlan> PlanAsync(string path, CancellationToken cancellation)
    {
        var file = DeploymentFile.Read(Utf8File.Read(path));
        var request = file.Request;
        var isFiles = ParameterSetName == "File";
        if (isFiles && file.ThingGroup is null && file.CoreDevice is null)
            throw new DeploymentNotFoundException("The file names no target. Give -ThingGroup, -CoreDevice or -TargetArn.");
        var target = isFiles
            ? new DeploymentQuery { ThingGroup = file.ThingGroup, CoreDevice = file.CoreDevice }
            : new DeploymentQuery { ThingGroup = ThingGroup, CoreDevice = CoreDevice, TargetArn = TargetArn };
        request.TargetArn = await target.TargetAsync(Service, cancellation).ConfigureAwait(false);

        // Another target is no sub-deployment of the same parent.
        if (isFiles && file.ParentThingGroup is { } parent)
            request.ParentTargetArn = await new DeploymentQuery { ThingGroup = parent }.TargetAsync(Service, cancellation).ConfigureAwait(false);
        if (Name is not null) request.DeploymentName = Name;
        return new DeploymentPlan(request, await Deployments.LatestAsync(Service, request.TargetArn, cancellation).ConfigureAwait(false));
    }

    private IEnumerable<string> Files(string path)
    {
        var found = Resolve(path);
        if (found.Count == 0) WriteError(FleetException.Record("FileNotFound", ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path));
        return found;
    }

    private IReadOnlyList<string> Resolve(string path)
    {
        if (GetUnresolvedProviderPathFromPSPath(path) is var file && File.Exists(file)) return [file];
        try
        {
            return GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }
}
