using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace IoTFleet.Core.Reports;

/// <summary>
/// A report as one HTML page that needs nothing from anywhere. Its content security policy allows the page's own script and
/// style by their hashes and nothing else: what devices say is data in it, and stays text.
/// </summary>
public static class FleetReportPage
{
    private static readonly string[] ScriptFiles = ["vendor.d3-path.min.js", "vendor.d3-array.min.js", "vendor.d3-shape.min.js", "dom.js", "charts.js", "table.js", "page.js"];
    private static readonly Regex Places = new("{{([a-z]+)}}", RegexOptions.CultureInvariant);

    /// <summary>The page, in UTF-8.</summary>
    public static byte[] Write(FleetReport report)
    {
        var style = File("page.css");
        var scripts = Array.ConvertAll(ScriptFiles, File);
        var data = FleetReportFile.Write(report);
        var page = new MemoryStream(data.Length + scripts.Sum(s => s.Length) + style.Length);
        var template = File("page.html");
        var end = 0;
        foreach (Match place in Places.Matches(template))
        {
            Put(page, template.Substring(end, place.Index - end));
            end = place.Index + place.Length;
            switch (place.Groups[1].Value)
            {
                case "policy":
                    Put(page, $"default-src 'none'; script-src {string.Join(" ", scripts.Select(Hash))}; style-src {Hash(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
                    break;
                case "title":
                    Put(page, WebUtility.HtmlEncode(FormattableString.Invariant($"Fleet report {report.Region}, {report.TakenAt:yyyy-MM-dd HH:mm} UTC")));
                    break;
                case "style":
                    Put(page, style);
                    break;
                case "data":
                    page.Write(data, 0, data.Length);
                    break;
                case "scripts":
                    foreach (var script in scripts) Put(page, $"<script>{script}</script>\n");
                    break;
                default:
                    throw new InvalidOperationException($"The page's template has no meaning for {place.Value}.");
            }
        }

        Put(page, template.Substring(end));
        return page.ToArray();
    }

    private static void Put(Stream page, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        page.Write(bytes, 0, bytes.Length);
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)))}'";
    }

    // A browser hashes what it has read, in which lines end in one character whatever the file said.
    private static string File(string name)
    {
        using var stream = typeof(FleetReportPage).Assembly.GetManifestResourceStream($"IoTFleet.Core.Reports.Page.{name}")
            ?? throw new InvalidOperationException($"The page's {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
