namespace System.Management.Automation.Language;

/// <summary>The command being completed, as far as a completer's signature needs it.</summary>
public class CommandAst
{
    private readonly string _name;

    internal CommandAst(string name) => _name = name;

    /// <summary>The command's name.</summary>
    public string GetCommandName() => _name;
}
