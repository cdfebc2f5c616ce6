using System.Text.Json;
using Amazon.GreengrassV2.Endpoints;
using Amazon.GreengrassV2.Internal;
using Amazon.IoT.Endpoints;
using Amazon.IoT.Internal;
using Amazon.IoTManagedIntegrations.Endpoints;
using Amazon.IoTManagedIntegrations.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>Where requests go.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("greengrassv2", 36)]
    [InlineData("iot-managed-integrations", 9)]
    [InlineData("iot", 45)]
    public void Every_case_of_the_service_resolves_as_it_says(string service, int count)
    {
        var cases = Reference.Read(service, "endpoint-tests-1.json").GetProperty("testCases").EnumerateArray().ToList();
        var faults = cases.Select(c => Fault(service, c)).OfType<string>().ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(count, cases.Count);
    }

    [Theory]
    [InlineData("greengrassv2", "https://greengrass.eu-central-1.amazonaws.com")]
    [InlineData("iot-managed-integrations", "https://api.iotmanagedintegrations.eu-central-1.api.aws")]
    [InlineData("iot", "https://iot.eu-central-1.amazonaws.com")]
    public void A_region_has_an_endpoint(string service, string url) =>
        Assert.Equal(url, Resolve(service, "eu-central-1", null, false, false).URL);

    [Theory]
    [InlineData("greengrassv2")]
    [InlineData("iot-managed-integrations")]
    [InlineData("iot")]
    public void Without_a_region_there_is_none(string service) =>
        Assert.Equal("Invalid Configuration: Missing Region", Assert.Throws<AmazonClientException>(() => Resolve(service, null, null, false, false)).Message);

    [Fact]
    public void A_client_tells_the_endpoint_of_a_request()
    {
        using var client = new Wire().Greengrass();

        Assert.Equal("https://greengrass.eu-west-1.amazonaws.com", client.DetermineServiceOperationEndPoint(new Amazon.GreengrassV2.Model.ListCoreDevicesRequest()).URL.TrimEnd('/'));
    }

    [Fact]
    public async Task A_client_asks_where_its_configuration_says()
    {
        var wire = new Wire();
        await wire.Greengrass(c => c.UseFIPSEndpoint = true).ListCoreDevicesAsync(new(), TestContext.Current.CancellationToken);
        await wire.IoT(c => c.UseDualstackEndpoint = true).ListThingGroupsAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(["greengrass-fips.eu-west-1.amazonaws.com", "iot.eu-west-1.api.aws"], wire.Requests.Select(r => r.Uri.Host));
    }

    private static string? Fault(string service, JsonElement test)
    {
        JsonElement? Parameter(string name) => test.TryGetProperty("params", out var parameters) && parameters.TryGetProperty(name, out var value) ? value : null;
        string? Text(string name) => Parameter(name)?.GetString();
        bool Flag(string name) => Parameter(name)?.GetBoolean() == true;
        var expected = test.GetProperty("expect");
        string found, wanted;
        try
        {
            var endpoint = Resolve(service, Text("Region"), Text("Endpoint"), Flag("UseDualStack"), Flag("UseFIPS"));
            found = endpoint.URL + Scheme(endpoint.Attributes?["authSchemes"] is IEnumerable<object> list ? list.OfType<IPropertyBag>().FirstOrDefault() : null);
        }
        catch (AmazonClientException e)
        {
            found = e.Message;
        }

        if (expected.TryGetProperty("error", out var error))
        {
            wanted = error.GetString()!;
        }
        else
        {
            wanted = expected.GetProperty("endpoint").GetProperty("url").GetString()!;
            if (expected.GetProperty("endpoint").TryGetProperty("properties", out var properties) && properties.TryGetProperty("authSchemes", out var schemes))
                wanted += string.Concat(schemes[0].EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $" {p.Name}={p.Value}"));
        }

        return found == wanted ? null : $"{service}, {test.GetProperty("documentation").GetString()}: '{wanted}' should be, '{found}' is.";
    }

    private static string Scheme(IPropertyBag? scheme) =>
        scheme is null ? "" : string.Concat(new[] { "name", "signingName", "signingRegion" }.Where(n => scheme[n] is not null).Select(n => $" {n}={scheme[n]}"));

    private static Endpoint Resolve(string service, string? region, string? endpoint, bool dualStack, bool fips) => service switch
    {
        "greengrassv2" => new AmazonGreengrassV2EndpointProvider().ResolveEndpoint(
            new GreengrassV2EndpointParameters { Region = region, Endpoint = endpoint, UseDualStack = dualStack, UseFIPS = fips }),
        "iot" => new AmazonIoTEndpointProvider().ResolveEndpoint(
            new IoTEndpointParameters { Region = region, Endpoint = endpoint, UseDualStack = dualStack, UseFIPS = fips }),
        _ => new AmazonIoTManagedIntegrationsEndpointProvider().ResolveEndpoint(
            new IoTManagedIntegrationsEndpointParameters { Region = region, Endpoint = endpoint, UseDualStack = dualStack, UseFIPS = fips }),
    };
}
