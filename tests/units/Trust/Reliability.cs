namespace IoTFleet.Tests.Trust;

/// <summary>Puts what tests measured between the marks of docs/reliability.md, where IOTFLEET_RELIABILITY is 1.</summary>
internal static class Reliability
{
    private static readonly object Gate = new();

    /// <summary>Replaces what stands between the marks of a name.</summary>
    internal static void Write(string name, IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("IOTFLEET_RELIABILITY") != "1") return;
        lock (Gate)
        {
            var path = Path.Combine(Repository(), "docs", "reliability.md");
            var text = File.ReadAllText(path);
            var (start, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
            var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
            var to = text.IndexOf(end, StringComparison.Ordinal);
            File.WriteAllText(path, $"{text[..from]}\n\n{string.Join('\n', lines)}\n\n{text[to..]}");
        }
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Module.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
