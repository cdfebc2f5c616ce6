using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Sets the endpoints at which client devices reach core devices, in place of those that are set.</summary>
[Cmdlet(VerbsCommon.Set, "GGConnectivityInfo", SupportsShouldProcess = true)]
[OutputType(typeof(UpdateConnectivityInfoResponse))]
public sealed class SetConnectivityInfo : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [NameTransformation("core device", "CoreDevice", "CoreDeviceThingName", "ThingName", Namesake = "ManagedThing")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>The endpoints, all of them: 'host:port', @{ HostAddress; PortNumber; Id; Metadata }, or the objects of Get-GGConnectivityInfo. An empty list leaves the device without any.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [EndpointTransformation]
    [AllowEmptyCollection]
    public ConnectivityInfo[] Endpoint { get; set; } = [];

    /// <summary>Writes the service's answer, with the new version.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        foreach (var name in CoreDevice)
        {
            var words = Endpoint.Length == 0 ? "no endpoints" : string.Join(", ", Endpoint.Select(e => $"{e.HostAddress}:{e.PortNumber}"));
            if (!ShouldProcess($"core device '{name}'", $"Set connectivity information to {words}")) continue;
            var request = new UpdateConnectivityInfoRequest { ThingName = name, ConnectivityInfo = [.. Endpoint] };
            Run(name, $"connectivity information of core device '{name}'", cancellation => Service.Greengrass.UpdateConnectivityInfoAsync(request, cancellation), response =>
            {
                if (PassThru) WriteObject(response.With("CoreDeviceThingName", name));
            });
        }
    }
}
