using System.Net;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>Looks at a deployment again and again, and does not give up on it for a passing disturbance.</summary>
/// <param name="session">Where to ask.</param>
/// <param name="reader">Reads the rollout.</param>
/// <param name="deploymentId">The deployment.</param>
public sealed class RolloutWait(FleetSession session, RolloutReader reader, string deploymentId)
{
    private const int Forgiven = 10;
    private const int Named = 20;
    private int _disturbances;
    private RolloutStatus? _last;

    /// <summary>The present status, or the last one when the service is disturbed just now.</summary>
    public async Task<RolloutStatus> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var deployment = await session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = deploymentId }, cancellation).ConfigureAwait(false);
            _last = await reader.ReadAsync(deployment, null, cancellation).ConfigureAwait(false);
            _disturbances = 0;
            return _last;
        }
        catch (Exception e) when (_last is not null && !cancellation.IsCancellationRequested && IsPassing(e) && ++_disturbances <= Forgiven)
        {
            return _last;
        }
    }

    /// <summary>What went wrong with a rollout that is over, with the names of the devices.</summary>
    public static string FailedWords(RolloutStatus status)
    {
        var how = status.Verdict switch
        {
            RolloutVerdict.Canceled => "was cancelled",
            RolloutVerdict.Superseded => "was superseded by a newer revision",
            RolloutVerdict.Failed => "failed",
            _ => "failed in part",
        };
        var why = status.Failures.Count > 0 ? $" Failed: {RolloutFailure.Names(status.FailedDevices, Named)}. {string.Join(" ", RolloutFailure.Words(status.Failures, f => $"[{f.Count} x {f.Cause}]"))}" : "";
        return $"Deployment {status.DeploymentId} to {status.TargetWords} {how} ({status.Counts}).{why}";
    }

    /// <summary>Who was not done when the time was up.</summary>
    public static string LateWords(RolloutStatus status, TimeSpan timeout)
    {
        var missing = status.InProgressDevices.Concat(status.NotReportedDevices).ToList();
        var failed = status.Failed > 0 ? $" Failed: {RolloutFailure.Names(status.FailedDevices, Named)}." : "";
        return $"Deployment {status.DeploymentId} to {status.TargetWords} is not done after {timeout} ({status.Counts})."
            + (missing.Count > 0 ? $" Missing: {RolloutFailure.Names(missing, Named)}." : "") + failed;
    }

    private static bool IsPassing(Exception error) => error switch
    {
        AmazonServiceException { ErrorCode: "ThrottlingException" or "TooManyRequestsException" } => true,
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError or 0 } => true,
        HttpRequestException or IOException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };
}
