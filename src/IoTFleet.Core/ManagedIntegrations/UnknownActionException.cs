namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A capability of a managed thing has no such action as a command names.</summary>
public sealed class UnknownActionException : Exception
{
    internal UnknownActionException(string capability, string action, IReadOnlyCollection<string> known)
        : base($"Its capability '{capability}' has no action '{action}'. Known: {string.Join(", ", known)}.")
    {
    }
}
