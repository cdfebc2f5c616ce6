using System.Globalization;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>
/// Takes a length of time, which is not negative. A bare number is refused: to PowerShell the number 30 is 3 millionths of a
/// second, and the text '30' is 30 days.
/// </summary>
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => StructuredArgument.Unwrap(inputData) switch
    {
        TimeSpan time when time < TimeSpan.Zero => throw new ArgumentTransformationMetadataException($"A time of {time:c} lies in the past: give one from 00:00:00 on."),
        string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.IndexOf(':') >= 0 => Transform(engineIntrinsics, time),
        TimeSpan or null => inputData,
        var other => throw new ArgumentTransformationMetadataException(
            $"'{other}' is not a length of time: 00:00:30 is 30 seconds, 2.00:00 two days, and [timespan]::FromMinutes(5) five minutes."),
    };
}
