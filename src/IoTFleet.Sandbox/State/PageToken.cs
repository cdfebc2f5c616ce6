using System.Security.Cryptography;
using System.Text;

namespace IoTFleet.Sandbox.State;

/// <summary>
/// Where a page ended, as an opaque text that is good for one question only: it names the last key given, so that
/// records which come and go between two pages neither repeat nor hide others.
/// </summary>
internal static class PageToken
{
    /// <summary>The token of a page that ended with this key: base64url, for the services' patterns of tokens have neither + nor /.</summary>
    internal static string Write(string key, string query) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Hash(query) + key)).Replace('+', '-').Replace('/', '_');

    /// <summary>The key that a page ended with.</summary>
    /// <param name="token">What the client sent.</param>
    /// <param name="query">What was asked for besides the page.</param>
    /// <param name="refuse">The service's error for a token that is not one of its own.</param>
    internal static string Read(string token, string query, Func<string, Exception> refuse)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/')));
            var hash = Hash(query);
            if (text.StartsWith(hash, StringComparison.Ordinal)) return text.Substring(hash.Length);
        }
        catch (FormatException)
        {
            // Not base64, so not one of ours.
        }

        throw refuse("The nextToken is not valid for this request.");
    }

    /// <summary>One page of what a source yields in order.</summary>
    /// <param name="after">What comes strictly after a key; after null comes everything.</param>
    /// <param name="keyOf">The key of an item.</param>
    /// <param name="query">What was asked for besides the page.</param>
    /// <param name="maxResults">How many items at most; 100 when absent.</param>
    /// <param name="token">Where the page before ended.</param>
    /// <param name="refuse">The service's error for a token that is not one of its own.</param>
    internal static (List<T> Items, string? NextToken) Page<T>(
        Func<string?, IEnumerable<T>> after, Func<T, string> keyOf, string query, int? maxResults, string? token, Func<string, Exception> refuse)
    {
        var size = maxResults ?? 100;
        var items = new List<T>();
        foreach (var item in after(token is null ? null : Read(token, query, refuse)))
        {
            if (items.Count == size) return (items, Write(keyOf(items[items.Count - 1]), query));
            items.Add(item);
        }

        return (items, null);
    }

    private static string Hash(string query)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(query)), 0, 6);
    }
}
