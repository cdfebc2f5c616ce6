using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Tests.CmdletHost;

public enum SampleStatus
{
    Healthy,
    Unhealthy,
    Unknown,
}

/// <summary>A word that the service may extend, as the SDK has them.</summary>
public sealed class SampleWord(string value)
{
    public string Value { get; } = value;

    public static implicit operator SampleWord(string value) => new(value);

    public override string ToString() => Value;
}

public sealed class SampleThing
{
    public string? Name { get; set; }

    public SampleStatus Status { get; set; }

    public int Size { get; set; }

    public DateTime? Seen { get; set; }
}

[Cmdlet(VerbsCommon.Get, "SampleThing")]
[OutputType(typeof(SampleThing))]
public sealed class GetSampleThing : PSCmdlet, IDisposable
{
    public static int Written { get; set; }

    public static int Disposed { get; set; }

    public static bool Stopped { get; set; }

    [Parameter(Position = 0)]
    public int Count { get; set; } = 3;

    [Parameter]
    public SampleStatus? Status { get; set; }

    public void Dispose() => Disposed++;

    protected override void ProcessRecord()
    {
        for (int i = 1; i <= Count; i++)
        {
            Written++;
            var thing = new SampleThing { Name = "thing" + i, Size = i * 10, Status = Status ?? (SampleStatus)(i % 2) };
            PSObject wrapped = PSObject.AsPSObject(thing);
            wrapped.Properties.Add(new PSNoteProperty("Parent", "fleet"));
            WriteObject(wrapped);
        }
    }

    protected override void StopProcessing() => Stopped = true;
}

[Cmdlet("Show", "SampleBinding", DefaultParameterSetName = "ByName")]
[Alias("ssb")]
public sealed class ShowSampleBinding : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByName", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingName", "Id")]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ByArn", ValueFromPipelineByPropertyName = true)]
    public string? Arn { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ByThing", ValueFromPipeline = true)]
    public SampleThing? Thing { get; set; }

    [Parameter(Position = 1)]
    [ValidateRange(1, 100)]
    public int Limit { get; set; } = 7;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SampleStatus Status { get; set; } = SampleStatus.Unknown;

    [Parameter]
    public TimeSpan Timeout { get; set; }

    [Parameter]
    public DateTime Since { get; set; }

    [Parameter]
    public Uri? Url { get; set; }

    [Parameter]
    public SampleWord? Word { get; set; }

    [Parameter]
    public Hashtable? Tag { get; set; }

    [Parameter]
    public bool? Enabled { get; set; }

    [Parameter]
    [ValidateSet("json", "yaml")]
    public string? Format { get; set; }

    [Parameter]
    [SampleUpper]
    public string? Code { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public object? Anything { get; set; }

    [Parameter(ParameterSetName = "ByName")]
    [ArgumentCompleter(typeof(SampleCompleter))]
    public string? Completed { get; set; }

    protected override void ProcessRecord()
    {
        var shown = new PSObject();
        shown.Properties.Add(new PSNoteProperty("Set", ParameterSetName));
        shown.Properties.Add(new PSNoteProperty("Name", Name is null ? null : string.Join(',', Name)));
        shown.Properties.Add(new PSNoteProperty("Bound", string.Join(',', MyInvocation.BoundParameters.Keys.Order(StringComparer.Ordinal))));
        shown.Properties.Add(new PSNoteProperty("This", this));
        shown.Properties.Add(new PSNoteProperty("Limit", Limit));
        shown.Properties.Add(new PSNoteProperty("Status", Status));
        shown.Properties.Add(new PSNoteProperty("Thing", Thing?.Name));
        WriteObject(shown);
    }
}

public sealed class SampleUpperAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData?.ToString() is "bad" ? throw new ArgumentTransformationMetadataException("Codes are not bad.") : inputData!.ToString()!.ToUpperInvariant();
}

public sealed class SampleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, System.Management.Automation.Language.CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new[] { "alpha", "beta", $"{fakeBoundParameters["Region"]}" }.Where(w => w.Length > 0 && w.StartsWith(wordToComplete, StringComparison.Ordinal)).Select(w => new CompletionResult(w));
}

[Cmdlet(VerbsCommon.Remove, "SampleThing", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveSampleThing : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (ShouldProcess(name, "Remove thing"))
                WriteObject("removed " + name);
        }
    }
}

[Cmdlet(VerbsCommunications.Write, "SampleStream")]
public sealed class WriteSampleStream : PSCmdlet
{
    [Parameter]
    public SwitchParameter Terminate { get; set; }

    [Parameter]
    public SwitchParameter Throw { get; set; }

    [Parameter]
    public SwitchParameter OtherThread { get; set; }

    protected override void ProcessRecord()
    {
        WriteVerbose("detail");
        WriteDebug("debug");
        WriteWarning("careful");
        WriteInformation("told", ["tag"]);
        WriteProgress(new ProgressRecord(1, "Working", "half") { PercentComplete = 50 });
        WriteError(new ErrorRecord(new InvalidOperationException("went wrong"), "WentWrong", ErrorCategory.InvalidOperation, "target"));
        if (Terminate)
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException("the end"), "TheEnd", ErrorCategory.OperationStopped, null));
        if (Throw)
            throw new InvalidDataException("thrown");
        if (OtherThread)
            Elsewhere(() => WriteObject("from elsewhere"));
        WriteObject("done");
    }

    private static void Elsewhere(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
            throw thrown;
    }
}

[Cmdlet(VerbsLifecycle.Wait, "SampleThing")]
public sealed class WaitSampleThing : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stop = new();

    public void Dispose() => _stop.Dispose();

    protected override void ProcessRecord()
    {
        WriteObject("waiting");
        _stop.Wait(TimeSpan.FromSeconds(20));
        WriteObject("never");
    }

    protected override void StopProcessing() => _stop.Set();
}

/// <summary>Notes when its methods run.</summary>
[Cmdlet("Trace", "Sample")]
public sealed class TraceSample : PSCmdlet
{
    public static List<string> Log { get; } = [];

    [Parameter(Mandatory = true, Position = 0)]
    public string Tag { get; set; } = string.Empty;

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void BeginProcessing() => Log.Add(Tag + " begin");

    protected override void ProcessRecord()
    {
        Log.Add($"{Tag} {InputObject}");
        WriteObject(InputObject);
    }

    protected override void EndProcessing() => Log.Add(Tag + " end");
}
