namespace IoTFleet.Core.Reports;

/// <summary>A file is no report that this one can be compared with.</summary>
public sealed class FleetReportException(string message, Exception? cause = null) : Exception(message, cause);
