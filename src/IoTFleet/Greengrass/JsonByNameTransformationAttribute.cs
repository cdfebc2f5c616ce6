using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes JSON documents by name: @{ Name = @{ key = value } } or @{ Name = '{"key": "value"}' }.</summary>
public sealed class JsonByNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is Dictionary<string, string> done) return done;
        var table = StructuredArgument.Read(inputData, "The configurations")
            ?? throw new ArgumentTransformationMetadataException("The configurations take @{ ComponentName = @{ key = value } }.");
        return table.Members.ToDictionary(
            m => m.Key,
            m => JsonText.Of(m.Value ?? throw new ArgumentTransformationMetadataException($"The configuration of component '{m.Key}' is null."), $"The configuration of component '{m.Key}'"));
    }
}
