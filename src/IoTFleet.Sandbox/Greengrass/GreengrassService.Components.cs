using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Components and their versions.</summary>
internal sealed partial class GreengrassService
{
    protected override ListComponentsResponse ListComponents(ListComponentsRequest request)
    {
        var components = request.Scope == ComponentVisibilityScope.PUBLIC ? Catalog.Public : Catalog.Private;
        var (items, next) = components.Page(static _ => true, $"components {request.Scope}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListComponentsResponse { Components = items.ConvertAll(Listed), NextToken = next };
    }

    protected override ListComponentVersionsResponse ListComponentVersions(ListComponentVersionsRequest request)
    {
        var component = Catalog.FindByArn(request.Arn) ?? throw NotFound("component", request.Arn);
        var (items, next) = component.Versions.Page(static _ => true, $"versions of {component.Arn}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListComponentVersionsResponse
        {
            ComponentVersions = items.ConvertAll(v => new ComponentVersionListItem { ComponentName = v.Name, ComponentVersion = v.Version, Arn = v.Arn }),
            NextToken = next,
        };
    }

    protected override DescribeComponentResponse DescribeComponent(DescribeComponentRequest request)
    {
        var version = RequiredVersion(request.Arn);
        return new DescribeComponentResponse
        {
            Arn = version.Arn,
            ComponentName = version.Name,
            ComponentVersion = version.Version,
            CreationTimestamp = version.CreatedAt,
            Publisher = version.Recipe.Publisher,
            Description = version.Recipe.Description,
            Status = version.Status(Now),
            Platforms = version.Recipe.Platforms,
            Tags = version.Tags ?? [],
        };
    }

    protected override GetComponentResponse GetComponent(GetComponentRequest request)
    {
        var version = RequiredVersion(request.Arn);
        var format = request.RecipeOutputFormat ?? RecipeOutputFormat.JSON;
        return new GetComponentResponse
        {
            RecipeOutputFormat = format,
            Recipe = new MemoryStream(format == RecipeOutputFormat.YAML ? version.Recipe.ToYaml() : version.Recipe.ToJson()),
            Tags = version.Tags ?? [],
        };
    }

    protected override DeleteComponentResponse DeleteComponent(DeleteComponentRequest request)
    {
        var version = RequiredVersion(request.Arn);
        if (version.Component.IsPublic) throw new AccessDeniedException($"The component {version.Name} is provided by AWS and cannot be deleted.");
        var state = version.State(Now);
        if (state == CloudComponentState.REQUESTED || state == CloudComponentState.INITIATED)
            throw Conflict("componentVersion", version.Arn, $"The version {version.Version} of the component {version.Name} is still being made.");
        Catalog.Remove(version);
        return new DeleteComponentResponse();
    }

    private static Component Listed(CatalogComponent component)
    {
        var latest = component.Latest;
        return new Component
        {
            Arn = component.Arn,
            ComponentName = component.Name,
            LatestVersion = new ComponentLatestVersion
            {
                Arn = latest.Arn,
                ComponentVersion = latest.Version,
                CreationTimestamp = latest.CreatedAt,
                Description = latest.Recipe.Description,
                Publisher = latest.Recipe.Publisher,
                Platforms = latest.Recipe.Platforms,
            },
        };
    }

    private CatalogVersion RequiredVersion(string arn) => Catalog.FindVersionByArn(arn) ?? throw NotFound("componentVersion", arn);
}
