using System.Diagnostics;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>Tells the flow of control that made a call how the call went.</summary>
internal sealed class RequestTraceHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        RequestTrace.Observer is { } observer ? InvokeAsync<T>(executionContext, observer) : base.InvokeAsync<T>(executionContext);

    private async Task<T> InvokeAsync<T>(IExecutionContext executionContext, Action<RequestTrace> observer)
        where T : AmazonWebServiceResponse, new()
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            observer(Trace(executionContext, start, executionContext.ResponseContext.HttpResponse?.StatusCode, null));
            return response;
        }
        catch (AmazonServiceException e)
        {
            observer(Trace(executionContext, start, e.StatusCode == 0 ? null : e.StatusCode, e.ErrorCode ?? e.GetType().Name));
            throw;
        }
        catch (Exception e)
        {
            observer(Trace(executionContext, start, null, e.GetType().Name));
            throw;
        }
    }

    private static RequestTrace Trace(IExecutionContext context, long start, HttpStatusCode? status, string? failure)
    {
        var duration = TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - start) / (double)Stopwatch.Frequency);
        return new RequestTrace(context.RequestContext.RequestName.Replace("Request", ""), context.RequestContext.Retries + 1, duration, status, failure);
    }
}
