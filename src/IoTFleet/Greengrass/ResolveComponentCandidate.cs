using System.Management.Automation;
using System.Text;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Finds the versions of components that suit a platform and all requirements at once, as core devices do. The service
/// answers this at its data endpoint, to callers with a device's certificate.
/// </summary>
[Cmdlet(VerbsDiagnostic.Resolve, "GGComponentCandidate", DefaultParameterSetName = "Platform")]
[OutputType(typeof(ResolvedComponentVersion))]
public sealed class ResolveComponentCandidate : FleetCmdlet
{
    private readonly List<ComponentCandidate> _candidates = [];

    /// <summary>The components: names, @{ Name = '>=1.0.0' } or @{ ComponentName; ComponentVersion; VersionRequirements }. All of the pipeline are resolved together.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [CandidateTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public ComponentCandidate[] Component { get; set; } = [];

    /// <summary>The operating system: linux, windows.</summary>
    [Parameter(ParameterSetName = "Platform", Position = 1)]
    [ArgumentCompleter(typeof(OperatingSystemCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OperatingSystem { get; set; }

    /// <summary>The architecture: amd64, aarch64, arm.</summary>
    [Parameter(ParameterSetName = "Platform", Position = 2)]
    [ArgumentCompleter(typeof(ArchitectureCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Architecture { get; set; }

    /// <summary>Further attributes of the platform, as a device's configuration has them.</summary>
    [Parameter]
    [TagTransformation]
    [ValidateNotNull]
    public Dictionary<string, string>? PlatformAttribute { get; set; }

    /// <summary>The platform's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlatformName { get; set; }

    /// <summary>The name of a core device whose operating system and architecture are taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice")]
    [Alias("CoreDeviceThingName")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CoreDevice { get; set; }

    private protected override bool IsGathering => true;

    private protected override void Process() => _candidates.AddRange(Component);

    private protected override void End()
    {
        if (_candidates.Count == 0) return;
        Run(_candidates, $"candidates for {string.Join(", ", _candidates.Select(c => c.ComponentName))}", ResolveAsync, response =>
        {
            foreach (var version in response.ResolvedComponentVersions ?? [])
                WriteObject(version.With("RecipeText", version.Recipe is { } recipe ? Encoding.UTF8.GetString(recipe.ToArray()) : null));
        });
    }

    private async Task<ResolveComponentCandidatesResponse> ResolveAsync(CancellationToken cancellation)
    {
        var (os, architecture) = (OperatingSystem, Architecture);
        if (CoreDevice is not null)
        {
            var device = await Service.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = CoreDevice }, cancellation).ConfigureAwait(false);
            (os, architecture) = (device.Platform, device.Architecture);
        }

        var attributes = new Dictionary<string, string>(PlatformAttribute ?? []);
        if (os is not null) attributes["os"] = os;
        if (architecture is not null) attributes["architecture"] = architecture;
        var request = new ResolveComponentCandidatesRequest
        {
            Platform = new ComponentPlatform { Name = PlatformName, Attributes = attributes },
            ComponentCandidates = _candidates,
        };
        return await Service.Greengrass.ResolveComponentCandidatesAsync(request, cancellation).ConfigureAwait(false);
    }
}
