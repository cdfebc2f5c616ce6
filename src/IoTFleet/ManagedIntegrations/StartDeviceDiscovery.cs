using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Lets controllers, or the cloud of a third party, look for devices. Wait-MIDeviceDiscovery emits what they find as they
/// find it.
/// </summary>
/// <remarks>A discovery ends by itself. Get-MIDiscoveredDevice lists what it has found so far.</remarks>
[Cmdlet(VerbsLifecycle.Start, "MIDeviceDiscovery", SupportsShouldProcess = true, DefaultParameterSetName = "Controller")]
[OutputType(typeof(StartDeviceDiscoveryResponse))]
public sealed class StartDeviceDiscovery : ManagedIntegrationsCmdlet
{
    /// <summary>Controllers that look: objects, ids, ARNs or names.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Controller", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ManagedThing", "ManagedThingId", "ControllerId")]
    [ReferenceTransformation("ManagedThing", As = "Controller", Unless = nameof(AccountAssociation))]
    [ArgumentCompleter(typeof(ControllerCompleter))]
    public ResourceReference[] Controller { get; set; } = [];

    /// <summary>Account associations in whose clouds is looked: objects, ids, ARNs or names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Cloud", ValueFromPipelineByPropertyName = true)]
    [Alias("AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference[] AccountAssociation { get; set; } = [];

    /// <summary>How is looked: ZIGBEE, ZWAVE, CUSTOM, CLOUD, or CONTROLLER_CAPABILITY_REDISCOVERY for what known devices can do. CLOUD when an account association is given.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Controller", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Cloud")]
    [Alias("DiscoveryType")]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<DiscoveryType>))]
    public DiscoveryType? Type { get; set; }

    /// <summary>What proves who the devices are, such as a Z-Wave install code, as text or SecureString. It is never shown.</summary>
    [Parameter(ParameterSetName = "Controller")]
    [SecretTransformation]
    public SecretText? AuthenticationMaterial { get; set; }

    /// <summary>What kind of material it is.</summary>
    [Parameter(ParameterSetName = "Controller")]
    [Alias("MaterialType")]
    [ArgumentCompleter(typeof(ConstantCompleter<DiscoveryAuthMaterialType>))]
    public DiscoveryAuthMaterialType? AuthenticationMaterialType { get; set; }

    /// <summary>What a protocol of your own needs: names with texts. The type CUSTOM needs a Name.</summary>
    [Parameter(ParameterSetName = "Controller")]
    [TagTransformation]
    public Dictionary<string, string>? CustomProtocolDetail { get; set; }

    /// <summary>The protocol whose devices are asked anew what they can do.</summary>
    [Parameter(ParameterSetName = "Controller")]
    [ArgumentCompleter(typeof(ConstantCompleter<ProtocolType>))]
    public ProtocolType? Protocol { get; set; }

    /// <summary>The one device that is asked anew what it can do: its object, id, ARN or name.</summary>
    [Parameter(ParameterSetName = "Controller")]
    [Alias("EndDeviceIdentifier")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ManagedThingCompleter))]
    public ResourceReference? EndDevice { get; set; }

    /// <summary>Only devices that the third party's cloud has under these ids.</summary>
    [Parameter(ParameterSetName = "Cloud")]
    [ValidateNotNullOrEmpty]
    public string[]? ConnectorDeviceId { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var isCloud = ParameterSetName == "Cloud";
        var type = Type ?? DiscoveryType.CLOUD;
        Change(
            isCloud ? Resources.AccountAssociations : Resources.ManagedThings,
            isCloud ? AccountAssociation : Controller,
            $"Start {type} discovery",
            (id, cancellation) => StartAsync(id, isCloud, type, cancellation),
            (_, id, discovery) => WriteObject(discovery.With("DiscoveryType", type).With(isCloud ? "AccountAssociationId" : "ControllerId", id)));
    }

    private async Task<StartDeviceDiscoveryResponse> StartAsync(string id, bool isCloud, DiscoveryType type, CancellationToken cancellation)
    {
        var request = new StartDeviceDiscoveryRequest
        {
            DiscoveryType = type,
            ControllerIdentifier = isCloud ? null : id,
            AccountAssociationId = isCloud ? id : null,
            AuthenticationMaterial = AuthenticationMaterial?.Value,
            AuthenticationMaterialType = AuthenticationMaterialType,
            CustomProtocolDetail = CustomProtocolDetail,
            Protocol = Protocol,
            EndDeviceIdentifier = await References.MaybeIdAsync(Resources.ManagedThings, EndDevice, cancellation).ConfigureAwait(false),
            ConnectorDeviceIdList = ConnectorDeviceId?.ToList(),
            ClientToken = ClientToken,
        };
        return await SecretText.HideAsync(Client.StartDeviceDiscoveryAsync(request, cancellation), AuthenticationMaterial).ConfigureAwait(false);
    }
}
