using Amazon;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox;
using Xunit;
using FleetSandbox = IoTFleet.Sandbox.Sandbox;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

/// <summary>A sandbox whose time stands still, and the real client in front of it.</summary>
public abstract class ServiceTest : IDisposable
{
    private const string Capability = "matter.OnOff@1.4";
    private int _materials;

    protected ServiceTest(int managedThings = 0)
    {
        Fleet = new FleetSandbox(new SandboxOptions { ManagedThings = managedThings, CoreDevices = 0, Speed = 0 });
        Client = ClientOf(Fleet);
    }

    protected FleetSandbox Fleet { get; }

    protected AmazonIoTManagedIntegrationsClient Client { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Client.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static AmazonIoTManagedIntegrationsClient ClientOf(FleetSandbox sandbox) => new(
        new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
        new AmazonIoTManagedIntegrationsConfig
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            MaxErrorRetry = 0,
            HttpClientFactory = new Factory(sandbox),
        });

    protected void Pass(double seconds) => Fleet.Clock.Advance(TimeSpan.FromSeconds(seconds));

    protected string NewMaterial() => $"SN:TEST{++_materials:D6};UPC:829576019524";

    protected async Task<string> NewController(string? locker = null)
    {
        var hub = await Client.CreateManagedThingAsync(
            new CreateManagedThingRequest
            {
                Role = Role.CONTROLLER,
                AuthenticationMaterial = NewMaterial(),
                AuthenticationMaterialType = AuthMaterialType.CUSTOM_PROTOCOL_QR_BAR_CODE,
                CredentialLockerId = locker,
                Name = "Hub",
            },
            Token);
        Pass(10);
        return hub.Id;
    }

    /// <summary>Lamps behind a controller, found by a discovery and activated.</summary>
    protected async Task<List<string>> NewLamps(string controller, int count = 10)
    {
        Fleet.Things.PlaceDevices(controller, "ZIGBEE", count);
        var discovery = await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = DiscoveryType.ZIGBEE, ControllerIdentifier = controller }, Token);
        Pass(120);
        var found = await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = discovery.Id, MaxResults = 1000 }, Token);
        var lamps = new List<string>();
        foreach (var device in found.Items) lamps.Add(await NewDevice(device.AuthenticationMaterial));
        Pass(10);
        return lamps;
    }

    protected async Task<string> NewDevice(string material, AuthMaterialType? type = null) =>
        (await Client.CreateManagedThingAsync(
            new CreateManagedThingRequest
            {
                Role = Role.DEVICE,
                AuthenticationMaterial = material,
                AuthenticationMaterialType = type ?? AuthMaterialType.DISCOVERED_DEVICE,
            },
            Token)).Id;

    protected async Task<ProvisioningStatus> StatusOf(string thing) =>
        (await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = thing }, Token)).ProvisioningStatus;

    protected Task<SendManagedThingCommandResponse> Send(string thing, string action, string capability = Capability, Document parameters = default, string endpoint = "1") =>
        Client.SendManagedThingCommandAsync(
            new SendManagedThingCommandRequest
            {
                ManagedThingId = thing,
                Endpoints =
                [
                    new CommandEndpoint
                    {
                        EndpointId = endpoint,
                        Capabilities =
                        [
                            new CommandCapability
                            {
                                Id = capability,
                                Name = "capability",
                                Version = "1",
                                Actions = [new CapabilityAction { Name = action, Parameters = parameters }],
                            },
                        ],
                    },
                ],
            },
            Token);

    protected async Task<Document> Property(string thing, string property, string capability = Capability)
    {
        var state = await Client.GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = thing }, Token);
        return state.Endpoints.SelectMany(e => e.Capabilities).Single(c => c.Id == capability).Properties.AsDictionary()[property].AsDictionary()["value"];
    }

    /// <summary>A connector, a destination with OAuth and an association that an end user has signed in to.</summary>
    protected async Task<(string Connector, string Destination, string Association)> NewAccount()
    {
        var connector = await Client.CreateCloudConnectorAsync(
            new CreateCloudConnectorRequest { Name = $"Connector {++_materials}", EndpointConfig = new EndpointConfig { Lambda = new LambdaConfig { Arn = "arn:aws:lambda:us-east-1:123456789012:function:connector" } } },
            Token);
        var destination = await Client.CreateConnectorDestinationAsync(OAuthDestination(connector.Id), Token);
        var association = await Client.CreateAccountAssociationAsync(new CreateAccountAssociationRequest { ConnectorDestinationId = destination.Id, Name = "Account" }, Token);
        Pass(60);
        return (connector.Id, destination.Id, association.AccountAssociationId);
    }

    protected static CreateConnectorDestinationRequest OAuthDestination(string connector) => new()
    {
        CloudConnectorId = connector,
        AuthType = AuthType.OAUTH,
        AuthConfig = new AuthConfig
        {
            OAuth = new OAuthConfig
            {
                AuthUrl = "https://auth.example.com/authorize",
                TokenUrl = "https://auth.example.com/token",
                Scope = "devices",
                TokenEndpointAuthenticationScheme = TokenEndpointAuthenticationScheme.HTTP_BASIC,
            },
        },
        SecretsManager = new SecretsManager
        {
            Arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:client-abcdef",
            VersionId = "a1b2c3d4-5678-90ab-cdef-000000000001",
        },
    };

    protected static Task<T> Throws<T>(Func<Task> call)
        where T : Exception => Assert.ThrowsAsync<T>(call);

    protected static Document Object(string name, Document value) => new(new Dictionary<string, Document> { [name] = value });

    private sealed class Factory(FleetSandbox sandbox) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(sandbox.CreateHandler());

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
