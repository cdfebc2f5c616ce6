using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>The fleet that a sandbox starts with: homes of a hub and ten devices each, and what an account has around them.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private const int HomeSize = 11, CloudPlace = 6, WaitingPlace = 9, OfflinePlace = 4;

    private static readonly string[] Rooms = ["Kitchen", "Hall", "Bedroom", "Study", "Porch", "Bath", "Attic", "Garage", "Cellar", "Garden"];

    private static readonly DeviceKind[] Household =
    [
        DeviceKind.Lamp, DeviceKind.Plug, DeviceKind.Sensor, DeviceKind.Lamp, DeviceKind.Lock,
        DeviceKind.ColorLamp, DeviceKind.CloudLamp, DeviceKind.Thermostat, DeviceKind.Motion, DeviceKind.Lamp,
    ];

    internal override void Seed()
    {
        var count = World.Options.ManagedThings;
        if (count <= 0) return;
        SeedAccount();
        var association = SeedConnector();
        var ids = _ids.Ascending(count);
        var lockers = (Used: AddLocker(_ids.Next(), "Homes", []).Id, Waiting: AddLocker(_ids.Next(), "Warehouse", []).Id);

        // The first places are the hubs', so that the first page of a list shows both kinds.
        var homes = (count + HomeSize - 2) / HomeSize is 0 ? 1 : (count + HomeSize - 2) / HomeSize;
        for (var home = 0; home < homes; home++) Add(SeedThing(ids[home], home, null, DeviceKind.Hub, lockers.Used));
        for (var i = homes; i < count; i++) SeedDevice(ids, i, homes, association, lockers);
        SeedTask(ids.Skip(homes).Take(10).Select(id => _things.Find(id)!).ToList());
    }

    private void SeedDevice(string[] ids, int index, int homes, AccountAssociation association, (string Used, string Waiting) lockers)
    {
        var number = index - homes;
        var place = number % Household.Length;
        var kind = Household[place];
        var isCloud = place == CloudPlace;
        var home = number / Household.Length % homes;
        var thing = SeedThing(ids[index], number, isCloud ? null : ids[home], kind, place == WaitingPlace ? lockers.Waiting : lockers.Used);
        if (place == OfflinePlace) SetConnected(thing, false, DisconnectReasonValue.MQTT_KEEP_ALIVE_TIMEOUT);
        if (place == WaitingPlace) Unpack(thing);
        Add(thing);
        if (!isCloud) return;
        thing.ConnectorDestinationId = association.ConnectorDestinationId;
        thing.ConnectorDeviceId = $"acme-{thing.Id.Substring(0, 12)}";
        AddRegistration(thing, association).Status = ManagedThingAssociationStatus.ASSOCIATED;
    }

    private ManagedThing SeedThing(string id, int number, string? controllerId, DeviceKind kind, string lockerId)
    {
        var isHub = kind == DeviceKind.Hub;
        var home = isHub ? number : number / Household.Length;
        var created = Now.AddDays(-30).AddMinutes(number % 10_000);
        var serial = id.Substring(0, 12).ToUpperInvariant();
        var material = $"SN:{serial};MAC:{Mac(serial)}";
        return new ManagedThing
        {
            Id = id,
            Arn = Arn("managed-thing", id),
            Role = isHub ? Role.CONTROLLER : Role.DEVICE,
            Status = ProvisioningStatus.ACTIVATED,
            CreatedAt = created,
            UpdatedAt = created.AddMinutes(1),
            ActivatedAt = created.AddMinutes(1),
            Connected = true,
            ConnectivityAt = created.AddMinutes(1),
            DisconnectReason = DisconnectReasonValue.NONE,
            Material = material,
            MaterialType = isHub ? AuthMaterialType.CUSTOM_PROTOCOL_QR_BAR_CODE : kind == DeviceKind.CloudLamp ? AuthMaterialType.PRE_ONBOARDED_CLOUD : AuthMaterialType.ZIGBEE_QR_BAR_CODE,
            BarCode = new BarCode(material),
            Name = isHub ? $"Home {home + 1} Hub" : $"Home {home + 1} {Rooms[number % Rooms.Length]} {kind.Title}",
            Owner = $"owner-{home + 1}",
            CredentialLockerId = lockerId,
            SerialNumber = serial,
            Brand = kind.Brand,
            Model = kind.Model,
            Classification = kind.Classification,
            ParentControllerId = controllerId,
            HubNetworkMode = isHub ? HubNetworkMode.STANDARD : null,
            Report = kind.Report,
            MetaData = new() { ["home"] = (home + 1).ToString(), ["firmware"] = number % 3 == 0 ? "1.2.0" : "1.1.0" },
        };
    }

    /// <summary>A device that waits in its box for a hub with its credential locker.</summary>
    private static void Unpack(ManagedThing thing)
    {
        thing.Status = ProvisioningStatus.PRE_ASSOCIATED;
        thing.ActivatedAt = null;
        thing.ParentControllerId = null;
        thing.Connected = false;
        thing.DisconnectReason = null;
        thing.Report = null;
    }

    private void SeedAccount()
    {
        AddProfile(_ids.Next(), "fleet-provisioning", ProvisioningType.FLEET_PROVISIONING, _ids.Pem("CERTIFICATE", CertificateLength), []).Status = ProvisioningProfileStatus.CREATED;
        _hubConfiguration = (180, Now);
        _customEndpoint = $"{_ids.Next().Substring(0, 14)}-ats.iot.{World.Arns.Region}.amazonaws.com";
        _destinations.Add(new Destination
        {
            Name = "fleet-events",
            DeliveryArn = World.Arns.Of("kinesis", "stream/fleet-events"),
            DeliveryType = DeliveryDestinationType.KINESIS,
            RoleArn = $"arn:{World.Arns.Partition}:iam::{World.Arns.Account}:role/fleet-events",
            CreatedAt = Now,
            UpdatedAt = Now,
        });
        _notificationConfigurations.Add(new NotificationConfiguration { EventType = EventType.DEVICE_LIFE_CYCLE, DestinationName = "fleet-events", CreatedAt = Now, UpdatedAt = Now });
    }

    private AccountAssociation SeedConnector()
    {
        var listed = new CloudConnector
        {
            Id = _ids.Next(),
            Name = "Acme Cloud",
            LambdaArn = $"arn:{World.Arns.Partition}:lambda:{World.Arns.Region}:210987654321:function:acme-connector",
            Description = "Lamps of Acme",
            Type = CloudConnectorType.LISTED,
        };
        _connectors.Add(listed);
        var destination = AddConnectorDestination(_ids.Next(), new CreateConnectorDestinationRequest
        {
            Name = "Acme accounts",
            CloudConnectorId = listed.Id,
            AuthType = AuthType.OAUTH,
            AuthConfig = new AuthConfig
            {
                OAuth = new OAuthConfig
                {
                    AuthUrl = "https://auth.acme.example.com/authorize",
                    TokenUrl = "https://auth.acme.example.com/token",
                    Scope = "devices",
                    TokenEndpointAuthenticationScheme = TokenEndpointAuthenticationScheme.HTTP_BASIC,
                },
            },
            SecretsManager = new SecretsManager
            {
                Arn = World.Arns.Of("secretsmanager", "secret:acme-client-a1b2c3"),
                VersionId = "a1b2c3d4-5678-90ab-cdef-000000000001",
            },
        });
        var association = AddAssociation(_ids.Next(), destination, new CreateAccountAssociationRequest { Name = "Acme account of home 1" });
        association.State = AssociationState.ASSOCIATION_SUCCEEDED;
        association.AuthorizationUrl = destination.AuthConfig.OAuth.AuthUrl;
        return association;
    }

    private void SeedTask(List<ManagedThing> things)
    {
        var configuration = AddOtaConfiguration(_ids.Next(), "Careful", "Slow and stopped by failures", new PushConfig
        {
            AbortConfig = new OtaTaskAbortConfig
            {
                AbortConfigCriteriaList =
                [
                    new AbortConfigCriteria { Action = AbortCriteriaAction.CANCEL, FailureType = AbortCriteriaFailureType.ALL, MinNumberOfExecutedThings = 10, ThresholdPercentage = 50 },
                ],
            },
            RolloutConfig = new OtaTaskExecutionRolloutConfig { MaximumPerMinute = 100 },
            TimeoutConfig = new OtaTaskTimeoutConfig { InProgressTimeoutInMinutes = 30 },
        });
        var id = _ids.Next();
        var task = new OtaTask
        {
            Id = id,
            Arn = Arn("ota-task", id),
            Description = "Firmware 1-1-0",
            S3Url = "s3://fleet-firmware/1.1.0/job.json",
            Protocol = OtaProtocol.HTTP,
            Mechanism = OtaMechanism.PUSH,
            Type = OtaType.ONE_TIME,
            Target = things.ConvertAll(t => t.Arn),
            ConfigurationId = configuration.Id,
            CreatedAt = Now.AddDays(-2),
            UpdatedAt = Now.AddDays(-2).AddMinutes(5),
        };
        foreach (var thing in things) SeedExecution(task, thing);
        task.UpdatedAt = Now.AddDays(-2).AddMinutes(5);
        task.Status = OtaStatus.COMPLETED;
        _otaTasks.Add(task);
    }

    private static void SeedExecution(OtaTask task, ManagedThing thing)
    {
        var execution = new OtaExecution(thing, task.CreatedAt) { StartedAt = task.CreatedAt.AddSeconds(5) };
        task.Targeted.Add(thing.Id);
        task.Add(execution);
        task.Move(execution, thing.Connected ? OtaTaskExecutionStatus.SUCCEEDED : OtaTaskExecutionStatus.FAILED, task.CreatedAt.AddMinutes(1));
    }
}
