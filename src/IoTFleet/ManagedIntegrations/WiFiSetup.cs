using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Makes the settings of Wi-Fi simple setup of those that were given.</summary>
internal static class WiFiSetup
{
    internal static WiFiSimpleSetupConfiguration? Of(bool? provisioner, bool? provisionee, int? minutes) =>
        provisioner is null && provisionee is null && minutes is null
            ? null
            : new WiFiSimpleSetupConfiguration { EnableAsProvisioner = provisioner, EnableAsProvisionee = provisionee, TimeoutInMinutes = minutes };
}
