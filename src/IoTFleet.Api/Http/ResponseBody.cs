using System.Buffers;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace IoTFleet.Api.Http;

/// <summary>Reads the body of an answer into a response.</summary>
internal static class ResponseBody
{
    internal delegate void Reader<in T>(ref Utf8JsonReader reader, T value);

    /// <summary>Reads the body. That there is none is an error: a list whose answer got lost on the way would look like an empty one.</summary>
    internal static void Read<T>(JsonUnmarshallerContext context, T response, Reader<T> read)
    {
        var buffer = ReadAll(context, out var length);
        try
        {
            var body = WithoutMark(buffer.AsSpan(0, length));
            if (IsBlank(body)) throw new JsonException("The body is empty.");
            var reader = new Utf8JsonReader(body);
            Start(ref reader, context);
            if (reader.TokenType != JsonTokenType.Null) read(ref reader, response);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The whole body as a rented array.</summary>
    internal static byte[] ReadAll(JsonUnmarshallerContext context, out int length)
    {
        var expected = context.ResponseData?.ContentLength ?? 0;
        var buffer = ArrayPool<byte>.Shared.Rent(expected is > 0 and < 1 << 20 ? (int)expected + 1 : 16 * 1024);
        length = 0;
        while (true)
        {
            var count = context.Stream.Read(buffer, length, buffer.Length - length);
            if (count == 0) return buffer;
            length += count;
            if (length < buffer.Length) continue;
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            Buffer.BlockCopy(buffer, 0, larger, 0, length);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }

    /// <summary>The body without the byte order mark that some proxies put before it.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body.Slice(3) : body;

    private static bool IsBlank(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
        return true;
    }

    private static void Start(ref Utf8JsonReader reader, JsonUnmarshallerContext context)
    {
        try
        {
            reader.Read();
        }
        catch (JsonException e)
        {
            throw new NotJsonException(context.ResponseData?.ContentType ?? "", e);
        }
    }
}
