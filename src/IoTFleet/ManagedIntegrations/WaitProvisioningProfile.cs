using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Waits until provisioning profiles are created, and emits them; or, where they are being removed, until they are gone.
/// That either fails is a terminating error.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "MIProvisioningProfile")]
[OutputType(typeof(GetProvisioningProfileResponse))]
public sealed class WaitProvisioningProfile : WaitCmdlet
{
    /// <summary>Provisioning profiles: ids, ARNs, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ProvisioningProfileId")]
    [ReferenceTransformation("ProvisioningProfile")]
    [ArgumentCompleter(typeof(ProvisioningProfileCompleter))]
    public ResourceReference[] ProvisioningProfile { get; set; } = [];

    private protected override string Subject => "ProvisioningProfile";

    private protected override void Process()
    {
        foreach (var profile in ProvisioningProfile)
        {
            var wasSeen = false;
            WaitFor(
                Resources.ProvisioningProfiles,
                [profile],
                async (id, _, cancellation) =>
                {
                    try
                    {
                        var state = await Client.GetProvisioningProfileAsync(new GetProvisioningProfileRequest { Identifier = id }, cancellation).ConfigureAwait(false);
                        wasSeen = true;
                        return (GetProvisioningProfileResponse?)state;
                    }
                    catch (ResourceNotFoundException) when (wasSeen)
                    {
                        return null;
                    }
                },
                state => state is null || !IsMoving(state),
                state => (state?.Status?.Value ?? "gone", -1),
                state =>
                {
                    if (state is not null) WriteObject(state);
                    return state is null || state.Status == ProvisioningProfileStatus.CREATED || IsMoving(state) ? null : $"it ended as {state.Status}";
                });
        }
    }

    private static bool IsMoving(GetProvisioningProfileResponse profile) =>
        profile.Status == ProvisioningProfileStatus.CREATE_IN_PROGRESS || profile.Status == ProvisioningProfileStatus.DELETE_IN_PROGRESS;
}
