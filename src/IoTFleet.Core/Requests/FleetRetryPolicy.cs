using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>
/// The SDK's standard retries, with two differences. A throttled call is not lost: it goes out again, as often as it
/// takes within reason, at the pace that the service takes. And what cannot get better by waiting - nobody listens,
/// there is no such host - is tried twice and not for half a minute.
/// </summary>
internal sealed class FleetRetryPolicy : StandardRetryPolicy
{
    private const string LastWasThrottled = "IoTFleet.LastWasThrottled";
    private const string Cuts = "IoTFleet.Cuts";
    private readonly int _maxRetries;

    // The services limit each operation by itself.
    private readonly ConcurrentDictionary<string, CallPacer> _pacers = new();

    internal FleetRetryPolicy(IClientConfig config)
        : base(RetryLimits.Throttled) => _maxRetries = config.MaxErrorRetry;

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        var attributes = executionContext.RequestContext.ContextAttributes;
        // A quota that is used up stays so, though the SDK counts its error among those of throttling.
        var isQuota = exception is AmazonServiceException { ErrorCode: "LimitExceededException" };
        var throttled = !isQuota && IsThrottlingError(exception);
        attributes[LastWasThrottled] = throttled;
        if (throttled)
        {
            if (attributes.TryGetValue(Cuts, out var cuts)) Pacer(executionContext).Throttled((int)cuts);
            return true;
        }

        // An error of another kind got through too.
        if (exception is AmazonServiceException) Pacer(executionContext).Passed();
        var retries = executionContext.RequestContext.Retries;
        return !isQuota
            && retries < (Repetition.IsNobodyThere(exception) ? 1 : _maxRetries)
            && Repetition.IsAllowed(executionContext.RequestContext, exception)
            && (exception is AmazonUnmarshallingException || await base.RetryForExceptionAsync(executionContext, exception).ConfigureAwait(false));
    }

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        isThrottlingError || base.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        executionContext.RequestContext.ContextAttributes.TryGetValue(LastWasThrottled, out var throttled) && throttled is true
            ? PaceAsync(executionContext)
            : base.WaitBeforeRetryAsync(executionContext);

    public override Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception) =>
        executionContext.RequestContext.Retries == 0 ? PaceAsync(executionContext) : Task.CompletedTask;

    public override void NotifySuccess(IExecutionContext executionContext)
    {
        Pacer(executionContext).Passed();
        base.NotifySuccess(executionContext);
    }

    private async Task PaceAsync(IExecutionContext context) =>
        context.RequestContext.ContextAttributes[Cuts] =
            await Pacer(context).WaitAsync(context.RequestContext.CancellationToken).ConfigureAwait(false);

    private CallPacer Pacer(IExecutionContext context) =>
        _pacers.GetOrAdd(context.RequestContext.RequestName, static _ => new CallPacer(TimeProvider.System));
}
