using IoTFleet.Sandbox;

namespace IoTFleet.Session;

/// <summary>The sandbox servers that this process has started.</summary>
internal static class SandboxServers
{
    private static readonly object Gate = new();
    private static readonly List<SandboxServer> Servers = [];

    internal static IReadOnlyList<SandboxServer> All
    {
        get { lock (Gate) return Servers.Where(s => s.IsListening).ToList(); }
    }

    internal static void Add(SandboxServer server)
    {
        lock (Gate) Servers.Add(server);
    }

    internal static void Stop(SandboxServer server)
    {
        lock (Gate) Servers.Remove(server);
        server.Dispose();
    }
}
