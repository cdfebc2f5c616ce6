using Amazon.Runtime;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>Credentials as AWS.Tools.Common leaves them: of types that this copy of the SDK does not know.</summary>
public sealed class ForeignCredentialsTests
{
    [Fact]
    public void A_wrapper_with_a_hidden_property_is_read()
    {
        var credentials = ForeignCredentials.Wrap(new StoredWrapper());

        var keys = credentials!.GetCredentials();
        Assert.Equal(("AKIDEXAMPLE", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    [Fact]
    public void The_same_foreign_object_gives_equal_credentials()
    {
        var stored = new OtherCredentials();

        Assert.Equal(ForeignCredentials.Wrap(stored), ForeignCredentials.Wrap(stored));
        Assert.NotEqual(ForeignCredentials.Wrap(stored), ForeignCredentials.Wrap(new OtherCredentials()));
    }

    [Fact]
    public void What_is_no_credentials_is_none() => Assert.Null(ForeignCredentials.Wrap("text"));

    [Fact]
    public void Own_credentials_stay_what_they_are()
    {
        var own = new BasicAWSCredentials("a", "b");

        Assert.Same(own, ForeignCredentials.Wrap(own));
    }

#pragma warning disable CA1822, IDE0051 // read by name
    private sealed class StoredWrapper
    {
        private OtherCredentials Credentials { get; } = new();
    }

    private sealed class OtherCredentials
    {
        public OtherKeys GetCredentials() => new();
    }

    private sealed class OtherKeys
    {
        public string AccessKey => "AKIDEXAMPLE";

        public string SecretKey => "secret";

        public string Token => "token";
    }
}
