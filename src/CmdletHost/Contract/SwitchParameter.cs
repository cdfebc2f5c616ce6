#pragma warning disable CS1591 // Operators.

namespace System.Management.Automation;

/// <summary>A parameter that is given or not.</summary>
public struct SwitchParameter
{
    /// <summary>A switch that is on or off.</summary>
    public SwitchParameter(bool isPresent) => IsPresent = isPresent;

    /// <summary>Whether it is on.</summary>
    public bool IsPresent { get; }

    /// <summary>A switch that is on.</summary>
    public static SwitchParameter Present => new(true);

    public static implicit operator bool(SwitchParameter switchParameter) => switchParameter.IsPresent;

    public static implicit operator SwitchParameter(bool value) => new(value);

    public static bool operator ==(SwitchParameter first, SwitchParameter second) => first.IsPresent == second.IsPresent;

    public static bool operator ==(SwitchParameter first, bool second) => first.IsPresent == second;

    public static bool operator ==(bool first, SwitchParameter second) => first == second.IsPresent;

    public static bool operator !=(SwitchParameter first, SwitchParameter second) => first.IsPresent != second.IsPresent;

    public static bool operator !=(SwitchParameter first, bool second) => first.IsPresent != second;

    public static bool operator !=(bool first, SwitchParameter second) => first != second.IsPresent;

    /// <summary>Whether it is on.</summary>
    public readonly bool ToBool() => IsPresent;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj switch
    {
        bool value => IsPresent == value,
        SwitchParameter other => IsPresent == other.IsPresent,
        _ => false,
    };

    /// <inheritdoc/>
    public override readonly int GetHashCode() => IsPresent.GetHashCode();

    /// <inheritdoc/>
    public override readonly string ToString() => IsPresent.ToString();
}
