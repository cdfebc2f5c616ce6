using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<ManagedThing> _things = new(t => t.Id);

    /// <summary>Things by their material: one physical device is one managed thing.</summary>
    private readonly Dictionary<string, ManagedThing> _thingsByMaterial = new(StringComparer.Ordinal);

    protected override CreateManagedThingResponse CreateManagedThing(CreateManagedThingRequest request) => Once(request.ClientToken, () =>
    {
        var isFound = request.AuthenticationMaterialType == AuthMaterialType.DISCOVERED_DEVICE;
        CheckRole(request);
        CheckTags(request.Tags);
        if (request.CredentialLockerId is { } locker) Locker(locker);
        var device = isFound ? Nearby(request.AuthenticationMaterial) : null;
        if (_thingsByMaterial.ContainsKey(request.AuthenticationMaterial)) throw Conflict("A managed thing with the authentication material exists.");
        Quotas.Check("ManagedThings", _things.Count);

        var thing = NewThing(request, device);
        Add(thing);
        if (device is not null) Meet(thing, device);
        else Onboard(thing);
        return new CreateManagedThingResponse { Id = thing.Id, Arn = thing.Arn, CreatedAt = thing.CreatedAt };
    });

    protected override GetManagedThingResponse GetManagedThing(GetManagedThingRequest request)
    {
        var thing = Thing(request.Identifier);
        return new GetManagedThingResponse
        {
            Id = thing.Id,
            Arn = thing.Arn,
            Owner = thing.Owner,
            CredentialLockerId = thing.CredentialLockerId,
            AdvertisedProductId = thing.BarCode.AdvertisedProductId,
            Role = thing.Role,
            ProvisioningStatus = thing.Status,
            Name = thing.Name,
            Model = thing.Model,
            Brand = thing.Brand,
            SerialNumber = thing.SerialNumber,
            UniversalProductCode = thing.BarCode.UniversalProductCode,
            InternationalArticleNumber = thing.BarCode.InternationalArticleNumber,
            ConnectorDestinationId = thing.ConnectorDestinationId,
            ConnectorDeviceId = thing.ConnectorDeviceId,
            DeviceSpecificKey = thing.BarCode.DeviceSpecificKey,
            MacAddress = thing.BarCode.MacAddress,
            ParentControllerId = thing.ParentControllerId,
            Classification = thing.Classification,
            CreatedAt = thing.CreatedAt,
            UpdatedAt = thing.UpdatedAt,
            ActivatedAt = thing.ActivatedAt,
            HubNetworkMode = thing.HubNetworkMode,
            MetaData = Filled(thing.MetaData),
            Tags = Filled(thing.Tags),
            WiFiSimpleSetupConfiguration = thing.WiFiSimpleSetup,
        };
    }

    protected override ListManagedThingsResponse ListManagedThings(ListManagedThingsRequest request)
    {
        bool Matches(ManagedThing thing) =>
            (request.OwnerFilter is null || thing.Owner == request.OwnerFilter)
            && (request.CredentialLockerFilter is null || thing.CredentialLockerId == request.CredentialLockerFilter)
            && (request.RoleFilter is null || thing.Role == request.RoleFilter)
            && (request.ParentControllerIdentifierFilter is null || thing.ParentControllerId == request.ParentControllerIdentifierFilter)
            && (request.ConnectorPolicyIdFilter is null || thing.ConnectorDestinationId == request.ConnectorPolicyIdFilter)
            && (request.ConnectorDestinationIdFilter is null || thing.ConnectorDestinationId == request.ConnectorDestinationIdFilter)
            && (request.ConnectorDeviceIdFilter is null || thing.ConnectorDeviceId == request.ConnectorDeviceIdFilter)
            && (request.SerialNumberFilter is null || thing.SerialNumber == request.SerialNumberFilter)
            && (request.ProvisioningStatusFilter is null || thing.Status == request.ProvisioningStatusFilter);

        var (items, next) = Page(
            _things, request.MaxResults, request.NextToken, Matches,
            request.OwnerFilter, request.CredentialLockerFilter, request.RoleFilter?.Value, request.ParentControllerIdentifierFilter,
            request.ConnectorPolicyIdFilter, request.ConnectorDestinationIdFilter, request.ConnectorDeviceIdFilter,
            request.SerialNumberFilter, request.ProvisioningStatusFilter?.Value);
        return new ListManagedThingsResponse { Items = items.ConvertAll(Summary), NextToken = next };
    }

    protected override UpdateManagedThingResponse UpdateManagedThing(UpdateManagedThingRequest request)
    {
        var thing = Thing(request.Identifier);
        if (thing.Status == ProvisioningStatus.DELETE_IN_PROGRESS) throw Conflict("The managed thing is being deleted.");
        if (request.CredentialLockerId is { } locker) Locker(locker);
        if (request.HubNetworkMode is not null && !thing.IsController) throw Invalid("The 'HubNetworkMode' is a setting of controllers.");

        thing.UpdatedAt = Now;
        thing.Owner = request.Owner ?? thing.Owner;
        thing.CredentialLockerId = request.CredentialLockerId ?? thing.CredentialLockerId;
        thing.SerialNumber = request.SerialNumber ?? thing.SerialNumber;
        thing.WiFiSimpleSetup = request.WiFiSimpleSetupConfiguration ?? thing.WiFiSimpleSetup;
        thing.Brand = request.Brand ?? thing.Brand;
        thing.Model = request.Model ?? thing.Model;
        thing.Name = request.Name ?? thing.Name;
        if (request.CapabilityReport is { } report) thing.Report = report;
        thing.Schemas = request.CapabilitySchemas ?? thing.Schemas;
        thing.Capabilities = request.Capabilities ?? thing.Capabilities;
        thing.Classification = request.Classification ?? thing.Classification;
        thing.HubNetworkMode = request.HubNetworkMode ?? thing.HubNetworkMode;
        thing.MetaData = request.MetaData ?? thing.MetaData;
        if (request.CredentialLockerId is not null) LockerChanged(thing);
        TargetByQueries(thing);
        return new UpdateManagedThingResponse();
    }

    private ManagedThing Thing(string identifier) =>
        _things.Find(identifier.StartsWith("arn:", StringComparison.Ordinal) ? identifier.Substring(identifier.IndexOf('/') + 1) : identifier)
        ?? throw NotFound("managed-thing", identifier);

    private ManagedThing NewThing(CreateManagedThingRequest request, NearbyDevice? device)
    {
        var id = _ids.Next();
        var code = new BarCode(request.AuthenticationMaterial);
        return new ManagedThing
        {
            Id = id,
            Arn = Arn("managed-thing", id),
            Role = request.Role,
            Status = ProvisioningStatus.UNASSOCIATED,
            CreatedAt = Now,
            UpdatedAt = Now,
            ConnectivityAt = Now,
            Material = request.AuthenticationMaterial,
            MaterialType = request.AuthenticationMaterialType,
            BarCode = code,
            Name = request.Name,
            Owner = request.Owner,
            CredentialLockerId = request.CredentialLockerId,
            SerialNumber = request.SerialNumber ?? device?.SerialNumber ?? code.SerialNumber,
            Brand = request.Brand ?? device?.Brand,
            Model = request.Model ?? device?.Model,
            Classification = request.Classification ?? device?.Classification,
            WiFiSimpleSetup = request.WiFiSimpleSetupConfiguration,
            HubNetworkMode = request.Role == Role.CONTROLLER ? HubNetworkMode.STANDARD : null,
            Report = request.CapabilityReport ?? device?.Report,
            Schemas = request.CapabilitySchemas ?? device?.Schemas,
            Capabilities = request.Capabilities,
            MetaData = request.MetaData,
            Tags = Copy(request.Tags),
        };
    }

    private void Add(ManagedThing thing)
    {
        _things.Add(thing);
        _thingsByMaterial.Add(thing.Material, thing);
        TargetByQueries(thing);
    }

    // What a controller or a third party's cloud has found cannot be a controller itself.
    private void CheckRole(CreateManagedThingRequest request)
    {
        if (request.Role != Role.CONTROLLER) return;
        var type = request.AuthenticationMaterialType;
        if (type == AuthMaterialType.DISCOVERED_DEVICE || type == AuthMaterialType.PRE_ONBOARDED_CLOUD)
            throw Invalid($"A managed thing with the role CONTROLLER cannot have authentication material of the type {type}.");
    }

    private static ManagedThingSummary Summary(ManagedThing thing) => new()
    {
        Id = thing.Id,
        Arn = thing.Arn,
        AdvertisedProductId = thing.BarCode.AdvertisedProductId,
        Brand = thing.Brand,
        Classification = thing.Classification,
        ConnectorDeviceId = thing.ConnectorDeviceId,
        ConnectorDestinationId = thing.ConnectorDestinationId,
        Model = thing.Model,
        Name = thing.Name,
        Owner = thing.Owner,
        CredentialLockerId = thing.CredentialLockerId,
        ParentControllerId = thing.ParentControllerId,
        ProvisioningStatus = thing.Status,
        Role = thing.Role,
        SerialNumber = thing.SerialNumber,
        CreatedAt = thing.CreatedAt,
        UpdatedAt = thing.UpdatedAt,
        ActivatedAt = thing.ActivatedAt,
    };
}
