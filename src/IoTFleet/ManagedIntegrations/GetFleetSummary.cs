using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Sums up managed things by role, status and connectivity, and the over-the-air tasks under way.</summary>
[Cmdlet(VerbsCommon.Get, "MIFleetSummary")]
[OutputType(typeof(FleetSummary))]
public sealed class GetFleetSummary : ManagedIntegrationsCmdlet
{
    /// <summary>Only things of this owner.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Owner { get; set; }

    /// <summary>Only devices behind this controller: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("ParentControllerId", "Controller")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ControllerCompleter))]
    public ResourceReference? ParentController { get; set; }

    /// <summary>Only things with this credential locker: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker")]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    public ResourceReference? CredentialLocker { get; set; }

    /// <summary>Does not ask whether things are connected, which is one call for each.</summary>
    [Parameter]
    public SwitchParameter SkipConnectivity { get; set; }

    private protected override void Process() => Start(null, "fleet summary", async (emit, cancellation) =>
    {
        var bar = new ProgressRecord(1, "Summing up managed things", "Reading");
        var query = new ManagedThingQuery
        {
            Owner = Owner,
            ParentControllerId = await References.MaybeIdAsync(Resources.ManagedThings, ParentController, cancellation).ConfigureAwait(false),
            CredentialLockerId = await References.MaybeIdAsync(Resources.CredentialLockers, CredentialLocker, cancellation).ConfigureAwait(false),
        };
        var summary = await FleetSummaries.ReadAsync(
            Service,
            query,
            !SkipConnectivity,
            ThrottleLimit,
            async (things, asked) =>
            {
                bar.StatusDescription = asked == 0 ? $"{things} things read" : $"{things} things read, {asked} asked whether they are connected";
                await emit(() => WriteProgress(bar)).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        bar.RecordType = ProgressRecordType.Completed;
        await emit(() =>
        {
            WriteProgress(bar);
            WriteObject(summary);
        }).ConfigureAwait(false);
    });
}
