using IoTFleet.Core.Sessions;

namespace IoTFleet.Pipeline;

/// <summary>One of the places that a cmdlet calls: an account in a region.</summary>
/// <param name="Settings">What makes the session.</param>
/// <param name="IsNamed">Whether -Region or -ProfileName named it: then objects carry it.</param>
internal sealed record Place(SessionSettings Settings, bool IsNamed)
{
    /// <summary>The session, made when it is first needed.</summary>
    internal FleetSession Session => field ??= SessionFactory.Get(Settings);

    /// <summary>The place in words.</summary>
    public override string ToString() => Settings.ProfileName is { } profile ? $"{Session.Region}, profile {profile}" : Session.Region;
}
