using System.Text.Json;
using System.Text.Json.Nodes;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox;

/// <summary>What lists have answered, for faults that concern a page and the one before it.</summary>
internal sealed class PageMemory
{
    private const string Token = "nextToken";
    private const int Kept = 1000;
    private readonly object _gate = new();
    private readonly Dictionary<string, string> _lastItems = [];

    /// <summary>The answer with the token that the request came with; as it is when the request had none.</summary>
    internal static byte[] WithSameToken(SandboxRequest request, byte[] body)
    {
        if (TokenOf(request) is not { } token || Parse(body) is not { } answer) return body;
        answer[answer.Select(member => member.Key).FirstOrDefault(IsToken) ?? Token] = token;
        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }

    /// <summary>The answer with the last item of the page before it at its beginning, as far as that page was seen here.</summary>
    internal byte[] WithLastItem(SandboxRequest request, byte[] body)
    {
        if (Parse(body) is not { } answer || answer.Select(member => member.Value).OfType<JsonArray>().FirstOrDefault() is not { } items) return body;
        lock (_gate)
        {
            var last = items.Count == 0 ? null : items[items.Count - 1]!.ToJsonString();
            if (TokenOf(request) is { } asked && _lastItems.TryGetValue(asked, out var before)) items.Insert(0, JsonNode.Parse(before));
            if (_lastItems.Count >= Kept) _lastItems.Clear();
            if (last is not null && answer.FirstOrDefault(member => IsToken(member.Key)).Value?.ToString() is { Length: > 0 } next) _lastItems[next] = last;
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }

    private static string? TokenOf(SandboxRequest request) => request.Query.FirstOrDefault(parameter => IsToken(parameter.Key)).Value?[0];

    private static bool IsToken(string name) => string.Equals(name, Token, StringComparison.OrdinalIgnoreCase);

    private static JsonObject? Parse(byte[] body) => body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject;
}
