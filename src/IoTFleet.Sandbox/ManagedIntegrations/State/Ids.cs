using System.Text;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>Makes identifiers. They are drawn from the sandbox's seed, so that the same calls give the same fleet.</summary>
internal sealed class Ids(int seed)
{
    private readonly Random _random = new(seed);

    // Apart from the identifiers, which therefore stay the same whatever certificates are asked for.
    private readonly Random _pem = new(~seed);

    /// <summary>32 hexadecimal digits.</summary>
    internal string Next()
    {
        var text = new StringBuilder(32);
        for (var i = 0; i < 4; i++) text.Append(_random.Next(int.MinValue, int.MaxValue).ToString("x8"));
        return text.ToString();
    }

    /// <summary>So many identifiers in ascending order: tables take them in without moving anything.</summary>
    internal string[] Ascending(int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++) ids[i] = Next();
        Array.Sort(ids, StringComparer.Ordinal);
        return ids;
    }

    /// <summary>Text in the form of a PEM block around drawn bytes: a certificate or key to look at, and nobody's.</summary>
    internal string Pem(string label, int length)
    {
        var bytes = new byte[length];
        _pem.NextBytes(bytes);

        // The first bytes of a DER sequence of that length, which give such files their familiar "MII" start.
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (0x30, 0x82, (byte)((length - 4) >> 8), (byte)(length - 4));
        var base64 = Convert.ToBase64String(bytes);
        var text = new StringBuilder($"-----BEGIN {label}-----\n");
        for (var i = 0; i < base64.Length; i += 64) text.Append(base64, i, Math.Min(64, base64.Length - i)).Append('\n');
        return text.Append($"-----END {label}-----\n").ToString();
    }
}
