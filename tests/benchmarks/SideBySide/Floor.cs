using System.Diagnostics;
using System.Text.Json;

namespace IoTFleet.SideBySide;

/// <summary>The least that reading a list can cost: HttpClient fetches page after page, Utf8JsonReader reads over each, nothing is kept.</summary>
internal static class Floor
{
    private const string FirstPage = "greengrass/v2/coreDevices?maxResults=100";

    /// <summary>Lists all core devices, a few times to warm up and then several times; the seconds of each.</summary>
    internal static async Task<IReadOnlyList<double>> RunAsync(string endpoint, int warmUps, int times)
    {
        using var http = new HttpClient { BaseAddress = new Uri(endpoint) };
        for (var i = 0; i < warmUps; i++) await ListAsync(http);
        var seconds = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ListAsync(http);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return seconds;
    }

    private static async Task ListAsync(HttpClient http)
    {
        string? token = null;
        do
        {
            var page = await http.GetByteArrayAsync(token is null ? FirstPage : $"{FirstPage}&nextToken={Uri.EscapeDataString(token)}");
            token = NextToken(page);
        }
        while (token is not null);
    }

    private static string? NextToken(byte[] page)
    {
        string? token = null;
        var reader = new Utf8JsonReader(page);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("nextToken"u8)) continue;
            reader.Read();
            token = reader.GetString();
        }

        return token;
    }
}
