using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>A kind of device: what is printed on it and what it can do.</summary>
internal sealed class DeviceKind
{
    internal static readonly DeviceKind Hub = new("Hub", "Hub", "Lumenhaus", "LH-Hub-2", ["Aggregator"], "aws.HubNetworkManagement");

    internal static readonly DeviceKind Lamp = new("Lamp", "Lamp", "Lumenhaus", "LH-Bulb-800", ["Dimmable Light"], "matter.OnOff", "matter.LevelControl", "matter.Identify");

    internal static readonly DeviceKind ColorLamp = new("Color lamp", "Lamp", "Lumenhaus", "LH-Color-1100", ["Extended Color Light"], "matter.OnOff", "matter.LevelControl", "matter.ColorControl", "matter.Identify");

    internal static readonly DeviceKind Plug = new("Plug", "Plug", "Steckwerk", "SW-P16", ["On/Off Plug-in Unit"], "matter.OnOff", "matter.ElectricalPowerMeasurement", "matter.Identify");

    internal static readonly DeviceKind Sensor = new("Climate sensor", "Sensor", "Wetterfrosch", "WF-TH1", ["Temperature Sensor"], "matter.TemperatureMeasurement", "matter.RelativeHumidityMeasurement", "matter.PowerSource");

    internal static readonly DeviceKind Motion = new("Motion sensor", "Sensor", "Wetterfrosch", "WF-M1", ["Occupancy Sensor"], "matter.OccupancySensing", "matter.IlluminanceMeasurement", "matter.PowerSource");

    internal static readonly DeviceKind Lock = new("Door lock", "Lock", "Riegelwerk", "RW-Lock-3", ["Door Lock"], "matter.DoorLock", "matter.PowerSource");

    internal static readonly DeviceKind Thermostat = new("Thermostat", "Thermostat", "Wetterfrosch", "WF-Heat-2", ["Thermostat"], "matter.Thermostat", "matter.FanControl");

    internal static readonly DeviceKind CloudLamp = new("Cloud lamp", "Lamp", "Acme", "Acme-Glow", ["Dimmable Light"], "aws.OnOff", "aws.LevelControl");

    private DeviceKind(string title, string classification, string brand, string model, List<string> deviceTypes, params string[] capabilities)
    {
        Title = title;
        Classification = classification;
        Brand = brand;
        Model = model;
        DeviceTypes = deviceTypes;
        Report = new CapabilityReport
        {
            Version = "1.0.0",
            Endpoints =
            [
                new CapabilityReportEndpoint
                {
                    Id = "1",
                    DeviceTypes = deviceTypes,
                    Capabilities = capabilities.Select(c => CapabilityCatalog.Find(c)!.Report).ToList(),
                },
            ],
        };
    }

    internal string Title { get; }

    internal string Classification { get; }

    internal string Brand { get; }

    internal string Model { get; }

    internal List<string> DeviceTypes { get; }

    /// <summary>Shared by all devices of the kind: a report is replaced as a whole, never changed.</summary>
    internal CapabilityReport Report { get; }
}
