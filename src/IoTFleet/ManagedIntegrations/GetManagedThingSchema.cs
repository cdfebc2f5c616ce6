using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists the schemas of what managed things can do.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingSchema")]
[OutputType(typeof(ManagedThingSchemaListItem))]
public sealed class GetManagedThingSchema : ManagedThingCmdlet
{
    /// <summary>Only schemas of this endpoint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>Only the schema of this capability, such as matter.OnOff.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CapabilityId")]
    [ArgumentCompleter(typeof(CapabilityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Capability { get; set; }

    /// <summary>How many schemas a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        var (endpoint, capability) = (Endpoint, Capability);
        ListEach(
            Resources.ManagedThings,
            ManagedThing,
            "schemas of",
            (id, cancellation) =>
            {
                var request = new ListManagedThingSchemasRequest { Identifier = id, EndpointIdFilter = endpoint, CapabilityIdFilter = capability, MaxResults = PageSize };
                return Pages.ReadAsync(Client.Paginators.ListManagedThingSchemas(request).Responses, r => r.Items, r => r.NextToken, cancellation);
            },
            (_, id, item) => WriteObject(item.With("ManagedThingId", id).With("Schema", DocumentConversion.ToObject(item.Schema))));
    }
}
