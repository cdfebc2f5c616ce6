using System.Globalization;
using System.Text.Json;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>
/// The project's models against the facts of the services. Both sides are put into the same lines, one for each fact,
/// and a line that only one side has is a difference.
/// </summary>
public sealed class ModelContractTests
{
    public static TheoryData<string> Services() => new(Reference.Services);

    [Theory]
    [MemberData(nameof(Services))]
    public void The_model_holds_every_fact_of_the_service_and_no_other(string service)
    {
        var expected = Facts(Reference.Read(service, "service-2.json"), Reference.Read(service, "paginators-1.json"));
        var actual = SmithyFacts(Reference.Model(service));
        var differences = expected.Except(actual).Select(f => "missing: " + f).Concat(actual.Except(expected).Select(f => "too much: " + f)).Order(StringComparer.Ordinal).ToList();

        Assert.True(differences.Count == 0, $"{differences.Count} differences in {service}:\n{string.Join('\n', differences)}");
        Assert.True(expected.Count > 300);
    }

    [Theory]
    [InlineData("greengrassv2", 29)]
    [InlineData("iot-managed-integrations", 83)]
    [InlineData("iot", 8)]
    public void The_model_has_every_operation(string service, int count) =>
        Assert.Equal(count, Shapes(Reference.Model(service)).Count(s => s.Shape.GetProperty("type").GetString() == "operation"));

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_operation_has_a_line_of_documentation(string service)
    {
        foreach (var (name, shape) in Shapes(Reference.Model(service)).Where(s => s.Shape.GetProperty("type").GetString() == "operation"))
        {
            var text = Trait(shape, "documentation")?.GetString();
            Assert.True(text is { Length: > 10 and < 250 } && text.EndsWith('.') && !text.Contains('<'), $"{name}: {text}");
        }
    }

    private static HashSet<string> Facts(JsonElement model, JsonElement paginators)
    {
        var facts = new HashSet<string>();
        var metadata = model.GetProperty("metadata");
        facts.Add($"service {metadata.GetProperty("serviceId")} {metadata.GetProperty("apiVersion")} at {metadata.GetProperty("endpointPrefix")}"
            + $" signs as {(metadata.TryGetProperty("signingName", out var signing) ? signing : metadata.GetProperty("endpointPrefix"))}");
        foreach (var operation in model.GetProperty("operations").EnumerateObject())
        {
            var http = operation.Value.GetProperty("http");
            facts.Add($"{operation.Name} is {http.GetProperty("method")} {http.GetProperty("requestUri")} -> {(http.TryGetProperty("responseCode", out var code) ? code.GetInt32() : 200)}");
            facts.Add($"{operation.Name} takes {Shape(operation.Value, "input")}");
            facts.Add($"{operation.Name} answers {Shape(operation.Value, "output")}");
            if (operation.Value.TryGetProperty("errors", out var errors))
                foreach (var error in errors.EnumerateArray()) facts.Add($"{operation.Name} fails with {error.GetProperty("shape")}");
        }

        foreach (var page in paginators.GetProperty("pagination").EnumerateObject())
            facts.Add($"{page.Name} pages by {page.Value.GetProperty("input_token")} and {page.Value.GetProperty("output_token")}, size {page.Value.GetProperty("limit_key")}, items {page.Value.GetProperty("result_key")}");

        foreach (var shape in model.GetProperty("shapes").EnumerateObject()) ShapeFacts(facts, shape.Name, shape.Value);
        return facts;
    }

    private static void ShapeFacts(HashSet<string> facts, string name, JsonElement shape)
    {
        var type = shape.GetProperty("type").GetString()!;
        if (shape.TryGetProperty("document", out _)) type = "document";
        if (shape.TryGetProperty("enum", out var values))
        {
            type = "enum";
            foreach (var value in values.EnumerateArray()) facts.Add($"{name} has the value {value}");
        }

        facts.Add($"{name} is {type}");
        if (shape.TryGetProperty("sensitive", out _)) facts.Add($"{name} is sensitive");
        if (shape.TryGetProperty("pattern", out var pattern) && type == "string") facts.Add($"{name} matches {pattern}");
        foreach (var bound in new[] { "min", "max" })
            if (shape.TryGetProperty(bound, out var limit) && type != "enum") facts.Add($"{name} {bound} {Number(limit)}");
        if (shape.TryGetProperty("member", out var element)) facts.Add($"{name} of {element.GetProperty("shape")}");
        if (shape.TryGetProperty("key", out var key)) facts.Add($"{name} from {key.GetProperty("shape")} to {shape.GetProperty("value").GetProperty("shape")}");
        if (shape.TryGetProperty("exception", out _))
            facts.Add($"{name} is an error of the {(shape.TryGetProperty("fault", out _) ? "server" : "client")}, HTTP {shape.GetProperty("error").GetProperty("httpStatusCode")}");
        if (type != "structure") return;

        foreach (var member in shape.GetProperty("members").EnumerateObject())
        {
            var path = $"{name}.{member.Name}";
            facts.Add($"{path} is {member.Value.GetProperty("shape")}");
            var wire = member.Value.TryGetProperty("locationName", out var location) ? location.GetString()! : member.Name;
            facts.Add($"{path} is in {(member.Value.TryGetProperty("location", out var place) ? place.GetString() : "body")} as {wire}");
            if (member.Value.TryGetProperty("idempotencyToken", out _)) facts.Add($"{path} is a token");
            if (member.Value.TryGetProperty("deprecated", out _)) facts.Add($"{path} is deprecated");
        }

        if (shape.TryGetProperty("required", out var required))
            foreach (var member in required.EnumerateArray()) facts.Add($"{name}.{member} is required");
    }

    private static HashSet<string> SmithyFacts(JsonElement model)
    {
        var facts = new HashSet<string>();
        var shapes = Shapes(model).ToList();
        var types = shapes.ToDictionary(s => s.Name, s => s.Shape.GetProperty("type").GetString()!);
        foreach (var (name, shape) in shapes)
        {
            var type = types[name];
            switch (type)
            {
                case "service":
                    var service = Trait(shape, "aws.api#service")!.Value;
                    facts.Add($"service {service.GetProperty("sdkId")} {shape.GetProperty("version")} at {service.GetProperty("endpointPrefix")} signs as {Trait(shape, "aws.auth#sigv4")!.Value.GetProperty("name")}");
                    Assert.Equal(shape.GetProperty("operations").GetArrayLength(), types.Values.Count(t => t == "operation"));
                    break;
                case "operation":
                    OperationFacts(facts, name, shape);
                    break;
                default:
                    SmithyShapeFacts(facts, name, type, shape);
                    break;
            }
        }

        return facts;
    }

    private static void OperationFacts(HashSet<string> facts, string name, JsonElement shape)
    {
        var http = Trait(shape, "http")!.Value;
        facts.Add($"{name} is {http.GetProperty("method")} {http.GetProperty("uri")} -> {http.GetProperty("code")}");
        facts.Add($"{name} takes {Target(shape, "input")}");
        facts.Add($"{name} answers {Target(shape, "output")}");
        if (shape.TryGetProperty("errors", out var errors))
            foreach (var error in errors.EnumerateArray()) facts.Add($"{name} fails with {Short(error.GetProperty("target").GetString()!)}");
        if (Trait(shape, "paginated") is { } page)
            facts.Add($"{name} pages by {page.GetProperty("inputToken")} and {page.GetProperty("outputToken")}, size {page.GetProperty("pageSize")}, items {page.GetProperty("items")}");
    }

    private static void SmithyShapeFacts(HashSet<string> facts, string name, string type, JsonElement shape)
    {
        facts.Add($"{name} is {type}");
        if (Trait(shape, "sensitive") is not null) facts.Add($"{name} is sensitive");
        if (Trait(shape, "pattern") is { } pattern) facts.Add($"{name} matches {pattern}");
        var numeric = type is "integer" or "long" or "double" or "float";
        if (Trait(shape, numeric ? "range" : "length") is { } limits)
            foreach (var bound in limits.EnumerateObject()) facts.Add($"{name} {bound.Name} {Number(bound.Value)}");
        Assert.True(Trait(shape, numeric ? "length" : "range") is null, $"{name} is {type} and cannot have such limits.");
        if (type == "list") facts.Add($"{name} of {Target(shape, "member")}");
        if (type == "map") facts.Add($"{name} from {Target(shape, "key")} to {Target(shape, "value")}");
        if (Trait(shape, "error") is { } error) facts.Add($"{name} is an error of the {error}, HTTP {Trait(shape, "httpError")}");
        if (!shape.TryGetProperty("members", out var members)) return;
        foreach (var member in members.EnumerateObject())
        {
            if (type == "enum")
            {
                facts.Add($"{name} has the value {Trait(member.Value, "enumValue")}");
                continue;
            }

            var path = $"{name}.{member.Name}";
            facts.Add($"{path} is {Short(member.Value.GetProperty("target").GetString()!)}");
            var (place, wire) = Trait(member.Value, "httpLabel") is not null ? ("uri", member.Name)
                : Trait(member.Value, "httpQuery") is { } query ? ("querystring", query.GetString()!)
                : Trait(member.Value, "httpHeader") is { } header ? ("header", header.GetString()!)
                : ("body", Trait(member.Value, "jsonName")?.GetString() ?? member.Name);
            facts.Add($"{path} is in {place} as {wire}");
            if (Trait(member.Value, "idempotencyToken") is not null) facts.Add($"{path} is a token");
            if (Trait(member.Value, "deprecated") is not null) facts.Add($"{path} is deprecated");
            if (Trait(member.Value, "required") is not null) facts.Add($"{path} is required");
        }
    }

    private static IEnumerable<(string Name, JsonElement Shape)> Shapes(JsonElement model) =>
        model.GetProperty("shapes").EnumerateObject().Select(s => (Short(s.Name), s.Value));

    private static JsonElement? Trait(JsonElement element, string name) =>
        element.TryGetProperty("traits", out var traits) && traits.TryGetProperty(name.Contains('#') ? name : "smithy.api#" + name, out var value) ? value : null;

    private static string Shape(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetProperty("shape").GetString()! : "Unit";

    private static string Target(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? Short(value.GetProperty("target").GetString()!) : "Unit";

    private static string Short(string id) => id[(id.IndexOf('#') + 1)..];

    private static string Number(JsonElement number) => number.GetDouble().ToString("R", CultureInfo.InvariantCulture);
}
