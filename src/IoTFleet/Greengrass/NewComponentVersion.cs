using System.Management.Automation;
using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Creates a version of a component: from a recipe in JSON or YAML, or from a Lambda function. The recipe's name and
/// version are read and checked before the service is asked.
/// </summary>
[Cmdlet(VerbsCommon.New, "GGComponentVersion", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(CreateComponentVersionResponse))]
public sealed class NewComponentVersion : BulkCmdlet
{
    /// <summary>Recipe files in JSON or YAML; wildcards are taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Recipe files in JSON or YAML, named as they are: what looks like a wildcard is none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>A recipe itself, in JSON or YAML, as one text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Recipe", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Recipe { get; set; } = [];

    /// <summary>The ARN of the Lambda function's version that becomes a component.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Lambda", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? LambdaArn { get; set; }

    /// <summary>The component's name; the function's name when absent.</summary>
    [Parameter(ParameterSetName = "Lambda", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ComponentName { get; set; }

    /// <summary>The component's version; the function's version as N.0.0 when absent.</summary>
    [Parameter(ParameterSetName = "Lambda", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ComponentVersion { get; set; }

    /// <summary>The platforms that the component runs on: @{ Name; Attributes = @{ os; architecture } }, or their attributes alone.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [PlatformTransformation]
    [ValidateNotNull]
    public ComponentPlatform[]? Platform { get; set; }

    /// <summary>The components that this one needs: @{ Name = '>=1.0.0' } or @{ Name = @{ VersionRequirement; DependencyType } }.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [DependencyTransformation]
    [ValidateNotNull]
    public Dictionary<string, ComponentDependencyRequirement>? Dependency { get; set; }

    /// <summary>The topics that the function is called for: @{ Topic; Type }, with PUB_SUB for local messages or IOT_CORE for those of AWS IoT.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [StructureTransformation(typeof(LambdaEventSource), Called = "event source")]
    [ValidateNotNull]
    public LambdaEventSource[]? EventSource { get; set; }

    /// <summary>How many messages may wait for the function.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? MaxQueueSize { get; set; }

    /// <summary>How many instances of a function that is called when needed may run at once.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? MaxInstances { get; set; }

    /// <summary>After how many seconds without work an instance is ended.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? MaxIdleSeconds { get; set; }

    /// <summary>For how many seconds the function may work on a message.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? TimeoutSeconds { get; set; }

    /// <summary>Every how many seconds the function tells that it is alive.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? StatusTimeoutSeconds { get; set; }

    /// <summary>$true for a function that runs all the time, $false for one that is called when needed.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public bool? Pinned { get; set; }

    /// <summary>Whether the function takes JSON or binary data.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [ArgumentCompleter(typeof(ConstantCompleter<LambdaInputPayloadEncodingType>))]
    public LambdaInputPayloadEncodingType? PayloadEncoding { get; set; }

    /// <summary>Arguments that the function is started with.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [ValidateNotNull]
    public string[]? Argument { get; set; }

    /// <summary>Environment variables of the function.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [TagTransformation]
    [ValidateNotNull]
    public Dictionary<string, string>? Environment { get; set; }

    /// <summary>Whether the function runs in a container of Greengrass or without one.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [ArgumentCompleter(typeof(ConstantCompleter<LambdaIsolationMode>))]
    public LambdaIsolationMode? IsolationMode { get; set; }

    /// <summary>The memory of the container, in KB.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public int? ContainerMemoryKB { get; set; }

    /// <summary>Whether the container can read the device's /sys.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    public bool? MountSysfs { get; set; }

    /// <summary>Folders of the device in the container: @{ SourcePath; DestinationPath; Permission; AddGroupOwner }.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [StructureTransformation(typeof(LambdaVolumeMount), Called = "volume")]
    [ValidateNotNull]
    public LambdaVolumeMount[]? Volume { get; set; }

    /// <summary>Devices in the container: their paths, or @{ Path; Permission; AddGroupOwner }.</summary>
    [Parameter(ParameterSetName = "Lambda")]
    [DeviceMountTransformation]
    [ValidateNotNull]
    public LambdaDeviceMount[]? Device { get; set; }

    /// <summary>Tags of the version.</summary>
    [Parameter]
    [TagTransformation]
    [ValidateNotNull]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case "Lambda":
                CreateFromLambda();
                break;
            case "Recipe":
                foreach (var recipe in Recipe) CreateFromRecipe(recipe, "recipe", recipe);
                break;
            default:
                foreach (var file in Files()) CreateFromFile(file);
                break;
        }
    }

    private IEnumerable<string> Files()
    {
        foreach (var path in LiteralPath) yield return SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        foreach (var path in Path)
        {
            var found = Resolve(path);
            if (found.Count == 0) WriteError(FleetException.Record("FileNotFound", ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path));
            foreach (var file in found) yield return file;
        }
    }

    private IReadOnlyList<string> Resolve(string path)
    {
        try
        {
            return SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    private void CreateFromFile(string file)
    {
        try
        {
            CreateFromRecipe(Utf8File.Read(file), $"recipe '{file}'", file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(FleetException.Record("FileUnreadable", ErrorCategory.ReadError, $"The file '{file}' cannot be read: {e.Message}", file, e));
        }
    }

    private void CreateFromRecipe(string recipe, string what, string target)
    {
        try
        {
            var identity = RecipeIdentity.Read(recipe);
            var blob = Encoding.UTF8.GetBytes(recipe.TrimStart('\uFEFF'));
            Create(identity.ToString(), target, () => new CreateComponentVersionRequest { InlineRecipe = new MemoryStream(blob) });
        }
        catch (FormatException e)
        {
            WriteError(FleetException.Record("RecipeInvalid", ErrorCategory.InvalidData, $"The {what} cannot be used: {e.Message}", target, e));
        }
    }

    private void CreateFromLambda() => Create(
        ComponentName is null ? $"function {LambdaArn}" : ComponentVersion is null ? ComponentName : $"{ComponentName} {ComponentVersion}",
        LambdaArn!,
        () => new CreateComponentVersionRequest
        {
            LambdaFunction = new LambdaFunctionRecipeSource
            {
                LambdaArn = LambdaArn,
                ComponentName = ComponentName,
                ComponentVersion = ComponentVersion,
                ComponentPlatforms = Platform?.ToList(),
                ComponentDependencies = Dependency,
                ComponentLambdaParameters = Execution(),
            },
        });

    private LambdaExecutionParameters? Execution()
    {
        var process = LinuxProcess();
        return EventSource is null && MaxQueueSize is null && MaxInstances is null && MaxIdleSeconds is null && TimeoutSeconds is null && StatusTimeoutSeconds is null
            && Pinned is null && PayloadEncoding is null && Argument is null && Environment is null && process is null
            ? null
            : new LambdaExecutionParameters
            {
                EventSources = EventSource?.ToList(),
                MaxQueueSize = MaxQueueSize,
                MaxInstancesCount = MaxInstances,
                MaxIdleTimeInSeconds = MaxIdleSeconds,
                TimeoutInSeconds = TimeoutSeconds,
                StatusTimeoutInSeconds = StatusTimeoutSeconds,
                Pinned = Pinned,
                InputPayloadEncodingType = PayloadEncoding,
                ExecArgs = Argument?.ToList(),
                EnvironmentVariables = Environment,
                LinuxProcessParams = process,
            };
    }

    private LambdaLinuxProcessParams? LinuxProcess()
    {
        var container = ContainerMemoryKB is null && MountSysfs is null && Volume is null && Device is null
            ? null
            : new LambdaContainerParams { MemorySizeInKB = ContainerMemoryKB, MountROSysfs = MountSysfs, Volumes = Volume?.ToList(), Devices = Device?.ToList() };
        return IsolationMode is null && container is null ? null : new LambdaLinuxProcessParams { IsolationMode = IsolationMode, ContainerParams = container };
    }

    private void Create(string component, string target, Func<CreateComponentVersionRequest> make)
    {
        if (!ShouldProcess($"component '{component}'", "Create version")) return;
        var request = make();
        request.Tags = Tag;
        request.ClientToken = ClientToken;
        Run(target, $"component '{component}'", cancellation => Service.Greengrass.CreateComponentVersionAsync(request, cancellation));
    }
}
