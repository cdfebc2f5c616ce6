namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A managed thing does not report the capability that a command is for.</summary>
public sealed class UnknownCapabilityException : Exception
{
    internal UnknownCapabilityException(string capability, IReadOnlyCollection<string> endpoints, IReadOnlyCollection<ManagedThingCapability> reported)
        : base(Text(capability, endpoints, reported))
    {
    }

    private static string Text(string capability, IReadOnlyCollection<string> endpoints, IReadOnlyCollection<ManagedThingCapability> reported)
    {
        if (reported.Count == 0) return "It has not reported any capabilities yet.";
        var where = endpoints.Count == 0 ? "It" : $"Its endpoint {string.Join(", ", endpoints.Select(e => $"'{e}'"))}";
        var known = string.Join(", ", reported.Select(c => $"{(capability.Contains('@') ? c.CapabilityId : c.Capability)} (endpoint {c.EndpointId})").Distinct());
        return $"{where} has no capability '{capability}'. It reports: {known}.";
    }
}
