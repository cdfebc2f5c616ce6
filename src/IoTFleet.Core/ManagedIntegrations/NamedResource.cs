namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A resource's id and name.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, or null.</param>
public sealed record NamedResource(string Id, string? Name);
