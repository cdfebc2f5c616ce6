using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>What a managed thing has beside its attributes: capabilities, certificate, metadata, schemas, state.</summary>
internal sealed partial class ManagedIntegrationsService
{
    protected override GetManagedThingCapabilitiesResponse GetManagedThingCapabilities(GetManagedThingCapabilitiesRequest request)
    {
        var thing = Thing(request.Identifier);
        return new GetManagedThingCapabilitiesResponse { ManagedThingId = thing.Id, Capabilities = thing.Capabilities, CapabilityReport = thing.Report };
    }

    /// <summary>Gives the certificate of a thing that connects by itself; what sits behind a controller or a connector has none.</summary>
    protected override GetManagedThingCertificateResponse GetManagedThingCertificate(GetManagedThingCertificateRequest request)
    {
        var thing = Thing(request.Identifier);
        if (thing.ActivatedAt is null || thing.ParentControllerId is not null || thing.IsCloud)
            throw NotFound("managed-thing-certificate", thing.Id);
        thing.CertificatePem ??= _ids.Pem("CERTIFICATE", CertificateLength);
        return new GetManagedThingCertificateResponse { ManagedThingId = thing.Id, CertificatePem = thing.CertificatePem };
    }

    protected override GetManagedThingMetaDataResponse GetManagedThingMetaData(GetManagedThingMetaDataRequest request)
    {
        var thing = Thing(request.Identifier);
        return new GetManagedThingMetaDataResponse { ManagedThingId = thing.Id, MetaData = Filled(thing.MetaData) };
    }

    protected override GetManagedThingStateResponse GetManagedThingState(GetManagedThingStateRequest request) =>
        new() { Endpoints = Thing(request.ManagedThingId).CurrentState.Endpoints };

    protected override ListManagedThingSchemasResponse ListManagedThingSchemas(ListManagedThingSchemasRequest request)
    {
        var thing = Thing(request.Identifier);
        var table = new Table<ThingSchema>(s => s.Order);
        foreach (var endpoint in thing.Report?.Endpoints ?? [])
            foreach (var capability in endpoint.Capabilities)
                table.Add(new ThingSchema(table.Count.ToString("D8"), endpoint.Id, capability.Id));

        bool Matches(ThingSchema schema) =>
            (request.EndpointIdFilter is null || schema.EndpointId == request.EndpointIdFilter)
            && (request.CapabilityIdFilter is null || schema.CapabilityId == request.CapabilityIdFilter
                || CapabilityCatalog.SchemaIdOf(schema.CapabilityId) == request.CapabilityIdFilter);

        var (items, next) = Page(table, request.MaxResults, request.NextToken, Matches, thing.Id, request.EndpointIdFilter, request.CapabilityIdFilter);
        return new ListManagedThingSchemasResponse
        {
            Items = items.ConvertAll(s => new ManagedThingSchemaListItem
            {
                EndpointId = s.EndpointId,
                CapabilityId = s.CapabilityId,
                Schema = SchemaOf(thing, s.CapabilityId),
            }),
            NextToken = next,
        };
    }

    // The device's own schema goes before the catalog's.
    private static Document SchemaOf(ManagedThing thing, string capabilityId) =>
        thing.Schemas?.Find(s => s.CapabilityId == capabilityId)?.Schema
        ?? CapabilityCatalog.Find(capabilityId)?.Schema(SchemaVersionFormat.AWS)
        ?? Json.Object(("$id", new Document($"/schema-versions/capability/{capabilityId}")));

    private sealed record ThingSchema(string Order, string EndpointId, string CapabilityId);
}
