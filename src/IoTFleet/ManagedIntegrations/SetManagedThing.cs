using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes what is given of managed things, and leaves the rest as it is.</summary>
[Cmdlet(VerbsCommon.Set, "MIManagedThing", SupportsShouldProcess = true)]
[OutputType(typeof(GetManagedThingResponse))]
public sealed class SetManagedThing : ManagedThingCmdlet
{
    /// <summary>The name.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Name { get; set; }

    /// <summary>The owner.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Owner { get; set; }

    /// <summary>The credential locker: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker")]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    public ResourceReference? CredentialLocker { get; set; }

    /// <summary>The serial number.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? SerialNumber { get; set; }

    /// <summary>The brand.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Brand { get; set; }

    /// <summary>The model.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Model { get; set; }

    /// <summary>What kind of thing it is to you.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Classification { get; set; }

    /// <summary>What it can do, as hashtable, JSON or object.</summary>
    [Parameter]
    [StructureTransformation(typeof(CapabilityReport))]
    public CapabilityReport? CapabilityReport { get; set; }

    /// <summary>Schemas of capabilities that are its own, as hashtables, JSON or objects.</summary>
    [Parameter]
    [StructureTransformation(typeof(CapabilitySchemaItem))]
    public CapabilitySchemaItem[]? CapabilitySchema { get; set; }

    /// <summary>How a controller shuts devices out of its network when it is told to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<HubNetworkMode>))]
    public HubNetworkMode? HubNetworkMode { get; set; }

    /// <summary>Notes on it: names with texts, in place of those it has.</summary>
    [Parameter]
    [TagTransformation]
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Whether a controller lets devices in by Wi-Fi simple setup.</summary>
    [Parameter]
    public bool? EnableAsProvisioner { get; set; }

    /// <summary>Whether a device is let in by Wi-Fi simple setup.</summary>
    [Parameter]
    public bool? EnableAsProvisionee { get; set; }

    /// <summary>For how many minutes Wi-Fi simple setup is tried, 5 to 15.</summary>
    [Parameter]
    [Alias("TimeoutInMinutes")]
    public int? WiFiSetupMinutes { get; set; }

    /// <summary>Gets the things as they are then, and writes them.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin() => CheckChange();

    private protected override void Process() => Change(
        Resources.ManagedThings,
        ManagedThing,
        "Change",
        async (id, cancellation) =>
        {
            var request = new UpdateManagedThingRequest
            {
                Identifier = id,
                Name = Name,
                Owner = Owner,
                CredentialLockerId = await References.MaybeIdAsync(Resources.CredentialLockers, CredentialLocker, cancellation).ConfigureAwait(false),
                SerialNumber = SerialNumber,
                Brand = Brand,
                Model = Model,
                Classification = Classification,
                CapabilityReport = CapabilityReport,
                CapabilitySchemas = CapabilitySchema?.ToList(),
                HubNetworkMode = HubNetworkMode,
                MetaData = Metadata,
                WiFiSimpleSetupConfiguration = await WiFiSetupAsync(id, cancellation).ConfigureAwait(false),
            };
            await Client.UpdateManagedThingAsync(request, cancellation).ConfigureAwait(false);
            return PassThru ? await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = id }, cancellation).ConfigureAwait(false) : null;
        },
        (_, _, thing) =>
        {
            if (thing is not null) WriteObject(thing);
        });

    // The service replaces the three of them together: those that are not given are read.
    private async Task<WiFiSimpleSetupConfiguration?> WiFiSetupAsync(string id, CancellationToken cancellation)
    {
        var setup = WiFiSetup.Of(EnableAsProvisioner, EnableAsProvisionee, WiFiSetupMinutes);
        if (setup is null or { EnableAsProvisioner: not null, EnableAsProvisionee: not null, TimeoutInMinutes: not null }) return setup;
        var thing = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = id }, cancellation).ConfigureAwait(false);
        setup.EnableAsProvisioner ??= thing.WiFiSimpleSetupConfiguration?.EnableAsProvisioner;
        setup.EnableAsProvisionee ??= thing.WiFiSimpleSetupConfiguration?.EnableAsProvisionee;
        setup.TimeoutInMinutes ??= thing.WiFiSimpleSetupConfiguration?.TimeoutInMinutes;
        return setup;
    }
}
