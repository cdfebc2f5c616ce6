using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes ARNs of what can have tags: latest component versions of the account, deployments and core devices. They are found by their names too.</summary>
public sealed class ResourceArnCompleter() : AccountCompleter
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var components = ComponentCatalog.ListAsync(session, ComponentVisibilityScope.PRIVATE, cancellation: cancellation).SelectMany(
            component => component.LatestVersion?.Arn is { } arn ? [new Candidate(arn, $"{component.ComponentName} {component.LatestVersion.ComponentVersion}")] : Enumerable.Empty<Candidate>(),
            cancellation);
        await foreach (var page in components.ConfigureAwait(false)) yield return page;

        // Lists of deployments and devices have no ARNs, but the account's number is in those of the targets.
        string? account = null;
        var request = new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY };
        await foreach (var page in Deployments.ListAsync(session, request, cancellation).ConfigureAwait(false))
        {
            account ??= page[0].TargetArn;
            yield return page.Select(deployment => new Candidate(
                ResourceReference.InAccountOf(account, "deployments:" + deployment.DeploymentId),
                $"{deployment.DeploymentName}, {new TargetName(deployment.TargetArn)}")).ToList();
        }

        if (account is null) yield break;
        var devices = CoreDevices.ListAsync(session, new CoreDeviceQuery(), cancellation: cancellation)
            .Select(device => new Candidate(ResourceReference.InAccountOf(account, "coreDevices:" + device.CoreDeviceThingName), device.CoreDeviceThingName));
        await foreach (var page in devices.ConfigureAwait(false)) yield return page;
    }
}
