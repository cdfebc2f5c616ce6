using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private const int CertificateLength = 856, PrivateKeyLength = 1192;
    private static readonly TimeSpan ProfileCreationTime = TimeSpan.FromSeconds(20), ProfileDeletionTime = TimeSpan.FromSeconds(10);
    private readonly Table<ProvisioningProfile> _profiles = new(p => p.Id);

    /// <summary>Whether the next profile that is created, or deleted, ends in failure.</summary>
    internal bool FailNextProvisioningProfile { get; set; }

    protected override CreateProvisioningProfileResponse CreateProvisioningProfile(CreateProvisioningProfileRequest request) => Once(request.ClientToken, () =>
    {
        CheckCertificates(request);
        CheckTags(request.Tags);
        var id = _ids.Next();
        var name = request.Name ?? $"profile-{id.Substring(0, 12)}";
        if (_profiles.All.Any(p => p.Name == name)) throw Conflict($"A provisioning profile with the name '{name}' exists.");
        Quotas.Check("ProvisioningProfiles", _profiles.Count);
        var isClaim = request.ProvisioningType == ProvisioningType.FLEET_PROVISIONING;
        var profile = AddProfile(id, name, request.ProvisioningType, isClaim ? request.ClaimCertificate ?? _ids.Pem("CERTIFICATE", CertificateLength) : null, Copy(request.Tags));
        _timeline.After(ProfileCreationTime, () => profile.Status = Fails() ? ProvisioningProfileStatus.CREATE_FAILED : ProvisioningProfileStatus.CREATED);
        return new CreateProvisioningProfileResponse
        {
            Id = profile.Id,
            Arn = profile.Arn,
            Name = profile.Name,
            ProvisioningType = profile.Type,
            Status = profile.Status,
            ClaimCertificate = profile.ClaimCertificate,

            // Whoever brings a certificate keeps its key.
            ClaimCertificatePrivateKey = isClaim && request.ClaimCertificate is null ? _ids.Pem("RSA PRIVATE KEY", PrivateKeyLength) : null,
        };
    });

    protected override GetProvisioningProfileResponse GetProvisioningProfile(GetProvisioningProfileRequest request)
    {
        var profile = Profile(request.Identifier);
        return new GetProvisioningProfileResponse
        {
            Id = profile.Id,
            Arn = profile.Arn,
            Name = profile.Name,
            ProvisioningType = profile.Type,
            Status = profile.Status,
            ClaimCertificate = profile.ClaimCertificate,
            Tags = Filled(profile.Tags),
        };
    }

    protected override ListProvisioningProfilesResponse ListProvisioningProfiles(ListProvisioningProfilesRequest request)
    {
        var (items, next) = Page(_profiles, request.MaxResults, request.NextToken);
        return new ListProvisioningProfilesResponse
        {
            Items = items.ConvertAll(p => new ProvisioningProfileSummary { Id = p.Id, Arn = p.Arn, Name = p.Name, ProvisioningType = p.Type, Status = p.Status }),
            NextToken = next,
        };
    }

    protected override DeleteProvisioningProfileResponse DeleteProvisioningProfile(DeleteProvisioningProfileRequest request)
    {
        var profile = Profile(request.Identifier);
        if (profile.Status == ProvisioningProfileStatus.CREATE_IN_PROGRESS || profile.Status == ProvisioningProfileStatus.DELETE_IN_PROGRESS)
            throw Conflict($"The provisioning profile is in the state {profile.Status}.");
        profile.Status = ProvisioningProfileStatus.DELETE_IN_PROGRESS;
        _timeline.After(ProfileDeletionTime, () =>
        {
            if (Fails()) profile.Status = ProvisioningProfileStatus.DELETE_FAILED;
            else _profiles.Remove(profile.Id);
        });
        return new DeleteProvisioningProfileResponse();
    }

    private ProvisioningProfile Profile(string id) => _profiles.Find(id) ?? throw NotFound("provisioning-profile", id);

    private ProvisioningProfile AddProfile(string id, string name, ProvisioningType type, string? claimCertificate, Dictionary<string, string> tags)
    {
        var profile = new ProvisioningProfile
        {
            Id = id,
            Arn = Arn("provisioning-profile", id),
            Name = name,
            Type = type,
            ClaimCertificate = claimCertificate,
            Tags = tags,
        };
        _profiles.Add(profile);
        return profile;
    }

    // Devices that register just in time are recognized by their maker's certificate authority, others by a claim.
    private void CheckCertificates(CreateProvisioningProfileRequest request)
    {
        var isJustInTime = request.ProvisioningType == ProvisioningType.JITR;
        if (isJustInTime && request.CaCertificate is null) throw Invalid("The provisioning type JITR needs a 'CaCertificate'.");
        if (isJustInTime && request.ClaimCertificate is not null) throw Invalid("The 'ClaimCertificate' goes with the provisioning type FLEET_PROVISIONING only.");
        if (!isJustInTime && request.CaCertificate is not null) throw Invalid("The 'CaCertificate' goes with the provisioning type JITR only.");
    }

    private bool Fails()
    {
        var fails = FailNextProvisioningProfile;
        FailNextProvisioningProfile = false;
        return fails;
    }
}
