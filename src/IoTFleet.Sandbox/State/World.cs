using IoTFleet.Sandbox.Greengrass;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.ManagedIntegrations;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox.State;

/// <summary>All that the sandbox knows. Only one thread at a time is in it.</summary>
internal sealed class World
{
    internal World(SandboxOptions options, SandboxClock clock)
    {
        Options = options;
        Clock = clock;
        Arns = new Arns(options.Region, options.Account);
        IoT = new IoTService(this);
        Greengrass = new GreengrassService(this);
        ManagedIntegrations = new ManagedIntegrationsService(this);
        Services = [IoT, Greengrass, ManagedIntegrations];
        foreach (var service in Services) service.Seed();
    }

    internal IoTService IoT { get; }

    internal GreengrassService Greengrass { get; }

    internal ManagedIntegrationsService ManagedIntegrations { get; }

    internal SandboxOptions Options { get; }

    internal SandboxClock Clock { get; }

    internal Arns Arns { get; }

    internal ClientTokens ClientTokens { get; } = new();

    internal IReadOnlyList<ServiceOperations> Services { get; }

    /// <summary>Brings everything that moves by itself up to now.</summary>
    internal void Advance()
    {
        var now = Clock.UtcNow;
        foreach (var service in Services) service.Advance(now);
    }
}
