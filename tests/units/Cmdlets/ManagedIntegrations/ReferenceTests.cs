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
        Assert.Equal("a", Of("OtaTaskConfiguration", new GetOtaTaskResponse { TaskId = "t", TaskConfigurationId = "a" }));
        Assert.Equal("a", Of("CloudConnector", new GetConnectorDestinationResponse { Id = "d", CloudConnectorId = "a" }));
        Assert.Equal("a", Of("ConnectorDestination", new ManagedThingSummary { Id = "t", ConnectorDestinationId = "a" }));
    }

    [Fact]
    public void Objects_of_other_kinds_are_refused()
    {
        var error = Assert.Throws<ArgumentTransformationMetadataException>(() => Thing(new CredentialLockerSummary { Id = "a" }));
        Assert.Equal("A CredentialLockerSummary is no managed thing: it has none of ManagedThingId, ManagedThing, ManagedThingName, ThingName, CoreDeviceThingName.", error.Message);
        Assert.Throws<ArgumentTransformationMetadataException>(() => Thing(null!));
        Assert.Throws<ArgumentTransformationMetadataException>(() => Of("Destination", new ConnectorDestinationSummary { Id = "a", Name = "b" }));
    }

    [Theory]
    [InlineData("ManagedThingId", "lamp", "lamp")]
    [InlineData("Id", "lamp", "lamp")]
    [InlineData("Identifier", "lamp", "lamp")]
    [InlineData("Arn", "arn:aws:iotmanagedintegrations:us-east-1:123456789012:managed-thing/lamp", "lamp")]
    [InlineData("ManagedThing", "0ab36724ae8dabc4fc1ca5b81ef41373", "0ab36724ae8dabc4fc1ca5b81ef41373")]
    [InlineData("ManagedThing", "lamp", null)]
    [InlineData("ManagedThingName", "lamp", null)]
    [InlineData("Name", "lamp", null)]
    [InlineData("Name", "0ab36724ae8dabc4fc1ca5b81ef41373", null)]
    public void A_row_says_by_its_column_whether_it_has_an_id_or_a_name(string column, string value, string? id)
    {
        var row = Row((column, value));
        var reference = Reference("ManagedThing", row);
        Assert.Equal((value, id, row), (reference.Text, reference.Id, reference.Input));
        Assert.Equal(id, Reference("ManagedThing", new Hashtable { [column] = value }).Id);
    }

    [Fact]
    public void A_row_s_columns_have_an_order()
    {
        Assert.Equal("a", Thing(Row(("Id", "row 7"), ("Name", "n"), ("ManagedThingName", "a"))));
        Assert.Equal("a", Thing(Row(("Id", ""), ("Name", "a"))));
        Assert.Equal("a", Of("ManagedThing", Row(("ManagedThingId", "b"), ("Controller", "a")), "Controller"));
        Assert.Equal("a", Of("ManagedThing", Row(("Controller", ""), ("ManagedThingId", "a")), "Controller"));
        var named = Reference("ManagedThing", Row(("Id", "a"), ("Name", "Kitchen")));
        Assert.Equal(("a", "Kitchen"), (named.Id, named.Name));
    }

    [Fact]
    public void A_column_may_hold_resources()
    {
        var row = Row(("ManagedThing", new ManagedThingSummary { Id = "a", Name = "Kitchen" }));
        var reference = Reference("ManagedThing", row);
        Assert.Equal(("a", "Kitchen", row), (reference.Id, reference.Name, reference.Input));
        var targets = (ResourceReference[])new ReferenceTransformationAttribute("ManagedThing") { As = "Target" }.Transform(null!, new GetOtaTaskResponse { TaskId = "t", Target = ["a", "b"] });
        Assert.Equal(["a", "b"], targets.Select(t => t.Text));
    }

    [Theory]
    [InlineData("ManagedThing", null, "An object is no managed thing: it has none of ManagedThingId, ManagedThing, ManagedThingName, Id, Identifier, Arn, Name, ThingName, CoreDeviceThingName.")]
    [InlineData("ManagedThing", "Controller", "An object is no managed thing: it has none of ControllerId, Controller, ControllerName, ManagedThingId, ManagedThing, ManagedThingName, Id, Identifier, Arn, Name, ThingName, CoreDeviceThingName.")]
    [InlineData("Destination", null, "An object is no destination: it has none of Destination, DestinationName, Name.")]
    [InlineData("NotificationConfiguration", null, "An object is no notification configuration: it has none of NotificationConfiguration, EventType.")]
    [InlineData("OtaTask", null, "An object is no over-the-air task: it has none of OtaTaskId, OtaTask, TaskId, Task, Id, Identifier, Arn.")]
    public void A_row_without_any_of_the_columns_is_told_which_there_are(string resource, string? role, string message)
    {
        var transformation = new ReferenceTransformationAttribute(resource) { As = role };
        Assert.Equal(message, Assert.Throws<ArgumentTransformationMetadataException>(() => transformation.Transform(null!, Row(("Kitchen", "lamp")))).Message);
    }

    private static PSObject Row(params (string Column, object Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (column, value) in columns) row.Properties.Add(new PSNoteProperty(column, value));
        return row;
    }

    private static string Thing(object value) => Of("ManagedThing", value);

    private static string Of(string resource, object value, string? role = null) => Reference(resource, value, role).Text;

    private static ResourceReference Reference(string resource, object value, string? role = null) =>
        (ResourceReference)new ReferenceTransformationAttribute(resource) { As = role }.Transform(null!, value);
}
