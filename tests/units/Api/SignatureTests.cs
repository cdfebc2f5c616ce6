using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>The signature of each request, computed a second time by the rules of Signature Version 4.</summary>
public sealed class SignatureTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly Wire _wire = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_with_an_ARN_is_encoded_twice_in_the_signature()
    {
        await _wire.Greengrass().GetComponentVersionArtifactAsync(
            new GetComponentVersionArtifactRequest { Arn = "arn:aws:greengrass:eu-west-1:123456789012:components:a:versions:1.0.0", ArtifactName = "dir/größe 100%.zip", S3EndpointType = "GLOBAL", IotEndpointType = "fips" },
            _stop);

        Verify(_wire.Request, "greengrass");
    }

    [Fact]
    public async Task A_query_with_repeated_keys_is_signed()
    {
        await _wire.Greengrass().UntagResourceAsync(new Amazon.GreengrassV2.Model.UntagResourceRequest { ResourceArn = "arn:a/b", TagKeys = ["b b", "a", "B"] }, _stop);

        Verify(_wire.Request, "greengrass");
    }

    [Fact]
    public async Task A_body_is_signed()
    {
        await _wire.ManagedIntegrations().SendManagedThingCommandAsync(new SendManagedThingCommandRequest { ManagedThingId = "a@b", Endpoints = [] }, _stop);

        Verify(_wire.Request, "iotmanagedintegrations");
    }

    [Fact]
    public async Task A_call_of_AWS_IoT_is_signed_for_iot()
    {
        await _wire.IoT().ListThingGroupsForThingAsync(new ListThingGroupsForThingRequest { ThingName = "a:b", MaxResults = 5 }, _stop);

        Verify(_wire.Request, "iot");
    }

    [Fact]
    public async Task The_authentication_region_is_the_one_of_the_scope()
    {
        await _wire.ManagedIntegrations(config => { config.ServiceURL = "http://127.0.0.1:8466"; config.AuthenticationRegion = "ca-central-1"; })
            .ListManagedThingsAsync(new ListManagedThingsRequest(), _stop);

        Verify(_wire.Request, "iotmanagedintegrations", "ca-central-1");
    }

    private static void Verify(Sent sent, string service, string region = "eu-west-1")
    {
        var authorization = Regex.Match(
            sent.Header("Authorization") ?? "", "^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/(?<scope>[^,]+), ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$");
        Assert.True(authorization.Success, $"The Authorization header is '{sent.Header("Authorization")}'.");
        var date = sent.Header("X-Amz-Date")!;
        var scope = $"{date[..8]}/{region}/{service}/aws4_request";
        Assert.Equal(scope, authorization.Groups["scope"].Value);

        var signed = authorization.Groups["headers"].Value.Split(';');
        Assert.Contains("host", signed);
        var canonical = string.Join('\n',
        [
            sent.Method,
            string.Join('/', sent.Uri.AbsolutePath.Split('/').Select(Encode)),
            string.Join('&', sent.Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('=')).Select(p => (Name: Encode(Uri.UnescapeDataString(p[0])), Value: Encode(Uri.UnescapeDataString(p[1]))))
                .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
                .Select(p => $"{p.Name}={p.Value}")),
            .. signed.Select(name => $"{name}:{(name == "host" ? sent.Header("Host") ?? sent.Uri.Authority : Regex.Replace(sent.Header(name)!.Trim(), " +", " "))}"),
            "",
            string.Join(';', signed),
            Convert.ToHexStringLower(SHA256.HashData(sent.Body)),
        ]);
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))), authorization.Groups["signature"].Value);
    }

    // RFC 3986: what stands encoded in the path already is encoded once more, percent signs included.
    private static string Encode(string text) => Uri.EscapeDataString(text);
}
