using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Gets the endpoints at which client devices reach core devices: one object for each endpoint.</summary>
[Cmdlet(VerbsCommon.Get, "GGConnectivityInfo")]
[OutputType(typeof(ConnectivityInfo))]
public sealed class GetConnectivityInfo : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [NameTransformation("core device", "CoreDevice", "CoreDeviceThingName", "ThingName", Namesake = "ManagedThing")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    private protected override void Process()
    {
        foreach (var name in CoreDevice)
            Run(
                name,
                $"connectivity information of core device '{name}'",
                cancellation => Service.Greengrass.GetConnectivityInfoAsync(new GetConnectivityInfoRequest { ThingName = name }, cancellation),
                response =>
                {
                    foreach (var endpoint in response.ConnectivityInfo ?? []) WriteObject(endpoint.With("CoreDeviceThingName", name));
                });
    }
}
