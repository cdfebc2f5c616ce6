using System.Globalization;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// The files of component versions. The URL that is given out leads back to the sandbox, which makes up the file: over
/// HTTP to the host that was asked; in process to a host that does not exist, for a client on the same handler.
/// </summary>
internal sealed partial class GreengrassService
{
    private const string Folder = "/sandbox-artifacts/";
    private const string GlobalRegion = "us-east-1";
    private const int UrlHours = 24;

    protected override GetComponentVersionArtifactResponse GetComponentVersionArtifact(GetComponentVersionArtifactRequest request)
    {
        var version = RequiredVersion(request.Arn);
        if (!version.Recipe.Artifacts.Any(uri => IsNamed(uri, request.ArtifactName))) throw NotFound("artifact", request.ArtifactName);
        var path = $"{Folder}{version.Name}/{version.Version}/{string.Join("/", request.ArtifactName.Split('/').Select(Uri.EscapeDataString))}";
        var until = Now.AddHours(UrlHours).Ticks.ToString(CultureInfo.InvariantCulture);
        return new GetComponentVersionArtifactResponse { PreSignedUrl = $"{Host(request)}{path}?until={until}&signature={Signature(path, until)}" };
    }

    internal static bool IsDownload(SandboxRequest request) => request.Method == "GET" && request.Path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Answers a request for a file as a store of files would: with no regard to who asks, but only with the URL as it was given out.</summary>
    internal SandboxResponse Download(SandboxRequest request)
    {
        var until = Parameter(request, "until");
        if (Parameter(request, "signature") != Signature(request.Path, until) || !long.TryParse(until, out var ticks) || ticks < Now.Ticks)
            return new SandboxResponse { StatusCode = 403 };
        var response = new SandboxResponse { Body = Contents(request.Path) };
        response.Headers["Content-Type"] = "application/octet-stream";
        return response;
    }

    // A client on this machine comes back to where it asked. In process the host tells which endpoint the real service would
    // have named: the region's own everywhere but in us-east-1, where the global one is the default.
    private string Host(GetComponentVersionArtifactRequest request)
    {
        if (Call.Request.Headers.TryGetValue("Host", out var asked) && SandboxRequest.IsLoopback(asked)) return "http://" + asked;
        var isGlobal = World.Arns.Region == GlobalRegion && request.S3EndpointType != S3EndpointType.REGIONAL;
        return $"https://s3{(request.IotEndpointType == IotEndpointType.Fips ? "-fips" : "")}{(isGlobal ? "" : "." + World.Arns.Region)}.sandbox.invalid";
    }

    // The name is what follows the scheme; for files in a bucket the last part will do.
    private static bool IsNamed(string uri, string name)
    {
        var rest = uri.Substring(uri.IndexOf(':') + 1).TrimStart('/');
        return rest == name || rest.Substring(rest.LastIndexOf('/') + 1) == name;
    }

    private static string Parameter(SandboxRequest request, string name) => request.Query.TryGetValue(name, out var values) ? values[0] : "";

    private string Signature(string path, string until) => Drawn.Hash(path + until, (ulong)World.Options.Seed).ToString("x16", CultureInfo.InvariantCulture);

    private static byte[] Contents(string path)
    {
        var contents = new byte[64 * 1024 + Drawn.Number(path, 512 * 1024)];
        var state = Drawn.Hash(path);
        for (var i = 0; i < contents.Length; i++)
        {
            state = state * 6364136223846793005UL + 1442695040888963407UL;
            contents[i] = (byte)(state >> 56);
        }

        return contents;
    }
}
