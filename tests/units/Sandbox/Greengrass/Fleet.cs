using System.Text;
using Amazon;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT;
using Amazon.IoT.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

/// <summary>A sandbox whose time moves only when a test moves it, and the real clients on it.</summary>
internal sealed class Fleet : IDisposable
{
    internal const string Production = "arn:aws:iot:us-east-1:123456789012:thinggroup/Production";

    internal Fleet(int coreDevices = 24, int seed = 1)
    {
        Sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = coreDevices, Seed = seed, Speed = 0, ManagedThings = 0 });
        var factory = new Factory(Sandbox);
        var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret");
        Greengrass = new AmazonGreengrassV2Client(credentials, new AmazonGreengrassV2Config { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = factory, MaxErrorRetry = 0 });
        IoT = new AmazonIoTClient(credentials, new AmazonIoTConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = factory, MaxErrorRetry = 0 });
    }

    internal IoTFleet.Sandbox.Sandbox Sandbox { get; }

    internal AmazonGreengrassV2Client Greengrass { get; }

    internal AmazonIoTClient IoT { get; }

    /// <summary>Ends with the test.</summary>
    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal DateTime Now => Sandbox.Clock.UtcNow;

    public void Dispose()
    {
        Greengrass.Dispose();
        IoT.Dispose();
    }

    internal static string GroupArn(string name) => "arn:aws:iot:us-east-1:123456789012:thinggroup/" + name;

    internal static string ThingArn(string name) => "arn:aws:iot:us-east-1:123456789012:thing/" + name;

    internal static string OwnArn(string name) => "arn:aws:greengrass:us-east-1:123456789012:components:" + name;

    internal static string OwnArn(string name, string version) => $"{OwnArn(name)}:versions:{version}";

    internal static string AwsArn(string name, string version) => $"arn:aws:greengrass:us-east-1:aws:components:{name}:versions:{version}";

    internal void Advance(double seconds) => Sandbox.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Makes a group of new devices: NAME-01, NAME-02, ...</summary>
    internal string Group(string name, int devices, string? parent = null)
    {
        Sandbox.Devices.AddThingGroup(name, parent);
        for (var i = 1; i <= devices; i++) Sandbox.Devices.Add($"{name}-{i:D2}", name);
        return GroupArn(name);
    }

    internal Task<CreateDeploymentResponse> Deploy(string target, params (string Name, string Version)[] components) =>
        Deploy(target, _ => { }, components);

    internal Task<CreateDeploymentResponse> Deploy(string target, Action<CreateDeploymentRequest> change, params (string Name, string Version)[] components)
    {
        var request = new CreateDeploymentRequest
        {
            TargetArn = target,
            Components = components.ToDictionary(c => c.Name, c => new ComponentDeploymentSpecification { ComponentVersion = c.Version }),
        };
        change(request);
        return Greengrass.CreateDeploymentAsync(request, Stop);
    }

    internal async Task<string> Status(CreateDeploymentResponse deployment) =>
        (await Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = deployment.DeploymentId }, Stop)).DeploymentStatus.Value;

    internal async Task<Dictionary<string, string>> Executions(CreateDeploymentResponse deployment) =>
        (await IoT.ListJobExecutionsForJobAsync(new ListJobExecutionsForJobRequest { JobId = deployment.IotJobId, MaxResults = 250 }, Stop))
        .ExecutionSummaries.ToDictionary(e => e.ThingArn.Substring(e.ThingArn.IndexOf('/') + 1), e => e.JobExecutionSummary.Status.Value);

    internal async Task<EffectiveDeployment> Effective(string device, CreateDeploymentResponse deployment) =>
        (await Greengrass.ListEffectiveDeploymentsAsync(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = device }, Stop))
        .EffectiveDeployments.Single(e => e.DeploymentId == deployment.DeploymentId);

    internal async Task<Dictionary<string, InstalledComponent>> Installed(string device) =>
        (await Greengrass.ListInstalledComponentsAsync(new ListInstalledComponentsRequest { CoreDeviceThingName = device, TopologyFilter = InstalledComponentTopologyFilter.ALL }, Stop))
        .InstalledComponents.ToDictionary(c => c.ComponentName);

    internal async Task<string> Health(string device) =>
        (await Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, Stop)).Status.Value;

    internal async Task<List<string>> DevicesOf(string groupArn) =>
        (await Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { ThingGroupArn = groupArn, MaxResults = 100 }, Stop)).CoreDevices.ConvertAll(d => d.CoreDeviceThingName);

    internal Task<CreateComponentVersionResponse> Create(string recipe) =>
        Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest { InlineRecipe = new MemoryStream(Encoding.UTF8.GetBytes(recipe)) }, Stop);

    /// <summary>Makes a component and waits until it can be deployed.</summary>
    internal async Task Component(string name, string version, string more = "")
    {
        await Create($$"""{"RecipeFormatVersion": "2020-01-25", "ComponentName": "{{name}}", "ComponentVersion": "{{version}}"{{more}}}""");
        Advance(10);
    }

    private sealed class Factory(IoTFleet.Sandbox.Sandbox sandbox) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(sandbox.CreateHandler());
    }
}
