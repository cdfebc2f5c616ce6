using System.Management.Automation;
using IoTFleet.Pipeline;
using IoTFleet.Tests.Cmdlets.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>Objects go where they came from, and where a host does not tell which object is piped in, nothing is done in a wrong place.</summary>
public sealed class PipelineInputTests : GreengrassTest
{
    private const string FromTheNorth = "Get-GGCoreDevice -Region eu-north-1 | Select-Object -First 1 | Get-GGInstalledComponent";

    public static TheoryData<string> Writes => new("Remove-GGCoreDevice -Force", "Get-GGCoreDevice", "Add-GGClientDevice -CoreDeviceThingName a", "Send-MIManagedThingCommand -Endpoint 1 -Capability matter.OnOff@1.4 -Action On");

    [Fact]
    public void An_object_is_acted_on_where_it_came_from() => Assert.Equal("eu-north-1", Assert.Single(Each(FromTheNorth, "Region").Distinct()));

    [Theory]
    [MemberData(nameof(Writes))]
    public void Where_the_host_does_not_tell_the_object_it_is_not_acted_on(string command)
    {
        Sandbox.Requests.Clear();
        var error = Blind(() => Assert.Single(Errors($"'a', 'b' | {command}")));
        Assert.StartsWith("PipedObjectUnseen", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Region or -ProfileName", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Sandbox.Requests.Count);
    }

    [Fact]
    public void There_a_named_place_is_enough()
    {
        Assert.Equal("eu-south-1", Assert.Single(Blind(() => Each(FromTheNorth + " -Region eu-south-1", "Region")).Distinct()));
        Assert.NotEmpty(Blind(() => Session.Run("Get-GGCoreDevice")).Output);
    }

    [Fact]
    public void Only_an_object_of_the_pipeline_counts()
    {
        Assert.NotNull(PipelineInput.Find(typeof(PSCmdlet)));
        Assert.Null(PipelineInput.Find(typeof(object)));
        Assert.Null(PipelineInput.Find(typeof(OtherMeaning)));
    }

    private static T Blind<T>(Func<T> run)
    {
        var reader = PipelineInput.Reader;
        PipelineInput.Reader = null;
        try
        {
            return run();
        }
        finally
        {
            PipelineInput.Reader = reader;
        }
    }

    private sealed class OtherMeaning
    {
        public string CurrentPipelineObject => "something else";
    }
}
