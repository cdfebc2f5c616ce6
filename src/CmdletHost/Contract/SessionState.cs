using IoTFleet.CmdletHost;

namespace System.Management.Automation;

/// <summary>The session's variables, paths and commands.</summary>
public sealed class SessionState
{
    internal SessionState(HostSession session)
    {
        InvokeCommand = new CommandInvocationIntrinsics(session);
        PSVariable = new PSVariableIntrinsics(session.Variables);
    }

    /// <summary>The commands.</summary>
    public CommandInvocationIntrinsics InvokeCommand { get; }

    /// <summary>The paths.</summary>
    public PathIntrinsics Path { get; } = new();

    /// <summary>The variables.</summary>
    public PSVariableIntrinsics PSVariable { get; }
}

/// <summary>The variables.</summary>
public sealed class PSVariableIntrinsics
{
    private readonly IDictionary<string, object?> _variables;

    internal PSVariableIntrinsics(IDictionary<string, object?> variables) => _variables = variables;

    /// <summary>A variable, or null.</summary>
    public PSVariable? Get(string name) =>
        _variables.TryGetValue(PlainName(name), out object? value) ? new PSVariable(PlainName(name), value) { Store = _variables } : null;

    /// <summary>The value of a variable, or null.</summary>
    public object? GetValue(string name) => GetValue(name, null);

    /// <summary>The value of a variable, or a default.</summary>
    public object? GetValue(string name, object? defaultValue) =>
        _variables.TryGetValue(PlainName(name), out object? value) ? value : defaultValue;

    /// <summary>Removes a variable.</summary>
    public void Remove(string name) => _variables.Remove(PlainName(name));

    /// <summary>Removes a variable.</summary>
    public void Remove(PSVariable variable) => Remove(variable.Name);

    /// <summary>Sets a variable.</summary>
    public void Set(string name, object? value) => _variables[PlainName(name)] = value;

    /// <summary>Sets a variable.</summary>
    public void Set(PSVariable variable) => Set(variable.Name, variable.Value);

    // All scopes are one here.
    private static string PlainName(string name) => name[(name.IndexOf(':') + 1)..];
}

/// <summary>A variable.</summary>
public class PSVariable
{
    /// <summary>A variable.</summary>
    public PSVariable(string name)
        : this(name, null)
    {
    }

    /// <summary>A variable with a value.</summary>
    public PSVariable(string name, object? value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>A variable with a value and options.</summary>
    public PSVariable(string name, object? value, ScopedItemOptions options)
        : this(name, value) => Options = options;

    /// <summary>What the variable is for.</summary>
    public virtual string Description { get; set; } = string.Empty;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What may be done with it.</summary>
    public virtual ScopedItemOptions Options { get; set; }

    /// <summary>The value.</summary>
    public virtual object? Value
    {
        get;
        set
        {
            field = value;
            Store?[Name] = value;
        }
    }

    internal IDictionary<string, object?>? Store { get; init; }
}
