using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes a document as a hashtable, an object or JSON text.</summary>
public sealed class DocumentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => DocumentConversion.FromArgument(inputData, "The value");
}
