using System.Globalization;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes endpoints as 'host:port' or as @{ HostAddress; PortNumber; Id; Metadata }. The id is the host where none is given.</summary>
public sealed class EndpointTransformationAttribute : StructureTransformationAttribute
{
    /// <summary>Makes the attribute.</summary>
    public EndpointTransformationAttribute()
        : base(typeof(ConnectivityInfo)) => Called = "endpoint";

    private protected override object? OfText(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new ArgumentTransformationMetadataException($"The endpoint '{text}' is not of the form host:port, such as 192.168.1.20:8883.");

        // An IPv6 address is written in brackets before a port.
        var host = text.Substring(0, colon).Trim('[', ']');
        return new ConnectivityInfo { Id = host, HostAddress = host, PortNumber = port };
    }

    private protected override IEnumerable<object>? OfMembers(StructuredArgument members)
    {
        members.Only("HostAddress", "PortNumber", "Id", "Metadata", "CoreDeviceThingName");
        var host = members.Get<string>("HostAddress");
        return
        [
            new ConnectivityInfo
            {
                Id = members.Get<string>("Id") ?? host,
                HostAddress = host,
                PortNumber = members.Get<int?>("PortNumber"),
                Metadata = members.Get<string>("Metadata"),
            },
        ];
    }
}
