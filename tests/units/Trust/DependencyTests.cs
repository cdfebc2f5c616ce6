using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace IoTFleet.Tests.Trust;

/// <summary>What the project is made of is locked by hash and told, and it says how to report a fault.</summary>
public sealed class DependencyTests
{
    private static readonly string Root = Repository();

    // Those of the benchmarks are no part of the solution and run by hand.
    public static TheoryData<string> Projects => new(Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal)) && !path.StartsWith("tests/benchmarks/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_package_of_a_project_is_locked_by_its_hash(string project)
    {
        var path = Path.Combine(Root, Path.GetDirectoryName(project)!, "packages.lock.json");
        Assert.True(File.Exists(path), $"{project} has no lock file.");
        using var locked = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var framework in locked.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in framework.Value.EnumerateObject().Where(package => package.Value.GetProperty("type").GetString() != "Project"))
            {
                Assert.True(
                    package.Value.TryGetProperty("contentHash", out var hash) && Convert.FromBase64String(hash.GetString()!).Length == 64,
                    $"{package.Name} of {project} has no hash.");
            }
        }
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("", "")]
    public async Task A_restore_in_ci_takes_nothing_else(string ci, string locked)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Root, "src", "IoTFleet.Loader"), "-getProperty:RestoreLockedMode"]) { RedirectStandardOutput = true };
        start.Environment["CI"] = ci;
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(locked, told.Trim());
        Assert.Contains("export CI=true", await File.ReadAllTextAsync(Path.Combine(Root, ".ci", "run"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_is_listed_with_what_was_weighed_against_it()
    {
        var rows = File.ReadAllLines(Path.Combine(Root, "docs", "dependencies.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var packages = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();
        Assert.True(packages.Count > 10);
        Assert.All(packages, package =>
        {
            var row = rows.Find(cells => cells[1].Split(", ").Contains(package, StringComparer.Ordinal));
            Assert.True(row is not null, $"{package} is not listed.");

            // Package, use, keeper, license, what was weighed; the line begins and ends with a bar.
            Assert.Equal(7, row.Length);
            Assert.All(row[1..6], cell => Assert.NotEmpty(cell));
        });
    }

    [Fact]
    public void It_says_how_to_report_a_fault()
    {
        var text = File.ReadAllText(Path.Combine(Root, "SECURITY.md"));
        Assert.Contains("## Reporting a fault", text, StringComparison.Ordinal);
        Assert.Contains("private vulnerability reporting", text, StringComparison.Ordinal);
        Assert.Matches("https://github.com/[A-Za-z]+/IoTFleet", text);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Module.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
