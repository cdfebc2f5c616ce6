using System.Management.Automation;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>The parameters that every cmdlet has; -WhatIf and -Confirm only where the cmdlet supports them.</summary>
internal sealed class CommonParameters
{
    public static readonly string[] Names =
    [
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction",
        "ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
    ];

    [Parameter]
    [Alias("vb")]
    public SwitchParameter Verbose { get; set; }

    [Parameter]
    [Alias("db")]
    public SwitchParameter Debug { get; set; }

    [Parameter]
    [Alias("ea")]
    public ActionPreference? ErrorAction { get; set; }

    [Parameter]
    [Alias("wa")]
    public ActionPreference? WarningAction { get; set; }

    [Parameter]
    [Alias("infa")]
    public ActionPreference? InformationAction { get; set; }

    [Parameter]
    [Alias("proga")]
    public ActionPreference? ProgressAction { get; set; }

    [Parameter]
    [Alias("ev")]
    public string? ErrorVariable { get; set; }

    [Parameter]
    [Alias("wv")]
    public string? WarningVariable { get; set; }

    [Parameter]
    [Alias("iv")]
    public string? InformationVariable { get; set; }

    [Parameter]
    [Alias("ov")]
    public string? OutVariable { get; set; }

    // Accepted; output is never held back.
    [Parameter]
    [Alias("ob")]
    public int OutBuffer { get; set; }

    [Parameter]
    [Alias("pv")]
    public string? PipelineVariable
    {
        get => null;
        set => throw new PSNotSupportedException("CmdletHost has no -PipelineVariable. PowerShell has it.");
    }

    [Parameter]
    [Alias("wi")]
    public SwitchParameter WhatIf { get; set; }

    [Parameter]
    [Alias("cf")]
    public SwitchParameter Confirm { get; set; }
}
