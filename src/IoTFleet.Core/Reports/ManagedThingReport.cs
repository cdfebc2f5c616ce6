namespace IoTFleet.Core.Reports;

/// <summary>A managed thing. What the service holds for confidential, such as owner, serial number and model, is not in the report.</summary>
public sealed record ManagedThingReport
{
    /// <summary>The thing's id.</summary>
    public required string ManagedThingId { get; init; }

    /// <summary>The thing's name.</summary>
    public string? ManagedThingName { get; init; }

    /// <summary>CONTROLLER or DEVICE.</summary>
    public string? Role { get; init; }

    /// <summary>How far it is provisioned.</summary>
    public string? ProvisioningStatus { get; init; }

    /// <summary>Connected, Disconnected or Unknown; Not activated for a thing that was never connected; null when it was not asked.</summary>
    public string? Connectivity { get; init; }

    /// <summary>Since when, in UTC.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Why it is not connected.</summary>
    public string? DisconnectReason { get; init; }

    /// <summary>The id of the controller that it is behind.</summary>
    public string? ParentControllerId { get; init; }

    /// <summary>The name or the id.</summary>
    public override string ToString() => ManagedThingName ?? ManagedThingId;
}
