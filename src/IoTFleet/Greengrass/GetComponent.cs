using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Lists components with their latest versions, or describes those that are named: by name, by ARN, or as objects of other
/// commands. Without a name and a scope it lists the account's own.
/// </summary>
[Cmdlet(VerbsCommon.Get, "GGComponent")]
[OutputType(typeof(Component), typeof(DescribeComponentResponse))]
public sealed class GetComponent : ComponentCmdlet
{
    private readonly List<WildcardPattern> _patterns = [];
    private bool _isNamed;

    /// <summary>Names or ARNs of components or of their versions, wildcard patterns that names match, or objects of other commands.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Component", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public ComponentReference[]? Name { get; set; }

    /// <summary>The version to describe; the latest one when absent.</summary>
    [Parameter]
    [Alias("ComponentVersion")]
    [ArgumentCompleter(typeof(ComponentVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>PRIVATE for the account's own components, PUBLIC for those of AWS. What is named is looked for in both when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<ComponentVisibilityScope>))]
    public ComponentVisibilityScope? Scope { get; set; }

    /// <summary>Describes the latest version of every listed component, with its state and tags: one call more for each.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many components a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (Version is not null && (Name is null || Name.Any(name => IsPattern(name))))
        {
            WriteError(FleetException.Record("VersionWithoutName", ErrorCategory.InvalidArgument, $"-Version {Version} goes with the names of components, without wildcards. Get-GGComponentVersion lists versions.", Version));
            return;
        }

        foreach (var name in Name ?? [])
        {
            _isNamed = true;
            if (IsPattern(name)) _patterns.Add(new WildcardPattern(name.Name, WildcardOptions.IgnoreCase));
            else Describe(In(name, Version));
        }
    }

    private protected override void End()
    {
        if (Version is not null) return;

        // A pipeline that brought nothing, or nothing that could be taken, is no wish for all of them.
        if ((_isNamed || MyInvocation.ExpectingInput) && _patterns.Count == 0) return;
        var scopes = Scope is not null ? [Scope] : _isNamed ? new[] { ComponentVisibilityScope.PRIVATE, ComponentVisibilityScope.PUBLIC } : [ComponentVisibilityScope.PRIVATE];
        foreach (var scope in scopes) List(scope);
    }

    private static bool IsPattern(ComponentReference name) => name.Arn is null && WildcardPattern.ContainsWildcardCharacters(name.Name);

    private void Describe(ComponentReference component) => Run(
        component.VersionArn ?? component.Arn ?? component.Name,
        $"component '{component}'",
        async cancellation => await DescribeAsync(await Catalog.VersionArnAsync(component, Scope, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false));

    private void List(ComponentVisibilityScope scope)
    {
        if (Detailed)
            RunList(scope.Value, "components", cancellation => Overlap.SelectAsync(Pages(scope, cancellation), ThrottleLimit, LatestAsync, cancellation), outcome =>
            {
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"component '{outcome.Input.ComponentName}'", outcome.Input.ComponentName, Service));
                else if (outcome.Value is { } component) WriteObject(component);
            });
        else
            RunList(scope.Value, "components", cancellation => Pages(scope, cancellation));
    }

    // Only what is wanted is described.
    private async IAsyncEnumerable<IReadOnlyList<Component>> Pages(ComponentVisibilityScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in ComponentCatalog.ListAsync(Service, scope, PageSize, cancellation).ConfigureAwait(false))
            yield return _patterns.Count == 0 ? page : [.. page.Where(component => _patterns.Any(p => p.IsMatch(component.ComponentName)))];
    }

    private async Task<DescribeComponentResponse?> LatestAsync(Component component, CancellationToken cancellation) =>
        component.LatestVersion?.Arn is { } arn ? await DescribeAsync(arn, cancellation).ConfigureAwait(false) : null;

    private Task<DescribeComponentResponse> DescribeAsync(string versionArn, CancellationToken cancellation) =>
        Service.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = versionArn }, cancellation);
}
