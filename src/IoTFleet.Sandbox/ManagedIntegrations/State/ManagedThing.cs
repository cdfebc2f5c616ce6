using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A managed thing: a controller or a device, what the service knows of it and what the device itself is like.</summary>
internal sealed class ManagedThing : ITagged
{
    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal required Role Role { get; init; }

    internal required DateTime CreatedAt { get; init; }

    internal DateTime UpdatedAt { get; set; }

    internal DateTime? ActivatedAt { get; set; }

    internal required ProvisioningStatus Status { get; set; }

    /// <summary>What the device proves its identity with. Secret: never part of an answer or a message.</summary>
    internal required string Material { get; init; }

    internal required AuthMaterialType MaterialType { get; init; }

    /// <summary>What the material says about the device.</summary>
    internal required BarCode BarCode { get; init; }

    internal string? Name { get; set; }

    internal string? Owner { get; set; }

    internal string? CredentialLockerId { get; set; }

    internal string? SerialNumber { get; set; }

    internal string? Brand { get; set; }

    internal string? Model { get; set; }

    internal string? Classification { get; set; }

    internal string? ConnectorDestinationId { get; set; }

    internal string? ConnectorDeviceId { get; set; }

    internal string? ParentControllerId { get; set; }

    internal HubNetworkMode? HubNetworkMode { get; set; }

    internal WiFiSimpleSetupConfiguration? WiFiSimpleSetup { get; set; }

    internal CapabilityReport? Report
    {
        get;
        set
        {
            field = value;
            State = State?.Under(value, UpdatedAt);
        }
    }

    internal string? Capabilities { get; set; }

    internal List<CapabilitySchemaItem>? Schemas { get; set; }

    internal Dictionary<string, string>? MetaData { get; set; }

    public Dictionary<string, string> Tags { get; init; } = [];

    internal bool Connected { get; set; }

    internal DateTime ConnectivityAt { get; set; }

    internal DisconnectReasonValue? DisconnectReason { get; set; }

    /// <summary>Made when it is asked for: most things' certificates never are.</summary>
    internal string? CertificatePem { get; set; }

    /// <summary>The third parties' accounts through which the device is reached.</summary>
    internal List<ThingRegistration> Registrations { get; } = [];

    internal RuntimeLogConfigurations? RuntimeLogs { get; set; }

    /// <summary>What the device is doing. Made when it is asked for: of a large fleet most devices never are.</summary>
    internal DeviceState CurrentState => State ??= DeviceState.Initial(Report, Id, ActivatedAt ?? CreatedAt);

    internal bool IsController => Role == Role.CONTROLLER;

    /// <summary>Whether the device lives in a third party's cloud.</summary>
    internal bool IsCloud => ConnectorDestinationId is not null;

    private DeviceState? State { get; set; }
}
