using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>The facts of the services that stand beside the repository, where they do, and the models within it.</summary>
internal static class Reference
{
    public static readonly string[] Services = ["greengrassv2", "iot-managed-integrations", "iot"];

    /// <summary>Reads a reference file; skips the test where there is none.</summary>
    public static JsonElement Read(string service, string file)
    {
        var folder = Find("shared/reference") ?? Find("../shared/reference");
        if (folder is null) Assert.Skip("There is no folder shared/reference above the tests or beside the repository to compare with.");
        return Parse(Path.Combine(folder, service, file));
    }

    /// <summary>Reads one of the models that the clients are generated from.</summary>
    public static JsonElement Model(string service) =>
        Parse(Path.Combine(Find("src/IoTFleet.Api/Models") ?? throw new DirectoryNotFoundException("The models are not above the tests."), service + ".json"));

    // The build's output may lie outside the repository, so the place of the sources counts too.
    private static string? Find(string folder) =>
        new[] { AppContext.BaseDirectory, Sources(), Environment.CurrentDirectory }
            .SelectMany(Upwards)
            .Select(start => Path.GetFullPath(Path.Combine(start, folder)))
            .FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }

    private static string Sources([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static JsonElement Parse(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
