using System.Globalization;

namespace IoTFleet.Api.Http;

/// <summary>Reads values from headers. What is not as modelled reads as absent: Retry-After, for one, may also be a date.</summary>
internal static class HeaderValue
{
    internal static int? Int32(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
