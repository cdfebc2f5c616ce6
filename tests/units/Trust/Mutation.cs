using System.Text;

namespace IoTFleet.Tests.Trust;

/// <summary>Spoils bytes as networks, proxies and attackers do. The same seed spoils the same way.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "null", "true", "1e999", "-1e999", "99999999999999999999999999999999", "0.1e-400", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\0", "{", "}", "[", "]", ",", ":", "\"",
            "\\", "{\"a\":1,\"a\":2}", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "\uFEFF", "<html>", "%00", "%", "../", "-", "\r\n\r\n", "$(", "@{", "`", "'",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        Encoding.UTF8.GetBytes(new string('[', 300)), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 300))), Encoding.UTF8.GetBytes(new string('(', 300)), Encoding.UTF8.GetBytes(new string('9', 400)),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The bytes, spoilt in one to four places.</summary>
    internal byte[] Of(byte[] bytes)
    {
        var result = bytes.ToList();
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            var at = _random.Next(result.Count + 1);
            var length = Math.Min(_random.Next(1, 20), result.Count - at);
            switch (_random.Next(6))
            {
                case 0: result.RemoveRange(at, length); break;
                case 1: result.InsertRange(_random.Next(result.Count + 1), result.GetRange(at, length)); break;
                case 2: result.InsertRange(at, Pieces[_random.Next(Pieces.Length)]); break;
                case 3: result.RemoveRange(at, length); result.InsertRange(at, Pieces[_random.Next(Pieces.Length)]); break;
                case 4 when at < result.Count: result[at] = (byte)_random.Next(256); break;
                default: result.RemoveRange(at, result.Count - at); break;
            }
        }

        return [.. result];
    }

    /// <summary>Spoilt text.</summary>
    internal string Of(string text) => Encoding.Latin1.GetString(Of(Encoding.Latin1.GetBytes(text)));
}
