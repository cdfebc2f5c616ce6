namespace System.Management.Automation;

/// <summary>A value that a command may change.</summary>
public class PSReference
{
    /// <summary>Holds a value.</summary>
    public PSReference(object? value) => Value = value;

    /// <summary>The value.</summary>
    public object? Value { get; set; }
}
