using System.Collections;
using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using IoTFleet.Pipeline;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class StructureTests
{
    [Fact]
    public void Documents_come_and_go_unchanged()
    {
        const string Json = """{"a":[1,2.5,"x",true,null,{"B":{"c":9999999999}}],"other":{"A":1,"a":2,"":3}}""";
        var document = DocumentConversion.FromArgument(Json, "It");
        var value = (PSObject)DocumentConversion.ToObject(document)!;
        Assert.Equal(5000000000, DocumentConversion.ToObject(new Document(5000000000)));
        var back = DocumentConversion.FromObject(new Hashtable { ["list"] = new object?[] { 1, "x", null, new Hashtable { ["n"] = 2.5 } } }, "It");
        Assert.Equal(2.5, back.AsDictionary()["list"].AsList()[3].AsDictionary()["n"].AsDouble());
        Assert.Equal("1", ((object?[])value.Properties["a"]!.Value!)[0]?.ToString());
        var again = DocumentConversion.FromObject(value, "It").AsDictionary();
        Assert.Equal((1, 2, 3), (again["other"].AsDictionary()["A"].AsInt(), again["other"].AsDictionary()["a"].AsInt(), again["other"].AsDictionary()[""].AsInt()));
        Assert.Equal(9999999999, again["a"].AsList()[5].AsDictionary()["B"].AsDictionary()["c"].AsLong());
        Assert.True(again["a"].AsList()[4].IsNull());
    }

    [Fact]
    public void Text_that_is_no_json_is_not_repeated()
    {
        var error = Assert.Throws<ArgumentTransformationMetadataException>(() => DocumentConversion.FromArgument("{ secret", "The value"));
        Assert.DoesNotContain("secret", error.Message);
    }

    [Fact]
    public void Structures_are_made_member_by_member()
    {
        var push = Make<PushConfig>(new Hashtable
        {
            ["timeoutConfig"] = new Hashtable { ["inProgressTimeoutInMinutes"] = "30" },
            ["AbortConfig"] = new Hashtable { ["AbortConfigCriteriaList"] = new Hashtable { ["Action"] = "CANCEL", ["ThresholdPercentage"] = 12.5 } },
        });
        Assert.Equal(30, push.TimeoutConfig.InProgressTimeoutInMinutes);
        var criteria = Assert.Single(push.AbortConfig.AbortConfigCriteriaList);
        Assert.Equal(("CANCEL", 12.5), (criteria.Action.Value, criteria.ThresholdPercentage));
    }

    [Fact]
    public void Json_text_is_taken_too_and_lists_stay_lists()
    {
        var windows = (ScheduleMaintenanceWindow[])new StructureTransformationAttribute(typeof(ScheduleMaintenanceWindow)).Transform(null!, """[{"startTime":"a","durationInMinutes":5},{"startTime":"b"}]""");
        Assert.Equal(["a", "b"], windows.Select(w => w.StartTime));
    }

    [Fact]
    public void Wrong_members_are_told_with_the_right_ones_and_without_values()
    {
        var unknown = Assert.Throws<ArgumentTransformationMetadataException>(() => Make<PushConfig>(new Hashtable { ["TimeoutConfig"] = new Hashtable { ["Minutes"] = 1 } }));
        Assert.Equal("The TimeoutConfig of the PushConfig has no 'Minutes'. Known: InProgressTimeoutInMinutes.", unknown.Message);
        var wrong = Assert.Throws<ArgumentTransformationMetadataException>(() => Make<PushConfig>(new Hashtable { ["TimeoutConfig"] = new Hashtable { ["InProgressTimeoutInMinutes"] = "secret" } }));
        Assert.Equal("The InProgressTimeoutInMinutes of the TimeoutConfig of the PushConfig takes a Int64, not a String.", wrong.Message);
    }

    private static T Make<T>(object value) => (T)new StructureTransformationAttribute(typeof(T)).Transform(null!, value);
}
