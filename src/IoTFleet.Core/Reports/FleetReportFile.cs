using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTFleet.Core.Reports;

/// <summary>A report as JSON: in the file beside the page, and in the page.</summary>
public static class FleetReportFile
{
    // The encoder's default escapes everything that means something in HTML, so that the text may stand in a page.
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The report as JSON, in UTF-8 and in fact in ASCII. It holds no character that ends a script block.</summary>
    public static byte[] Write(FleetReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Form);

    /// <summary>The report of a file.</summary>
    /// <exception cref="FleetReportException">The file is no report, or one of a form that this version does not know.</exception>
    public static FleetReport Read(string path)
    {
        try
        {
            var report = JsonSerializer.Deserialize<FleetReport>(File.ReadAllBytes(path), Form);
            if (report is not { Region: not null, Account: not null }) throw new FleetReportException($"'{path}' is no report of a fleet: it names no region and no account.");
            return report.Format == FleetReport.CurrentFormat
                ? report
                : throw new FleetReportException($"'{path}' is a report of form {report.Format}; this version of the module reads form {FleetReport.CurrentFormat}.");
        }
        catch (JsonException e)
        {
            throw new FleetReportException($"'{path}' is no report of a fleet: line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}{(e.Path is { Length: > 0 } where ? $", at {where}" : "")}. Give the JSON that Export-IoTFleetReport wrote beside an earlier page.", e);
        }
    }
}
