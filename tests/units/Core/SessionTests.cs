using Amazon.Runtime;
using IoTFleet.Core.Sessions;
using Xunit;

namespace IoTFleet.Tests.Core;

public sealed class SessionTests
{
    private static readonly SessionSettings Sandbox = new() { Handler = new HttpClientHandler(), Region = "us-east-1" };

    [Fact]
    public void A_region_alone_keeps_the_rest_of_what_is_connected()
    {
        var settings = new SessionSettings { Region = "eu-west-1" }.Over(Sandbox);

        Assert.Same(Sandbox.Handler, settings.Handler);
        Assert.Equal("eu-west-1", settings.Region);
    }

    [Fact]
    public void Another_endpoint_profile_or_credential_leaves_the_sandbox()
    {
        Assert.Null(new SessionSettings { EndpointUrl = "http://127.0.0.1:1" }.Over(Sandbox).Handler);
        Assert.Null(new SessionSettings { ProfileName = "prod" }.Over(Sandbox).Handler);
        Assert.Null(new SessionSettings { Credential = new BasicAWSCredentials("a", "b") }.Over(Sandbox).Handler);
    }

    [Fact]
    public void A_profile_takes_the_place_of_connected_credentials()
    {
        var beneath = new SessionSettings { Credential = new BasicAWSCredentials("a", "b") };

        Assert.Null(new SessionSettings { ProfileName = "prod" }.Over(beneath).Credential);
    }

    [Fact]
    public void The_same_settings_give_the_same_session()
    {
        var settings = new SessionSettings { Region = "eu-west-1", Credential = new BasicAWSCredentials("a", "b") };

        Assert.Same(SessionFactory.Get(settings), SessionFactory.Get(settings with { Credential = new BasicAWSCredentials("a", "b") }));
    }

    [Theory]
    [InlineData("fleet", "EndpointInvalid")]
    [InlineData("ftp://fleet", "EndpointInvalid")]
    [InlineData("http://fleet.example", "EndpointInsecure")]
    public void An_endpoint_that_cannot_be_used_is_refused(string url, string code)
    {
        var settings = new SessionSettings { EndpointUrl = url, Region = "eu-west-1", Credential = new BasicAWSCredentials("a", "b") };

        Assert.Equal(code, Assert.Throws<SessionException>(() => SessionFactory.Get(settings)).Code);
    }

    [Fact]
    public void A_region_that_is_none_is_refused()
    {
        var settings = new SessionSettings { Region = "eu west", Credential = new BasicAWSCredentials("a", "b") };

        Assert.Equal("RegionInvalid", Assert.Throws<SessionException>(() => SessionFactory.Get(settings)).Code);
    }

    [Fact]
    public void A_stored_region_gives_way_to_one_that_is_named()
    {
        var stored = new SessionSettings { StoredRegion = "ap-south-1", Credential = new BasicAWSCredentials("a", "b") };

        Assert.Equal("ap-south-1", SessionFactory.Get(stored).Region);
        Assert.Equal("eu-west-1", SessionFactory.Get(new SessionSettings { Region = "eu-west-1" }.Over(stored)).Region);
    }

    [Fact]
    public void Settings_show_no_secret()
    {
        var settings = new SessionSettings { Region = "eu-west-1", Credential = new BasicAWSCredentials("AKIDEXAMPLE", "very-secret") };

        Assert.DoesNotContain("very-secret", settings.ToString());
        Assert.DoesNotContain("AKIDEXAMPLE", settings.ToString());
    }
}
