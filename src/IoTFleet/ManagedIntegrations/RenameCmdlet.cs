using System.Management.Automation;

namespace IoTFleet.ManagedIntegrations;

/// <summary>A cmdlet that changes the name or the description of resources.</summary>
public abstract class RenameCmdlet : ManagedIntegrationsCmdlet
{
    /// <summary>The name.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Description { get; set; }

    private protected override void Begin() => CheckChange();
}
