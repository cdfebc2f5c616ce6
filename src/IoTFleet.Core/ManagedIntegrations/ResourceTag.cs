namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>One tag of a resource.</summary>
public sealed class ResourceTag(string resourceArn, string key, string value)
{
    /// <summary>The resource's ARN.</summary>
    public string ResourceArn { get; } = resourceArn;

    /// <summary>The tag's key.</summary>
    public string Key { get; } = key;

    /// <summary>The tag's value.</summary>
    public string Value { get; } = value;
}
