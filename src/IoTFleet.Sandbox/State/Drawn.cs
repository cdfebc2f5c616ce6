namespace IoTFleet.Sandbox.State;

/// <summary>
/// Numbers and identifiers that depend on a text and nothing else, so that a fleet is the same in every process and on
/// every framework, whatever the order in which its parts are asked for. (.NET's own string hashes differ from run to run.)
/// </summary>
internal static class Drawn
{
    /// <summary>FNV-1a, mixed once more so that neighbouring names fall far apart.</summary>
    internal static ulong Hash(string text, ulong seed = 0)
    {
        var hash = 14695981039346656037UL ^ (seed * 0x9E3779B97F4A7C15UL);
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        return hash ^ (hash >> 33);
    }

    /// <summary>A number from 0 to below the limit.</summary>
    internal static int Number(string text, int limit, ulong seed = 0) => (int)(Hash(text, seed) % (ulong)limit);

    /// <summary>An identifier in the form of a UUID.</summary>
    internal static string Id(string text, ulong seed = 0)
    {
        var hex = Hash(text, seed).ToString("x16") + Hash(text, seed + 1).ToString("x16");
        return $"{hex.Substring(0, 8)}-{hex.Substring(8, 4)}-4{hex.Substring(13, 3)}-a{hex.Substring(17, 3)}-{hex.Substring(20, 12)}";
    }
}
