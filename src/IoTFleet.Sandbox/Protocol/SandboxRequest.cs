namespace IoTFleet.Sandbox.Protocol;

/// <summary>An HTTP request, whichever way it came.</summary>
internal sealed class SandboxRequest(string method, string pathAndQuery, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    internal string Method { get; } = method;

    /// <summary>The path as it stands in the URL, undecoded.</summary>
    internal string Path { get; } = pathAndQuery.Split('?')[0];

    /// <summary>Header values by name, in any case.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; } = headers;

    internal byte[] Body { get; } = body;

    internal Dictionary<string, List<string>> Query => field ??= Parse(pathAndQuery);

    /// <summary>The path and query of a URL, with or without scheme and host. System.Uri would undo escapes.</summary>
    internal static string PathAndQueryOf(string url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0 || url[0] == '/') return url;
        var path = url.IndexOf('/', authority + 3);
        return path < 0 ? "/" : url.Substring(path);
    }

    /// <summary>Whether a Host header names this machine, with or without a port.</summary>
    internal static bool IsLoopback(string? host) =>
        host?.Split(':')[0] is { } name && (name == "127.0.0.1" || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, List<string>> Parse(string pathAndQuery)
    {
        var query = new Dictionary<string, List<string>>();
        var start = pathAndQuery.IndexOf('?');
        if (start < 0) return query;
        foreach (var part in pathAndQuery.Substring(start + 1).Split('&'))
        {
            if (part.Length == 0) continue;
            var equals = part.IndexOf('=');
            var name = Decode(equals < 0 ? part : part.Substring(0, equals));
            if (!query.TryGetValue(name, out var values)) query.Add(name, values = []);
            values.Add(equals < 0 ? "" : Decode(part.Substring(equals + 1)));
        }

        return query;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
