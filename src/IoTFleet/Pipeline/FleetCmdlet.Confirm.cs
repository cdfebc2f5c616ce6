using System.Management.Automation;

namespace IoTFleet.Pipeline;

public abstract partial class FleetCmdlet
{
    /// <summary>Whether to go on with a removal. -Force takes the question away, unless -Confirm asks for it; -WhatIf always wins.</summary>
    /// <param name="target">What is removed, in words.</param>
    /// <param name="action">What is done to it, in words.</param>
    /// <param name="force">Whether -Force was given.</param>
    private protected bool Confirmed(string target, string action, bool force) =>
        (force && !IsPreview) || ShouldProcess(target, action);

    /// <summary>Whether the user will be shown what would be done: with -WhatIf or -Confirm.</summary>
    private protected bool IsPreview => IsOn("WhatIf", "WhatIfPreference") || IsOn("Confirm", null);

    private bool IsOn(string parameter, string? preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            ? value is SwitchParameter { IsPresent: true } or true
            : preference is not null && LanguagePrimitives.IsTrue(GetVariableValue(preference));
}
