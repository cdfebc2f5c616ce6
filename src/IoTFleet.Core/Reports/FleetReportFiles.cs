using IoTFleet.Core.Files;

namespace IoTFleet.Core.Reports;

/// <summary>The two files of a report: the page, and beside it the same figures as JSON.</summary>
/// <param name="Page">The full path of the page.</param>
/// <param name="Data">The full path of the JSON.</param>
public sealed record FleetReportFiles(string Page, string Data)
{
    /// <summary>The files of a page. The JSON has the page's name, with json in place of its extension.</summary>
    public static FleetReportFiles Of(string page) =>
        new(page, string.Equals(Path.GetExtension(page), ".json", StringComparison.OrdinalIgnoreCase) ? page + ".json" : Path.ChangeExtension(page, ".json"));

    /// <summary>Refuses paths where something is that is not to be overwritten.</summary>
    /// <exception cref="FileExistsException">A file is there and not to be overwritten.</exception>
    public void Check(bool overwrite)
    {
        WholeFile.Check(Page, overwrite);
        WholeFile.Check(Data, overwrite);
    }

    /// <summary>Writes both files, each whole or not at all.</summary>
    public async Task WriteAsync(FleetReport report, bool overwrite, CancellationToken cancellation)
    {
        Check(overwrite);
        await WriteAsync(Data, FleetReportFile.Write(report), overwrite, cancellation).ConfigureAwait(false);
        await WriteAsync(Page, FleetReportPage.Write(report), overwrite, cancellation).ConfigureAwait(false);
    }

    private static Task WriteAsync(string path, byte[] contents, bool overwrite, CancellationToken cancellation) =>
        WholeFile.WriteAsync(path, overwrite, stream => stream.WriteAsync(contents, 0, contents.Length, cancellation));
}
