using System.Management.Automation;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Reports;
using IoTFleet.Pipeline;
using IoTFleet.Session;

namespace IoTFleet.Reports;

/// <summary>
/// Writes the state of a fleet as one HTML page that needs no network, and the same figures as JSON beside it: health over the
/// fleet, by thing group, platform and nucleus version, components and what is broken where, the truth of each group's
/// deployment, drift, managed things, firmware tasks, and a table of every device.
/// </summary>
/// <remarks>
/// It reads and changes nothing in the account. Every core device costs two calls and every activated managed thing one;
/// -Quick spares most of them. What may not be read is told on the page and as a warning, and the rest is reported.
/// </remarks>
[Cmdlet(VerbsData.Export, "IoTFleetReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(FleetReport))]
public sealed class ExportIoTFleetReport : BulkCmdlet
{
    private readonly FleetReportSelection _selection = new();
    private FleetReport? _before;
    private FleetReportFiles? _files;
    private int _refused;

    /// <summary>The file of the page, such as fleet.html. The figures are written beside it as JSON: fleet.json.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// The core devices and managed things that the report is about: what Get-GGCoreDevice, Get-GGThingGroupMember and
    /// Get-MIManagedThing give, the devices of an earlier report, or names of core devices. Without it, the report is about all
    /// of the account.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("CoreDevice", "ManagedThing")]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The JSON of an earlier report, with which this one is compared: the page then shows what has changed since.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Since { get; set; }

    /// <summary>After how long without a report a device counts as stale. A healthy one reports once in 24 hours.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan StaleAfter { get; set; } = RolloutOptions.DefaultStaleAfter;

    /// <summary>Leaves out what costs a call for every device: nucleus versions, the components of healthy devices, drift, and whether managed things are connected.</summary>
    [Parameter]
    public SwitchParameter Quick { get; set; }

    /// <summary>Replaces the page and the JSON where they are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the figures as an object instead of the page's file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin() => OrStop(Path, "report", () =>
    {
        _files = FleetReportFiles.Of(GetUnresolvedProviderPathFromPSPath(Path));
        _files.Check(Force);
        if (Since is not null) _before = FleetReportFile.Read(GetUnresolvedProviderPathFromPSPath(Since));
    });

    private protected override bool IsGathering => true;

    private protected override void Process()
    {
        if (InputObject is null) return;
        foreach (var refusal in _selection.Add(InputObject))
        {
            _refused++;
            WriteError(refusal);
        }
    }

    private protected override void End()
    {
        var isSelection = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        if (_refused > 0 && _selection.IsEmpty)
        {
            WriteWarning($"'{_files!.Page}' is not written: nothing came that a report can be about.");
            return;
        }

        if (isSelection && _selection.IsEmpty) WriteWarning("No device and no managed thing came: the report is empty.");
        if (!ShouldProcess(_files!.Page, $"Write a report of {(isSelection ? _selection.ToString() : $"the fleet in {Service.Region}")}")) return;
        Start(null, "report", async (emit, cancellation) =>
        {
            var report = await FleetReportReader.ReadAsync(Service, Options(isSelection, new ProgressEmitter(emit), new ProgressEmitter(emit)), cancellation).ConfigureAwait(false);
            if (_before is not null) report = report.Since(_before);
            await _files.WriteAsync(report, Force, cancellation).ConfigureAwait(false);
            _ = emit(() => Write(report));
        });
        Drain();
        foreach (var bar in new[] { FleetReportProgress.DevicesBar, FleetReportProgress.ThingsBar }) WriteProgress(FleetReportProgress.Done(bar));
    }

    private FleetReportOptions Options(bool isSelection, ProgressEmitter devices, ProgressEmitter things) => new()
    {
        CoreDevices = isSelection && (_selection.CoreDevices.Count > 0 || _selection.IsEmpty) ? _selection.CoreDevices : null,
        ManagedThings = isSelection && _selection.ManagedThings.Count > 0 ? _selection.ManagedThings : null,
        ThrottleLimit = ThrottleLimit,
        StaleAfter = StaleAfter,
        IsQuick = Quick,
        Command = FleetReportCommand.Of(MyInvocation.BoundParameters, _files!, isSelection ? _selection : null, Here),
        UtcNow = () => Current.UtcNow,
        Progress = step => devices.Report(() => WriteProgress(FleetReportProgress.Bar(FleetReportProgress.DevicesBar, step))),
        ThingProgress = step => things.Report(() => WriteProgress(FleetReportProgress.Bar(FleetReportProgress.ThingsBar, step))),
    };

    private void Write(FleetReport report)
    {
        const int Shown = 3;
        foreach (var text in report.CannotSee.Take(Shown)) WriteWarning($"Not seen: {text}");
        if (report.CannotSee.Count > Shown) WriteWarning($"Not seen: {report.CannotSee.Count - Shown} things more; the page lists them.");
        if (PassThru) WriteObject(report);
        else WriteObject(new FileInfo(_files!.Page));
    }

    // What is wrong with the files is known before anything is read, and nothing is read then.
    private void OrStop(object target, string what, Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FleetReportException)
        {
            ThrowTerminatingError(ServiceError.Record(e, what, target, Service));
        }
    }
}
