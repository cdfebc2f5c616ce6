using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>Turns an argument into what its parameter wants, before type conversion.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ArgumentTransformationAttribute : CmdletMetadataAttribute
{
    /// <summary>Creates the attribute.</summary>
    protected ArgumentTransformationAttribute()
    {
    }

    /// <summary>Whether null is transformed for an optional parameter.</summary>
    public virtual bool TransformNullOptionalParameters => true;

    /// <summary>Transforms an argument.</summary>
    public abstract object Transform(EngineIntrinsics engineIntrinsics, object inputData);
}
