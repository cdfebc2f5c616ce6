using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class AccountTests : ServiceTest
{
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string CaCertificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    [Fact]
    public async Task Encryption_is_changed_in_time()
    {
        Task<GetDefaultEncryptionConfigurationResponse> Get() => Client.GetDefaultEncryptionConfigurationAsync(new GetDefaultEncryptionConfigurationRequest(), Token);
        Task<PutDefaultEncryptionConfigurationResponse> Put(string type, string? key) =>
            Client.PutDefaultEncryptionConfigurationAsync(new PutDefaultEncryptionConfigurationRequest { EncryptionType = type, KmsKeyArn = key }, Token);

        Assert.Equal((EncryptionType.MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION, ConfigurationState.ENABLED), ((await Get()).EncryptionType, (await Get()).ConfigurationStatus.State));
        Assert.Equal(ConfigurationState.UPDATE_IN_PROGRESS, (await Put("CUSTOMER_KEY_ENCRYPTION", Key)).ConfigurationStatus.State);
        Pass(30);
        Assert.Equal((Key, ConfigurationState.ENABLED), ((await Get()).KmsKeyArn, (await Get()).ConfigurationStatus.State));
        Fleet.Things.FailNextEncryptionUpdate();
        await Put("MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION", null);
        Pass(30);
        Assert.Equal(ConfigurationState.UPDATE_FAILED, (await Get()).ConfigurationStatus.State);
        Assert.NotNull((await Get()).ConfigurationStatus.Error.Code);
        await Throws<ValidationException>(() => Put("CUSTOMER_KEY_ENCRYPTION", null));
        await Throws<ValidationException>(() => Put("MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION", Key));
        await Throws<ValidationException>(() => Put("CUSTOMER_KEY_ENCRYPTION", Key.Replace("us-east-1", "eu-west-1")));
        await Throws<ValidationException>(() => Put("ROT13", null));
    }

    [Fact]
    public async Task Hub_configuration_and_endpoint_are_there_once_set()
    {
        await Throws<ResourceNotFoundException>(() => Client.GetHubConfigurationAsync(new GetHubConfigurationRequest(), Token));
        await Client.PutHubConfigurationAsync(new PutHubConfigurationRequest { HubTokenTimerExpirySettingInSeconds = 300 }, Token);
        Assert.Equal(300, (await Client.GetHubConfigurationAsync(new GetHubConfigurationRequest(), Token)).HubTokenTimerExpirySettingInSeconds);
        await Throws<ValidationException>(() => Client.PutHubConfigurationAsync(new PutHubConfigurationRequest { HubTokenTimerExpirySettingInSeconds = 0 }, Token));

        await Throws<ResourceNotFoundException>(() => Client.GetCustomEndpointAsync(new GetCustomEndpointRequest(), Token));
        var address = (await Client.RegisterCustomEndpointAsync(new RegisterCustomEndpointRequest(), Token)).EndpointAddress;
        Assert.EndsWith("-ats.iot.us-east-1.amazonaws.com", address);
        Assert.Equal(address, (await Client.RegisterCustomEndpointAsync(new RegisterCustomEndpointRequest(), Token)).EndpointAddress);
        Assert.Equal(address, (await Client.GetCustomEndpointAsync(new GetCustomEndpointRequest(), Token)).EndpointAddress);
    }

    [Fact]
    public async Task A_locker_in_use_stays()
    {
        var locker = await Client.CreateCredentialLockerAsync(new CreateCredentialLockerRequest { Name = "Home", Tags = new() { ["a"] = "b" } }, Token);
        var got = await Client.GetCredentialLockerAsync(new GetCredentialLockerRequest { Identifier = locker.Id }, Token);
        Assert.Equal(("Home", locker.Arn, "b"), (got.Name, got.Arn, got.Tags["a"]));
        Assert.Equal(locker.Id, (await Client.ListCredentialLockersAsync(new ListCredentialLockersRequest(), Token)).Items.Single().Id);
        var hub = await NewController(locker.Id);
        await Throws<ConflictException>(() => Client.DeleteCredentialLockerAsync(new DeleteCredentialLockerRequest { Identifier = locker.Id }, Token));
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = hub, Force = true }, Token);
        await Client.DeleteCredentialLockerAsync(new DeleteCredentialLockerRequest { Identifier = locker.Id }, Token);
        await Throws<ResourceNotFoundException>(() => Client.GetCredentialLockerAsync(new GetCredentialLockerRequest { Identifier = locker.Id }, Token));
        Fleet.Things.SetQuota("CredentialLockers", 0);
        await Throws<ServiceQuotaExceededException>(() => Client.CreateCredentialLockerAsync(new CreateCredentialLockerRequest(), Token));
    }

    [Fact]
    public async Task A_profile_is_created_in_time_and_tells_its_key_once()
    {
        var first = await Profile("FLEET_PROVISIONING", "one");
        var second = await Profile("FLEET_PROVISIONING", "two");
        Assert.Equal(ProvisioningProfileStatus.CREATE_IN_PROGRESS, first.Status);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----\nMII", first.ClaimCertificate);
        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\nMII", first.ClaimCertificatePrivateKey);
        Assert.NotEqual(first.ClaimCertificatePrivateKey, second.ClaimCertificatePrivateKey);
        await Throws<ConflictException>(() => Delete(first.Id));
        await Throws<ConflictException>(() => Profile("FLEET_PROVISIONING", "one"));
        Pass(20);
        var got = await Get(first.Id);
        Assert.Equal((ProvisioningProfileStatus.CREATED, first.ClaimCertificate), (got.Status, got.ClaimCertificate));
        await Delete(first.Id);
        Assert.Equal(ProvisioningProfileStatus.DELETE_IN_PROGRESS, (await Get(first.Id)).Status);
        Pass(10);
        await Throws<ResourceNotFoundException>(() => Get(first.Id));
        Assert.Equal(second.Id, (await Client.ListProvisioningProfilesAsync(new ListProvisioningProfilesRequest(), Token)).Items.Single().Id);
    }

    [Fact]
    public async Task A_profile_needs_the_certificate_of_its_type()
    {
        var profile = await Profile("JITR", "just-in-time", CaCertificate);
        Assert.Equal((null, null), (profile.ClaimCertificate, profile.ClaimCertificatePrivateKey));
        await Throws<ValidationException>(() => Profile("JITR", "x"));
        await Throws<ValidationException>(() => Profile("FLEET_PROVISIONING", "x", CaCertificate));
        await Throws<ValidationException>(() => Profile("MAGIC", "x"));
        Fleet.Things.FailNextProvisioningProfile();
        Pass(20);
        Assert.Equal(ProvisioningProfileStatus.CREATE_FAILED, (await Get(profile.Id)).Status);
        Fleet.Things.FailNextProvisioningProfile();
        await Delete(profile.Id);
        Pass(10);
        Assert.Equal(ProvisioningProfileStatus.DELETE_FAILED, (await Get(profile.Id)).Status);
        var own = await Client.CreateProvisioningProfileAsync(new CreateProvisioningProfileRequest { ProvisioningType = "FLEET_PROVISIONING", ClaimCertificate = CaCertificate }, Token);
        Assert.Equal((CaCertificate, null), (own.ClaimCertificate, own.ClaimCertificatePrivateKey));
    }

    [Fact]
    public async Task Destinations_are_kept_until_unused()
    {
        CreateDestinationRequest Request(string name) => new()
        {
            Name = name,
            DeliveryDestinationArn = "arn:aws:kinesis:us-east-1:123456789012:stream/events",
            DeliveryDestinationType = "KINESIS",
            RoleArn = "arn:aws:iam::123456789012:role/events",
        };

        Assert.Equal("events", (await Client.CreateDestinationAsync(Request("events"), Token)).Name);
        await Throws<ConflictException>(() => Client.CreateDestinationAsync(Request("events"), Token));
        await Client.UpdateDestinationAsync(new UpdateDestinationRequest { Name = "events", Description = "Words" }, Token);
        Assert.Equal("Words", (await Client.GetDestinationAsync(new GetDestinationRequest { Name = "events" }, Token)).Description);
        await Client.CreateDestinationAsync(Request("other events"), Token);
        Assert.Equal(["events", "other events"], (await Client.ListDestinationsAsync(new ListDestinationsRequest(), Token)).DestinationList.Select(d => d.Name));

        await Client.CreateNotificationConfigurationAsync(new CreateNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE", DestinationName = "events" }, Token);
        await Throws<ConflictException>(() => Client.CreateNotificationConfigurationAsync(new CreateNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE", DestinationName = "events" }, Token));
        await Throws<ValidationException>(() => Client.CreateNotificationConfigurationAsync(new CreateNotificationConfigurationRequest { EventType = "DEVICE_OTA", DestinationName = "none" }, Token));
        await Throws<ValidationException>(() => Client.CreateNotificationConfigurationAsync(new CreateNotificationConfigurationRequest { EventType = "GOSSIP", DestinationName = "events" }, Token));
        await Throws<ConflictException>(() => Client.DeleteDestinationAsync(new DeleteDestinationRequest { Name = "events" }, Token));
        var hub = await NewController();
        Assert.Contains(Fleet.Things.Notifications, n => (n.Resource, n.EventType, n.Destination, n.Message) == (hub, "DEVICE_LIFE_CYCLE", "events", "ACTIVATED"));

        await Client.UpdateNotificationConfigurationAsync(new UpdateNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE", DestinationName = "other events" }, Token);
        Assert.Equal("other events", (await Client.GetNotificationConfigurationAsync(new GetNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE" }, Token)).DestinationName);
        Assert.Single((await Client.ListNotificationConfigurationsAsync(new ListNotificationConfigurationsRequest(), Token)).NotificationConfigurationList);
        await Client.DeleteDestinationAsync(new DeleteDestinationRequest { Name = "events" }, Token);
        await Client.DeleteNotificationConfigurationAsync(new DeleteNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE" }, Token);
        await Throws<ResourceNotFoundException>(() => Client.GetNotificationConfigurationAsync(new GetNotificationConfigurationRequest { EventType = "DEVICE_LIFE_CYCLE" }, Token));
        await Throws<ResourceNotFoundException>(() => Client.GetDestinationAsync(new GetDestinationRequest { Name = "events" }, Token));
    }

    [Fact]
    public async Task Event_logs_are_configured_once_a_resource()
    {
        var id = (await Client.CreateEventLogConfigurationAsync(new CreateEventLogConfigurationRequest { ResourceType = "managed-thing", ResourceId = "abc", EventLogLevel = "INFO" }, Token)).Id;
        await Throws<ConflictException>(() => Client.CreateEventLogConfigurationAsync(new CreateEventLogConfigurationRequest { ResourceType = "managed-thing", ResourceId = "abc", EventLogLevel = "WARN" }, Token));
        await Throws<ValidationException>(() => Client.CreateEventLogConfigurationAsync(new CreateEventLogConfigurationRequest { ResourceType = "toaster", EventLogLevel = "INFO" }, Token));
        await Client.UpdateEventLogConfigurationAsync(new UpdateEventLogConfigurationRequest { Id = id, EventLogLevel = "DEBUG" }, Token);
        Assert.Equal(LogLevel.DEBUG, (await Client.GetEventLogConfigurationAsync(new GetEventLogConfigurationRequest { Id = id }, Token)).EventLogLevel);
        Assert.Single((await Client.ListEventLogConfigurationsAsync(new ListEventLogConfigurationsRequest(), Token)).EventLogConfigurationList);
        Fleet.Things.SetQuota("EventLogConfigurations", 1);
        await Throws<ServiceQuotaExceededException>(() => Client.CreateEventLogConfigurationAsync(new CreateEventLogConfigurationRequest { ResourceType = "*", EventLogLevel = "INFO" }, Token));
        await Client.DeleteEventLogConfigurationAsync(new DeleteEventLogConfigurationRequest { Id = id }, Token);
        await Throws<ResourceNotFoundException>(() => Client.UpdateEventLogConfigurationAsync(new UpdateEventLogConfigurationRequest { Id = id, EventLogLevel = "INFO" }, Token));
    }

    [Fact]
    public async Task Schemas_are_listed_and_read()
    {
        var matter = new List<SchemaVersionListItem>();
        await foreach (var item in Client.Paginators.ListSchemaVersions(new ListSchemaVersionsRequest { Type = "capability", Namespace = "matter", MaxResults = 4 }).Items.WithCancellation(Token)) matter.Add(item);
        Assert.Contains(matter, s => s.SchemaId == "matter.OnOff" && s.SemanticVersion == "1.4");
        Assert.All(matter, s => Assert.Equal("matter", s.Namespace));
        Assert.Single((await Client.ListSchemaVersionsAsync(new ListSchemaVersionsRequest { Type = "capability", SchemaId = "aws.OnOff" }, Token)).Items);
        Assert.NotEmpty((await Client.ListSchemaVersionsAsync(new ListSchemaVersionsRequest { Type = "definition" }, Token)).Items);
        Assert.Empty((await Client.ListSchemaVersionsAsync(new ListSchemaVersionsRequest { Type = "capability", Visibility = "PRIVATE" }, Token)).Items);
        var schema = await Client.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = "capability", SchemaVersionedId = "matter.LevelControl@$latest" }, Token);
        Assert.True(schema.Schema.AsDictionary()["properties"].AsDictionary().ContainsKey("CurrentLevel"));
        var cluster = await Client.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = "capability", SchemaVersionedId = "matter.LevelControl@1.4", Format = "ZCL" }, Token);
        Assert.True(cluster.Schema.AsDictionary().ContainsKey("attributes"));
        await Throws<ResourceNotFoundException>(() => Client.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = "capability", SchemaVersionedId = "matter.Nothing@1.0" }, Token));
        await Throws<ValidationException>(() => Client.GetSchemaVersionAsync(new GetSchemaVersionRequest { Type = "capability", SchemaVersionedId = "nothing" }, Token));
    }

    [Fact]
    public async Task Every_taggable_resource_is_tagged()
    {
        var hub = await NewController();
        var (_, _, association) = await NewAccount();
        var arns = new List<string>
        {
            (await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = hub }, Token)).Arn,
            (await Client.CreateCredentialLockerAsync(new CreateCredentialLockerRequest(), Token)).Arn,
            (await Profile("FLEET_PROVISIONING", "tagged")).Arn,
            (await Client.CreateOtaTaskAsync(new CreateOtaTaskRequest { S3Url = "s3://bucket/job", OtaType = "ONE_TIME", Target = [hub] }, Token)).TaskArn,
            (await Client.GetAccountAssociationAsync(new GetAccountAssociationRequest { AccountAssociationId = association }, Token)).Arn,
        };
        foreach (var arn in arns)
        {
            await Client.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = new() { ["a"] = "1", ["b"] = "2" } }, Token);
            await Client.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["a"] }, Token);
            Assert.Equal(new Dictionary<string, string> { ["b"] = "2" }, (await Client.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, Token)).Tags);
        }

        await Throws<ResourceNotFoundException>(() => Client.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arns[0] + "x" }, Token));
        await Throws<InvalidRequestException>(() => Client.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = "arn:nonsense" }, Token));
        await Throws<InvalidRequestException>(() => Client.TagResourceAsync(new TagResourceRequest { ResourceArn = arns[0], Tags = new() { ["aws:x"] = "1" } }, Token));
        await Throws<InvalidRequestException>(() => Client.TagResourceAsync(new TagResourceRequest { ResourceArn = arns[0], Tags = Enumerable.Range(0, 50).ToDictionary(i => $"k{i}", _ => "v") }, Token));
    }

    private Task<CreateProvisioningProfileResponse> Profile(string type, string name, string? ca = null) =>
        Client.CreateProvisioningProfileAsync(new CreateProvisioningProfileRequest { ProvisioningType = type, Name = name, CaCertificate = ca }, Token);

    private Task<GetProvisioningProfileResponse> Get(string id) => Client.GetProvisioningProfileAsync(new GetProvisioningProfileRequest { Identifier = id }, Token);

    private Task Delete(string id) => Client.DeleteProvisioningProfileAsync(new DeleteProvisioningProfileRequest { Identifier = id }, Token);
}
