namespace IoTFleet.Core.Greengrass;

/// <summary>A tag of a resource.</summary>
/// <param name="ResourceArn">The resource's ARN.</param>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">The tag's value.</param>
public sealed record ResourceTag(string ResourceArn, string Key, string Value);
