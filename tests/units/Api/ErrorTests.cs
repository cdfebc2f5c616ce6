using System.Net;
using System.Reflection;
using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT;
using Amazon.IoT.Model;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using Xunit;
using GreengrassModel = Amazon.GreengrassV2.Model;
using Managed = Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Tests.Api;

/// <summary>What the clients make of error answers.</summary>
public sealed class ErrorTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public static TheoryData<string, Type> Modelled()
    {
        var data = new TheoryData<string, Type>();
        foreach (var parent in new[] { typeof(AmazonGreengrassV2Exception), typeof(AmazonIoTManagedIntegrationsException), typeof(AmazonIoTException) })
            foreach (var type in parent.Assembly.GetExportedTypes().Where(t => t.BaseType == parent))
                data.Add(type.Name, type);
        return data;
    }

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task Every_modelled_error_is_known_by_header_type_and_code(string name, Type type)
    {
        Answer[] answers =
        [
            Error("""{"message":"Because."}""", ("x-amzn-ErrorType", name)),
            Error("""{"message":"Because."}""", ("x-amzn-ErrorType", $"com.amazonaws.service#{name}")),
            Error("""{"message":"Because."}""", ("x-amzn-ErrorType", $"{name}:http://internal.amazon.com/coral/com.amazon.coral.validate/")),
            Error($$"""{"__type":"{{name}}","message":"Because."}"""),
            Error($$"""{"__type":"com.amazonaws.service#{{name}}:http://internal.amazon.com/x#y","Message":"Because."}"""),
            Error($$"""{"code":"{{name}}","message":"Because."}"""),
            Error($$"""{"message":"Because.","detail":{"code":"Other","message":"No."},"code":"aws.protocols#{{name}}"}"""),
        ];
        foreach (var answer in answers)
        {
            var error = (AmazonServiceException)await Assert.ThrowsAsync(type, () => Call(type, new Wire(answer)));

            Assert.Equal("Because.", error.Message);
            Assert.Equal(name, error.ErrorCode);
            Assert.Equal("request-1", error.RequestId);
            Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
            Assert.Equal(ErrorType.Sender, error.ErrorType);
        }
    }

    [Fact]
    public void Every_service_has_its_errors() =>
        Assert.Equal(26, Modelled().Count);

    [Fact]
    public async Task The_header_goes_before_the_body()
    {
        var wire = new Wire(Error("""{"__type":"ValidationException","code":"Other","message":"m"}""", ("x-amzn-ErrorType", "ConflictException")));

        await Assert.ThrowsAsync<GreengrassModel.ConflictException>(() => Device(wire));
    }

    [Fact]
    public async Task A_validation_error_names_its_fields()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.ValidationException>(() => Device(new Wire(Error(
            """
            {"reason":"FIELD_VALIDATION_FAILED","unknown":[1],"fields":[{"name":"components.a","message":"too long","more":{}},{"name":"tags","message":"bad"}],"message":"1 validation error"}
            """,
            ("x-amzn-ErrorType", "ValidationException")))));

        Assert.Same(ValidationExceptionReason.FIELD_VALIDATION_FAILED, error.Reason);
        Assert.Equal(["components.a", "tags"], error.Fields.Select(f => f.Name));
        Assert.Equal("too long", error.Fields[0].Message);
        Assert.Equal("1 validation error", error.Message);
    }

    [Fact]
    public async Task A_missing_resource_is_named()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.ResourceNotFoundException>(() => Device(new Wire(
            Answer.Json(HttpStatusCode.NotFound, """{"resourceId":"core-1","resourceType":"CORE_DEVICE","message":"none"}""", ("x-amzn-errortype", "ResourceNotFoundException")))));
        var managed = await Assert.ThrowsAsync<Managed.ResourceNotFoundException>(() => new Wire(
            Answer.Json(HttpStatusCode.NotFound, """{"ResourceId":"t-1","ResourceType":"ManagedThing","Message":"none"}""", ("x-amzn-ErrorType", "ResourceNotFoundException")))
            .ManagedIntegrations().GetManagedThingAsync(new GetManagedThingRequest { Identifier = "t-1" }, _stop));

        Assert.Equal(("core-1", "CORE_DEVICE"), (error.ResourceId, error.ResourceType));
        Assert.Equal(("t-1", "ManagedThing"), (managed.ResourceId, managed.ResourceType));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 21 Oct 2026 07:28:00 GMT", null)]
    public async Task The_time_to_wait_comes_from_a_header(string header, int? expected)
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.ThrottlingException>(() => Device(new Wire(Answer.Json(
            HttpStatusCode.TooManyRequests, """{"quotaCode":"L-1","serviceCode":"greengrass","message":"slow"}""", ("x-amzn-ErrorType", "ThrottlingException"), ("Retry-After", header)))));

        Assert.Equal(expected, error.RetryAfterSeconds);
        Assert.Equal(("L-1", "greengrass"), (error.QuotaCode, error.ServiceCode));
    }

    [Fact]
    public async Task A_throttled_call_is_repeated_and_then_fails()
    {
        var wire = new Wire(Answer.Json(HttpStatusCode.TooManyRequests, """{"message":"slow"}""", ("x-amzn-ErrorType", "ThrottlingException")));
        await Assert.ThrowsAsync<GreengrassModel.ThrottlingException>(() => wire.Greengrass(c => c.MaxErrorRetry = 2).GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop));

        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task A_server_fault_is_the_receivers()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.InternalServerException>(() => Device(new Wire(
            Answer.Json(HttpStatusCode.InternalServerError, """{"message":"oops"}""", ("x-amzn-ErrorType", "InternalServerException"), ("Retry-After", "3")))));

        Assert.Equal(ErrorType.Receiver, error.ErrorType);
        Assert.Equal(3, error.RetryAfterSeconds);
    }

    [Fact]
    public async Task An_unknown_error_is_the_base_exception_with_all_it_says()
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(
            Answer.Json((HttpStatusCode)418, """{"message":"I am new"}""", ("x-amzn-ErrorType", "aws#TeapotException")))));

        Assert.Equal("TeapotException", error.ErrorCode);
        Assert.Equal("I am new", error.Message);
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(418, (int)error.StatusCode);
    }

    [Fact]
    public async Task Signature_errors_that_no_model_has_are_told()
    {
        var error = await Assert.ThrowsAsync<AmazonIoTException>(() => new Wire(Answer.Json(
            HttpStatusCode.Forbidden, """{"message":"The security token included in the request is invalid."}""", ("x-amzn-ErrorType", "UnrecognizedClientException")))
            .IoT().DescribeThingAsync(new DescribeThingRequest { ThingName = "a" }, _stop));

        Assert.Equal("UnrecognizedClientException", error.ErrorCode);
        Assert.Equal("The security token included in the request is invalid.", error.Message);
    }

    [Fact]
    public async Task HTML_is_told_by_status_and_type_without_its_text()
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(Answer.Html(HttpStatusCode.Forbidden))));

        Assert.Contains("403", error.Message);
        Assert.Contains("text/html", error.Message);
        Assert.DoesNotContain("guest network", error.ToString());
        Assert.Equal("Forbidden", error.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Fact]
    public async Task An_empty_error_is_told_by_its_status()
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(new Answer(HttpStatusCode.BadGateway, [], "text/plain"))));

        Assert.Contains("502", error.Message);
        Assert.Contains("empty", error.Message);
        Assert.Equal("BadGateway", error.ErrorCode);
    }

    [Fact]
    public async Task The_header_counts_also_without_a_body()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.AccessDeniedException>(() => Device(new Wire(
            new Answer(HttpStatusCode.Forbidden, [], "application/json", ("x-amzn-ErrorType", "AccessDeniedException")))));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        Assert.Contains("403", error.Message);
    }

    [Fact]
    public async Task A_status_that_no_enumeration_knows_is_a_number()
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(new Answer((HttpStatusCode)499, [], "text/plain"))));

        Assert.Contains("499", error.Message);
        Assert.DoesNotContain("(499)", error.Message);
    }

    [Fact]
    public async Task Of_an_error_that_was_cut_off_what_arrived_is_told()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.ConflictException>(() => Device(new Wire(Error("""{"__type":"ConflictException","message":"Name is taken.","resourceId":"a""" ))));

        Assert.Equal("Name is taken.", error.Message);
        Assert.Equal("ConflictException", error.ErrorCode);
    }

    [Fact]
    public async Task An_error_that_was_cut_off_before_its_message_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(Error("""{"mess"""))));

        Assert.Contains("400", error.Message);
        Assert.Contains("JSON", error.Message);
    }

    [Fact]
    public async Task A_byte_order_mark_before_an_error_is_passed_over()
    {
        var body = Encoding.UTF8.GetBytes("""{"__type":"ConflictException","message":"m","resourceId":"a"}""");
        var error = await Assert.ThrowsAsync<GreengrassModel.ConflictException>(() => Device(new Wire(new Answer(HttpStatusCode.Conflict, [0xEF, 0xBB, 0xBF, .. body], "application/json"))));

        Assert.Equal("a", error.ResourceId);
    }

    [Fact]
    public async Task Members_of_the_wrong_kind_do_not_hide_the_error()
    {
        var error = await Assert.ThrowsAsync<GreengrassModel.ValidationException>(() => Device(new Wire(Error(
            """{"message":"bad","reason":7,"fields":"none"}""", ("x-amzn-ErrorType", "ValidationException")))));

        Assert.Equal("bad", error.Message);
        Assert.Null(error.Fields);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"message\":null,\"__type\":5,\"code\":null}")]
    public async Task Odd_JSON_is_still_an_error_of_the_service(string body)
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() => Device(new Wire(Error(body))));

        Assert.Contains("400", error.Message);
        Assert.Equal("BadRequest", error.ErrorCode);
    }

    [Fact]
    public void Every_exception_has_the_constructors_of_the_SDK()
    {
        foreach (var type in Modelled().Select(row => (Type)row.Data.Item2))
        {
            Assert.Equal("m", ((Exception)type.GetConstructor([typeof(string)])!.Invoke(["m"])).Message);
            var cause = new InvalidOperationException("c");
            Assert.Same(cause, ((Exception)type.GetConstructor([typeof(Exception)])!.Invoke([cause])).InnerException);
            Assert.NotNull(type.GetConstructor([typeof(string), typeof(Exception)]));
            Assert.NotNull(type.GetConstructor([typeof(string), typeof(ErrorType), typeof(string), typeof(string), typeof(HttpStatusCode)]));
            Assert.NotNull(type.GetConstructor([typeof(string), typeof(Exception), typeof(ErrorType), typeof(string), typeof(string), typeof(HttpStatusCode)]));
            Assert.True(type.IsPublic && !type.IsSealed && type.GetProperty("Message", BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance) is null);
        }
    }

    private static Answer Error(string body, params (string, string)[] headers) => Answer.Json(HttpStatusCode.BadRequest, body, headers);

    private Task Call(Type type, Wire wire) => type.Namespace switch
    {
        "Amazon.GreengrassV2.Model" => Device(wire),
        "Amazon.IoT.Model" => wire.IoT(c => c.MaxErrorRetry = 0).DescribeThingAsync(new DescribeThingRequest { ThingName = "a" }, _stop),
        _ => wire.ManagedIntegrations(c => c.MaxErrorRetry = 0).GetManagedThingAsync(new GetManagedThingRequest { Identifier = "a" }, _stop),
    };

    private Task Device(Wire wire) => wire.Greengrass(c => c.MaxErrorRetry = 0).GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);
}
