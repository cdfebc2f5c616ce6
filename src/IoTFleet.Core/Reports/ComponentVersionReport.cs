namespace IoTFleet.Core.Reports;

/// <summary>A version of a component that devices have installed.</summary>
/// <param name="ComponentVersion">The version.</param>
/// <param name="Devices">On how many devices it is installed.</param>
/// <param name="Broken">On how many of them it is broken.</param>
public sealed record ComponentVersionReport(string ComponentVersion, int Devices, int Broken);
