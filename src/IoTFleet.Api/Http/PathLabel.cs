namespace IoTFleet.Api.Http;

/// <summary>Checks a value before it becomes part of a request's path.</summary>
internal static class PathLabel
{
    /// <summary>
    /// What is wrong with the value, or null. An absent value would call another operation, and so would a segment of
    /// dots: every URL library resolves those, encoded or not, so that DELETE of the device ".." is DELETE of its parent.
    /// </summary>
    internal static string? Fault(string member, string? value, bool greedy)
    {
        if (string.IsNullOrEmpty(value)) return $"The request has no {member}, which is part of its path.";
        var climbs = greedy ? Array.Exists(value!.Split('/'), IsDots) : IsDots(value!);
        return climbs ? $"The {member} '{value}' of the request cannot be part of its path." : null;
    }

    private static bool IsDots(string segment) => segment is "." or "..";
}
