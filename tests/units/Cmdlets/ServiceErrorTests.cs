using System.Management.Automation;
using System.Net;
using System.Text.Json;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>What a call's exception becomes. Those that need minutes or a broken service to come about are made here.</summary>
public sealed class ServiceErrorTests
{
    private static readonly FleetSession Session = SessionFactory.Get(new SessionSettings { EndpointUrl = "http://127.0.0.1:1", Region = "eu-west-1", Credential = new BasicAWSCredentials("a", "b") });

    public static TheoryData<Exception, string, ErrorCategory, string> Causes => new()
    {
        { new TaskCanceledException(), "RequestTimedOut", ErrorCategory.OperationTimeout, "http://127.0.0.1:1 did not answer in time." },
        { new TimeoutException("Nothing came for 60 s."), "RequestTimedOut", ErrorCategory.OperationTimeout, "http://127.0.0.1:1 did not answer in time. Nothing came for 60 s." },
        { new HttpRequestException("Reset by peer."), "ConnectionBroken", ErrorCategory.ConnectionError, "The connection to http://127.0.0.1:1 broke: Reset by peer." },
        { new AmazonUnmarshallingException("id-3", "GetCoreDevice", new JsonException("'<' is no value.")), "AnswerUnreadable", ErrorCategory.InvalidResult, "http://127.0.0.1:1 answered with something that is not this service's JSON: '<' is no value." },
        { new AmazonClientException("No token."), "RequestFailed", ErrorCategory.ConnectionError, "No token." },
        { new RepeatedPageException(), "PageRepeated", ErrorCategory.InvalidResult, new RepeatedPageException().Message },
        { new UnauthorizedAccessException("Not yours."), "FileAccessDenied", ErrorCategory.PermissionDenied, "Not yours." },
        { new IOException("The disk is full."), "FileUnusable", ErrorCategory.OpenError, "The disk is full." },
        { new ArtifactException("The download broke off after 1 of 2 bytes."), "ArtifactUnavailable", ErrorCategory.InvalidResult, "The download broke off after 1 of 2 bytes." },
        { new AggregateException(new TimeoutException("Nothing came for 60 s.")), "RequestTimedOut", ErrorCategory.OperationTimeout, "http://127.0.0.1:1 did not answer in time. Nothing came for 60 s." },
        { new AmazonServiceException("Gone.", null, ErrorType.Sender, "ExpiredTokenException", "id-1", HttpStatusCode.Forbidden), "ExpiredTokenException", ErrorCategory.AuthenticationError, "Gone. (ExpiredTokenException, request id-1)" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Every_cause_is_named_with_its_input(Exception cause, string id, ErrorCategory category, string text)
    {
        var record = ServiceError.Record(cause, "core device 'a'", "a", Session);
        Assert.Equal(id, record.FullyQualifiedErrorId);
        Assert.Equal(category, record.CategoryInfo.Category);
        Assert.Equal("a", record.TargetObject);
        Assert.Equal($"Core device 'a': {text}", record.ToString());
        var exception = Assert.IsType<FleetException>(record.Exception);
        Assert.Equal(record.ToString(), exception.Message);
        Assert.Equal(id, exception.ErrorCode);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public void What_the_service_said_stays_with_it()
    {
        var cause = new ResourceNotFoundException("No such device.", null, ErrorType.Sender, "ResourceNotFoundException", "id-2", HttpStatusCode.NotFound) { ResourceId = "a" };
        var exception = (FleetException)ServiceError.Record(cause, "core device 'a'", "a", Session).Exception;
        Assert.Same(cause, exception.InnerException);
        Assert.Equal("id-2", exception.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public void An_error_inside_an_answer_has_no_cause_beneath()
    {
        var record = ServiceError.Record("ResourceNotFoundException", "No such thing.", "client device 'b'", "b");
        Assert.Equal("Client device 'b': No such thing. (ResourceNotFoundException)", record.Exception.Message);
        Assert.Equal(ErrorCategory.ObjectNotFound, record.CategoryInfo.Category);
        Assert.Null(record.Exception.InnerException);
        Assert.Null(((FleetException)record.Exception).StatusCode);
    }
}
