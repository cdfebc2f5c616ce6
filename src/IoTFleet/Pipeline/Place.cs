using IoTFleet.Core.Sessions;

namespace IoTFleet.Pipeline;

/// <summary>One of the places that a cmdlet calls: an account in a region.</summary>
/// <param name="Settings">What makes the session.</param>
/// <param name="IsNamed">Whether -Region, -ProfileName or -ProfileLocation named it, or the object that was piped in: then objects carry it.</param>
/// <param name="Profile">The profile that was named so, or null.</param>
/// <param name="File">The file of profiles that was named so, or null.</param>
internal sealed record Place(SessionSettings Settings, bool IsNamed, string? Profile, string? File)
{
    /// <summary>The session, made when it is first needed.</summary>
    internal FleetSession Session => field ??= SessionFactory.Get(Settings);

    /// <summary>The place in words.</summary>
    public override string ToString() => Settings.Profile is { } profile ? $"{Session.Region}, profile {profile}" : Session.Region;
}
