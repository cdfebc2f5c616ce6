namespace IoTFleet.Core.Reports;

/// <summary>A component that devices have installed.</summary>
/// <param name="ComponentName">The component.</param>
/// <param name="Versions">Its versions, the one on most devices first.</param>
public sealed record ComponentReport(string ComponentName, IReadOnlyList<ComponentVersionReport> Versions)
{
    /// <summary>On how many devices it is installed.</summary>
    public int Devices => Versions.Sum(v => v.Devices);

    /// <summary>On how many of them it is broken.</summary>
    public int Broken => Versions.Sum(v => v.Broken);

    /// <summary>The component and on how many devices it is.</summary>
    public override string ToString() => $"{ComponentName}: {Devices} devices, broken on {Broken}";
}
