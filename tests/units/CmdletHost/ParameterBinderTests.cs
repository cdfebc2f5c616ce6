using System.Management.Automation;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class ParameterBinderTests : HostTest
{
    [Fact]
    public void Converts_what_a_parameter_takes()
    {
        dynamic bound = Bind("ssb a 5 -Status unh -Timeout 00:01:30 -Since 2026-01-02 -Url https://x/y -Word NEW -Enabled $false -Code abc -Force -Anything 5");
        Assert.Equal(5, (int)bound.Limit);
        Assert.Equal(SampleStatus.Unhealthy, (SampleStatus)bound.Status);
        Assert.Equal(TimeSpan.FromSeconds(90), (TimeSpan)bound.Timeout);
        Assert.Equal(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Unspecified), (DateTime)bound.Since);
        Assert.Equal("/y", ((Uri)bound.Url).AbsolutePath);
        Assert.Equal("NEW", ((SampleWord)bound.Word).Value);
        Assert.False((bool)bound.Enabled);
        Assert.Equal("ABC", (string)bound.Code);
        Assert.True(((SwitchParameter)bound.Force).IsPresent);
    }

    [Theory]
    [InlineData("ssb x", "ByName")]
    [InlineData("ssb -Arn x", "ByArn")]
    [InlineData("Get-SampleThing 1 | ssb", "ByThing")]
    [InlineData("'x' | ssb", "ByName")]
    [InlineData("[pscustomobject]@{ Id = 'x' } | ssb", "ByName")]
    public void Chooses_the_parameter_set(string pipeline, string set) => Assert.Equal(set, Property(Run(pipeline)[0], "Set"));

    [Fact]
    public void Binds_pipeline_objects_by_value_then_by_property()
    {
        object? shown = One("[pscustomobject]@{ ThingName = 'x'; Status = 'Healthy' } | ssb");
        Assert.Equal("x", Property(shown, "Name"));
        Assert.Equal(SampleStatus.Healthy, Property(shown, "Status"));
        Assert.Equal("Name,Status", Property(shown, "Bound"));
    }

    [Fact]
    public void What_one_object_bound_does_not_stay_for_the_next()
    {
        IReadOnlyList<object?> shown = Run("[pscustomobject]@{ Id = 'x'; Status = 'Healthy' }, [pscustomobject]@{ Id = 'y' } | ssb");
        Assert.Equal(SampleStatus.Healthy, Property(shown[0], "Status"));
        Assert.Equal(SampleStatus.Unknown, Property(shown[1], "Status"));
        Assert.Equal("Name,Status", Property(shown[1], "Bound"));
    }

    [Theory]
    [InlineData("ssb x -Nope 1", "NamedParameterNotFound", "Nope")]
    [InlineData("ssb x -Ti", "MissingArgument", "Timeout")]
    [InlineData("ssb x -T 1", "AmbiguousParameter", "-Timeout")]
    [InlineData("ssb x 5 6", "PositionalParameterNotFound", "'6'")]
    [InlineData("ssb x -Limit 5 -Limit 6", "ParameterAlreadyBound", "Limit")]
    [InlineData("ssb", "MissingMandatoryParameter", "Name")]
    [InlineData("ssb -Name x -Arn y", "AmbiguousParameterSet", "Parameter set")]
    [InlineData("ssb x -Limit 200", "ParameterArgumentValidationError", "200")]
    [InlineData("ssb x -Limit many", "CannotConvertArgumentNoMessage", "many")]
    [InlineData("ssb x -Status Sick", "CannotConvertArgumentNoMessage", "Healthy, Unhealthy")]
    [InlineData("ssb x -Format xml", "ParameterArgumentValidationError", "json,yaml")]
    [InlineData("ssb x -Code bad", "ParameterArgumentTransformationError", "Codes are not bad")]
    [InlineData("ssb ''", "ParameterArgumentValidationError", "Name")]
    [InlineData("Remove-SampleThing ''", "ParameterArgumentValidationErrorEmptyStringNotAllowed", "Name")]
    [InlineData("ssb x -Since $null", "ParameterBindingFailed", "Since")]
    [InlineData("ssb x -Arn a,b", "", "")]
    [InlineData("ssb x -Enabled yes", "CannotConvertArgument", "Boolean")]
    [InlineData("ssb x -PipelineVariable v", "", "PipelineVariable")]
    public void Refuses_what_does_not_fit(string pipeline, string id, string message)
    {
        ErrorRecord error = Fails(pipeline);
        if (id.Length > 0)
            Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_does_not_fit_is_one_error_and_the_next_goes_on()
    {
        var result = Session.Run("[pscustomobject]@{ Name = '' }, [pscustomobject]@{ Name = 'y' } | ssb");
        Assert.Equal("y", Property(Assert.Single(result.Output), "Name"));
        Assert.Null(result.TerminatingError);
        Assert.Single(result.Errors);
        Assert.StartsWith("InputObjectNotBound,", Assert.Single(Session.Run("1 | Get-SampleThing").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_complete()
    {
        Assert.Equal(["alpha"], Session.Complete("ssb", "Completed", "a").Select(c => c.CompletionText));
        Assert.Contains("eu", Session.Complete("ssb", "Completed", "", new Dictionary<string, object> { ["region"] = "eu" }).Select(c => c.CompletionText));
        Assert.Equal(["Unhealthy", "Unknown"], Session.Complete("ssb", "Status", "un").Select(c => c.CompletionText));
    }
}
