using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using Amazon.GreengrassV2;
using Amazon.IoT;
using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Xunit;
using Document = Amazon.Runtime.Documents.Document;

namespace IoTFleet.Tests.Api;

/// <summary>The public surface: the names and types that the packages of the SDK have.</summary>
public sealed class SurfaceTests
{
    private static readonly Assembly Api = typeof(AmazonGreengrassV2Client).Assembly;

    public static TheoryData<string, Type, Type> Clients() => new()
    {
        { "greengrassv2", typeof(IAmazonGreengrassV2), typeof(AmazonGreengrassV2Client) },
        { "iot-managed-integrations", typeof(IAmazonIoTManagedIntegrations), typeof(AmazonIoTManagedIntegrationsClient) },
        { "iot", typeof(IAmazonIoT), typeof(AmazonIoTClient) },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_operation_is_a_method_of_interface_and_client(string service, Type contract, Type client)
    {
        foreach (var (name, _) in Shapes(service, "operation"))
        {
            var request = Find(contract, $"Model.{name}Request");
            var response = Find(contract, $"Model.{name}Response");
            foreach (var type in new[] { contract, client })
            {
                var method = type.GetMethod(name + "Async", [request, typeof(CancellationToken)]);
                Assert.True(method is not null && method.ReturnType == typeof(Task<>).MakeGenericType(response), $"{type.Name}.{name}Async");
                Assert.True(method!.GetParameters()[1].HasDefaultValue);
            }

            Assert.Equal(client.Name.Replace("Client", "Request", StringComparison.Ordinal), request.BaseType!.Name);
            Assert.Equal(client.Namespace, request.BaseType.Namespace);
            Assert.Equal(typeof(AmazonWebServiceResponse), response.BaseType);
            Assert.NotNull(Activator.CreateInstance(request));
        }

        Assert.Equal(Shapes(service, "operation").Count(), contract.GetMethods().Count(m => m.Name.EndsWith("Async", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_member_is_a_property_of_the_kind_that_the_SDK_gives_it(string service, Type contract, Type client)
    {
        _ = client;
        var shapes = Shapes(service).ToDictionary(s => s.Name, s => s.Shape);
        foreach (var (name, shape) in Structures(service))
        {
            var type = Find(contract, $"Model.{name}");
            foreach (var member in shape.GetProperty("members").EnumerateObject())
            {
                var property = type.GetProperty(Upper(member.Name));
                Assert.True(property is { CanRead: true, CanWrite: true } || Upper(member.Name) == "Message", $"{type.Name}.{member.Name}");
                if (Upper(member.Name) != "Message" || !IsError(shape)) Assert.Equal(TypeOf(contract, shapes, member.Value.GetProperty("target").GetString()!), property!.PropertyType);
            }

            if (IsError(shape)) continue;
            var fresh = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.PropertyType == typeof(Document)) Assert.True(((Document)property.GetValue(fresh)!).IsNull());
                else Assert.Null(property.GetValue(fresh));
            }

            Assert.Equal(
                shape.GetProperty("members").EnumerateObject().Select(m => Upper(m.Name)).Order(StringComparer.Ordinal),
                type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_value_is_a_constant_that_reads_back(string service, Type contract, Type client)
    {
        _ = client;
        foreach (var (name, shape) in Shapes(service, "enum"))
        {
            var type = Find(contract, name);
            Assert.Equal(typeof(ConstantClass), type.BaseType);
            var constants = type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
            Assert.All(constants, f => Assert.True(f.IsInitOnly && f.FieldType == type));
            var values = shape.GetProperty("members").EnumerateObject().Select(m => m.Value.GetProperty("traits").GetProperty("smithy.api#enumValue").GetString()!).ToList();
            Assert.Equal(values.Order(StringComparer.Ordinal), constants.Select(f => ((ConstantClass)f.GetValue(null)!).Value).Order(StringComparer.Ordinal));
            foreach (var constant in constants)
                Assert.Same(constant.GetValue(null), type.GetMethod("FindValue", [typeof(string)])!.Invoke(null, [((ConstantClass)constant.GetValue(null)!).Value]));
        }
    }

    [Fact]
    public void Constants_have_the_names_of_the_SDK()
    {
        // Facts of the packages: all-capital values stay, others begin with a capital.
        Assert.Equal("ro", LambdaFilesystemPermission.Ro.Value);
        Assert.Equal("rw", LambdaFilesystemPermission.Rw.Value);
        Assert.Equal("json", LambdaInputPayloadEncodingType.Json.Value);
        Assert.Equal("binary", LambdaInputPayloadEncodingType.Binary.Value);
        Assert.Equal("GreengrassContainer", LambdaIsolationMode.GreengrassContainer.Value);
        Assert.Equal("capability", SchemaVersionType.Capability.Value);
        Assert.Equal("definition", SchemaVersionType.Definition.Value);
        Assert.Equal("NOTIFY_COMPONENTS", DeploymentComponentUpdatePolicyAction.NOTIFY_COMPONENTS.Value);
        Assert.Equal("fips", IotEndpointType.Fips.Value);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_paginated_operation_has_a_paginator(string service, Type contract, Type client)
    {
        _ = client;
        var factory = contract.GetProperty("Paginators")!.PropertyType;
        Assert.Equal(contract.Namespace + ".Model", factory.Namespace);
        Assert.Equal($"I{contract.Name["IAmazon".Length..]}PaginatorFactory", factory.Name);
        foreach (var (name, shape) in Shapes(service, "operation"))
        {
            var method = factory.GetMethod(name);
            if (!shape.GetProperty("traits").TryGetProperty("smithy.api#paginated", out var paginated))
            {
                Assert.Null(method);
                continue;
            }

            Assert.Equal($"I{name}Paginator", method!.ReturnType.Name);
            Assert.Equal(typeof(IPaginatedEnumerable<>).MakeGenericType(Find(contract, $"Model.{name}Response")), method.ReturnType.GetProperty("Responses")!.PropertyType);
            Assert.NotNull(method.ReturnType.GetProperty(Upper(paginated.GetProperty("items").GetString()!)));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Sensitive_members_and_no_others_are_marked(string service, Type contract, Type client)
    {
        _ = client;
        var shapes = Shapes(service).ToDictionary(s => s.Name, s => s.Shape);
        var expected = Structures(service)
            .SelectMany(s => s.Shape.GetProperty("members").EnumerateObject()
                .Where(m => IsSensitive(shapes, m.Value.GetProperty("target").GetString()!)).Select(m => $"{s.Name}.{Upper(m.Name)}"))
            .Order(StringComparer.Ordinal).ToList();
        var actual = Api.GetExportedTypes().Where(t => t.Namespace == contract.Namespace + ".Model")
            .SelectMany(t => t.GetProperties().Where(p => p.GetCustomAttribute<AWSPropertyAttribute>() is { Sensitive: true }).Select(p => $"{t.Name}.{p.Name}"))
            .Order(StringComparer.Ordinal).ToList();

        Assert.Equal(expected, actual);
        Assert.Equal(service == "iot-managed-integrations" ? 74 : 0, actual.Count);
    }

    [Fact]
    public void Nothing_in_the_assembly_reflects()
    {
        using var file = new PEReader(File.OpenRead(Api.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(t => metadata.GetString(t.Namespace).StartsWith("System.Reflection", StringComparison.Ordinal))
            .Select(t => metadata.GetString(t.Name))
            // What the compiler puts on the assembly itself, and the Name that every Type inherits.
            .Where(n => !n.EndsWith("Attribute", StringComparison.Ordinal) && n != "MemberInfo");

        Assert.Empty(used);
    }

    private static IEnumerable<(string Name, JsonElement Shape)> Shapes(string service, string? type = null) =>
        Reference.Model(service).GetProperty("shapes").EnumerateObject()
            .Where(s => type is null || s.Value.GetProperty("type").GetString() == type)
            .Select(s => (s.Name[(s.Name.IndexOf('#') + 1)..], s.Value));

    /// <summary>The structures under the names of their classes.</summary>
    private static IEnumerable<(string Name, JsonElement Shape)> Structures(string service)
    {
        var names = new Dictionary<string, string>();
        foreach (var (name, shape) in Shapes(service, "operation"))
        {
            names[shape.GetProperty("input").GetProperty("target").GetString()!.Split('#')[1]] = name + "Request";
            names[shape.GetProperty("output").GetProperty("target").GetString()!.Split('#')[1]] = name + "Response";
        }

        return Shapes(service, "structure").Select(s => (names.GetValueOrDefault(s.Name, s.Name), s.Shape));
    }

    private static bool IsError(JsonElement shape) => shape.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#error", out _);

    private static bool IsSensitive(Dictionary<string, JsonElement> shapes, string target) =>
        shapes.TryGetValue(target.Split('#')[1], out var shape) && shape.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#sensitive", out _);

    private static Type TypeOf(Type contract, Dictionary<string, JsonElement> shapes, string target, bool element = false)
    {
        var name = target.Split('#')[1];
        var type = shapes.TryGetValue(name, out var shape) ? shape.GetProperty("type").GetString()! : name.ToLowerInvariant();
        Type Value(Type t) => element ? t : typeof(Nullable<>).MakeGenericType(t);
        Type Inner(string property) => TypeOf(contract, shapes, shape.GetProperty(property).GetProperty("target").GetString()!, true);
        return type switch
        {
            "string" => typeof(string),
            "integer" => Value(typeof(int)),
            "long" => Value(typeof(long)),
            "double" => Value(typeof(double)),
            "boolean" => Value(typeof(bool)),
            "timestamp" => Value(typeof(DateTime)),
            "blob" => typeof(MemoryStream),
            "document" => typeof(Document),
            "list" => typeof(List<>).MakeGenericType(Inner("member")),
            "map" => typeof(Dictionary<,>).MakeGenericType(typeof(string), Inner("value")),
            "enum" => Find(contract, name),
            "structure" => Find(contract, "Model." + name),
            _ => throw new InvalidOperationException($"'{target}' is of the unknown type '{type}'."),
        };
    }

    private static Type Find(Type contract, string name) =>
        Api.GetType($"{contract.Namespace}.{name}") ?? throw new InvalidOperationException($"There is no type {contract.Namespace}.{name}.");

    private static string Upper(string name) => new StringBuilder(name) { [0] = char.ToUpperInvariant(name[0]) }.ToString();
}
