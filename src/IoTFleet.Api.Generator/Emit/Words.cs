using System.Text.RegularExpressions;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>Identifiers as the words that a reader would use.</summary>
internal static class Words
{
    // What an identifier cannot spell: acronyms, names, hyphens, and words it shortens.
    private static readonly (Regex Spelled, string Word)[] Dictionary = new[]
    {
        ("io ?t", "IoT"), ("o auth", "OAuth"), ("wi fi", "Wi-Fi"), ("s 3", "S3"), ("sha 256", "SHA256"), ("z ?wave", "Z-Wave"), ("zigbee", "Zigbee"),
        ("arn", "ARN"), ("arns", "ARNs"), ("id", "ID"), ("ids", "IDs"), ("url", "URL"), ("uri", "URI"), ("ota", "OTA"), ("kms", "KMS"), ("qr", "QR"), ("mac", "MAC"),
        ("ca", "CA"), ("cpus", "CPUs"), ("http", "HTTP"), ("json", "JSON"), ("posix", "POSIX"), ("ro", "read-only"), ("aws", "AWS"),
        ("lambda", "Lambda"), ("matter", "Matter"), ("greengrass", "Greengrass"), ("linux", "Linux"), ("windows(?= user)", "Windows"),
        ("meta data", "metadata"), ("pre signed", "presigned"), ("in progress", "in-progress"), ("timed out(?= )", "timed-out"),
        ("config", "configuration"), ("configs", "configurations"), ("params", "parameters"), ("info", "information"), ("min", "minimum"), ("max", "maximum"), ("sec", "seconds"),
        ("ref", "reference"), ("filesystem", "file system"), ("auth(?= material)", "authentication"), ("auth", "authorization"),
    }.Select(e => (new Regex($@"\b{e.Item1}\b"), e.Item2)).ToArray();

    private static readonly Regex Vowel = new("^([aeio]|u(?!ni|se)|S3)", RegexOptions.IgnoreCase);

    /// <summary>An identifier as words: <c>coreDeviceThingName</c> as "core device thing name", <c>OtaTaskArn</c> as "OTA task ARN".</summary>
    public static string Of(string identifier)
    {
        var words = Regex.Matches(identifier, "[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
            .Cast<Match>()
            .Select(m => m.Value.ToLowerInvariant());
        return Dictionary.Aggregate(string.Join(" ", words), (text, entry) => entry.Spelled.Replace(text, entry.Word));
    }

    /// <summary>The words with the article that a single thing has, or "The" where they name several.</summary>
    public static string WithArticle(string words) =>
        Capital(IsPlural(words) ? "the" : Article(words)) + " " + words;

    public static string Article(string word) => Vowel.IsMatch(word) ? "an" : "a";

    public static bool IsPlural(string words) =>
        words.EndsWith("criteria", StringComparison.Ordinal)
        || (words.EndsWith("s", StringComparison.Ordinal) && !words.EndsWith("ss", StringComparison.Ordinal) && !words.EndsWith("status", StringComparison.Ordinal));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
