namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>How drift is read.</summary>
public sealed record DriftOptions
{
    /// <summary>How many devices are asked at once.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Whether what is as it should be is told too.</summary>
    public bool IncludeEqual { get; init; }

    /// <summary>Is told how many devices have been read, and of how many.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>Is told what cannot be seen.</summary>
    public Action<string>? CannotSee { get; init; }
}
