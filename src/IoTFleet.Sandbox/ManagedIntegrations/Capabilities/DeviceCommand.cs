using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>One action of a command: what is wrong with it, and what it does to a device.</summary>
internal sealed class DeviceCommand(DeviceState state, string endpointId, DeviceState.Reported capability, CapabilityAction action)
{
    private const int LowestLevel = 1, HighestLevel = 254;

    private string Capability { get; } = CapabilityCatalog.NameOf(capability.Report.Id);

    /// <summary>Why the capability does not take the action, or null.</summary>
    internal string? Objection() => action.Name switch
    {
        "UpdateState" => UpdateObjection(),
        "ReadState" => ReadObjection(),
        _ when !capability.Report.Actions.Contains(action.Name) => $"The capability '{capability.Report.Id}' has no action '{action.Name}'.",
        "MoveToLevel" or "MoveToLevelWithOnOff" when Capability == "LevelControl" && !(Parameter("Level") is >= 0 and <= HighestLevel) =>
            $"The action '{action.Name}' takes a parameter 'Level' from 0 to {HighestLevel}.",
        _ => null,
    };

    /// <summary>Does the action.</summary>
    internal void Apply(DateTime now)
    {
        switch (Capability, action.Name)
        {
            case (_, "ReadState"):
                break;
            case (_, "UpdateState"):
                foreach (var property in action.Parameters.AsDictionary()) capability.Set(property.Key, property.Value, now);
                break;
            case ("OnOff", "On" or "OnWithRecallGlobalScene" or "OnWithTimedOff"):
                Set("OnOff", new Document(true));
                if (Parameter("OnTime") is { } time) Set("OnTime", Json.Of(time));
                break;
            case ("OnOff", "Off" or "OffWithEffect"):
                Set("OnOff", new Document(false));
                break;
            case ("OnOff", "Toggle"):
                Set("OnOff", new Document(!IsTrue(capability["OnOff"])));
                break;
            case ("LevelControl", _):
                MoveLevel();
                break;
            case ("ColorControl", _):
                MoveColor();
                break;
            case ("DoorLock", "LockDoor"):
                Set("LockState", new Document(1));
                break;
            case ("DoorLock", "UnlockDoor" or "UnlockWithTimeout"):
                Set("LockState", new Document(2));
                break;
            case ("WindowCovering", "UpOrOpen"):
                Set("CurrentPositionLiftPercent100ths", new Document(0));
                break;
            case ("WindowCovering", "DownOrClose"):
                Set("CurrentPositionLiftPercent100ths", new Document(10000));
                break;
            case ("WindowCovering", "GoToLiftPercentage"):
                if (Parameter("LiftPercent100thsValue") is { } lift) Set("CurrentPositionLiftPercent100ths", Json.Of(lift));
                break;
            case ("Thermostat", "SetpointRaiseLower"):
                MoveSetpoints();
                break;
            case ("HubNetworkManagement", "StartPermitJoin" or "StopPermitJoin"):
                Set("PermitJoin", new Document(action.Name == "StartPermitJoin"));
                break;
            default:
                SetNamedParameters();
                break;
        }

        void Set(string property, Document value) => capability.Set(property, value, now);

        // An action that the sandbox knows nothing of writes the parameters that are named as properties are.
        void SetNamedParameters()
        {
            if (!action.Parameters.IsDictionary()) return;
            foreach (var parameter in action.Parameters.AsDictionary()) capability.Set(parameter.Key, parameter.Value, now);
        }

        void MoveLevel()
        {
            var level = Level();
            if (level is not { } target) return;
            var withOnOff = action.Name.EndsWith("WithOnOff", StringComparison.Ordinal);
            Set("CurrentLevel", Json.Of(Math.Max(0, Math.Min(HighestLevel, target))));
            if (withOnOff) state.Find(endpointId, "matter.OnOff@$latest")?.Set("OnOff", new Document(target > LowestLevel), now);
        }

        void MoveColor()
        {
            if (Parameter("Hue") is { } hue) Set("CurrentHue", Json.Of(hue));
            if (Parameter("Saturation") is { } saturation) Set("CurrentSaturation", Json.Of(saturation));
            if (Parameter("ColorTemperatureMireds") is { } mireds) Set("ColorTemperatureMireds", Json.Of(mireds));
            Set("ColorMode", new Document(action.Name == "MoveToColorTemperature" ? 2 : 0));
        }

        void MoveSetpoints()
        {
            // Tenths of a degree, of heating (0), cooling (1) or both (2); the setpoints are hundredths.
            var amount = (Parameter("Amount") ?? 0) * 10;
            var mode = Parameter("Mode") ?? 2;
            if (mode != 1) Set("OccupiedHeatingSetpoint", Json.Of((capability["OccupiedHeatingSetpoint"].Number() ?? 2000) + amount));
            if (mode != 0) Set("OccupiedCoolingSetpoint", Json.Of((capability["OccupiedCoolingSetpoint"].Number() ?? 2600) + amount));
        }
    }

    private double? Level()
    {
        var current = capability["CurrentLevel"].Number() ?? 0;
        var isDown = (Parameter("StepMode") ?? Parameter("MoveMode")) == 1;
        return action.Name switch
        {
            "MoveToLevel" or "MoveToLevelWithOnOff" => Parameter("Level"),
            "Step" or "StepWithOnOff" => current + (isDown ? -1 : 1) * (Parameter("StepSize") ?? 1),
            "Move" or "MoveWithOnOff" => isDown ? LowestLevel : HighestLevel,
            _ => null,
        };
    }

    private string? UpdateObjection()
    {
        if (!action.Parameters.IsDictionary() || action.Parameters.AsDictionary().Count == 0)
            return "The action 'UpdateState' takes the properties to write as its parameters.";
        var known = CapabilityCatalog.Find(capability.Report.Id);
        foreach (var parameter in action.Parameters.AsDictionary())
        {
            if (!capability.Values.ContainsKey(parameter.Key)) return $"The capability '{capability.Report.Id}' has no property '{parameter.Key}'.";
            if (known?.Property(parameter.Key) is not { } property) continue;
            if (!property.Mutable) return $"The property '{parameter.Key}' of '{capability.Report.Id}' cannot be written.";
            if (!property.Takes(parameter.Value)) return $"The value of '{parameter.Key}' is not one that '{capability.Report.Id}' takes.";
        }

        return null;
    }

    private string? ReadObjection()
    {
        if (action.Parameters.IsNull()) return null;
        if (action.Parameters.Member("propertiesToRead") is not { } names || !names.IsList())
            return "The action 'ReadState' takes the names of properties in 'propertiesToRead'.";
        foreach (var name in names.AsList())
            if (!name.IsString() || (name.AsString() != "*" && !capability.Values.ContainsKey(name.AsString())))
                return $"The capability '{capability.Report.Id}' does not have all of the properties to read.";
        return null;
    }

    private double? Parameter(string name) => action.Parameters.Member(name).Number();

    private static bool IsTrue(Document? value) => value is { } boolean && boolean.IsBool() && boolean.AsBool();
}
