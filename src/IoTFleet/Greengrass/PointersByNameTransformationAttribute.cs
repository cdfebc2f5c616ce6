using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes JSON pointers by name: @{ Name = '/key', '/other' }; an empty pointer is the whole configuration.</summary>
public sealed class PointersByNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is Dictionary<string, IReadOnlyList<string>> done) return done;
        var table = StructuredArgument.Read(inputData, "The JSON pointers")
            ?? throw new ArgumentTransformationMetadataException("The JSON pointers take @{ ComponentName = '/key' }.");
        var result = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in table.Members.Select(m => m.Key).ToList())
        {
            var pointers = table.Get<string[]>(name) ?? [];
            foreach (var pointer in pointers)
                if (pointer.Length > 0 && pointer[0] != '/')
                    throw new ArgumentTransformationMetadataException($"'{pointer}' of component '{name}' is no JSON pointer: it must be empty or begin with '/'.");
            result[name] = pointers;
        }

        return result;
    }
}
