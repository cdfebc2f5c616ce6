namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A resource that carries tags.</summary>
internal interface ITagged
{
    Dictionary<string, string> Tags { get; }
}
