using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>Stands inside the retries and follows each attempt of a call that may change something.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        if (WriteCall.Of(executionContext) is not { } call) return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        call.Sending();
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception e) when (Repetition.IsUndone(e))
        {
            call.Answered();
            throw;
        }
        catch (Exception e) when (e is not OperationCanceledException || !executionContext.RequestContext.CancellationToken.IsCancellationRequested)
        {
            call.AnswerLost();
            throw;
        }
    }
}
