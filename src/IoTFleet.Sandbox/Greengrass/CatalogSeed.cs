using System.Text.Json.Nodes;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>The components that are there from the start: those of AWS, by name and version, and an account's own.</summary>
internal static class CatalogSeed
{
    private static readonly (string Name, string Description, bool Runs, string[] Versions)[] Provided =
    [
        ("aws.greengrass.Nucleus", "Core functionality for device side orchestration of deployments and lifecycle management for execution of components.", false,
            ["2.7.0", "2.9.6", "2.10.3", "2.11.3", "2.12.6", "2.13.0", "2.14.3", "2.15.0", "2.16.0"]),
        ("aws.greengrass.NucleusLite", "A nucleus for devices with little memory.", false, ["2.0.2", "2.1.0", "2.2.2", "2.3.0"]),
        ("aws.greengrass.Cli", "A command line for the core device itself.", true, ["2.12.6", "2.13.0", "2.14.3", "2.15.0", "2.16.0"]),
        ("aws.greengrass.LogManager", "Uploads logs to CloudWatch.", true, ["2.3.7", "2.3.9", "2.3.10", "2.3.11"]),
        ("aws.greengrass.ShadowManager", "Local shadows, synchronised with AWS IoT.", true, ["2.3.9", "2.3.10", "2.3.12"]),
        ("aws.greengrass.TokenExchangeService", "Credentials of AWS for components.", true, ["2.0.3"]),
        ("aws.greengrass.StreamManager", "Streams of data to the cloud.", true, ["2.1.13", "2.2.0"]),
        ("aws.greengrass.SecretManager", "Secrets on the core device.", true, ["2.1.8", "2.2.0"]),
        ("aws.greengrass.LocalDebugConsole", "A console in the browser for the core device.", true, ["2.4.3", "2.4.4"]),
        ("aws.greengrass.DockerApplicationManager", "Images from Docker registries.", false, ["2.0.12", "2.0.13"]),
        ("aws.greengrass.LambdaManager", "Runs Lambda functions.", true, ["2.3.4", "2.3.5"]),
        ("aws.greengrass.LambdaLauncher", "Starts Lambda functions.", true, ["2.0.13"]),
        ("aws.greengrass.LambdaRuntimes", "The runtimes of Lambda functions.", false, ["2.0.8"]),
        ("aws.greengrass.telemetry.NucleusEmitter", "Health data of the device on the local bus.", true, ["1.0.8", "1.0.9"]),
        ("aws.greengrass.clientdevices.Auth", "Authenticates client devices.", true, ["2.5.1", "2.5.3"]),
        ("aws.greengrass.clientdevices.IPDetector", "Reports the endpoints of the local broker.", true, ["2.2.0"]),
        ("aws.greengrass.clientdevices.mqtt.Bridge", "Relays messages between the local broker and the cloud.", true, ["2.3.2"]),
        ("aws.greengrass.clientdevices.mqtt.Moquette", "A local MQTT broker.", true, ["2.3.7"]),
    ];

    private static readonly string[] Everywhere = ["linux", "windows"];

    internal static void Plant(Catalog catalog, DateTime now)
    {
        foreach (var (name, description, runs, versions) in Provided)
            for (var i = 0; i < versions.Length; i++)
                catalog.Add(Recipe.Of(ProvidedRecipe(name, description, runs, versions[i])), true, now.AddDays(-40 * (versions.Length - i) - 20));

        Add(catalog, now.AddDays(-210), "com.example.SensorReader", "1.0.0", "Reads the sensors on the serial port.", Everywhere, null, ("aws.greengrass.TokenExchangeService", "^2.0.0"));
        Add(catalog, now.AddDays(-95), "com.example.SensorReader", "1.1.0", "Reads the sensors on the serial port.", Everywhere, null, ("aws.greengrass.TokenExchangeService", "^2.0.0"));
        Add(catalog, now.AddDays(-21), "com.example.SensorReader", "2.0.0", "Reads the sensors on the serial port and on CAN.", Everywhere, null, ("aws.greengrass.TokenExchangeService", "^2.0.0"), ("aws.greengrass.ShadowManager", ">=2.3.0 <3.0.0"));
        Add(catalog, now.AddDays(-200), "com.example.Gateway", "1.2.0", "Sends what the sensors say to the cloud.", Everywhere, null, ("com.example.SensorReader", ">=1.0.0 <3.0.0"), ("aws.greengrass.StreamManager", "~2.1.0"));
        Add(catalog, now.AddDays(-20), "com.example.Gateway", "1.3.0", "Sends what the sensors say to the cloud.", Everywhere, null, ("com.example.SensorReader", ">=1.0.0 <3.0.0"), ("aws.greengrass.StreamManager", "^2.1.0"));
        Add(catalog, now.AddDays(-80), "com.example.AnomalyModel", "0.9.0", "Finds odd readings.", ["linux"], ["amd64", "aarch64"]);
        Add(catalog, now.AddDays(-50), "com.example.AnomalyModel", "1.0.0-rc.1", "Finds odd readings.", ["linux"], ["amd64", "aarch64"]);
        Add(catalog, now.AddDays(-40), "com.example.AnomalyModel", "1.0.0", "Finds odd readings.", ["linux"], ["amd64", "aarch64"]);
        Add(catalog, now.AddDays(-120), "com.example.Dashboard", "3.1.4", "Shows readings on a screen beside the machine.", Everywhere, null);
        Add(catalog, now.AddDays(-9), "com.example.Diagnostics", "0.3.0", "Gathers a report when something breaks.", Everywhere, null, ("aws.greengrass.telemetry.NucleusEmitter", "^1.0.0"));
        catalog.Add(
            Recipe.Of(OwnRecipe("com.example.LegacyImporter", "1.0.0", "Brings over what the former controller recorded.", ["linux"], null)), false, now.AddDays(-33),
            new Dictionary<string, string> { ["s3://example-artifacts/com.example.LegacyImporter/1.0.0/package.zip"] = "The artifact cannot be read." });
    }

    private static void Add(
        Catalog catalog, DateTime createdAt, string name, string version, string description, string[] systems, string[]? architectures,
        params (string Name, string Range)[] dependencies) =>
        catalog.Add(Recipe.Of(OwnRecipe(name, version, description, systems, architectures, dependencies)), false, createdAt);

    private static JsonObject ProvidedRecipe(string name, string description, bool runs, string version)
    {
        var isNucleus = name.StartsWith("aws.greengrass.Nucleus", StringComparison.Ordinal);
        var systems = name == "aws.greengrass.NucleusLite" || name.StartsWith("aws.greengrass.Lambda", StringComparison.Ordinal) ? ["linux"] : Everywhere;
        return new JsonObject
        {
            ["RecipeFormatVersion"] = "2020-01-25",
            ["ComponentName"] = name,
            ["ComponentVersion"] = version,
            ["ComponentType"] = isNucleus ? "aws.greengrass.nucleus" : "aws.greengrass.plugin",
            ["ComponentDescription"] = description,
            ["ComponentPublisher"] = "AWS",
            ["Manifests"] = new JsonArray([.. systems.Select(os => new JsonObject
            {
                ["Platform"] = new JsonObject { ["os"] = os },
                ["Lifecycle"] = runs ? new JsonObject { ["Run"] = "" } : new JsonObject(),
                ["Artifacts"] = new JsonArray(new JsonObject { ["Uri"] = $"greengrass:{name}-{version}-{os}.zip", ["Unarchive"] = "NONE" }),
            })]),
        };
    }

    private static JsonObject OwnRecipe(
        string name, string version, string description, string[] systems, string[]? architectures, params (string Name, string Range)[] dependencies)
    {
        var recipe = new JsonObject
        {
            ["RecipeFormatVersion"] = "2020-01-25",
            ["ComponentName"] = name,
            ["ComponentVersion"] = version,
            ["ComponentDescription"] = description,
            ["ComponentPublisher"] = "Example Corp",
            ["ComponentConfiguration"] = new JsonObject { ["DefaultConfiguration"] = new JsonObject { ["interval"] = 30, ["level"] = "info" } },
        };
        if (dependencies.Length > 0)
        {
            var needs = new JsonObject();
            foreach (var (dependency, range) in dependencies)
                needs[dependency] = new JsonObject { ["VersionRequirement"] = range, ["DependencyType"] = "HARD" };
            recipe["ComponentDependencies"] = needs;
        }

        recipe["Manifests"] = new JsonArray([.. systems.SelectMany(os => (architectures ?? [""]).Select(architecture => OwnManifest(name, version, os, architecture)))]);
        return recipe;
    }

    private static JsonObject OwnManifest(string name, string version, string os, string architecture)
    {
        var platform = new JsonObject { ["os"] = os };
        if (architecture.Length > 0) platform["architecture"] = architecture;
        return new JsonObject
        {
            ["Platform"] = platform,
            ["Lifecycle"] = new JsonObject { ["Run"] = os == "windows" ? "py -3 {artifacts:decompressedPath}/main.py" : "python3 {artifacts:decompressedPath}/main.py" },
            ["Artifacts"] = new JsonArray(new JsonObject { ["Uri"] = $"s3://example-artifacts/{name}/{version}/package.zip", ["Unarchive"] = "ZIP" }),
        };
    }
}
