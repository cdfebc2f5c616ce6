using System.Management.Automation;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

/// <summary>Runs the module's cmdlets on a sandbox of 50 core devices, whose time stands still.</summary>
public abstract class GreengrassTest() : SandboxTest("")
{
    protected const string Artifact = "example-artifacts/com.example.Gateway/1.3.0/package.zip";

    /// <summary>A folder for the test.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("iotfleet-").FullName;

    protected override void Clean() => Directory.Delete(Folder, recursive: true);

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<PSObject> Run(string pipeline) => [.. Output(pipeline).Select(o => o!)];

    protected PSObject One(string pipeline) => Assert.Single(Run(pipeline));

    /// <summary>A property of each object of a pipeline.</summary>
    protected IReadOnlyList<string?> Each(string pipeline, string property) => [.. Run(pipeline).Select(o => o.Properties[property]?.Value?.ToString())];

    protected static string Text(ErrorRecord error) => error.ErrorDetails?.Message ?? error.Exception.Message;
}
