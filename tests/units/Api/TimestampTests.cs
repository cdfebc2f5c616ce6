extern alias api;
using System.Text;
using System.Text.Json;
using Xunit;
using JsonRead = api::IoTFleet.Api.Json.JsonRead;
using JsonWrite = api::IoTFleet.Api.Json.JsonWrite;

namespace IoTFleet.Tests.Api;

/// <summary>Times as they are written. No request of the three services has one yet; the writer is there for the first that does.</summary>
public sealed class TimestampTests
{
    [Theory]
    [InlineData("2023-11-14T22:13:20Z", "1700000000")]
    [InlineData("2023-11-14T22:13:20.123Z", "1700000000.123")]
    [InlineData("2023-11-14T22:13:20.100Z", "1700000000.1")]
    [InlineData("1970-01-01T00:00:00Z", "0")]
    [InlineData("1969-12-31T23:59:58.500Z", "-1.5")]
    [InlineData("9999-12-31T23:59:59Z", "253402300799")]
    public void A_time_is_written_as_seconds_to_the_millisecond(string time, string expected)
    {
        var value = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, Write(value.UtcDateTime));
        Assert.Equal(expected, Write(value.LocalDateTime));
    }

    [Fact]
    public void A_time_comes_back_as_it_went_out()
    {
        var time = new DateTime(2026, 2, 28, 23, 59, 59, 999, DateTimeKind.Utc);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Write(time)));
        reader.Read();

        Assert.Equal(time, JsonRead.Timestamp(ref reader));
    }

    private static string Write(DateTime time)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) JsonWrite.Timestamp(writer, time);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
