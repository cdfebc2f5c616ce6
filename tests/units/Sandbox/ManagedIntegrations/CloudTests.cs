using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class CloudTests : ServiceTest
{
    [Fact]
    public async Task An_end_user_signs_in_or_declines()
    {
        var (connector, destination, association) = await NewAccount();
        Assert.Equal(AssociationState.ASSOCIATION_SUCCEEDED, (await Get(association)).AssociationState);

        Fleet.Things.FailNextAccountLink();
        var created = await Client.CreateAccountAssociationAsync(new CreateAccountAssociationRequest { ConnectorDestinationId = destination }, Token);
        Assert.Equal(AssociationState.ASSOCIATION_IN_PROGRESS, created.AssociationState);
        Assert.StartsWith("https://auth.example.com/authorize?response_type=code", created.OAuthAuthorizationUrl);
        await Throws<ConflictException>(() => Client.StartAccountAssociationRefreshAsync(new StartAccountAssociationRefreshRequest { AccountAssociationId = created.AccountAssociationId }, Token));
        Pass(60);
        var failed = await Get(created.AccountAssociationId);
        Assert.Equal((AssociationState.ASSOCIATION_FAILED, "The end user declined"), (failed.AssociationState, failed.ErrorMessage));
        Assert.Equal(2, (await Client.ListAccountAssociationsAsync(new ListAccountAssociationsRequest { ConnectorDestinationId = destination }, Token)).Items.Count);
        Assert.Empty((await Client.ListAccountAssociationsAsync(new ListAccountAssociationsRequest { ConnectorDestinationId = connector }, Token)).Items);
    }

    [Fact]
    public async Task An_expired_token_is_refreshed()
    {
        var (_, _, association) = await NewAccount();
        Fleet.Things.ExpireRefreshToken(association);
        Assert.Equal(AssociationState.REFRESH_TOKEN_EXPIRED, (await Get(association)).AssociationState);
        await Throws<ConflictException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD", AccountAssociationId = association }, Token));
        var refresh = await Client.StartAccountAssociationRefreshAsync(new StartAccountAssociationRefreshRequest { AccountAssociationId = association }, Token);
        Assert.Equal((await Get(association)).OAuthAuthorizationUrl, refresh.OAuthAuthorizationUrl);
        Pass(60);
        Assert.Equal(AssociationState.ASSOCIATION_SUCCEEDED, (await Get(association)).AssociationState);
    }

    [Fact]
    public async Task A_connector_without_OAuth_needs_no_sign_in()
    {
        var (connector, _, _) = await NewAccount();
        var material = new AuthMaterial
        {
            AuthMaterialName = "key",
            SecretsManager = OAuthDestination(connector).SecretsManager,
        };
        var destination = await Client.CreateConnectorDestinationAsync(
            new CreateConnectorDestinationRequest { Name = "General", CloudConnectorId = connector, AuthConfig = new AuthConfig { GeneralAuthorization = [material] } }, Token);
        var association = await Client.CreateAccountAssociationAsync(
            new CreateAccountAssociationRequest { ConnectorDestinationId = destination.Id, GeneralAuthorization = new GeneralAuthorizationName { AuthMaterialName = "key" } }, Token);
        Assert.Equal((AssociationState.ASSOCIATION_SUCCEEDED, ""), (association.AssociationState, association.OAuthAuthorizationUrl));
        await Throws<ValidationException>(() => Client.CreateAccountAssociationAsync(
            new CreateAccountAssociationRequest { ConnectorDestinationId = destination.Id, GeneralAuthorization = new GeneralAuthorizationName { AuthMaterialName = "other" } }, Token));
        await Throws<ValidationException>(() => Client.StartAccountAssociationRefreshAsync(new StartAccountAssociationRefreshRequest { AccountAssociationId = association.AccountAssociationId }, Token));

        await Client.UpdateConnectorDestinationAsync(
            new UpdateConnectorDestinationRequest
            {
                Identifier = destination.Id,
                Description = "New",
                AuthConfig = new AuthConfigUpdate { GeneralAuthorizationUpdate = new GeneralAuthorizationUpdate { AuthMaterialsToAdd = [new AuthMaterial { AuthMaterialName = "other", SecretsManager = material.SecretsManager }] } },
            },
            Token);
        var updated = await Client.GetConnectorDestinationAsync(new GetConnectorDestinationRequest { Identifier = destination.Id }, Token);
        Assert.Equal(["key", "other"], updated.AuthConfig.GeneralAuthorization.Select(m => m.AuthMaterialName));
        await Throws<ValidationException>(() => Client.UpdateConnectorDestinationAsync(
            new UpdateConnectorDestinationRequest { Identifier = destination.Id, AuthConfig = new AuthConfigUpdate { OAuthUpdate = new OAuthUpdate { OAuthCompleteRedirectUrl = "https://x.example.com" } } }, Token));
    }

    [Fact]
    public async Task A_cloud_device_is_discovered_registered_and_commanded()
    {
        var (_, destination, association) = await NewAccount();
        var (thing, discovery) = await CloudDevice(association);
        await Throws<ValidationException>(() => Send(thing, "On", "aws.OnOff@1.0"));
        var registered = await Client.RegisterAccountAssociationAsync(new RegisterAccountAssociationRequest { ManagedThingId = thing, AccountAssociationId = association, DeviceDiscoveryId = discovery }, Token);
        Assert.Equal((thing, association, discovery), (registered.ManagedThingId, registered.AccountAssociationId, registered.DeviceDiscoveryId));
        Assert.Equal(ManagedThingAssociationStatus.PRE_ASSOCIATED, (await Registrations(thing)).Single().ManagedThingAssociationStatus);
        Pass(10);
        Assert.Equal(ManagedThingAssociationStatus.ASSOCIATED, (await Registrations(thing)).Single().ManagedThingAssociationStatus);
        Assert.Equal((ProvisioningStatus.ACTIVATED, destination), (await StatusOf(thing), (await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = thing }, Token)).ConnectorDestinationId));

        await Send(thing, "On", "aws.OnOff@1.0");
        Assert.True((await Property(thing, "OnOff", "aws.OnOff@1.0")).AsBool());
        Fleet.Things.ExpireRefreshToken(association);
        await Send(thing, "Off", "aws.OnOff@1.0");
        Assert.True((await Property(thing, "OnOff", "aws.OnOff@1.0")).AsBool());

        await Throws<ConflictException>(() => Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = thing }, Token));
        await Throws<ConflictException>(() => Client.DeleteAccountAssociationAsync(new DeleteAccountAssociationRequest { AccountAssociationId = association }, Token));
        await Client.DeregisterAccountAssociationAsync(new DeregisterAccountAssociationRequest { ManagedThingId = thing, AccountAssociationId = association }, Token);
        Assert.Empty(await Registrations(thing));
        Assert.Equal(ProvisioningStatus.UNASSOCIATED, await StatusOf(thing));
        await Throws<ResourceNotFoundException>(() => Client.DeregisterAccountAssociationAsync(new DeregisterAccountAssociationRequest { ManagedThingId = thing, AccountAssociationId = association }, Token));
        await Client.DeleteAccountAssociationAsync(new DeleteAccountAssociationRequest { AccountAssociationId = association }, Token);
        Assert.Equal(AssociationState.ASSOCIATION_DELETING, (await Get(association)).AssociationState);
        await Throws<ConflictException>(() => Client.UpdateAccountAssociationAsync(new UpdateAccountAssociationRequest { AccountAssociationId = association, Name = "x" }, Token));
        Pass(10);
        await Throws<ResourceNotFoundException>(() => Get(association));
    }

    [Fact]
    public async Task A_device_onboarded_elsewhere_is_registered_too()
    {
        var (_, _, association) = await NewAccount();
        var (_, discovery) = await CloudDevice(association);
        var thing = await NewDevice("acme-77", AuthMaterialType.PRE_ONBOARDED_CLOUD);
        Assert.Equal(ProvisioningStatus.PRE_ASSOCIATED, await StatusOf(thing));
        await Client.RegisterAccountAssociationAsync(new RegisterAccountAssociationRequest { ManagedThingId = thing, AccountAssociationId = association, DeviceDiscoveryId = discovery }, Token);
        Pass(10);
        Assert.Equal(ProvisioningStatus.ACTIVATED, await StatusOf(thing));
    }

    [Fact]
    public async Task Registering_needs_all_three_to_be_there()
    {
        var (_, _, association) = await NewAccount();
        var (thing, discovery) = await CloudDevice(association);
        Task Register(string t, string a, string d) =>
            Client.RegisterAccountAssociationAsync(new RegisterAccountAssociationRequest { ManagedThingId = t, AccountAssociationId = a, DeviceDiscoveryId = d }, Token);
        await Throws<ResourceNotFoundException>(() => Register("none", association, discovery));
        await Throws<ResourceNotFoundException>(() => Register(thing, "none", discovery));
        await Throws<ResourceNotFoundException>(() => Register(thing, association, "none"));
        await Throws<ValidationException>(() => Register(thing, association, null!));
        var hub = await NewController();
        await Throws<ValidationException>(() => Register(hub, association, discovery));
    }

    [Fact]
    public async Task Connectors_and_their_destinations_are_kept_until_unused()
    {
        var (connector, destination, association) = await NewAccount();
        await Client.UpdateCloudConnectorAsync(new UpdateCloudConnectorRequest { Identifier = connector, Name = "Renamed", Description = "Words" }, Token);
        var got = await Client.GetCloudConnectorAsync(new GetCloudConnectorRequest { Identifier = connector }, Token);
        Assert.Equal(("Renamed", "Words", CloudConnectorType.UNLISTED), (got.Name, got.Description, got.Type));
        await Throws<ConflictException>(() => Client.CreateCloudConnectorAsync(new CreateCloudConnectorRequest { Name = "Renamed", EndpointConfig = got.EndpointConfig }, Token));
        await Throws<ValidationException>(() => Client.CreateCloudConnectorAsync(new CreateCloudConnectorRequest { Name = "Other", EndpointConfig = new EndpointConfig() }, Token));
        Assert.Single((await Client.ListCloudConnectorsAsync(new ListCloudConnectorsRequest { Type = "UNLISTED", LambdaArn = got.EndpointConfig.Lambda.Arn }, Token)).Items);
        Assert.Empty((await Client.ListCloudConnectorsAsync(new ListCloudConnectorsRequest { Type = "LISTED" }, Token)).Items);
        Assert.Single((await Client.ListConnectorDestinationsAsync(new ListConnectorDestinationsRequest { CloudConnectorId = connector }, Token)).ConnectorDestinationList);
        await Throws<ResourceNotFoundException>(() => Client.CreateConnectorDestinationAsync(OAuthDestination("none"), Token));
        await Throws<ResourceNotFoundException>(() => Client.CreateAccountAssociationAsync(new CreateAccountAssociationRequest { ConnectorDestinationId = "none" }, Token));

        await Throws<ConflictException>(() => Client.DeleteCloudConnectorAsync(new DeleteCloudConnectorRequest { Identifier = connector }, Token));
        await Throws<ConflictException>(() => Client.DeleteConnectorDestinationAsync(new DeleteConnectorDestinationRequest { Identifier = destination }, Token));
        await Client.DeleteAccountAssociationAsync(new DeleteAccountAssociationRequest { AccountAssociationId = association }, Token);
        Pass(10);
        await Client.DeleteConnectorDestinationAsync(new DeleteConnectorDestinationRequest { Identifier = destination }, Token);
        await Client.DeleteCloudConnectorAsync(new DeleteCloudConnectorRequest { Identifier = connector }, Token);
        await Throws<ResourceNotFoundException>(() => Client.GetCloudConnectorAsync(new GetCloudConnectorRequest { Identifier = connector }, Token));
        await Throws<ResourceNotFoundException>(() => Client.GetConnectorDestinationAsync(new GetConnectorDestinationRequest { Identifier = destination }, Token));
    }

    [Fact]
    public async Task A_connector_reports_devices_events_and_answers()
    {
        var (connector, _, association) = await NewAccount();
        Fleet.Things.PlaceDevices(association, "CLOUD", 0);
        var discovery = (await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD", AccountAssociationId = association }, Token)).Id;
        await Client.SendConnectorEventAsync(
            new SendConnectorEventRequest
            {
                ConnectorId = connector,
                Operation = ConnectorEventOperation.DEVICE_DISCOVERY,
                DeviceDiscoveryId = discovery,
                Devices = [new Device { ConnectorDeviceId = "third-1", ConnectorDeviceName = "Glow", CapabilityReport = MatterLamp() }],
            },
            Token);
        var found = (await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = discovery }, Token)).Items.Single();
        Assert.Equal(("third-1", "Glow"), (found.ConnectorDeviceId, found.ConnectorDeviceName));
        var thing = await NewDevice(found.AuthenticationMaterial);
        await Client.RegisterAccountAssociationAsync(new RegisterAccountAssociationRequest { ManagedThingId = thing, AccountAssociationId = association, DeviceDiscoveryId = discovery }, Token);
        Pass(120);

        await Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_EVENT, device: "third-1", on: true), Token);
        Assert.True((await Property(thing, "OnOff")).AsBool());
        var trace = (await Send(thing, "Off")).TraceId;
        await Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_COMMAND_RESPONSE, trace: trace, status: 500), Token);
        var command = Fleet.Things.Commands.Single(c => c.TraceId == trace);
        Assert.Equal((false, 500), (command.Succeeded, command.ConnectorStatusCode));
        await Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_COMMAND_RESPONSE, trace: trace, status: 200, on: true), Token);
        Assert.True((await Property(thing, "OnOff")).AsBool());
        await Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_COMMAND_REQUEST, device: "third-1"), Token);
    }

    [Fact]
    public async Task A_connector_event_needs_what_it_is_about()
    {
        var (connector, _, association) = await NewAccount();
        await Throws<ResourceNotFoundException>(() => Client.SendConnectorEventAsync(Event("none", ConnectorEventOperation.DEVICE_EVENT, device: "x"), Token));
        await Throws<ValidationException>(() => Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_EVENT), Token));
        await Throws<ResourceNotFoundException>(() => Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_EVENT, device: "x"), Token));
        await Throws<ValidationException>(() => Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_COMMAND_RESPONSE), Token));
        await Throws<ResourceNotFoundException>(() => Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_COMMAND_RESPONSE, trace: "x"), Token));
        await Throws<ValidationException>(() => Client.SendConnectorEventAsync(Event(connector, ConnectorEventOperation.DEVICE_DISCOVERY), Token));
        await Throws<ValidationException>(() => Client.SendConnectorEventAsync(Event(connector, "GOSSIP"), Token));

        var discovery = (await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD", AccountAssociationId = association }, Token)).Id;
        var failure = Event(connector, ConnectorEventOperation.DEVICE_DISCOVERY, status: 500);
        failure.DeviceDiscoveryId = discovery;
        await Client.SendConnectorEventAsync(failure, Token);
        Assert.Equal(DeviceDiscoveryStatus.FAILED, (await Client.GetDeviceDiscoveryAsync(new GetDeviceDiscoveryRequest { Identifier = discovery }, Token)).Status);
        await Throws<ValidationException>(() => Client.SendConnectorEventAsync(failure, Token));
    }

    private Task<GetAccountAssociationResponse> Get(string id) => Client.GetAccountAssociationAsync(new GetAccountAssociationRequest { AccountAssociationId = id }, Token);

    private async Task<List<ManagedThingAssociation>> Registrations(string thing) =>
        (await Client.ListManagedThingAccountAssociationsAsync(new ListManagedThingAccountAssociationsRequest { ManagedThingId = thing }, Token)).Items;

    private async Task<(string Thing, string Discovery)> CloudDevice(string association)
    {
        var discovery = (await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD", AccountAssociationId = association }, Token)).Id;
        Pass(120);
        var found = (await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = discovery }, Token)).Items;
        Assert.Equal(3, found.Count);
        return (await NewDevice(found[0].AuthenticationMaterial), discovery);
    }

    private static SendConnectorEventRequest Event(
        string connector, ConnectorEventOperation operation, string? device = null, string? trace = null, int? status = null, bool? on = null) => new()
    {
        ConnectorId = connector,
        Operation = operation,
        ConnectorDeviceId = device,
        TraceId = trace,
        StatusCode = status,
        MatterEndpoint = on is null ? null : new MatterEndpoint { Id = "1", Clusters = [new MatterCluster { Id = "0x0006", Attributes = Object("0x0000", new Document(on.Value)) }] },
    };

    private static MatterCapabilityReport MatterLamp() => new()
    {
        Version = "1.0.0",
        Endpoints =
        [
            new MatterCapabilityReportEndpoint
            {
                Id = "1",
                DeviceTypes = ["On/Off Light"],
                Clusters = [new MatterCapabilityReportCluster { Id = "0x0006", Revision = 6, Attributes = [new() { Id = "0x0000", Name = "OnOff" }] }],
            },
        ],
    };
}
