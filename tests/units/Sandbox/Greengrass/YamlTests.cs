using System.Text.Json.Nodes;
using IoTFleet.Sandbox.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class YamlTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: '1'", """{"a":"1"}""")]
    [InlineData("a: 2020-01-25", """{"a":"2020-01-25"}""")]
    [InlineData("a: 1.0.0", """{"a":"1.0.0"}""")]
    [InlineData("a: 1.5", """{"a":1.5}""")]
    [InlineData("a: it's", """{"a":"it's"}""")]
    [InlineData("a: 'it''s'", """{"a":"it's"}""")]
    [InlineData("a: \"x\\ty\\u0041\"", """{"a":"x\ty\u0041"}""")]
    [InlineData("a: x # comment", """{"a":"x"}""")]
    [InlineData("a: x#y", """{"a":"x#y"}""")]
    [InlineData("a: 'x # y'", """{"a":"x # y"}""")]
    [InlineData("a: s3://b/c", """{"a":"s3://b/c"}""")]
    [InlineData("a: {b: s3://c/d, e: [1, two, 'th,ree']}", """{"a":{"b":"s3://c/d","e":[1,"two","th,ree"]}}""")]
    [InlineData("a: [1,\n  2,\n  3]", """{"a":[1,2,3]}""")]
    [InlineData("a:\n- 1\n- 2\nb: 3", """{"a":[1,2],"b":3}""")]
    [InlineData("a:\n  - b: 1\n    c: 2\n  - b: 3", """{"a":[{"b":1,"c":2},{"b":3}]}""")]
    [InlineData("- - 1\n  - 2\n- 3", "[[1,2],3]")]
    [InlineData("a:\n  b:\nc: ~", """{"a":{"b":null},"c":null}""")]
    [InlineData("a: |\n  x\n   y\n\n  z\nb: 1", """{"a":"x\n y\n\nz\n","b":1}""")]
    [InlineData("a: |-\n  x\nb: >\n  x\n  y\n\n  z", """{"a":"x","b":"x y\nz\n"}""")]
    [InlineData("\"a b\": 1\n'c: d': 2", """{"a b":1,"c: d":2}""")]
    [InlineData("a: yes\nb: true\nc: null", """{"a":"yes","b":true,"c":null}""")]
    [InlineData("---\na: 1\n...", """{"a":1}""")]
    [InlineData("a: echo \"x: y\" {b}", """{"a":"echo \"x: y\" {b}"}""")]
    [InlineData("a:\r\n  b: 1\r\n", """{"a":{"b":1}}""")]
    [InlineData("a: python3\n  -u x.py\n  # between\n  --port 1\nb: 2", """{"a":"python3 -u x.py --port 1","b":2}""")]
    [InlineData("a: \"x\n  y\"\nb: 'p\n  q'", """{"a":"x y","b":"p q"}""")]
    [InlineData("- a b\n  c\n- d", """["a b c","d"]""")]
    [InlineData("- |\n  x\n- y", """["x\n","y"]""")]
    public void Reads(string yaml, string json)
    {
        var expected = JsonNode.Parse(json);
        var actual = YamlReader.Read(yaml);
        Assert.Equal(expected!.ToJsonString(), actual!.ToJsonString());
        Assert.Equal(expected.ToJsonString(), YamlReader.Read(YamlWriter.Write(actual))!.ToJsonString());
    }

    [Theory]
    [InlineData("a: &x 1")]
    [InlineData("a: *x")]
    [InlineData("a: !!str 1")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: 'open")]
    [InlineData("a: [1")]
    [InlineData("a: {b}")]
    [InlineData("a: 1\n b: 2")]
    [InlineData("a:\n\tb: 1")]
    [InlineData("a: \"\\q\"")]
    [InlineData("a: 1\nplain")]
    [InlineData("? a")]
    public void Refuses(string yaml) => Assert.Throws<FormatException>(() => YamlReader.Read(yaml));

    [Theory]
    [InlineData("[", "")]
    [InlineData("- ", "a")]
    [InlineData("{a: ", "")]
    public void RefusesWhatNestsWithoutEnd(string opening, string end) =>
        Assert.Throws<FormatException>(() => YamlReader.Read(string.Concat(Enumerable.Repeat(opening, 10_000)) + end));
}
