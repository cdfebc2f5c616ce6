using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>The recipe that the service writes for a Lambda function.</summary>
internal static class LambdaRecipe
{
    private static readonly Regex FunctionArn = new(
        @"\Aarn:[^:]+:lambda:[^:]+:\d{12}:function:([a-zA-Z0-9_-]+):(\d+)\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <param name="source">What the client wants to be made of the function.</param>
    /// <param name="refuse">The service's error for what it does not take.</param>
    internal static Recipe Of(LambdaFunctionRecipeSource source, Func<string, Exception> refuse)
    {
        var arn = FunctionArn.Match(source.LambdaArn);
        if (!arn.Success) throw refuse("lambdaArn must be the ARN of a function with the number of a version.");
        return Recipe.Of(new JsonObject
        {
            ["RecipeFormatVersion"] = "2020-01-25",
            ["ComponentName"] = source.ComponentName ?? arn.Groups[1].Value,
            ["ComponentVersion"] = source.ComponentVersion ?? arn.Groups[2].Value.TrimStart('0') + ".0.0",
            ["ComponentType"] = "aws.greengrass.lambda",
            ["ComponentSource"] = source.LambdaArn,
            ["ComponentDependencies"] = Dependencies(source),
            ["ComponentConfiguration"] = new JsonObject { ["DefaultConfiguration"] = Configuration(source.ComponentLambdaParameters) },
            ["Manifests"] = Manifests(source.ComponentPlatforms),
        });
    }

    private static JsonObject Dependencies(LambdaFunctionRecipeSource source)
    {
        var dependencies = new JsonObject
        {
            ["aws.greengrass.LambdaLauncher"] = Dependency("^2.0.0", "HARD"),
            ["aws.greengrass.LambdaRuntimes"] = Dependency("^2.0.0", "SOFT"),
            ["aws.greengrass.TokenExchangeService"] = Dependency("^2.0.0", "HARD"),
        };
        foreach (var own in source.ComponentDependencies ?? [])
            dependencies[own.Key] = Dependency(own.Value.VersionRequirement ?? "*", own.Value.DependencyType?.Value ?? "HARD");
        return dependencies;
    }

    private static JsonObject Dependency(string range, string type) => new() { ["VersionRequirement"] = range, ["DependencyType"] = type };

    private static JsonObject Configuration(LambdaExecutionParameters? parameters)
    {
        var process = parameters?.LinuxProcessParams;
        var configuration = new JsonObject
        {
            ["lambdaExecutionParameters"] = new JsonObject { ["EnvironmentVariables"] = Map(parameters?.EnvironmentVariables) },
            ["pinned"] = parameters?.Pinned ?? true,
            ["inputPayloadEncodingType"] = parameters?.InputPayloadEncodingType?.Value ?? "json",
            ["timeoutInSeconds"] = parameters?.TimeoutInSeconds ?? 3,
            ["maxIdleTimeInSeconds"] = parameters?.MaxIdleTimeInSeconds ?? 60,
            ["maxInstancesCount"] = parameters?.MaxInstancesCount ?? 100,
            ["maxQueueSize"] = parameters?.MaxQueueSize ?? 1000,
            ["statusTimeoutInSeconds"] = parameters?.StatusTimeoutInSeconds ?? 60,
            ["containerMode"] = process?.IsolationMode?.Value ?? "GreengrassContainer",
            ["containerParams"] = Container(process?.ContainerParams),
            ["pubsubTopics"] = Topics(parameters?.EventSources),
        };
        if (parameters?.ExecArgs is { } arguments) configuration["execArgs"] = new JsonArray([.. arguments.Select(a => JsonValue.Create(a))]);
        return configuration;
    }

    private static JsonObject Container(LambdaContainerParams? container) => new()
    {
        ["memorySize"] = container?.MemorySizeInKB ?? 16384,
        ["mountROSysfs"] = container?.MountROSysfs ?? false,
        ["volumes"] = Numbered(container?.Volumes, volume => new JsonObject
        {
            ["sourcePath"] = volume.SourcePath,
            ["destinationPath"] = volume.DestinationPath,
            ["permission"] = volume.Permission?.Value ?? "ro",
            ["addGroupOwner"] = volume.AddGroupOwner ?? false,
        }),
        ["devices"] = Numbered(container?.Devices, device => new JsonObject
        {
            ["path"] = device.Path,
            ["permission"] = device.Permission?.Value ?? "ro",
            ["addGroupOwner"] = device.AddGroupOwner ?? false,
        }),
    };

    private static JsonObject Topics(List<LambdaEventSource>? sources) =>
        Numbered(sources, source => new JsonObject { ["topic"] = source.Topic, ["type"] = source.Type.Value });

    // Lists that a deployment may merge into are objects with numbers for keys.
    private static JsonObject Numbered<T>(List<T>? list, Func<T, JsonObject> one)
    {
        var members = new JsonObject();
        for (var i = 0; i < list?.Count; i++) members[i.ToString()] = one(list[i]);
        return members;
    }

    private static JsonObject Map(Dictionary<string, string>? map)
    {
        var members = new JsonObject();
        foreach (var pair in map ?? []) members[pair.Key] = pair.Value;
        return members;
    }

    private static JsonArray Manifests(List<ComponentPlatform>? platforms)
    {
        if (platforms is null || platforms.Count == 0) return new JsonArray(Manifest(null, new Dictionary<string, string> { ["os"] = "linux" }));
        return new JsonArray([.. platforms.Select(p => Manifest(p.Name, p.Attributes))]);
    }

    private static JsonObject Manifest(string? name, Dictionary<string, string>? attributes)
    {
        var manifest = new JsonObject { ["Platform"] = Map(attributes), ["Lifecycle"] = new JsonObject { ["Run"] = "" } };
        if (name is not null) manifest["Name"] = name;
        return manifest;
    }
}
