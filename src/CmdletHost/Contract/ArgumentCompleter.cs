using System.Collections;
using System.Management.Automation.Language;

namespace System.Management.Automation;

/// <summary>Names what completes a parameter's arguments.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class ArgumentCompleterAttribute : Attribute
{
    /// <summary>Names a class that implements <see cref="IArgumentCompleter"/>.</summary>
    public ArgumentCompleterAttribute(Type type) => Type = type;

    /// <summary>Gives a script that completes.</summary>
    public ArgumentCompleterAttribute(ScriptBlock scriptBlock) => ScriptBlock = scriptBlock;

    /// <summary>The script, if that.</summary>
    public ScriptBlock? ScriptBlock { get; }

    /// <summary>The class, if that.</summary>
    public Type? Type { get; }
}

/// <summary>Completes arguments.</summary>
public interface IArgumentCompleter
{
    /// <summary>The arguments that continue a word.</summary>
    IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters);
}

/// <summary>One completion.</summary>
public class CompletionResult
{
    /// <summary>Creates a completion.</summary>
    public CompletionResult(string completionText, string listItemText, CompletionResultType resultType, string toolTip)
    {
        ArgumentException.ThrowIfNullOrEmpty(completionText);
        ArgumentException.ThrowIfNullOrEmpty(listItemText);
        ArgumentException.ThrowIfNullOrEmpty(toolTip);
        CompletionText = completionText;
        ListItemText = listItemText;
        ResultType = resultType;
        ToolTip = toolTip;
    }

    /// <summary>Creates a completion that is its own label.</summary>
    public CompletionResult(string completionText)
        : this(completionText, completionText, CompletionResultType.Text, completionText)
    {
    }

    /// <summary>What is typed.</summary>
    public string CompletionText { get; }

    /// <summary>What a list shows.</summary>
    public string ListItemText { get; }

    /// <summary>What the completion stands for.</summary>
    public CompletionResultType ResultType { get; }

    /// <summary>What is said of it.</summary>
    public string ToolTip { get; }
}
