using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private const int FirstErrorCode = 400;

    /// <summary>Takes what a connector reports of its third party's cloud.</summary>
    protected override SendConnectorEventResponse SendConnectorEvent(SendConnectorEventRequest request)
    {
        var connector = Connector(request.ConnectorId);
        if (request.Operation == ConnectorEventOperation.DEVICE_DISCOVERY) Discovered(connector, request);
        else if (request.Operation == ConnectorEventOperation.DEVICE_EVENT) Happened(connector, request);
        else if (request.Operation == ConnectorEventOperation.DEVICE_COMMAND_RESPONSE) Answered(connector, request);
        else Notify(EventType.DEVICE_COMMAND_REQUEST, DeviceOf(connector, request).Id, request.TraceId ?? "");
        if (request.StatusCode >= FirstErrorCode) Notify(EventType.CONNECTOR_ERROR_REPORT, connector.Id, $"{request.Operation} {request.StatusCode}");
        return new SendConnectorEventResponse { ConnectorId = connector.Id };
    }

    private void Discovered(CloudConnector connector, SendConnectorEventRequest request)
    {
        var discovery = Discovery(request.DeviceDiscoveryId ?? throw Invalid("The operation DEVICE_DISCOVERY needs a 'DeviceDiscoveryId'."));
        if (discovery.Type != DiscoveryType.CLOUD || !discovery.IsRunning) throw Invalid("The discovery of 'DeviceDiscoveryId' is not a running one of the type CLOUD.");
        if (request.StatusCode >= FirstErrorCode)
        {
            End(discovery, DeviceDiscoveryStatus.FAILED);
            return;
        }

        var association = Association(discovery.AccountAssociationId ?? discovery.ConnectorAssociationId!);
        var destination = ConnectorDestination(association.ConnectorDestinationId);
        if (destination.CloudConnectorId != connector.Id) throw Invalid("The discovery of 'DeviceDiscoveryId' is not one through the connector.");
        foreach (var device in request.Devices ?? []) Discovered(discovery, destination, association, device);
    }

    private void Discovered(DeviceDiscovery discovery, ConnectorDestination destination, AccountAssociation association, Device device)
    {
        var neighbours = Neighbours(association.Id, DiscoveryType.CLOUD);
        var known = neighbours.Find(n => n.ConnectorDeviceId == device.ConnectorDeviceId);
        if (known is null) neighbours.Add(known = NewNeighbour(destination, device));
        else
        {
            known.Report = MatterReport.ToCapabilityReport(device.CapabilityReport);
            known.Schemas = device.CapabilitySchemas ?? known.Schemas;
            known.ConnectorDeviceName = device.ConnectorDeviceName ?? known.ConnectorDeviceName;
        }

        if (discovery.Found.All.Any(f => f.Device == known)) return;
        discovery.Add(known, known.ManagedThingId is null ? DiscoveryModification.DISCOVERED : DiscoveryModification.UPDATED, Now);
        if (_things.Find(known.ManagedThingId) is not { } thing) return;
        thing.UpdatedAt = Now;
        thing.Report = known.Report;
    }

    private NearbyDevice NewNeighbour(ConnectorDestination destination, Device device)
    {
        var neighbour = new NearbyDevice
        {
            Material = $"C2C:{_ids.Next()}",
            DeviceTypes = device.CapabilityReport.Endpoints.SelectMany(e => e.DeviceTypes).Distinct().ToList(),
            Report = MatterReport.ToCapabilityReport(device.CapabilityReport),
            Schemas = device.CapabilitySchemas,
            ConnectorDestinationId = destination.Id,
            ConnectorDeviceId = device.ConnectorDeviceId,
            ConnectorDeviceName = device.ConnectorDeviceName,
        };
        _nearby.Add(neighbour.Material, neighbour);
        return neighbour;
    }

    private void Happened(CloudConnector connector, SendConnectorEventRequest request)
    {
        var thing = DeviceOf(connector, request);
        Apply(thing, request.MatterEndpoint);
        Notify(EventType.DEVICE_EVENT, thing.Id, request.Message ?? "");
    }

    private void Answered(CloudConnector connector, SendConnectorEventRequest request)
    {
        if (request.TraceId is null) throw Invalid("The operation DEVICE_COMMAND_RESPONSE needs a 'TraceId'.");
        if (!_commandsByTrace.TryGetValue(request.TraceId, out var command)) throw NotFound("command", request.TraceId);
        command.ConnectorStatusCode = request.StatusCode;
        if (_things.Find(command.ManagedThingId) is not { } thing || !IsOf(thing, connector)) throw Invalid("The command of 'TraceId' did not go through the connector.");
        command.Succeeded = !(request.StatusCode >= FirstErrorCode);
        if (command.Succeeded) Apply(thing, request.MatterEndpoint);
        Notify(EventType.DEVICE_COMMAND, thing.Id, $"{command.TraceId} {(command.Succeeded ? "SUCCEEDED" : "FAILED")}");
    }

    private ManagedThing DeviceOf(CloudConnector connector, SendConnectorEventRequest request)
    {
        var id = request.ConnectorDeviceId ?? throw Invalid($"The operation {request.Operation} needs a 'ConnectorDeviceId'.");
        return _things.All.FirstOrDefault(t => t.ConnectorDeviceId == id && IsOf(t, connector)) ?? throw NotFound("managed-thing", id);
    }

    private bool IsOf(ManagedThing thing, CloudConnector connector) =>
        thing.ConnectorDestinationId is { } destination && _connectorDestinations.Find(destination)?.CloudConnectorId == connector.Id;

    // Clusters and attributes that the device's report does not have are passed over.
    private void Apply(ManagedThing thing, MatterEndpoint? endpoint)
    {
        foreach (var cluster in endpoint?.Clusters ?? [])
        {
            if (CapabilityCatalog.FindCluster(cluster.Id) is not { } capability) continue;
            var reported = thing.CurrentState.Find(endpoint!.Id ?? "1", $"{capability.SchemaId}@$latest");
            foreach (var (property, value) in MatterReport.Properties(cluster, capability)) reported?.Set(property, value, Now);
        }

        if (endpoint is not null) Notify(EventType.DEVICE_STATE, thing.Id, "");
    }
}
