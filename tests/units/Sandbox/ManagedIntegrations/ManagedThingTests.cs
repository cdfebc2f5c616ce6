using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class ManagedThingTests : ServiceTest
{
    [Fact]
    public async Task A_created_thing_has_what_it_was_given_and_what_its_bar_code_says_but_not_the_material()
    {
        var created = await Client.CreateManagedThingAsync(
            new CreateManagedThingRequest
            {
                Role = Role.DEVICE,
                AuthenticationMaterial = "SN:4711,UPC:829576019524,EAN:4006381333931,MAC:00155D014B05,APID:AB12C,DSK:key1",
                AuthenticationMaterialType = AuthMaterialType.ZIGBEE_QR_BAR_CODE,
                Name = "Lamp",
                Owner = "me@example.com",
                Brand = "Brand",
                Model = "Model 1",
                Classification = "light",
                Tags = new() { ["a"] = "b" },
                MetaData = new() { ["floor"] = "2" },
                WiFiSimpleSetupConfiguration = new WiFiSimpleSetupConfiguration { EnableAsProvisionee = true, TimeoutInMinutes = 5 },
            },
            Token);
        var thing = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = created.Id }, Token);

        Assert.Equal($"arn:aws:iotmanagedintegrations:us-east-1:123456789012:managed-thing/{created.Id}", created.Arn);
        Assert.Equal(("4711", "829576019524", "4006381333931", "00155D014B05", "AB12C", "key1"),
            (thing.SerialNumber, thing.UniversalProductCode, thing.InternationalArticleNumber, thing.MacAddress, thing.AdvertisedProductId, thing.DeviceSpecificKey));
        Assert.Equal(("Lamp", "me@example.com", "Brand", "Model 1", "light"), (thing.Name, thing.Owner, thing.Brand, thing.Model, thing.Classification));
        Assert.Equal("b", thing.Tags["a"]);
        Assert.Equal("2", thing.MetaData["floor"]);
        Assert.True(thing.WiFiSimpleSetupConfiguration.EnableAsProvisionee);
        Assert.Equal(ProvisioningStatus.UNASSOCIATED, thing.ProvisioningStatus);
        Assert.Equal(created.CreatedAt, thing.CreatedAt);
        Assert.Null(thing.ActivatedAt);
        Assert.Null(thing.HubNetworkMode);
    }

    [Fact]
    public async Task One_device_is_one_thing()
    {
        var material = NewMaterial();
        await NewDevice(material, AuthMaterialType.ZWAVE_QR_BAR_CODE);
        await Throws<ConflictException>(() => NewDevice(material, AuthMaterialType.ZWAVE_QR_BAR_CODE));
    }

    [Theory]
    [InlineData("DISCOVERED_DEVICE")]
    [InlineData("PRE_ONBOARDED_CLOUD")]
    public async Task A_controller_is_not_found_by_others(string type)
    {
        var error = await Throws<ValidationException>(() => Client.CreateManagedThingAsync(
            new CreateManagedThingRequest { Role = Role.CONTROLLER, AuthenticationMaterial = "SN:1", AuthenticationMaterialType = type }, Token));
        Assert.DoesNotContain("SN:1", error.Message);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_refused()
    {
        var missing = await Throws<ValidationException>(() => Client.CreateManagedThingAsync(new CreateManagedThingRequest { Role = Role.DEVICE, AuthenticationMaterial = "SN:1" }, Token));
        Assert.Contains("AuthenticationMaterialType", missing.Message, StringComparison.OrdinalIgnoreCase);
        await Throws<ResourceNotFoundException>(() => Client.CreateManagedThingAsync(
            new CreateManagedThingRequest { Role = Role.DEVICE, AuthenticationMaterial = "SN:1", AuthenticationMaterialType = AuthMaterialType.ZWAVE_QR_BAR_CODE, CredentialLockerId = "none" }, Token));
        var unknown = await Throws<ResourceNotFoundException>(() => Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = "none" }, Token));
        Assert.Equal(("none", "managed-thing"), (unknown.ResourceId, unknown.ResourceType));
        await Throws<ValidationException>(() => NewDevice("SN:nobody"));
        await Throws<ResourceNotFoundException>(() => Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = "none" }, Token));
    }

    [Fact]
    public async Task Capabilities_are_taken_as_the_model_describes_them()
    {
#pragma warning disable CS0618 // The service takes what it has deprecated.
        CreateManagedThingRequest Request(string capabilities) => new()
        {
            Role = Role.DEVICE, AuthenticationMaterial = NewMaterial(), AuthenticationMaterialType = AuthMaterialType.ZWAVE_QR_BAR_CODE, Capabilities = capabilities,
        };

        const string Valid = """{"name": "OnOff", 'path': "/a\\b", "list": [$x=1+2-3_4.5]}""";
        var created = await Client.CreateManagedThingAsync(Request(Valid), Token);
        await Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = created.Id, Capabilities = Valid }, Token);
        var refused = await Throws<ValidationException>(() => Client.CreateManagedThingAsync(Request("matter.OnOff@1.4"), Token));
        Assert.Contains("capabilities", refused.Message, StringComparison.OrdinalIgnoreCase);
        await Throws<ValidationException>(() => Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = created.Id, Capabilities = "<a>" }, Token));
#pragma warning restore CS0618
    }

    [Fact]
    public async Task The_same_client_token_makes_one_thing()
    {
        CreateManagedThingRequest Request(string name) => new()
        {
            Role = Role.DEVICE, AuthenticationMaterial = "SN:77", AuthenticationMaterialType = AuthMaterialType.ZWAVE_QR_BAR_CODE, ClientToken = "token", Name = name,
        };

        var first = await Client.CreateManagedThingAsync(Request("a"), Token);
        Assert.Equal(first.Id, (await Client.CreateManagedThingAsync(Request("a"), Token)).Id);
        await Throws<ConflictException>(() => Client.CreateManagedThingAsync(Request("b"), Token));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var hub = await NewController();
        var lamp = (await NewLamps(hub, 1))[0];
        await Send(lamp, "On");
        var before = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = lamp }, Token);
        var report = (await Client.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = lamp }, Token)).CapabilityReport;
        Pass(5);
        report.Endpoints[0].Capabilities.RemoveAll(c => c.Id != "matter.OnOff@1.4");
        await Client.UpdateManagedThingAsync(
            new UpdateManagedThingRequest { Identifier = lamp, Name = "Desk", MetaData = new() { ["floor"] = "3" }, CapabilityReport = report, Owner = "you" }, Token);

        var thing = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = lamp }, Token);
        Assert.Equal(("Desk", "you", before.Brand), (thing.Name, thing.Owner, thing.Brand));
        Assert.Equal(before.UpdatedAt + TimeSpan.FromSeconds(5), thing.UpdatedAt);
        Assert.Equal("3", (await Client.GetManagedThingMetaDataAsync(new GetManagedThingMetaDataRequest { Identifier = lamp }, Token)).MetaData["floor"]);
        Assert.True((await Property(lamp, "OnOff")).AsBool());
        var state = await Client.GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = lamp }, Token);
        Assert.Single(state.Endpoints.Single().Capabilities);
    }

    [Fact]
    public async Task The_network_mode_is_a_matter_of_controllers()
    {
        var hub = await NewController();
        await Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = hub, HubNetworkMode = HubNetworkMode.NETWORK_WIDE_EXCLUSION }, Token);
        Assert.Equal(HubNetworkMode.NETWORK_WIDE_EXCLUSION, (await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = hub }, Token)).HubNetworkMode);

        var device = await NewDevice(NewMaterial(), AuthMaterialType.ZWAVE_QR_BAR_CODE);
        await Throws<ValidationException>(() => Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = device, HubNetworkMode = HubNetworkMode.STANDARD }, Token));
    }

    [Fact]
    public async Task Only_what_connects_by_itself_has_a_certificate()
    {
        var hub = await NewController();
        var lamp = (await NewLamps(hub, 1))[0];
        var first = await Client.GetManagedThingCertificateAsync(new GetManagedThingCertificateRequest { Identifier = hub }, Token);
        var again = await Client.GetManagedThingCertificateAsync(new GetManagedThingCertificateRequest { Identifier = hub }, Token);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----\nMII", first.CertificatePem);
        Assert.Equal(first.CertificatePem, again.CertificatePem);
        await Throws<ResourceNotFoundException>(() => Client.GetManagedThingCertificateAsync(new GetManagedThingCertificateRequest { Identifier = lamp }, Token));
    }

    [Fact]
    public async Task Schemas_are_listed_by_endpoint_and_capability()
    {
        var lamp = (await NewLamps(await NewController(), 1))[0];
        var all = await Client.ListManagedThingSchemasAsync(new ListManagedThingSchemasRequest { Identifier = lamp }, Token);
        var one = await Client.ListManagedThingSchemasAsync(new ListManagedThingSchemasRequest { Identifier = lamp, EndpointIdFilter = "1", CapabilityIdFilter = "matter.OnOff@1.4" }, Token);
        Assert.Equal(3, all.Items.Count);
        Assert.Equal("/schema-versions/capability/matter.OnOff@1.4", one.Items.Single().Schema.AsDictionary()["$id"].AsString());
        Assert.Empty((await Client.ListManagedThingSchemasAsync(new ListManagedThingSchemasRequest { Identifier = lamp, EndpointIdFilter = "9" }, Token)).Items);
    }

    [Fact]
    public async Task Runtime_logs_are_put_and_reset()
    {
        var hub = await NewController();
        async Task<RuntimeLogConfigurations> Get() =>
            (await Client.GetRuntimeLogConfigurationAsync(new GetRuntimeLogConfigurationRequest { ManagedThingId = hub }, Token)).RuntimeLogConfigurations;

        Assert.Equal(LogLevel.ERROR, (await Get()).LogLevel);
        await Client.PutRuntimeLogConfigurationAsync(
            new PutRuntimeLogConfigurationRequest { ManagedThingId = hub, RuntimeLogConfigurations = new RuntimeLogConfigurations { LogLevel = LogLevel.DEBUG, UploadLog = true } }, Token);
        Assert.Equal((LogLevel.DEBUG, true), ((await Get()).LogLevel, (await Get()).UploadLog));
        await Client.ResetRuntimeLogConfigurationAsync(new ResetRuntimeLogConfigurationRequest { ManagedThingId = hub }, Token);
        Assert.Equal(LogLevel.ERROR, (await Get()).LogLevel);
        await Throws<ResourceNotFoundException>(() => Client.ResetRuntimeLogConfigurationAsync(new ResetRuntimeLogConfigurationRequest { ManagedThingId = "none" }, Token));
        await Throws<ValidationException>(() => Client.PutRuntimeLogConfigurationAsync(new PutRuntimeLogConfigurationRequest { ManagedThingId = hub }, Token));
    }

    [Fact]
    public async Task A_quota_is_a_quota()
    {
        Fleet.Things.SetQuota("ManagedThings", 1);
        await NewController();
        await Throws<ServiceQuotaExceededException>(() => NewController());
        Fleet.Things.SetQuota("ManagedThings", null);
        await NewController();
        Assert.Throws<ArgumentException>(() => Fleet.Things.SetQuota("Toasters", 1));
    }
}
