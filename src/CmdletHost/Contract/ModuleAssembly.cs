namespace System.Management.Automation;

/// <summary>Runs when the module's assembly is imported.</summary>
public interface IModuleAssemblyInitializer
{
    /// <summary>The module was imported.</summary>
    void OnImport();
}

/// <summary>Runs when the module is removed.</summary>
public interface IModuleAssemblyCleanup
{
    /// <summary>The module is removed.</summary>
    void OnRemove(PSModuleInfo psModuleInfo);
}

/// <summary>A module, as far as <see cref="IModuleAssemblyCleanup"/> needs one.</summary>
public sealed class PSModuleInfo
{
    internal PSModuleInfo(string name) => Name = name;

    /// <summary>The module's name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
