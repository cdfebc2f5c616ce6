using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Creates a managed thing from the material that proves who the device is: its bar code, or what a discovery found. The
/// devices that Get-MIDiscoveredDevice and Wait-MIDeviceDiscovery emit pipe in as they are; so do rows of a CSV file.
/// </summary>
[Cmdlet(VerbsCommon.New, "MIManagedThing", SupportsShouldProcess = true)]
[OutputType(typeof(CreateManagedThingResponse))]
public sealed class NewManagedThing : CreateCmdlet
{
    /// <summary>What proves who the device is, as text or SecureString. It is never shown.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretTransformation]
    public SecretText? AuthenticationMaterial { get; set; }

    /// <summary>What kind of material it is, such as ZIGBEE_QR_BAR_CODE. Discovered devices bring it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("MaterialType")]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<AuthMaterialType>))]
    public AuthMaterialType? AuthenticationMaterialType { get; set; }

    /// <summary>Whether it is a controller, which other devices are behind, or a device. A device when absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<Role>))]
    public Role? Role { get; set; }

    /// <summary>Its name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>Its owner.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Owner { get; set; }

    /// <summary>The credential locker whose controllers take the device in: its object, id, ARN or name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker", IsOptional = true)]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    public ResourceReference? CredentialLocker { get; set; }

    /// <summary>Its serial number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? SerialNumber { get; set; }

    /// <summary>Its brand.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Brand { get; set; }

    /// <summary>Its model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Model { get; set; }

    /// <summary>What kind of thing it is to you.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Classification { get; set; }

    /// <summary>What it can do, as hashtable, JSON or object; when absent it reports that itself.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [StructureTransformation(typeof(CapabilityReport), IsOptional = true)]
    public CapabilityReport? CapabilityReport { get; set; }

    /// <summary>Schemas of capabilities that are its own, as hashtables, JSON or objects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CapabilitySchemas")]
    [StructureTransformation(typeof(CapabilitySchemaItem), IsOptional = true)]
    public CapabilitySchemaItem[]? CapabilitySchema { get; set; }

    /// <summary>Notes on it: names with texts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TagTransformation(IsOptional = true)]
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Whether a controller lets devices in by Wi-Fi simple setup.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    public bool? EnableAsProvisioner { get; set; }

    /// <summary>Whether a device is let in by Wi-Fi simple setup.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    public bool? EnableAsProvisionee { get; set; }

    /// <summary>For how many minutes Wi-Fi simple setup is tried, 5 to 15.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TimeoutInMinutes")]
    [CellTransformation(typeof(int))]
    public int? WiFiSetupMinutes { get; set; }

    /// <summary>Its tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TagTransformation(IsOptional = true)]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var request = new CreateManagedThingRequest
        {
            Role = Role ?? Amazon.IoTManagedIntegrations.Role.DEVICE,
            Name = Given(Name),
            Owner = Given(Owner),
            SerialNumber = Given(SerialNumber),
            Brand = Given(Brand),
            Model = Given(Model),
            Classification = Given(Classification),
            AuthenticationMaterial = AuthenticationMaterial!.Value,
            AuthenticationMaterialType = AuthenticationMaterialType,
            CapabilityReport = CapabilityReport,
            CapabilitySchemas = CapabilitySchema?.ToList(),
            MetaData = Metadata,
            WiFiSimpleSetupConfiguration = WiFiSetup.Of(EnableAsProvisioner, EnableAsProvisionee, WiFiSetupMinutes),
            Tags = Tag,
            ClientToken = ClientToken,
        };
        var (secret, locker) = (AuthenticationMaterial, CredentialLocker);
        Create(
            request.Name is null ? $"managed thing with the role {request.Role}" : $"managed thing '{request.Name}'",
            async cancellation =>
            {
                request.CredentialLockerId = await References.MaybeIdAsync(Resources.CredentialLockers, locker, cancellation).ConfigureAwait(false);
                return await SecretText.HideAsync(Client.CreateManagedThingAsync(request, cancellation), secret).ConfigureAwait(false);
            },
            response => WriteObject(response.With("Name", request.Name).With("Role", request.Role)));
    }

    // Empty cells of a CSV file are nothing.
    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
