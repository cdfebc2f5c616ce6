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
    private const int MaxThrottledRetries = 100;
    private const string LastWasThrottled = "IoTFleet.LastWasThrottled";
    private readonly int _maxRetries;
    private readonly ServicePacer _pacer = new();

    internal FleetRetryPolicy(IClientConfig config)
        : base(MaxThrottledRetries) => _maxRetries = config.MaxErrorRetry;

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        var throttled = IsThrottlingError(exception);
        executionContext.RequestContext.ContextAttributes[LastWasThrottled] = throttled;
        if (throttled)
        {
            _pacer.Throttled();
            return true;
        }

        var retries = executionContext.RequestContext.Retries;
        return retries < (Repetition.IsNobodyThere(exception) ? 1 : _maxRetries)
            && Repetition.IsAllowed(executionContext.RequestContext, exception)
            && (exception is AmazonUnmarshallingException || await base.RetryForExceptionAsync(executionContext, exception).ConfigureAwait(false));
    }

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        isThrottlingError || base.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        executionContext.RequestContext.ContextAttributes.TryGetValue(LastWasThrottled, out var throttled) && throttled is true
            ? _pacer.WaitAsync(executionContext.RequestContext.CancellationToken)
            : base.WaitBeforeRetryAsync(executionContext);

    public override Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception) =>
        executionContext.RequestContext.Retries == 0 ? _pacer.WaitAsync(executionContext.RequestContext.CancellationToken) : Task.CompletedTask;

    public override void NotifySuccess(IExecutionContext executionContext)
    {
        _pacer.Succeeded();
        base.NotifySuccess(executionContext);
    }
}
