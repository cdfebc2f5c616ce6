namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>Several resources have a name where one was meant.</summary>
public sealed class AmbiguousNameException : Exception
{
    private const int Shown = 5;

    internal AmbiguousNameException(string noun, IReadOnlyCollection<string> ids)
        : base($"{ids.Count} of them have this name: {string.Join(", ", ids.Take(Shown))}{(ids.Count > Shown ? ", ..." : "")}. Give the id of the {noun} that is meant.")
    {
    }
}
