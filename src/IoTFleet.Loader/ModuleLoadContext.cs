using System.Reflection;
using System.Runtime.Loader;

namespace IoTFleet.Loader;

/// <summary>
/// Loads the module with its own copies of the assemblies beside it. Another module's AWSSDK.Core, older or newer, is not
/// disturbed by it and does not disturb it.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly object Gate = new();
    private static ModuleLoadContext? _instance;
    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("IoTFleet") => _folder = folder;

    /// <summary>The module's assembly, loaded once for the process.</summary>
    public static Assembly LoadModule()
    {
        lock (Gate)
        {
            _instance ??= new ModuleLoadContext(Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!);
            return _instance.LoadFromAssemblyPath(Path.Combine(_instance._folder, "IoTFleet.dll"));
        }
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // What is not beside the module is PowerShell's or .NET's, and shared.
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
