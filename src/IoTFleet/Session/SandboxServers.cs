using System.Management.Automation.Runspaces;
using IoTFleet.Sandbox;

namespace IoTFleet.Session;

/// <summary>The sandbox servers that this process has started. Each stops with the session that started it.</summary>
internal static class SandboxServers
{
    private static readonly object Gate = new();
    private static readonly List<(SandboxServer Server, Runspace? Owner)> Servers = [];

    internal static IReadOnlyList<SandboxServer> All
    {
        get { lock (Gate) return Servers.Select(s => s.Server).Where(s => s.IsListening).ToList(); }
    }

    /// <summary>Keeps a server that the current session has started.</summary>
    internal static void Add(SandboxServer server)
    {
        var owner = Runspace.DefaultRunspace;
        lock (Gate)
        {
            if (owner is not null && Servers.TrueForAll(s => s.Owner != owner)) owner.StateChanged += StopWithOwner;
            Servers.Add((server, owner));
        }
    }

    internal static void Stop(SandboxServer server)
    {
        lock (Gate)
        {
            var index = Servers.FindIndex(s => s.Server == server);
            if (index >= 0)
            {
                var owner = Servers[index].Owner;
                Servers.RemoveAt(index);
                if (owner is not null && Servers.TrueForAll(s => s.Owner != owner)) owner.StateChanged -= StopWithOwner;
            }
        }

        server.Dispose();
    }

    /// <summary>Stops the servers that a session has started.</summary>
    internal static void StopOf(Runspace? owner)
    {
        List<SandboxServer> own;
        lock (Gate) own = Servers.Where(s => s.Owner == owner).Select(s => s.Server).ToList();
        foreach (var server in own) Stop(server);
    }

    private static void StopWithOwner(object? sender, RunspaceStateEventArgs change)
    {
        if (change.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken) StopOf((Runspace)sender!);
    }
}
