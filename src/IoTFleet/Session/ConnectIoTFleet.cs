using System.Management.Automation;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;

namespace IoTFleet.Session;

/// <summary>Sets what the cmdlets of this process work on: an account and region, an endpoint, or the embedded sandbox.</summary>
/// <remarks>
/// It calls no service. Runspaces of the same process, such as those of ForEach-Object -Parallel and of thread
/// jobs, work on the same connection. Parameters of the other cmdlets go before it.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "IoTFleet", DefaultParameterSetName = "Account")]
[OutputType(typeof(FleetContext))]
public sealed class ConnectIoTFleet : FleetCmdlet
{
    private const double MinTimeoutSeconds = 0.1, MaxTimeoutSeconds = 3600;

    /// <summary>Works on a fleet in memory instead of an account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Sandbox")]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>How many core devices the sandbox's fleet has.</summary>
    [Parameter(ParameterSetName = "Sandbox")]
    [ValidateRange(0, 1_000_000)]
    public int DeviceCount { get; set; } = new SandboxOptions().CoreDevices;

    /// <summary>How many managed things the sandbox's fleet has.</summary>
    [Parameter(ParameterSetName = "Sandbox")]
    [ValidateRange(0, 100_000)]
    public int ManagedThingCount { get; set; } = new SandboxOptions().ManagedThings;

    /// <summary>How many of the sandbox's seconds pass in one second.</summary>
    [Parameter(ParameterSetName = "Sandbox")]
    [ValidateRange(0, 86_400)]
    public double Speed { get; set; } = new SandboxOptions().Speed;

    /// <summary>When the sandbox's time begins; now when absent. With -Speed 0 the same commands then give the same output each time.</summary>
    [Parameter(ParameterSetName = "Sandbox")]
    public DateTime? StartTime { get; set; }

    /// <summary>Takes an endpoint that is neither HTTPS nor on this machine.</summary>
    [Parameter(ParameterSetName = "Account")]
    public SwitchParameter AllowInsecureEndpoint { get; set; }

    /// <summary>How long one attempt of a call may take, from the connection to the last byte of the answer; a minute when absent. A call is attempted up to six times.</summary>
    [Parameter]
    [ValidateRange(MinTimeoutSeconds, MaxTimeoutSeconds)]
    public double? RequestTimeoutSeconds { get; set; }

    private protected override void Begin()
    {
        var settings = Settings() with
        {
            AllowInsecureEndpoint = AllowInsecureEndpoint,
            RequestTimeout = RequestTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        Sandbox.Sandbox? sandbox = null;
        if (Sandbox)
        {
            sandbox = new Sandbox.Sandbox(new SandboxOptions
            {
                CoreDevices = DeviceCount,
                ManagedThings = ManagedThingCount,
                Speed = Speed,
                StartTime = StartTime?.ToUniversalTime(),
                Region = settings.Region ?? new SandboxOptions().Region,
            });
            settings = settings with { Handler = sandbox.CreateHandler() };
        }
        else
        {
            settings = settings.Over(Current.Stored(this));
        }

        var session = SessionFactory.Get(settings);

        // The region stays what it is now, whatever becomes of the environment; that of a profile that is named later goes before
        // it. A sandbox's is none of an account's.
        if (sandbox is null) settings = settings with { StoredRegion = session.Region };
        var context = new FleetContext(settings, session, sandbox);
        Current.Context = context;
        WriteObject(context);
    }
}
