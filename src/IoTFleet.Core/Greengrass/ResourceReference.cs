using Amazon.GreengrassV2.Model;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Something that can have tags, as it was named. The service takes ARNs only, and gives none for core devices and deployments.</summary>
public sealed class ResourceReference
{
    private readonly string? _arn;
    private readonly string? _coreDevice;
    private readonly string? _deploymentId;
    private readonly string? _targetArn;
    private readonly ComponentReference? _component;

    private ResourceReference(string? arn = null, string? coreDevice = null, string? deploymentId = null, string? targetArn = null, ComponentReference? component = null)
    {
        _arn = arn;
        _coreDevice = coreDevice;
        _deploymentId = deploymentId;
        _targetArn = targetArn;
        _component = component;
    }

    /// <summary>The resource of an ARN.</summary>
    public static ResourceReference OfArn(string arn) => new(arn: arn);

    /// <summary>A core device.</summary>
    public static ResourceReference OfCoreDevice(string thingName) => new(coreDevice: thingName);

    /// <summary>A deployment; where its target is known, it need not be asked for.</summary>
    public static ResourceReference OfDeployment(string deploymentId, string? targetArn = null) => new(deploymentId: deploymentId, targetArn: targetArn);

    /// <summary>A component's version; the latest one when none is named.</summary>
    public static ResourceReference OfComponent(ComponentReference component) => new(component: component);

    /// <summary>The resource in words.</summary>
    public override string ToString() =>
        _arn is not null ? $"resource '{_arn}'"
        : _coreDevice is not null ? $"core device '{_coreDevice}'"
        : _deploymentId is not null ? $"deployment '{_deploymentId}'"
        : $"component '{_component}'";

    /// <summary>What an error carries: the resource as it was named.</summary>
    public string Identity => _arn ?? _coreDevice ?? _deploymentId ?? _component!.VersionArn ?? _component.Name;

    /// <summary>The ARN. The account's number comes out of that of the device's thing or the deployment's target.</summary>
    public async Task<string> ArnAsync(FleetSession session, ComponentCatalog catalog, CancellationToken cancellation = default)
    {
        if (_arn is not null) return _arn;
        if (_component is not null) return await catalog.VersionArnAsync(_component, null, cancellation).ConfigureAwait(false);
        if (_coreDevice is not null)
            return InAccountOf(await ThingGroups.ThingArnAsync(session, _coreDevice, cancellation).ConfigureAwait(false), "coreDevices:" + _coreDevice);
        var target = _targetArn ?? (await session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = _deploymentId }, cancellation).ConfigureAwait(false)).TargetArn;
        return InAccountOf(target, "deployments:" + _deploymentId);
    }

    /// <summary>The ARN of a Greengrass resource in the account of another ARN.</summary>
    /// <param name="arn">The other ARN, such as arn:aws:iot:eu-west-1:123456789012:thing/name.</param>
    /// <param name="resource">The resource, such as coreDevices:name.</param>
    public static string InAccountOf(string arn, string resource)
    {
        var parts = arn.Split(':');
        return $"arn:{parts[1]}:greengrass:{parts[3]}:{parts[4]}:{resource}";
    }
}
