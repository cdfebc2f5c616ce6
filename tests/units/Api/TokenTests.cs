using System.Net;
using System.Text.Json.Nodes;
using Amazon.GreengrassV2.Model;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>Idempotency tokens: a call that is repeated must not repeat the deed.</summary>
public sealed class TokenTests
{
    private const string Throttled = """{"__type":"ThrottlingException","message":"Rate exceeded"}""";

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_absent_token_is_filled_in_and_written_back()
    {
        var wire = new Wire();
        var request = new CreateDeploymentRequest { TargetArn = "arn:t" };
        await wire.Greengrass().CreateDeploymentAsync(request, _stop);

        Assert.True(Guid.TryParse(request.ClientToken, out _));
        Assert.Equal(request.ClientToken, Token(wire.Request, "clientToken"));
    }

    [Fact]
    public async Task Every_request_has_a_token_of_its_own()
    {
        var wire = new Wire();
        await wire.Greengrass().CreateDeploymentAsync(new CreateDeploymentRequest { TargetArn = "arn:t" }, _stop);
        await wire.Greengrass().CreateDeploymentAsync(new CreateDeploymentRequest { TargetArn = "arn:t" }, _stop);

        Assert.NotEqual(Token(wire.Requests[0], "clientToken"), Token(wire.Requests[1], "clientToken"));
    }

    [Fact]
    public async Task A_given_token_is_kept()
    {
        var wire = new Wire();
        await wire.ManagedIntegrations().CreateManagedThingAsync(new CreateManagedThingRequest { ClientToken = "mine" }, _stop);

        Assert.Equal("mine", Token(wire.Request, "ClientToken"));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "{}")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html></html>")]
    [InlineData(HttpStatusCode.TooManyRequests, Throttled)]
    [InlineData(HttpStatusCode.BadRequest, Throttled)]
    public async Task A_retry_sends_the_same_bytes(HttpStatusCode status, string body)
    {
        var wire = new Wire(Answer.Json(status, body), Answer.Json(HttpStatusCode.Created, """{"deploymentId":"d-1"}"""));
        var response = await wire.Greengrass().CreateDeploymentAsync(new CreateDeploymentRequest { TargetArn = "arn:t", DeploymentName = "é" }, _stop);

        Assert.Equal("d-1", response.DeploymentId);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(wire.Requests[0].Body, wire.Requests[1].Body);
        Assert.NotEmpty(wire.Requests[0].Body);
        Assert.Equal(wire.Requests[0].Target, wire.Requests[1].Target);
    }

    [Fact]
    public async Task A_retry_keeps_path_query_and_headers()
    {
        var wire = new Wire(Answer.Json(HttpStatusCode.InternalServerError, "{}"), Answer.Json("""{"preSignedUrl":"https://x"}"""));
        await wire.Greengrass().GetComponentVersionArtifactAsync(
            new GetComponentVersionArtifactRequest { Arn = "arn:a:b", ArtifactName = "a b/c", S3EndpointType = "GLOBAL", IotEndpointType = "fips" }, _stop);

        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(wire.Requests[0].Uri, wire.Requests[1].Uri);
        Assert.Equal("fips", wire.Requests[1].Header("x-amz-iot-endpoint-type"));
    }

    private static string? Token(Sent sent, string member) => JsonNode.Parse(sent.Text)![member]?.GetValue<string>();
}
