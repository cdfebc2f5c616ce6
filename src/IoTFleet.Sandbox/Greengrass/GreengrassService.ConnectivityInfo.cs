using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Where client devices reach the core devices.</summary>
internal sealed partial class GreengrassService
{
    private readonly Dictionary<string, (List<ConnectivityInfo> Endpoints, int Version)> _connectivity = [];

    /// <summary>Replaces the endpoints of a core device.</summary>
    /// <returns>The new version.</returns>
    internal string Connect(string thingName, List<ConnectivityInfo> endpoints)
    {
        var version = _connectivity.TryGetValue(thingName, out var before) ? before.Version + 1 : 1;
        _connectivity[thingName] = (endpoints, version);
        return Drawn.Id($"connectivity {thingName} {version}");
    }

    protected override GetConnectivityInfoResponse GetConnectivityInfo(GetConnectivityInfoRequest request)
    {
        RequireThing(request.ThingName);
        var found = _connectivity.TryGetValue(request.ThingName, out var known);
        return new GetConnectivityInfoResponse
        {
            ConnectivityInfo = found ? known.Endpoints : [],
            Message = found ? $"Version {known.Version} of the connectivity information." : "The thing has no connectivity information.",
        };
    }

    protected override UpdateConnectivityInfoResponse UpdateConnectivityInfo(UpdateConnectivityInfoRequest request)
    {
        RequireThing(request.ThingName);
        var version = Connect(request.ThingName, request.ConnectivityInfo);
        return new UpdateConnectivityInfoResponse { Version = version, Message = "The connectivity information is updated." };
    }

    // The two operations have no error of their own for what cannot be found.
    private void RequireThing(string name)
    {
        if (World.IoT.FindThing(name) is null) throw Invalid($"The thing {name} cannot be found.");
    }
}
