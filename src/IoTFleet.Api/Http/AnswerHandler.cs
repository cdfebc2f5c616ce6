using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Api.Http;

/// <summary>
/// Says what is wrong with an answer that cannot be read. It stands inside the retries: an answer that was cut off is worth
/// another call, one that is not JSON at all comes from something other than the service and would come again.
/// </summary>
internal sealed class AnswerHandler : PipelineHandler
{
    private const string NotTheService = "UnreadableAnswer";

    /// <inheritdoc />
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonUnmarshallingException e)
        {
            throw Explain(e, executionContext.RequestContext);
        }
    }

    private static AmazonServiceException Explain(AmazonUnmarshallingException e, IRequestContext context)
    {
        var endpoint = context.Request.Endpoint?.GetLeftPart(UriPartial.Authority);
        if (e.InnerException is NotJsonException)
            return new AmazonServiceException(
                Status.NotJson($"The endpoint {endpoint}", e.StatusCode, e.InnerException.Message), e.InnerException, ErrorType.Unknown, NotTheService, e.RequestId, e.StatusCode);

        var operation = context.OriginalRequest.GetType().Name;
        var message = $"The answer of {endpoint} to {operation.Substring(0, operation.Length - "Request".Length)} cannot be read. {e.InnerException?.Message}";
        return new AmazonUnmarshallingException(e.RequestId, e.LastKnownLocation, e.ResponseBody, message, e.InnerException) { StatusCode = e.StatusCode };
    }
}
