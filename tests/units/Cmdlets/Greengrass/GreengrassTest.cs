using System.Management.Automation;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

/// <summary>Runs the module's cmdlets on a sandbox of 50 core devices, whose time stands still.</summary>
[Collection(SessionCollection.Name)]
public abstract class GreengrassTest : IDisposable
{
    protected const string Artifact = "example-artifacts/com.example.Gateway/1.3.0/package.zip";

    protected GreengrassTest()
    {
        Run("Connect-IoTFleet -Sandbox -Speed 0");
        Sandbox = Current.Context!.Sandbox!;
    }

    protected HostSession Session { get; } = new(typeof(FleetCmdlet).Assembly);

    protected IoTFleet.Sandbox.Sandbox Sandbox { get; }

    /// <summary>A folder for the test.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("iotfleet-").FullName;

    public void Dispose()
    {
        Current.Context = null;
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<PSObject> Run(string pipeline)
    {
        var result = Session.Run(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return [.. result.Output.Select(o => o!)];
    }

    protected PSObject One(string pipeline) => Assert.Single(Run(pipeline));

    /// <summary>A property of each object of a pipeline.</summary>
    protected IReadOnlyList<string?> Each(string pipeline, string property) => [.. Run(pipeline).Select(o => o.Properties[property]?.Value?.ToString())];

    /// <summary>The errors of a pipeline that must fail.</summary>
    protected IReadOnlyList<ErrorRecord> Errors(string pipeline)
    {
        var errors = Session.Run(pipeline).Errors;
        Assert.NotEmpty(errors);
        return errors;
    }

    protected static string Text(ErrorRecord error) => error.ErrorDetails?.Message ?? error.Exception.Message;
}
