using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates an event log configuration: from which level on events of resources are logged.</summary>
[Cmdlet(VerbsCommon.New, "MIEventLogConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(CreateEventLogConfigurationResponse))]
public sealed class NewEventLogConfiguration : CreateCmdlet
{
    /// <summary>The type of the resources: managed-thing, credential-locker, provisioning-profile, ota-task, account-association, or * for all.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ResourceType { get; set; }

    /// <summary>The level: DEBUG, INFO, WARN or ERROR.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Level")]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<LogLevel>))]
    public LogLevel? EventLogLevel { get; set; }

    /// <summary>The id of one resource; all of the type when absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceIdCompleter))]
    public string? ResourceId { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var resource = string.IsNullOrEmpty(ResourceId) ? null : ResourceId;
        var request = new CreateEventLogConfigurationRequest { ResourceType = ResourceType, ResourceId = resource, EventLogLevel = EventLogLevel, ClientToken = ClientToken };
        Create($"event log configuration for {ResourceType}{(resource is null ? "" : " " + resource)}", cancellation => Client.CreateEventLogConfigurationAsync(request, cancellation));
    }
}
