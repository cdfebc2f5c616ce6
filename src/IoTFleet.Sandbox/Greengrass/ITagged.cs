namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Something that can carry tags.</summary>
internal interface ITagged
{
    /// <summary>The tags; null when there are none.</summary>
    Dictionary<string, string>? Tags { get; set; }
}
