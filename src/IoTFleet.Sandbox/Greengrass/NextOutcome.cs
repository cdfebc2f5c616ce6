namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What a device was told to do with its next deployment.</summary>
internal sealed record NextOutcome(string Message, IReadOnlyList<string> ErrorStack, IReadOnlyList<string> ErrorTypes)
{
    /// <summary>It refuses the deployment rather than failing it.</summary>
    internal bool IsRejected { get; init; }

    /// <summary>It begins and never ends.</summary>
    internal bool Stalls { get; init; }

    /// <summary>A component breaks, so that there is something to roll back; other failures come before anything changes.</summary>
    internal bool BreaksComponent => ErrorStack.Contains("COMPONENT_UPDATE_ERROR") || ErrorStack.Contains("COMPONENT_BROKEN");
}
