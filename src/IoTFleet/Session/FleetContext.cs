using IoTFleet.Core.Sessions;

namespace IoTFleet.Session;

/// <summary>What a session is connected to. It shows no secret.</summary>
public sealed class FleetContext
{
    internal FleetContext(SessionSettings settings, FleetSession session, Sandbox.Sandbox? sandbox)
    {
        Settings = settings;
        Region = session.Region;
        Sandbox = sandbox;
    }

    /// <summary>The region that is worked in.</summary>
    public string Region { get; }

    /// <summary>The profile that credentials come from, or null.</summary>
    public string? ProfileName => Settings.Profile;

    /// <summary>The endpoint that answers for all services, or null for the services' own.</summary>
    public string? EndpointUrl => Settings.EndpointUrl;

    /// <summary>Whether this is the embedded sandbox.</summary>
    public bool IsSandbox => Sandbox is not null;

    /// <summary>Where credentials come from: given ones, a profile, the sandbox, or what the SDK finds.</summary>
    public string CredentialSource =>
        IsSandbox ? "Sandbox" : Settings.Credential is not null ? "Given" : ProfileName is not null ? "Profile" : "Default";

    internal SessionSettings Settings { get; }

    /// <summary>The sandbox: its clock, what it has been asked, and how it misbehaves. Null outside the sandbox.</summary>
    public Sandbox.Sandbox? Sandbox { get; }
}
