using System.Management.Automation;
using System.Reflection;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Pipeline;

/// <summary>Tells a cmdlet which object is piped in, with all its properties and not only those that parameters took.</summary>
/// <remarks>
/// PowerShell has no public way to it. Parameters that bind by property name would do for a cmdlet with one parameter set. With
/// several, an object that has a region would bind to the default set for its region alone, whatever else it has, and the set
/// that was meant would be out. So the property that PowerShell keeps the object in is read; it has had the same name in every
/// version. Where it is not there, no cmdlet may go on as if the object had no region: <see cref="Check"/>.
/// </remarks>
internal static class PipelineInput
{
    private const string Name = "CurrentPipelineObject";

    /// <summary>Reads the object that is piped in; null where the host does not tell.</summary>
    internal static Func<PSCmdlet, PSObject?>? Reader { get; set; } = Find(typeof(PSCmdlet));

    /// <summary>The object that is piped in, or null: at the head of a pipeline, for an object with no properties, and where the host does not tell.</summary>
    internal static PSObject? Of(PSCmdlet cmdlet) => Reader?.Invoke(cmdlet) is { } piped && HasProperties(piped) ? piped : null;

    /// <summary>Ends a cmdlet that is given objects it cannot see: they may be from another place than the one it would call.</summary>
    /// <exception cref="SessionException">Objects are piped in, and the host does not tell which.</exception>
    internal static void Check(PSCmdlet cmdlet)
    {
        if (Reader is null && cmdlet.MyInvocation.ExpectingInput)
            throw new SessionException(
                "PipedObjectUnseen",
                "This version of PowerShell does not tell which region and profile the objects have that are piped in, and they may not be the connected ones.",
                "Name the place with -Region or -ProfileName.");
    }

    /// <summary>How to read the object from cmdlets of a type; null when the type does not have it.</summary>
    internal static Func<PSCmdlet, PSObject?>? Find(Type type) =>
        type.GetProperty(Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { CanRead: true } property && property.PropertyType == typeof(PSObject)
            ? (Func<PSCmdlet, PSObject?>)property.GetGetMethod(nonPublic: true)!.CreateDelegate(typeof(Func<PSCmdlet, PSObject?>))
            : null;

    // Listing the properties of an object costs as much as a call does, and what is neither a number nor a row is taken to have some.
    private static bool HasProperties(PSObject piped) =>
        (piped.BaseObject is not PSCustomObject && !piped.BaseObject.GetType().IsPrimitive) || piped.Properties.Any();
}
