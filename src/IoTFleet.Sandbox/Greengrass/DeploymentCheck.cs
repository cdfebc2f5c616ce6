using System.Text.Json;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What the service asks of a deployment beyond its shape.</summary>
internal sealed class DeploymentCheck(GreengrassService service, DateTime now)
{
    private const long MinTimeoutMinutes = 1;
    private const long MaxTimeoutMinutes = 7 * 24 * 60;

    /// <summary>The versions that a deployment names, or the service's error.</summary>
    internal List<CatalogVersion> Check(CreateDeploymentRequest request)
    {
        if (request.IotJobConfiguration is { } configuration) Check(configuration);
        var versions = new List<CatalogVersion>();
        foreach (var component in request.Components ?? [])
        {
            versions.Add(Version(component.Key, component.Value.ComponentVersion));
            if (component.Value.ConfigurationUpdate is { } update) Check(component.Key, update);
        }

        return versions;
    }

    private CatalogVersion Version(string name, string version)
    {
        if (!SemanticVersion.TryParse(version, out _))
            throw service.Invalid($"The version of the component {name} is not a semantic version.");
        var found = service.Catalog.Find(name, version)
            ?? throw new ResourceNotFoundException($"The version {version} of the component {name} cannot be found.") { ResourceType = "componentVersion", ResourceId = $"{name}:{version}" };
        if (found.State(now) != CloudComponentState.DEPLOYABLE)
            throw service.Invalid($"The version {version} of the component {name} is {found.State(now)}; only a DEPLOYABLE one can be deployed.");
        return found;
    }

    private void Check(string name, ComponentConfigurationUpdate update)
    {
        if (update.Merge is { } merge && !IsJsonObject(merge))
            throw service.Invalid($"The configuration to merge for the component {name} is not a JSON object.");
        foreach (var pointer in update.Reset ?? [])
            if (pointer.Length > 0 && pointer[0] != '/')
                throw service.Invalid($"The configuration to reset for the component {name} holds a path that is not a JSON pointer: it must be empty or begin with '/'.");
    }

    private void Check(DeploymentIoTJobConfiguration configuration)
    {
        if (configuration.TimeoutConfig?.InProgressTimeoutInMinutes is < MinTimeoutMinutes or > MaxTimeoutMinutes)
            throw service.Invalid($"inProgressTimeoutInMinutes must be from {MinTimeoutMinutes} to {MaxTimeoutMinutes}.");
        if (configuration.JobExecutionsRolloutConfig?.ExponentialRate is { } rate) Check(rate);
        foreach (var criteria in configuration.AbortConfig?.CriteriaList ?? [])
            if (HasMoreDigits(criteria.ThresholdPercentage!.Value, 2) || criteria.ThresholdPercentage <= 0)
                throw service.Invalid("thresholdPercentage must be above 0, with two digits after the point at most.");
    }

    private void Check(IoTJobExponentialRolloutRate rate)
    {
        if (HasMoreDigits(rate.IncrementFactor!.Value, 1)) throw service.Invalid("incrementFactor must have one digit after the point at most.");
        if (rate.RateIncreaseCriteria.NumberOfNotifiedThings is null == rate.RateIncreaseCriteria.NumberOfSucceededThings is null)
            throw service.Invalid("rateIncreaseCriteria must hold either numberOfNotifiedThings or numberOfSucceededThings.");
    }

    private static bool HasMoreDigits(double value, int digits) => Math.Abs(Math.Round(value, digits) - value) > 1e-9;

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
