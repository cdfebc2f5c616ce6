using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>Stands inside the retries and follows each attempt of a call that may change something.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        WriteCall.Of(executionContext) is { } call ? InvokeAsync<T>(executionContext, call) : base.InvokeAsync<T>(executionContext);

    private async Task<T> InvokeAsync<T>(IExecutionContext executionContext, WriteCall call)
        where T : AmazonWebServiceResponse, new()
    {
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
