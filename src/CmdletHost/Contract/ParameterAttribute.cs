using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>Makes a property a parameter, in one parameter set or in all.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public sealed class ParameterAttribute : ParsingBaseAttribute
{
    /// <summary>The set a parameter is in when it names none.</summary>
    public const string AllParameterSets = "__AllParameterSets";

    /// <summary>Whether completion leaves the parameter out.</summary>
    public bool DontShow { get; set; }

    /// <summary>What a prompt for the parameter says.</summary>
    public string? HelpMessage { get; set; }

    /// <summary>The resource that holds the message.</summary>
    public string? HelpMessageBaseName { get; set; }

    /// <summary>The message's name in the resource.</summary>
    public string? HelpMessageResourceId { get; set; }

    /// <summary>Whether the parameter must be given.</summary>
    public bool Mandatory { get; set; }

    /// <summary>The parameter set.</summary>
    public string ParameterSetName
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? AllParameterSets : value;
    } = AllParameterSets;

    /// <summary>The position; int.MinValue for none.</summary>
    public int Position { get; set; } = int.MinValue;

    /// <summary>Whether pipeline objects bind whole.</summary>
    public bool ValueFromPipeline { get; set; }

    /// <summary>Whether a property of pipeline objects binds.</summary>
    public bool ValueFromPipelineByPropertyName { get; set; }

    /// <summary>Whether the parameter takes the arguments that are left.</summary>
    public bool ValueFromRemainingArguments { get; set; }
}
