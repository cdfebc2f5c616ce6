namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>A deployment's file is not what it must be.</summary>
public sealed class DeploymentFileException : Exception
{
    internal DeploymentFileException(IReadOnlyList<string> problems)
        : base($"The file is no deployment: {string.Join("; ", problems)}.") => Problems = problems;

    /// <summary>Everything that is wrong, each with its path in the file.</summary>
    public IReadOnlyList<string> Problems { get; }
}
