using System.Text;
using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>A model together with the .NET names that the AWS SDK gives its parts.</summary>
internal sealed class Service(SmithyModel model)
{
    private readonly Dictionary<string, string> _messages = Messages(model);

    public SmithyModel Model { get; } = model;

    public string SdkId { get; } = model.Service.Text("aws.api#service", "sdkId")!;

    public string EndpointPrefix { get; } = model.Service.Text("aws.api#service", "endpointPrefix")!;

    public string SigningName { get; } = model.Service.Text("aws.auth#sigv4", "name")!;

    public string Title { get; } = model.Service.Text("smithy.api#title")!;

    /// <summary>The title within a sentence: one that is a name keeps its capital.</summary>
    public string InText => char.IsLower(Title[1]) ? char.ToLowerInvariant(Title[0]) + Title.Substring(1) : Title;

    public string Version { get; } = model.Service.Version;

    /// <summary>The service's name in identifiers: <c>GreengrassV2</c>.</summary>
    public string Name => SdkId.Replace(" ", "");

    public string Namespace => "Amazon." + Name;

    public string Client => $"Amazon{Name}Client";

    public string BaseException => $"Amazon{Name}Exception";

    /// <summary>The class name of a structure. Inputs and outputs are named after their operation.</summary>
    public string ClassOf(Shape shape) => _messages.TryGetValue(shape.Id, out var name) ? name : shape.Name;

    /// <summary>The property name of a structure's member.</summary>
    public static string PropertyOf(Member member) => Upper(member.Name);

    /// <summary>The .NET type of a shape where it is a property, nullable as SDK v4 has it.</summary>
    public string TypeOf(Shape shape) => shape.Type switch
    {
        "string" => "string",
        "enum" or "structure" or "union" => ClassOf(shape),
        "boolean" => "bool?",
        "integer" => "int?",
        "long" => "long?",
        "float" => "float?",
        "double" => "double?",
        "timestamp" => "DateTime?",
        "blob" => "MemoryStream",
        "document" => "Document",
        "list" => $"List<{ElementTypeOf(Model.Find(shape.Element!))}>",
        "map" => $"Dictionary<string, {ElementTypeOf(Model.Find(shape.Value!))}>",
        _ => throw new InvalidOperationException($"The shape '{shape.Id}' has the type '{shape.Type}', which the generator does not know."),
    };

    /// <summary>The .NET type of a shape where it is an element of a collection.</summary>
    public string ElementTypeOf(Shape shape) => TypeOf(shape).TrimEnd('?');

    /// <summary>The field that the SDK gives an enumerated value: the value with every sign removed that an identifier cannot hold.</summary>
    public static string ConstantOf(string value)
    {
        var text = new StringBuilder();
        var raise = true;
        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                raise = true;
                continue;
            }

            if (text.Length == 0 && char.IsDigit(c)) text.Append('_');
            text.Append(raise ? char.ToUpperInvariant(c) : c);
            raise = false;
        }

        return text.ToString();
    }

    public IEnumerable<Shape> Inputs => Model.Operations.Select(o => Model.Find(o.Input));

    public IEnumerable<Shape> Outputs => Model.Operations.Select(o => Model.Find(o.Output));

    private static Dictionary<string, string> Messages(SmithyModel model)
    {
        var names = new Dictionary<string, string>();
        foreach (var operation in model.Operations)
        {
            if (!model.Find(operation.Input).IsUnit) names[operation.Input] = operation.Name + "Request";
            if (!model.Find(operation.Output).IsUnit) names[operation.Output] = operation.Name + "Response";
        }

        return names;
    }

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
