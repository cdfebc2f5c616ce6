using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Sends a command to managed things. The service takes it and passes it on: whether a device did it shows in its state and
/// in notifications, which name the trace id that this emits.
/// </summary>
/// <remarks>What comes back is the trace id of the command. What the thing made of it shows in Get-MIManagedThingState.</remarks>
[Cmdlet(VerbsCommunications.Send, "MIManagedThingCommand", SupportsShouldProcess = true, DefaultParameterSetName = "Action")]
[OutputType(typeof(SendManagedThingCommandResponse))]
public sealed class SendManagedThingCommand : ManagedThingCmdlet
{
    /// <summary>Endpoints of the thing, such as 1; all that have the capability when absent.</summary>
    [Parameter(ParameterSetName = "Action", ValueFromPipelineByPropertyName = true)]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Endpoint { get; set; } = [];

    /// <summary>The capability, such as matter.OnOff.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Action", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CapabilityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Capability { get; set; }

    /// <summary>The action, such as On. UpdateState and ReadState are actions of every capability.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Action")]
    [ArgumentCompleter(typeof(ActionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Action { get; set; }

    /// <summary>The action's parameters, as hashtable, object or JSON.</summary>
    [Parameter(ParameterSetName = "Action")]
    [Alias("Parameters")]
    [DocumentTransformation]
    public object? Parameter { get; set; }

    /// <summary>
    /// The capability's version; the one that the thing reports when absent. With it, an endpoint and a capability such as
    /// matter.OnOff@1.4, the thing's report is not asked for: one call less for each thing.
    /// </summary>
    [Parameter(ParameterSetName = "Action")]
    [ArgumentCompleter(typeof(CapabilityVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The command in the service's own structure, as hashtables, JSON or objects: endpoints, their capabilities, and their actions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Command")]
    [StructureTransformation(typeof(CommandEndpoint))]
    public CommandEndpoint[] Command { get; set; } = [];

    /// <summary>The account association that a device of a third party's cloud is commanded through: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference? AccountAssociation { get; set; }

    private protected override void Process()
    {
        var target = ParameterSetName == "Action"
            ? new CommandTarget(Capability!, Action!) { Endpoints = Endpoint, Version = Version, Parameters = DocumentConversion.FromObject(Parameter, "The Parameter") }
            : null;
        Change(
            Resources.ManagedThings,
            ManagedThing,
            target is null ? $"Send command: {string.Join(", ", Command.SelectMany(e => e.Capabilities ?? []).SelectMany(c => (c.Actions ?? []).Select(a => $"{a.Name} of {c.Id}")))}" : $"Send command: {Action} of {Capability}",
            (id, cancellation) => SendAsync(id, target, cancellation),
            (thing, id, answer) => WriteObject(answer.With("ManagedThingId", id).With("ManagedThingName", thing.Name)));
    }

    private async Task<SendManagedThingCommandResponse> SendAsync(string id, CommandTarget? target, CancellationToken cancellation)
    {
        var request = new SendManagedThingCommandRequest
        {
            ManagedThingId = id,
            Endpoints = target is null ? Command.ToList() : await target.ResolveAsync(Service, id, cancellation).ConfigureAwait(false),
            AccountAssociationId = await References.MaybeIdAsync(Resources.AccountAssociations, AccountAssociation, cancellation).ConfigureAwait(false),
        };
        return await Client.SendManagedThingCommandAsync(request, cancellation).ConfigureAwait(false);
    }
}
