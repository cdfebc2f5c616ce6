using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Gives the service's objects what the service leaves out.</summary>
internal static class ObjectExtensions
{
    /// <summary>The object with the identity of the thing it belongs to, so that it pipes on.</summary>
    internal static PSObject With(this object item, string name, object? value)
    {
        var wrapped = PSObject.AsPSObject(item);

        // Not compared with the members that the type has: what a list attaches, it attaches to thousands.
        wrapped.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
        return wrapped;
    }
}
