using System.Management.Automation;
using System.Runtime.InteropServices;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Creates a provisioning profile. The private key of a claim certificate is told this once: ClaimPrivateKeyPath puts it
/// into a file that only you may read, and then it is not on the object.
/// </summary>
[Cmdlet(VerbsCommon.New, "MIProvisioningProfile", SupportsShouldProcess = true)]
[OutputType(typeof(CreateProvisioningProfileResponse))]
public sealed class NewProvisioningProfile : CreateCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>FLEET_PROVISIONING, where devices share a claim certificate, or JITR, where their maker's authority vouches for them. FLEET_PROVISIONING when absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProvisioningType")]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<ProvisioningType>))]
    public ProvisioningType? Type { get; set; }

    /// <summary>The certificate of the makers' authority, in PEM: for JITR.</summary>
    [Parameter]
    [SecretTransformation]
    public SecretText? CaCertificate { get; set; }

    /// <summary>A claim certificate of your own, in PEM; the service makes one when absent.</summary>
    [Parameter]
    [SecretTransformation]
    public SecretText? ClaimCertificate { get; set; }

    /// <summary>A file to write the claim certificate to, for you alone to read. It is then left off the object.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClaimCertificatePath { get; set; }

    /// <summary>A file to write the private key of the claim certificate to, for you alone to read. It is then left off the object.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClaimPrivateKeyPath { get; set; }

    /// <summary>Replaces files that are there. Without it, they are an error before anything is created.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The profile's tags.</summary>
    [Parameter]
    [TagTransformation]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Begin()
    {
        var comparison = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (Full(ClaimPrivateKeyPath) is { } path && path.Equals(Full(ClaimCertificatePath), comparison))
            ThrowTerminatingError(FleetException.Record("SamePath", ErrorCategory.InvalidArgument, $"-ClaimCertificatePath and -ClaimPrivateKeyPath are the same file, '{path}': name two.", path));
    }

    private protected override void Process()
    {
        var request = new CreateProvisioningProfileRequest
        {
            Name = Name,
            ProvisioningType = Type ?? ProvisioningType.FLEET_PROVISIONING,
            CaCertificate = CaCertificate?.Value,
            ClaimCertificate = ClaimCertificate?.Value,
            Tags = Tag,
            ClientToken = ClientToken,
        };
        var (certificatePath, keyPath) = (Full(ClaimCertificatePath), Full(ClaimPrivateKeyPath));
        Create(
            Name is null ? "provisioning profile" : $"provisioning profile '{Name}'",
            cancellation => CreateAsync(request, certificatePath, keyPath, cancellation));
    }

    private async Task<CreateProvisioningProfileResponse> CreateAsync(CreateProvisioningProfileRequest request, string? certificatePath, string? keyPath, CancellationToken cancellation)
    {
        using var certificateFile = certificatePath is null ? null : SecretFile.Create(certificatePath, Force);
        using var keyFile = keyPath is null ? null : SecretFile.Create(keyPath, Force);
        var profile = await SecretText.HideAsync(Client.CreateProvisioningProfileAsync(request, cancellation), CaCertificate, ClaimCertificate).ConfigureAwait(false);
        if (profile.ClaimCertificatePrivateKey is { } key && keyFile is not null)
        {
            keyFile.Keep(key);
            profile.ClaimCertificatePrivateKey = null;
        }

        if (profile.ClaimCertificate is { } certificate && certificateFile is not null)
        {
            certificateFile.Keep(certificate);
            profile.ClaimCertificate = null;
        }

        return profile;
    }

    private string? Full(string? path) => path is null ? null : Path.GetFullPath(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}
