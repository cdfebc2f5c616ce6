using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>
/// Stands outside the retries of calls that may change something, and tells the truth about those whose answer was lost:
/// that it is not known whether the service acted; and that what was deleted, and is gone when it is deleted again, was deleted.
/// </summary>
internal sealed class WriteHandler : PipelineHandler
{
    private const string NotFound = "ResourceNotFoundException";

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        Repetition.IsRead(executionContext.RequestContext.RequestName) ? base.InvokeAsync<T>(executionContext) : WriteAsync<T>(executionContext);

    private async Task<T> WriteAsync<T>(IExecutionContext executionContext)
        where T : AmazonWebServiceResponse, new()
    {
        var operation = executionContext.RequestContext.RequestName.Replace("Request", "");
        var call = new WriteCall(operation, PendingWrites.Scope);
        call.Join(executionContext);
        try
        {
            var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            call.Answered();
            return response;
        }
        catch (Exception) when (executionContext.RequestContext.CancellationToken.IsCancellationRequested)
        {
            // It stays open: whoever cancelled it says so.
            throw;
        }
        catch (AmazonServiceException e) when (call.MayHaveActed && e.ErrorCode == NotFound && Repetition.IsRemoval(operation))
        {
            call.Answered();
            return new T { HttpStatusCode = System.Net.HttpStatusCode.NoContent };
        }
        catch (Exception e) when (call.MayHaveActed && !Repetition.IsUndone(e))
        {
            call.Answered();
            throw new UnansweredWriteException(operation, e);
        }
        catch
        {
            call.Answered();
            throw;
        }
    }
}
