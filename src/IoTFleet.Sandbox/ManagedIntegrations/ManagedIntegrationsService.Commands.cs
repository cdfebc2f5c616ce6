using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private const int KeptCommands = 10_000;
    private readonly Queue<ThingCommand> _commands = new();
    private readonly Dictionary<string, ThingCommand> _commandsByTrace = new(StringComparer.Ordinal);

    /// <summary>The last commands, oldest first.</summary>
    internal IEnumerable<ThingCommand> Commands => _commands;

    /// <summary>
    /// Takes a command. What the capability report does not have is refused at once. Whether the device does it shows only
    /// later, in its state and its notifications: one that is out of reach is sent the command all the same.
    /// </summary>
    protected override SendManagedThingCommandResponse SendManagedThingCommand(SendManagedThingCommandRequest request)
    {
        var thing = Thing(request.ManagedThingId);
        if ((request.AccountAssociationId ?? request.ConnectorAssociationId) is { } association) CheckRegistered(thing, association);
        if (thing.Status != ProvisioningStatus.ACTIVATED) throw Invalid($"A managed thing with the provisioning status {thing.Status} takes no commands.");
        if (thing.Report is null) throw Invalid("The managed thing has no capability report.");

        var actions = request.Endpoints.SelectMany(e => Actions(thing, e)).ToList();
        var command = Record(thing);
        Notify(EventType.DEVICE_COMMAND_REQUEST, thing.Id, command.TraceId);
        if (IsReachable(thing))
        {
            foreach (var action in actions) action.Apply(Now);
            command.Succeeded = true;
            Notify(EventType.DEVICE_STATE, thing.Id, command.TraceId);
        }

        Notify(EventType.DEVICE_COMMAND, thing.Id, $"{command.TraceId} {(command.Succeeded ? "SUCCEEDED" : "FAILED")}");
        return new SendManagedThingCommandResponse { TraceId = command.TraceId };
    }

    /// <summary>The actions for one endpoint. All are checked before the first one is done.</summary>
    private IEnumerable<DeviceCommand> Actions(ManagedThing thing, CommandEndpoint endpoint)
    {
        var state = thing.CurrentState;
        if (!state.Has(endpoint.EndpointId)) throw Invalid($"The managed thing has no endpoint '{endpoint.EndpointId}'.");
        foreach (var wanted in endpoint.Capabilities)
        {
            var capability = state.Find(endpoint.EndpointId, wanted.Id)
                ?? throw Invalid($"The endpoint '{endpoint.EndpointId}' has no capability '{wanted.Id}'.");
            foreach (var action in wanted.Actions)
            {
                var command = new DeviceCommand(state, endpoint.EndpointId, capability, action);
                if (command.Objection() is { } objection) throw Invalid(objection);
                yield return command;
            }
        }
    }

    private void CheckRegistered(ManagedThing thing, string association)
    {
        Association(association);
        if (!thing.Registrations.Exists(r => r.AccountAssociationId == association))
            throw Invalid("The managed thing is not registered with the account association.");
    }

    private ThingCommand Record(ManagedThing thing)
    {
        var command = new ThingCommand(_ids.Next(), thing.Id, Now);
        _commands.Enqueue(command);
        _commandsByTrace.Add(command.TraceId, command);
        if (_commands.Count > KeptCommands) _commandsByTrace.Remove(_commands.Dequeue().TraceId);
        return command;
    }
}
