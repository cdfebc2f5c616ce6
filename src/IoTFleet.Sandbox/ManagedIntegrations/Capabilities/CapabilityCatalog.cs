using System.Globalization;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>The capabilities that the sandbox has schemas of: some Matter clusters, and the service's own form of most of them.</summary>
internal static class CapabilityCatalog
{
    private static readonly string[] None = [];

    private static readonly Capability[] Matter =
    [
        new("matter", "Identify", "Identify", "1.4", 0x0003, 5,
            [new("IdentifyTime", 0, 0, true, 0, 65535), new("IdentifyType", 1, 2)],
            ["Identify", "TriggerEffect"], None),
        new("matter", "OnOff", "On/Off", "1.4", 0x0006, 6,
            [
                new("OnOff", 0, false), new("GlobalSceneControl", 0x4000, true), new("OnTime", 0x4001, 0, true, 0, 65535),
                new("OffWaitTime", 0x4002, 0, true, 0, 65535), new("StartUpOnOff", 0x4003, 0, true, 0, 2),
            ],
            ["Off", "On", "Toggle", "OffWithEffect", "OnWithRecallGlobalScene", "OnWithTimedOff"], None),
        new("matter", "LevelControl", "Level Control", "1.4", 0x0008, 6,
            [
                new("CurrentLevel", 0, 254, false, 0, 254), new("RemainingTime", 1, 0), new("MinLevel", 2, 1), new("MaxLevel", 3, 254),
                new("OnLevel", 0x0011, 254, true, 0, 254), new("OnOffTransitionTime", 0x0010, 0, true, 0, 65535),
            ],
            ["MoveToLevel", "Move", "Step", "Stop", "MoveToLevelWithOnOff", "MoveWithOnOff", "StepWithOnOff", "StopWithOnOff"], None),
        new("matter", "BooleanState", "Boolean State", "1.4", 0x0045, 1,
            [new("StateValue", 0, false)], None, ["StateChange"]),
        new("matter", "PowerSource", "Power Source", "1.4", 0x002F, 3,
            [new("Status", 0, 1), new("Description", 2, "Battery"), new("BatPercentRemaining", 0x000C, 190, false, 0, 200), new("BatChargeLevel", 0x000E, 0)],
            None, ["BatFaultChange"]),
        new("matter", "ElectricalPowerMeasurement", "Electrical Power Measurement", "1.4", 0x0090, 1,
            [new("Voltage", 4, 230000), new("ActiveCurrent", 5, 0), new("ActivePower", 8, 0)], None, None),
        new("matter", "DoorLock", "Door Lock", "1.4", 0x0101, 8,
            [
                new("LockState", 0, 1, false, 0, 3), new("LockType", 1, 0), new("ActuatorEnabled", 2, true),
                new("AutoRelockTime", 0x0023, 0, true, 0, 86400), new("OperatingMode", 0x0025, 0, true, 0, 4),
            ],
            ["LockDoor", "UnlockDoor", "UnlockWithTimeout"], ["DoorLockAlarm", "LockOperation", "LockOperationError"]),
        new("matter", "WindowCovering", "Window Covering", "1.4", 0x0102, 5,
            [new("Type", 0, 0), new("CurrentPositionLiftPercent100ths", 0x000E, 0, false, 0, 10000), new("Mode", 0x0017, 0, true, 0, 15)],
            ["UpOrOpen", "DownOrClose", "StopMotion", "GoToLiftPercentage"], None),
        new("matter", "Thermostat", "Thermostat", "1.4", 0x0201, 7,
            [
                new("LocalTemperature", 0, 2100), new("OccupiedCoolingSetpoint", 0x0011, 2600, true, 1600, 3200),
                new("OccupiedHeatingSetpoint", 0x0012, 2000, true, 700, 3000), new("SystemMode", 0x001C, 4, true, 0, 9),
            ],
            ["SetpointRaiseLower"], None),
        new("matter", "FanControl", "Fan Control", "1.4", 0x0202, 4,
            [new("FanMode", 0, 0, true, 0, 6), new("PercentSetting", 2, 0, true, 0, 100), new("PercentCurrent", 3, 0, false, 0, 100)],
            ["Step"], None),
        new("matter", "ColorControl", "Color Control", "1.4", 0x0300, 7,
            [
                new("CurrentHue", 0, 0, false, 0, 254), new("CurrentSaturation", 1, 0, false, 0, 254),
                new("ColorTemperatureMireds", 7, 250, false, 0, 65279), new("ColorMode", 8, 2), new("Options", 0x000F, 0, true, 0, 1),
            ],
            ["MoveToHue", "MoveToSaturation", "MoveToHueAndSaturation", "MoveToColorTemperature", "StopMoveStep"], None),
        new("matter", "TemperatureMeasurement", "Temperature Measurement", "1.4", 0x0402, 4,
            [new("MeasuredValue", 0, 2150), new("MinMeasuredValue", 1, -4000), new("MaxMeasuredValue", 2, 8500)], None, None),
        new("matter", "RelativeHumidityMeasurement", "Relative Humidity Measurement", "1.4", 0x0405, 3,
            [new("MeasuredValue", 0, 4500), new("MinMeasuredValue", 1, 0), new("MaxMeasuredValue", 2, 10000)], None, None),
        new("matter", "OccupancySensing", "Occupancy Sensing", "1.4", 0x0406, 5,
            [new("Occupancy", 0, 0), new("HoldTime", 3, 30, true, 1, 3600)], None, ["OccupancyChanged"]),
        new("matter", "IlluminanceMeasurement", "Illuminance Measurement", "1.4", 0x0400, 3,
            [new("MeasuredValue", 0, 20000), new("MinMeasuredValue", 1, 1), new("MaxMeasuredValue", 2, 65534)], None, None),
    ];

    /// <summary>The service's own capabilities: the same devices seen without Matter.</summary>
    private static readonly Capability[] Aws =
    [
        .. Matter.Select(m => new Capability("aws", m.Name, m.Title, "1.0", m.Cluster, 1, [.. m.Properties], [.. m.Actions], [.. m.Report.Events])),
        new("aws", "HubNetworkManagement", "Hub Network Management", "1.0", 0xFC00, 1,
            [new("PermitJoin", 0, false), new("ConnectedDevices", 1, 0), new("FirmwareVersion", 2, "2.4.0")],
            ["StartPermitJoin", "StopPermitJoin"], ["DeviceJoined", "DeviceLeft"]),
    ];

    internal static IReadOnlyList<Capability> All { get; } = [.. Aws, .. Matter];

    private static readonly Dictionary<string, Capability> BySchemaId = All.ToDictionary(c => c.SchemaId, StringComparer.Ordinal);

    private static readonly Dictionary<int, Capability> ByCluster = Matter.ToDictionary(c => c.Cluster);

    /// <summary>The capability of an identity, with or without a version.</summary>
    internal static Capability? Find(string id) => BySchemaId.TryGetValue(SchemaIdOf(id), out var capability) ? capability : null;

    /// <summary>The capability that a Matter cluster is, given by its number.</summary>
    internal static Capability? FindCluster(string? cluster) =>
        cluster is not null && Number(cluster) is { } number && ByCluster.TryGetValue(number, out var capability) ? capability : null;

    internal static string SchemaIdOf(string id) => id.Split('@')[0];

    internal static string VersionOf(string id) => id.IndexOf('@') is >= 0 and var at ? id.Substring(at + 1) : "$latest";

    /// <summary>The part of an identity that the aws and the matter namespace share.</summary>
    internal static string NameOf(string id)
    {
        var schema = SchemaIdOf(id);
        return schema.StartsWith("aws.", StringComparison.Ordinal) || schema.StartsWith("matter.", StringComparison.Ordinal)
            ? schema.Substring(schema.IndexOf('.') + 1)
            : schema;
    }

    /// <summary>A number as Matter writes it: decimal, or hexadecimal after 0x.</summary>
    internal static int? Number(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? int.TryParse(text.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
