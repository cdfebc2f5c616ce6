using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTFleet.Api.Http;

/// <summary>Makes the body of a request.</summary>
internal static class RequestBody
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The models' own limits are what checks a value; here every string goes out as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static byte[] Of<T>(T request, Action<Utf8JsonWriter, T> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options)) write(writer, request);
        return bytes.ToArray();
    }
}
