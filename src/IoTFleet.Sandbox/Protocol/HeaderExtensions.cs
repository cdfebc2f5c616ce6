using System.Net.Http.Headers;

namespace IoTFleet.Sandbox.Protocol;

/// <summary>Headers as they were set: the Authorization header of SigV4 is not one that .NET can parse and write back unchanged.</summary>
internal static class HeaderExtensions
{
#if NET8_0_OR_GREATER
    internal static IEnumerable<KeyValuePair<string, string>> NonValidated(this HttpRequestHeaders headers) =>
        headers.NonValidated.Select(h => new KeyValuePair<string, string>(h.Key, h.Value.ToString()));
#else
    internal static IEnumerable<KeyValuePair<string, string>> NonValidated(this HttpRequestHeaders headers) =>
        headers.Select(h => new KeyValuePair<string, string>(h.Key, string.Join(", ", h.Value)));
#endif
}
