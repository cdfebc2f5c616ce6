using System.Text.Json.Nodes;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using Xunit;
using GreengrassModel = Amazon.GreengrassV2.Model;

namespace IoTFleet.Tests.Api;

/// <summary>What the clients put on the wire.</summary>
public sealed class RequestTests
{
    private const string Arn = "arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Hello:versions:1.0.0";
    private const string EncodedArn = "arn%3Aaws%3Agreengrass%3Aeu-west-1%3A123456789012%3Acomponents%3Acom.example.Hello%3Aversions%3A1.0.0";

    private readonly Wire _wire = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_component_ARN_is_one_encoded_segment_of_the_path()
    {
        await _wire.Greengrass().DescribeComponentAsync(new DescribeComponentRequest { Arn = Arn }, _stop);

        Assert.Equal("GET", _wire.Request.Method);
        Assert.Equal($"/greengrass/v2/components/{EncodedArn}/metadata", _wire.Request.Target);
        Assert.Equal("greengrass.eu-west-1.amazonaws.com", _wire.Request.Uri.Host);
        Assert.Empty(_wire.Request.Body);
        Assert.Null(_wire.Request.Header("Content-Type"));
    }

    [Fact]
    public async Task A_slash_in_a_label_is_encoded()
    {
        const string resource = "arn:aws:greengrass:eu-west-1:123456789012:coreDevices:a/b c%d?e#f+g";
        await _wire.Greengrass().ListTagsForResourceAsync(new GreengrassModel.ListTagsForResourceRequest { ResourceArn = resource }, _stop);

        Assert.Equal("/tags/arn%3Aaws%3Agreengrass%3Aeu-west-1%3A123456789012%3AcoreDevices%3Aa%2Fb%20c%25d%3Fe%23f%2Bg", _wire.Request.Target);
    }

    [Theory]
    [InlineData("hello.zip", "hello.zip")]
    [InlineData("/dir/sub dir/hello.zip", "dir/sub%20dir/hello.zip")]
    [InlineData("100%/a#b?c", "100%25/a%23b%3Fc")]
    [InlineData("größe/文件.bin", "gr%C3%B6%C3%9Fe/%E6%96%87%E4%BB%B6.bin")]
    [InlineData("a%2Fb", "a%252Fb")]
    public async Task A_greedy_label_keeps_its_slashes_and_encodes_the_rest(string name, string path)
    {
        await _wire.Greengrass().GetComponentVersionArtifactAsync(new GetComponentVersionArtifactRequest { Arn = Arn, ArtifactName = name }, _stop);

        Assert.Equal($"/greengrass/v2/components/{EncodedArn}/artifacts/{path}", _wire.Request.Target);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task A_label_that_would_climb_the_path_is_refused_before_the_call(string name)
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() =>
            _wire.Greengrass().DeleteCoreDeviceAsync(new DeleteCoreDeviceRequest { CoreDeviceThingName = name }, _stop));

        Assert.Contains("CoreDeviceThingName", error.Message);
        Assert.Empty(_wire.Requests);
    }

    [Theory]
    [InlineData("../../coreDevices")]
    [InlineData("a/./b")]
    [InlineData("a/..")]
    public async Task A_greedy_label_that_would_climb_the_path_is_refused_before_the_call(string name)
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() =>
            _wire.Greengrass().GetComponentVersionArtifactAsync(new GetComponentVersionArtifactRequest { Arn = Arn, ArtifactName = name }, _stop));

        Assert.Contains("ArtifactName", error.Message);
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task Tag_keys_are_repeated_in_the_query()
    {
        await _wire.Greengrass().UntagResourceAsync(
            new GreengrassModel.UntagResourceRequest { ResourceArn = Arn, TagKeys = ["team", "cost center", "a&b=c"] }, _stop);

        Assert.Equal("DELETE", _wire.Request.Method);
        Assert.Equal(["tagKeys=a%26b%3Dc", "tagKeys=cost%20center", "tagKeys=team"], _wire.Request.Uri.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
        Assert.Equal($"/tags/{EncodedArn}", _wire.Request.Uri.AbsolutePath);
    }

    [Fact]
    public async Task Enumerated_and_whole_numbers_go_into_the_query()
    {
        await _wire.Greengrass().ListCoreDevicesAsync(
            new ListCoreDevicesRequest { Status = CoreDeviceStatus.UNHEALTHY, MaxResults = 100, NextToken = "a+b/c==", ThingGroupArn = "arn:aws:iot:eu-west-1:123456789012:thinggroup/plant 1" }, _stop);

        Assert.Equal("/greengrass/v2/coreDevices", _wire.Request.Uri.AbsolutePath);
        Assert.Equal(
            "?maxResults=100&nextToken=a%2Bb%2Fc%3D%3D&status=UNHEALTHY&thingGroupArn=arn%3Aaws%3Aiot%3Aeu-west-1%3A123456789012%3Athinggroup%2Fplant%201",
            _wire.Request.Uri.Query);
    }

    [Fact]
    public async Task Booleans_and_long_numbers_go_into_the_query()
    {
        var client = _wire.IoT();
        await client.ListThingsInThingGroupAsync(new ListThingsInThingGroupRequest { ThingGroupName = "plant:1", Recursive = true }, _stop);
        await client.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = "j", ThingName = "t", ExecutionNumber = 9007199254740993 }, _stop);

        Assert.Equal("/thing-groups/plant%3A1/things?recursive=true", _wire.Requests[0].Target);
        Assert.Equal("/things/t/jobs/j?executionNumber=9007199254740993", _wire.Requests[1].Target);
    }

    [Fact]
    public async Task What_is_absent_is_not_in_the_query()
    {
        await _wire.Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest(), _stop);

        Assert.Equal("/greengrass/v2/coreDevices", _wire.Request.Target);
    }

    [Fact]
    public async Task A_value_that_the_build_does_not_know_goes_out_as_it_is()
    {
        await _wire.Greengrass().ListCoreDevicesAsync(new ListCoreDevicesRequest { Status = "ASLEEP" }, _stop);

        Assert.Equal("?status=ASLEEP", _wire.Request.Uri.Query);
    }

    [Fact]
    public async Task The_endpoint_type_of_an_artifact_is_a_header()
    {
        await _wire.Greengrass().GetComponentVersionArtifactAsync(
            new GetComponentVersionArtifactRequest { Arn = Arn, ArtifactName = "a", IotEndpointType = IotEndpointType.Fips, S3EndpointType = S3EndpointType.REGIONAL }, _stop);

        Assert.Equal("fips", _wire.Request.Header("x-amz-iot-endpoint-type"));
        Assert.Equal("?s3EndpointType=REGIONAL", _wire.Request.Uri.Query);
        Assert.Contains("x-amz-iot-endpoint-type", _wire.Request.Header("Authorization"));
    }

    [Fact]
    public async Task A_call_without_members_in_its_body_has_none()
    {
        await _wire.Greengrass().CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = "d-1" }, _stop);

        Assert.Equal("POST", _wire.Request.Method);
        Assert.Equal("/greengrass/v2/deployments/d-1/cancel", _wire.Request.Target);
        Assert.Empty(_wire.Request.Body);
    }

    [Fact]
    public async Task A_call_whose_members_are_all_absent_has_an_empty_object()
    {
        await _wire.Greengrass().ResolveComponentCandidatesAsync(new ResolveComponentCandidatesRequest(), _stop);

        Assert.Equal("{}", _wire.Request.Text);
        Assert.Equal("application/json", _wire.Request.Header("Content-Type"));
    }

    [Fact]
    public async Task A_recipe_goes_out_as_base64_of_all_its_bytes()
    {
        var recipe = new MemoryStream([0, 1, 2, 250, 251, 252, 253, 254, 255]) { Position = 4 };
        await _wire.Greengrass().CreateComponentVersionAsync(new CreateComponentVersionRequest { InlineRecipe = recipe, ClientToken = "t" }, _stop);

        Assert.Equal("""{"inlineRecipe":"AAEC+vv8/f7/","clientToken":"t"}""", _wire.Request.Text);
    }

    [Fact]
    public async Task A_deployment_goes_out_with_its_maps_and_nested_structures()
    {
        await _wire.Greengrass().CreateDeploymentAsync(
            new CreateDeploymentRequest
            {
                TargetArn = "arn:aws:iot:eu-west-1:123456789012:thinggroup/plant",
                DeploymentName = "Größe \"1\" <&>\n😀",
                Components = new()
                {
                    ["aws.greengrass.Nucleus"] = new()
                    {
                        ComponentVersion = "2.12.6",
                        ConfigurationUpdate = new() { Merge = """{"a":1}""", Reset = ["/b", ""] },
                        RunWith = new() { PosixUser = "ggc_user", SystemResourceLimits = new() { Memory = 9007199254740993, Cpus = 0.1 } },
                    },
                    ["com.example.Empty"] = new(),
                },
                DeploymentPolicies = new()
                {
                    FailureHandlingPolicy = DeploymentFailureHandlingPolicy.ROLLBACK,
                    ComponentUpdatePolicy = new() { TimeoutInSeconds = 60, Action = DeploymentComponentUpdatePolicyAction.NOTIFY_COMPONENTS },
                },
                IotJobConfiguration = new()
                {
                    AbortConfig = new() { CriteriaList = [new() { Action = IoTJobAbortAction.CANCEL, FailureType = IoTJobExecutionFailureType.ALL, MinNumberOfExecutedThings = 1, ThresholdPercentage = 99.5 }] },
                    TimeoutConfig = new() { InProgressTimeoutInMinutes = 10080 },
                },
                Tags = [],
                ClientToken = "token-1",
            },
            _stop);

        AssertJson(
            """
            {
              "targetArn": "arn:aws:iot:eu-west-1:123456789012:thinggroup/plant",
              "deploymentName": "Größe \"1\" <&>\n😀",
              "components": {
                "aws.greengrass.Nucleus": {
                  "componentVersion": "2.12.6",
                  "configurationUpdate": { "merge": "{\"a\":1}", "reset": ["/b", ""] },
                  "runWith": { "posixUser": "ggc_user", "systemResourceLimits": { "memory": 9007199254740993, "cpus": 0.1 } }
                },
                "com.example.Empty": {}
              },
              "iotJobConfiguration": {
                "abortConfig": { "criteriaList": [{ "failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 99.5, "minNumberOfExecutedThings": 1 }] },
                "timeoutConfig": { "inProgressTimeoutInMinutes": 10080 }
              },
              "deploymentPolicies": {
                "failureHandlingPolicy": "ROLLBACK",
                "componentUpdatePolicy": { "timeoutInSeconds": 60, "action": "NOTIFY_COMPONENTS" }
              },
              "tags": {},
              "clientToken": "token-1"
            }
            """,
            _wire.Request.Text);
        Assert.Contains("0.1", _wire.Request.Text);
        Assert.Contains("9007199254740993", _wire.Request.Text);
    }

    [Fact]
    public async Task Empty_lists_and_maps_are_sent_as_such()
    {
        await _wire.Greengrass().BatchAssociateClientDeviceWithCoreDeviceAsync(new() { CoreDeviceThingName = "core", Entries = [] }, _stop);

        Assert.Equal("""{"entries":[]}""", _wire.Request.Text);
        Assert.Equal("/greengrass/v2/coreDevices/core/associateClientDevices", _wire.Request.Target);
    }

    [Fact]
    public async Task Members_with_another_name_in_JSON_use_it()
    {
        await _wire.Greengrass().UpdateConnectivityInfoAsync(
            new UpdateConnectivityInfoRequest { ThingName = "core", ConnectivityInfo = [new() { Id = "1", HostAddress = "10.0.0.1", PortNumber = 8883, Metadata = "" }] }, _stop);

        Assert.Equal("PUT", _wire.Request.Method);
        Assert.Equal("/greengrass/things/core/connectivityInfo", _wire.Request.Target);
        AssertJson("""{"ConnectivityInfo":[{"Id":"1","HostAddress":"10.0.0.1","PortNumber":8883,"Metadata":""}]}""", _wire.Request.Text);
    }

    [Fact]
    public async Task A_role_ARN_has_its_JSON_name()
    {
        await _wire.Greengrass().AssociateServiceRoleToAccountAsync(new AssociateServiceRoleToAccountRequest { RoleArn = "arn:aws:iam::123456789012:role/r" }, _stop);

        Assert.Equal("""{"RoleArn":"arn:aws:iam::123456789012:role/r"}""", _wire.Request.Text);
    }

    [Fact]
    public async Task A_document_goes_out_as_the_JSON_it_is()
    {
        var parameters = new Document(new Dictionary<string, Document>
        {
            ["level"] = 42,
            ["large"] = 9007199254740993L,
            ["huge"] = 1.7976931348623157E+308,
            ["small"] = 0.1,
            ["on"] = true,
            ["nothing"] = default,
            ["text"] = "höhe \"<&>\" 😀",
            ["list"] = new Document(new List<Document> { 1, "two", default, new(new Dictionary<string, Document>()) }),
        });
        await _wire.ManagedIntegrations().SendManagedThingCommandAsync(
            new SendManagedThingCommandRequest
            {
                ManagedThingId = "thing-1",
                Endpoints =
                [
                    new()
                    {
                        EndpointId = "1",
                        Capabilities = [new() { Id = "matter.OnOff@1.4", Name = "On/Off", Version = "1", Actions = [new() { Name = "On", Parameters = parameters }, new() { Name = "Off" }] }],
                    },
                ],
            },
            _stop);

        Assert.Equal("/managed-things-command/thing-1", _wire.Request.Target);
        AssertJson(
            """
            {"Endpoints":[{"endpointId":"1","capabilities":[{"id":"matter.OnOff@1.4","name":"On/Off","version":"1","actions":[
              {"name":"On","parameters":{"level":42,"large":9007199254740993,"huge":1.7976931348623157E+308,"small":0.1,"on":true,"nothing":null,
                "text":"höhe \"<&>\" 😀","list":[1,"two",null,{}]}},
              {"name":"Off"}]}]}]}
            """,
            _wire.Request.Text);
        Assert.Contains("9007199254740993", _wire.Request.Text);
    }

    [Fact]
    public async Task An_enumerated_label_is_part_of_the_path()
    {
        await _wire.ManagedIntegrations().GetSchemaVersionAsync(
            new GetSchemaVersionRequest { Type = SchemaVersionType.Capability, SchemaVersionedId = "matter.OnOff@1.4", Format = SchemaVersionFormat.AWS }, _stop);

        Assert.Equal("/schema-versions/capability/matter.OnOff%401.4?Format=AWS", _wire.Request.Target);
        Assert.Equal("api.iotmanagedintegrations.eu-west-1.api.aws", _wire.Request.Uri.Host);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_part_of_the_path_is_named_before_any_call(string? value)
    {
        var error = await Assert.ThrowsAsync<AmazonGreengrassV2Exception>(() =>
            _wire.Greengrass().GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = value }, _stop));

        Assert.Contains("CoreDeviceThingName", error.Message);
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task A_missing_enumerated_part_of_the_path_is_named_before_any_call()
    {
        var error = await Assert.ThrowsAsync<AmazonIoTManagedIntegrationsException>(() =>
            _wire.ManagedIntegrations().GetNotificationConfigurationAsync(new GetNotificationConfigurationRequest(), _stop));

        Assert.Contains("EventType", error.Message);
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task An_endpoint_with_a_path_keeps_it()
    {
        await _wire.Greengrass(config => { config.ServiceURL = "http://127.0.0.1:8466/sandbox/"; config.AuthenticationRegion = "eu-west-1"; })
            .GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a:b" }, _stop);

        Assert.Equal("http://127.0.0.1:8466/sandbox/greengrass/v2/coreDevices/a%3Ab", _wire.Request.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task Sensitive_filters_go_into_the_query_as_they_are()
    {
        await _wire.ManagedIntegrations().ListManagedThingsAsync(new ListManagedThingsRequest { SerialNumberFilter = "S/N 1" }, _stop);

        Assert.Equal("/managed-things?SerialNumberFilter=S%2FN%201", _wire.Request.Target);
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"Expected {expected}\nbut {actual} was sent.");
}
