using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<DeviceDiscovery> _discoveries = new(d => d.Id);

    protected override StartDeviceDiscoveryResponse StartDeviceDiscovery(StartDeviceDiscoveryRequest request) => Once(request.ClientToken, () =>
    {
        CheckTags(request.Tags);
        if ((request.AuthenticationMaterial is null) != (request.AuthenticationMaterialType is null))
            throw Invalid("'AuthenticationMaterial' and 'AuthenticationMaterialType' go together.");
        var devices = request.DiscoveryType == DiscoveryType.CLOUD ? CloudDevices(request)
            : request.DiscoveryType == DiscoveryType.CONTROLLER_CAPABILITY_REDISCOVERY ? KnownDevices(request)
            : LocalDevices(request);

        var id = _ids.Next();
        var discovery = new DeviceDiscovery
        {
            Id = id,
            Arn = Arn("device-discovery", id),
            Type = request.DiscoveryType,
            StartedAt = Now,
            ControllerId = request.ControllerIdentifier,
            AccountAssociationId = request.AccountAssociationId,
            ConnectorAssociationId = request.ConnectorAssociationIdentifier,
            Tags = Copy(request.Tags),
        };
        _discoveries.Add(discovery);
        Search(discovery, devices);
        return new StartDeviceDiscoveryResponse { Id = id, StartedAt = Now };
    });

    protected override GetDeviceDiscoveryResponse GetDeviceDiscovery(GetDeviceDiscoveryRequest request)
    {
        var discovery = Discovery(request.Identifier);
        return new GetDeviceDiscoveryResponse
        {
            Id = discovery.Id,
            Arn = discovery.Arn,
            DiscoveryType = discovery.Type,
            Status = discovery.Status,
            StartedAt = discovery.StartedAt,
            FinishedAt = discovery.FinishedAt,
            ControllerId = discovery.ControllerId,
            AccountAssociationId = discovery.AccountAssociationId,
            ConnectorAssociationId = discovery.ConnectorAssociationId,
            Tags = Filled(discovery.Tags),
        };
    }

    protected override ListDeviceDiscoveriesResponse ListDeviceDiscoveries(ListDeviceDiscoveriesRequest request)
    {
        bool Matches(DeviceDiscovery discovery) =>
            (request.TypeFilter is null || discovery.Type == request.TypeFilter)
            && (request.StatusFilter is null || discovery.Status == request.StatusFilter);

        var (items, next) = Page(_discoveries, request.MaxResults, request.NextToken, Matches, request.TypeFilter?.Value, request.StatusFilter?.Value);
        return new ListDeviceDiscoveriesResponse
        {
            Items = items.ConvertAll(d => new DeviceDiscoverySummary { Id = d.Id, DiscoveryType = d.Type, Status = d.Status }),
            NextToken = next,
        };
    }

    protected override ListDiscoveredDevicesResponse ListDiscoveredDevices(ListDiscoveredDevicesRequest request)
    {
        var discovery = Discovery(request.Identifier);
        var (items, next) = Page(discovery.Found, request.MaxResults, request.NextToken, null, discovery.Id);
        return new ListDiscoveredDevicesResponse { Items = items.ConvertAll(f => f.Summary), NextToken = next };
    }

    private DeviceDiscovery Discovery(string id) => _discoveries.Find(id) ?? throw NotFound("device-discovery", id);

    private List<NearbyDevice> LocalDevices(StartDeviceDiscoveryRequest request)
    {
        if (request.DiscoveryType == DiscoveryType.CUSTOM
            && !(request.CustomProtocolDetail is { } detail && detail.TryGetValue("Name", out var name) && name.Length > 0))
            throw Invalid("A discovery of the type CUSTOM needs a 'CustomProtocolDetail' with the key 'Name'.");
        var controller = DiscoveringController(request);
        return Neighbours(controller.Id, request.DiscoveryType).Where(d => d.ManagedThingId is null).ToList();
    }

    private List<NearbyDevice> KnownDevices(StartDeviceDiscoveryRequest request)
    {
        var controller = DiscoveringController(request);
        if (request.EndDeviceIdentifier is { } id && Thing(id).ParentControllerId != controller.Id)
            throw Invalid("The device of 'EndDeviceIdentifier' is not a device of the controller.");
        return _things.All
            .Where(t => t.ParentControllerId == controller.Id && (request.EndDeviceIdentifier is null || t.Id == request.EndDeviceIdentifier))
            .Select(AsFound)
            .ToList();
    }

    private List<NearbyDevice> CloudDevices(StartDeviceDiscoveryRequest request)
    {
        var id = request.AccountAssociationId ?? request.ConnectorAssociationIdentifier
            ?? throw Invalid("A discovery of the type CLOUD needs an 'AccountAssociationId'.");
        var association = Association(id);
        if (association.State != AssociationState.ASSOCIATION_SUCCEEDED) throw Conflict($"The account association is in the state {association.State}.");
        return Neighbours(association.Id, DiscoveryType.CLOUD)
            .Where(d => request.ConnectorDeviceIdList is not { Count: > 0 } wanted || wanted.Contains(d.ConnectorDeviceId!))
            .ToList();
    }

    private ManagedThing DiscoveringController(StartDeviceDiscoveryRequest request)
    {
        if (request.ControllerIdentifier is null) throw Invalid($"A discovery of the type {request.DiscoveryType} needs a 'ControllerIdentifier'.");
        var controller = Thing(request.ControllerIdentifier);
        if (!controller.IsController) throw Invalid("The managed thing of 'ControllerIdentifier' is not a controller.");
        if (_discoveries.All.Any(d => d.IsRunning && d.ControllerId == controller.Id)) throw Conflict("A discovery by the controller is running.");
        return controller;
    }
}
