using System.Collections;
using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.ManagedIntegrations;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("arn:aws:iotmanagedintegrations:us-east-1:123456789012:managed-thing/abc", "abc")]
    [InlineData("0ab36724ae8dabc4fc1ca5b81ef41373", "0ab36724ae8dabc4fc1ca5b81ef41373")]
    [InlineData("b1a7c0de-0000-4000-8000-0123456789ab", "b1a7c0de-0000-4000-8000-0123456789ab")]
    [InlineData("Kitchen lamp", null)]
    [InlineData("LivingRoomThermostatUpstairs", null)]
    [InlineData("lamp-1", null)]
    public void An_id_is_told_from_a_name(string text, string? id) => Assert.Equal(id, new ResourceReference(text).Id);

    [Fact]
    public void Objects_are_taken_for_the_id_they_have()
    {
        Assert.Equal("a", Thing(new ManagedThingSummary { Id = "a" }));
        Assert.Equal("a", Thing(new GetManagedThingResponse { Id = "a" }));
        Assert.Equal("a", Thing(new OtaTaskExecutionSummaries { ManagedThingId = "a" }));
        Assert.Equal("a", Thing(new Hashtable { ["Id"] = "a" }));
        Assert.Equal("a", Of("OtaTaskConfiguration", new GetOtaTaskResponse { TaskId = "t", TaskConfigurationId = "a" }, "TaskConfigurationId"));
        Assert.Equal("a", Of("CloudConnector", new GetConnectorDestinationResponse { Id = "d", CloudConnectorId = "a" }));
        Assert.Equal("a", Of("ConnectorDestination", new ManagedThingSummary { Id = "t", ConnectorDestinationId = "a" }));
    }

    [Fact]
    public void Objects_of_other_kinds_are_refused()
    {
        var error = Assert.Throws<ArgumentTransformationMetadataException>(() => Thing(new CredentialLockerSummary { Id = "a" }));
        Assert.Equal("A CredentialLockerSummary is no managed thing: it has no ManagedThingId.", error.Message);
        Assert.Throws<ArgumentTransformationMetadataException>(() => Thing(null!));
        Assert.Throws<ArgumentTransformationMetadataException>(() => Of("Destination", new ConnectorDestinationSummary { Id = "a", Name = "b" }, "DestinationName", "Name"));
    }

    private static string Thing(object value) => Of("ManagedThing", value);

    private static string Of(string resource, object value, string? elsewhere = null, string own = "Id") =>
        ((ResourceReference)new ReferenceTransformationAttribute(resource) { Elsewhere = elsewhere, Own = own }.Transform(null!, value)).Text;
}
