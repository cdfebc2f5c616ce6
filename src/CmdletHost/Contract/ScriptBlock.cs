using IoTFleet.CmdletHost.Engine;

namespace System.Management.Automation;

/// <summary>An expression over $_, in braces.</summary>
public class ScriptBlock
{
    private readonly string _text;

    internal ScriptBlock(string text, Expression body)
    {
        _text = text;
        Body = body;
    }

    internal Expression Body { get; }

    /// <summary>Reads an expression.</summary>
    public static ScriptBlock Create(string script) => new(script, Parser.ParseExpression(script));

    /// <inheritdoc/>
    public override string ToString() => _text;
}
