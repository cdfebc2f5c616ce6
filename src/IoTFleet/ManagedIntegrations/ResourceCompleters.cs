using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes managed things.</summary>
public sealed class ManagedThingCompleter() : ResourceCompleter(Resources.ManagedThings);

/// <summary>Completes credential lockers.</summary>
public sealed class CredentialLockerCompleter() : ResourceCompleter(Resources.CredentialLockers);

/// <summary>Completes provisioning profiles.</summary>
public sealed class ProvisioningProfileCompleter() : ResourceCompleter(Resources.ProvisioningProfiles);

/// <summary>Completes destinations.</summary>
public sealed class DestinationCompleter() : ResourceCompleter(Resources.Destinations);

/// <summary>Completes notification configurations.</summary>
public sealed class NotificationConfigurationCompleter() : ResourceCompleter(Resources.NotificationConfigurations);

/// <summary>Completes event log configurations.</summary>
public sealed class EventLogConfigurationCompleter() : ResourceCompleter(Resources.EventLogConfigurations);

/// <summary>Completes over-the-air tasks.</summary>
public sealed class OtaTaskCompleter() : ResourceCompleter(Resources.OtaTasks);

/// <summary>Completes over-the-air task configurations.</summary>
public sealed class OtaTaskConfigurationCompleter() : ResourceCompleter(Resources.OtaTaskConfigurations);

/// <summary>Completes device discoveries.</summary>
public sealed class DeviceDiscoveryCompleter() : ResourceCompleter(Resources.DeviceDiscoveries);

/// <summary>Completes account associations.</summary>
public sealed class AccountAssociationCompleter() : ResourceCompleter(Resources.AccountAssociations);

/// <summary>Completes cloud connectors.</summary>
public sealed class CloudConnectorCompleter() : ResourceCompleter(Resources.CloudConnectors);

/// <summary>Completes connector destinations.</summary>
public sealed class ConnectorDestinationCompleter() : ResourceCompleter(Resources.ConnectorDestinations);
