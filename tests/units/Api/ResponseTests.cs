using System.Globalization;
using System.Net;
using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>What the clients make of the bytes that come back.</summary>
public sealed class ResponseTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Strings_enumerated_values_times_and_maps_are_read()
    {
        var device = await Device(
            """
            {"coreDeviceThingName":"Größe 😀","coreVersion":"2.12.6","platform":"linux","architecture":"aarch64","runtime":"aws_nucleus_lite",
             "status":"UNHEALTHY","lastStatusUpdateTimestamp":1700000000.123,"tags":{"team":"a","empty":""}}
            """);

        Assert.Equal("Größe 😀", device.CoreDeviceThingName);
        Assert.Equal("2.12.6", device.CoreVersion);
        Assert.Same(CoreDeviceStatus.UNHEALTHY, device.Status);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc), device.LastStatusUpdateTimestamp);
        Assert.Equal(new Dictionary<string, string> { ["team"] = "a", ["empty"] = "" }, device.Tags);
        Assert.Equal(HttpStatusCode.OK, device.HttpStatusCode);
        Assert.Equal("request-1", device.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData("1700000000", "2023-11-14T22:13:20.0000000Z")]
    [InlineData("1700000000.5", "2023-11-14T22:13:20.5000000Z")]
    [InlineData("1700000000.123456", "2023-11-14T22:13:20.1234560Z")]
    [InlineData("1.7E9", "2023-11-14T22:13:20.0000000Z")]
    [InlineData("1.700000000123E+9", "2023-11-14T22:13:20.1230000Z")]
    [InlineData("17e8", "2023-11-14T22:13:20.0000000Z")]
    [InlineData("0", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("-1.5", "1969-12-31T23:59:58.5000000Z")]
    [InlineData("\"2023-11-14T22:13:20Z\"", "2023-11-14T22:13:20.0000000Z")]
    [InlineData("\"2023-11-14T23:13:20.250+01:00\"", "2023-11-14T22:13:20.2500000Z")]
    [InlineData("\"Tue, 14 Nov 2023 22:13:20 GMT\"", "2023-11-14T22:13:20.0000000Z")]
    public async Task A_time_is_read_as_UTC(string json, string expected)
    {
        var device = await Device($$"""{"lastStatusUpdateTimestamp":{{json}}}""");

        Assert.Equal(DateTimeKind.Utc, device.LastStatusUpdateTimestamp!.Value.Kind);
        Assert.Equal(expected, device.LastStatusUpdateTimestamp.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Numbers_and_booleans_are_read()
    {
        var response = await new Wire(Answer.Json(
            """
            {"job":{"jobId":"j","forceCanceled":false,"timeoutConfig":{"inProgressTimeoutInMinutes":9007199254740993},
             "jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":1e1,"incrementFactor":1.5}},
             "jobProcessDetails":{"numberOfCanceledThings":3.0,"numberOfFailedThings":-1}}}
            """)).IoT().DescribeJobAsync(new DescribeJobRequest { JobId = "j" }, _stop);

        Assert.False(response.Job.ForceCanceled);
        Assert.Equal(9007199254740993, response.Job.TimeoutConfig.InProgressTimeoutInMinutes);
        Assert.Equal(50, response.Job.JobExecutionsRolloutConfig.MaximumPerMinute);
        Assert.Equal(10, response.Job.JobExecutionsRolloutConfig.ExponentialRate.BaseRatePerMinute);
        Assert.Equal(1.5, response.Job.JobExecutionsRolloutConfig.ExponentialRate.IncrementFactor);
        Assert.Equal(3, response.Job.JobProcessDetails.NumberOfCanceledThings);
        Assert.Equal(-1, response.Job.JobProcessDetails.NumberOfFailedThings);
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        var device = await Device("{}");

        Assert.Null(device.Status);
        Assert.Null(device.LastStatusUpdateTimestamp);
        Assert.Null(device.Tags);
    }

    [Fact]
    public async Task Nulls_are_as_good_as_absent()
    {
        var device = await Device("""{"coreDeviceThingName":null,"status":null,"lastStatusUpdateTimestamp":null,"tags":null}""");

        Assert.Null(device.CoreDeviceThingName);
        Assert.Null(device.Status);
        Assert.Null(device.LastStatusUpdateTimestamp);
        Assert.Null(device.Tags);
    }

    [Fact]
    public async Task Nulls_within_lists_and_maps_are_left_out()
    {
        var tags = (await Device("""{"tags":{"a":null,"b":"1"}}""")).Tags;
        var list = await new Wire(Answer.Json("""{"coreDevices":[null,{"coreDeviceThingName":"a"},null]}"""))
            .Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop);

        Assert.Equal(new Dictionary<string, string> { ["b"] = "1" }, tags);
        Assert.Equal("a", Assert.Single(list.CoreDevices).CoreDeviceThingName);
    }

    [Fact]
    public async Task Empty_lists_and_maps_stay_empty()
    {
        Assert.Empty((await Device("""{"tags":{}}""")).Tags);
        Assert.Empty((await new Wire(Answer.Json("""{"coreDevices":[]}""")).Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop)).CoreDevices);
    }

    [Fact]
    public async Task Unknown_members_are_passed_over_at_every_depth()
    {
        var response = await new Wire(Answer.Json(
            """
            {"new":{"a":[{"b":[1,2,{"coreDevices":"x"}]}]},"coreDevices":[{"future":{"coreDeviceThingName":"no"},"coreDeviceThingName":"yes","also":[[[]]]}],"last":1e400}
            """)).Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop);

        Assert.Equal("yes", Assert.Single(response.CoreDevices).CoreDeviceThingName);
    }

    [Fact]
    public async Task An_unknown_value_is_kept_and_equals_a_constant_of_the_same_value()
    {
        var device = await Device("""{"status":"ASLEEP"}""");

        Assert.Equal("ASLEEP", device.Status.Value);
        Assert.Equal("ASLEEP", device.Status.ToString());
        Assert.True(device.Status == new CoreDeviceStatus("ASLEEP"));
        Assert.True(device.Status == CoreDeviceStatus.FindValue("ASLEEP"));
        Assert.True(device.Status == "ASLEEP");
        Assert.False(device.Status == CoreDeviceStatus.HEALTHY);
    }

    [Fact]
    public async Task A_recipe_is_read_from_base64()
    {
        var response = await new Wire(Answer.Json("""{"recipeOutputFormat":"YAML","recipe":"AAEC+vv8/f7/"}""")).Greengrass().GetComponentAsync(new GetComponentRequest { Arn = "arn:a" }, _stop);

        Assert.Equal(0, response.Recipe.Position);
        Assert.Equal([0, 1, 2, 250, 251, 252, 253, 254, 255], response.Recipe.ToArray());
    }

    [Fact]
    public async Task Members_with_another_name_in_JSON_are_found()
    {
        var response = await new Wire(Answer.Json("""{"ConnectivityInfo":[{"Id":"1","HostAddress":"h","PortNumber":8883,"Metadata":"m"}],"Message":"done"}"""))
            .Greengrass().GetConnectivityInfoAsync(new GetConnectivityInfoRequest { ThingName = "t" }, _stop);

        Assert.Equal("done", response.Message);
        Assert.Equal(8883, Assert.Single(response.ConnectivityInfo).PortNumber);
    }

    [Fact]
    public async Task A_document_keeps_its_shape()
    {
        var response = await new Wire(Answer.Json(
            """{"Endpoints":[{"endpointId":"1","capabilities":[{"id":"c","name":"n","version":"1","properties":{"a":null,"b":[1,9007199254740993,1.5,18446744073709551616,-0.5e-3,true,"x",{"c":{}}]}}]}]}"""))
            .ManagedIntegrations().GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = "t" }, _stop);

        var document = response.Endpoints[0].Capabilities[0].Properties.AsDictionary();
        Assert.True(document["a"].IsNull());
        var list = document["b"].AsList();
        Assert.Equal(1, list[0].AsInt());
        Assert.Equal(9007199254740993, list[1].AsLong());
        Assert.Equal(1.5, list[2].AsDouble());
        Assert.Equal(18446744073709551616d, list[3].AsDouble());
        Assert.Equal(-0.0005, list[4].AsDouble());
        Assert.True(list[5].AsBool());
        Assert.Equal("x", list[6].AsString());
        Assert.Empty(list[7].AsDictionary()["c"].AsDictionary());
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("false")]
    public async Task A_document_may_be_any_value(string json)
    {
        var response = await new Wire(Answer.Json($$"""{"Type":"capability","Schema":{{json}}}""")).ManagedIntegrations()
            .GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = "capability", SchemaVersionedId = "x" }, _stop);

        Assert.Equal(Document.FromObject(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json)).Type, response.Schema.Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task An_answer_without_the_body_that_it_should_have_is_an_error(string body)
    {
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Device(body));

        Assert.Contains("empty", error.Message);
    }

    [Fact]
    public async Task A_null_answer_is_an_empty_response()
    {
        var device = await Device("null");

        Assert.Null(device.CoreDeviceThingName);
        Assert.Equal("request-1", device.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task No_content_is_a_response()
    {
        var response = await new Wire(new Answer(HttpStatusCode.NoContent, [], "text/plain")).Greengrass().DeleteCoreDeviceAsync(new DeleteCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);

        Assert.Equal(HttpStatusCode.NoContent, response.HttpStatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var response = await new Wire(new Answer(HttpStatusCode.OK, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"coreVersion":"2"}""")], "application/json"))
            .Greengrass().GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);

        Assert.Equal("2", response.CoreVersion);
    }

    [Fact]
    public async Task An_answer_larger_than_any_buffer_is_read_whole()
    {
        var devices = string.Join(',', Enumerable.Range(0, 40_000).Select(i => $$"""{"coreDeviceThingName":"device-{{i}}","status":"HEALTHY"}"""));
        var response = await new Wire(Answer.Json($$"""{"coreDevices":[{{devices}}]}""")).Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop);

        Assert.Equal(40_000, response.CoreDevices.Count);
        Assert.Equal("device-39999", response.CoreDevices[^1].CoreDeviceThingName);
    }

    [Theory]
    [InlineData("""{"coreVersion":2}""", "a number", "a string")]
    [InlineData("""{"status":{}}""", "an object", "a string")]
    [InlineData("""{"tags":[]}""", "an array", "an object")]
    [InlineData("""{"tags":{"a":1}}""", "a number", "a string")]
    [InlineData("""{"lastStatusUpdateTimestamp":true}""", "a boolean", "a time")]
    [InlineData("""{"lastStatusUpdateTimestamp":"yesterday"}""", "a string", "a time")]
    [InlineData("""{"lastStatusUpdateTimestamp":1e20}""", "a number", "a time")]
    [InlineData("""{"lastStatusUpdateTimestamp":1e300}""", "a number", "a time")]
    [InlineData("[]", "an array", "an object")]
    public async Task A_value_of_the_wrong_kind_is_an_error_that_says_so(string body, string found, string expected)
    {
        var wire = new Wire(Answer.Json(body));
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() =>
            wire.Greengrass(c => c.MaxErrorRetry = 1).GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop));

        Assert.Contains($"Found {found}", error.Message);
        Assert.Contains(expected, error.Message);
        Assert.Contains("GetCoreDevice", error.Message);
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.InRange(wire.Requests.Count, 1, 2);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    public async Task A_number_that_does_not_fit_is_an_error(string number)
    {
        var wire = new Wire(Answer.Json($$"""{"ConnectivityInfo":[{"PortNumber":{{number}}}]}"""));
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() =>
            wire.Greengrass(c => c.MaxErrorRetry = 0).GetConnectivityInfoAsync(new GetConnectivityInfoRequest { ThingName = "a" }, _stop));

        Assert.Contains("32 bits", error.Message);
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_is_asked_for_again()
    {
        var wire = new Wire(Answer.Json("""{"coreVersion":"2","tags":{"a"""), Answer.Json("""{"coreVersion":"2"}"""));
        var response = await wire.Greengrass().GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);

        Assert.Equal("2", response.CoreVersion);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Created)]
    public async Task HTML_where_JSON_should_be_fails_once_and_says_what_answered(HttpStatusCode status)
    {
        var wire = new Wire(Answer.Html(status));
        var error = await Assert.ThrowsAsync<AmazonServiceException>(() =>
            wire.Greengrass(c => { c.ServiceURL = "http://127.0.0.1:8466"; c.AuthenticationRegion = "eu-west-1"; }).ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop));

        Assert.Single(wire.Requests);
        Assert.Contains("http://127.0.0.1:8466", error.Message);
        Assert.Contains("text/html", error.Message);
        Assert.Contains(((int)status).ToString(CultureInfo.InvariantCulture), error.Message);
        Assert.Equal(status, error.StatusCode);
        Assert.DoesNotContain("guest network", error.ToString());
    }

    [Fact]
    public async Task An_error_about_an_answer_does_not_repeat_the_answer()
    {
        var wire = new Wire(Answer.Json("""{"Id":"1","SerialNumber":"secret-serial","Owner":{"secret-owner":1}}"""));
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() =>
            wire.ManagedIntegrations(c => c.MaxErrorRetry = 0).GetManagedThingAsync(new GetManagedThingRequest { Identifier = "1" }, _stop));

        Assert.DoesNotContain("secret", error.ToString());
        Assert.Null(error.ResponseBody);
    }

    private Task<GetCoreDeviceResponse> Device(string json) =>
        new Wire(Answer.Json(json)).Greengrass().GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);
}
