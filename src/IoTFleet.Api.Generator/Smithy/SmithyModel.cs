using System.Text.Json;

namespace IoTFleet.Api.Generator.Smithy;

/// <summary>A service and its shapes, read from the JSON form of a Smithy 2.0 model.</summary>
internal sealed class SmithyModel
{
    private readonly Dictionary<string, Shape> _shapes;

    private SmithyModel(Dictionary<string, Shape> shapes)
    {
        _shapes = shapes;
        Service = shapes.Values.Single(s => s.Type == "service");
        Operations = Service.Operations.Select(Find).OrderBy(o => o.Name, StringComparer.Ordinal).ToList();
    }

    public Shape Service { get; }

    public IReadOnlyList<Shape> Operations { get; }

    public IEnumerable<Shape> Enums => Sorted(s => s.Type == "enum");

    public IEnumerable<Shape> Errors => Sorted(s => s.IsError);

    /// <summary>Structures that are neither an operation's input or output nor an error.</summary>
    public IEnumerable<Shape> PlainStructures
    {
        get
        {
            var messages = new HashSet<string>(Operations.SelectMany(o => new[] { o.Input, o.Output }));
            return Sorted(s => s.Type == "structure" && !s.IsError && !messages.Contains(s.Id));
        }
    }

    public static SmithyModel Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var shapes = new Dictionary<string, Shape>();
        foreach (var shape in document.RootElement.GetProperty("shapes").EnumerateObject())
            shapes.Add(shape.Name, new Shape(shape.Name, shape.Value.Clone()));
        return new SmithyModel(shapes);
    }

    /// <summary>The shape of that id; Smithy's own prelude shapes are made as they are asked for.</summary>
    public Shape Find(string id)
    {
        if (_shapes.TryGetValue(id, out var shape)) return shape;
        if (!id.StartsWith("smithy.api#", StringComparison.Ordinal))
            throw new InvalidOperationException($"The model names the shape '{id}' but does not define it.");
        var type = id.Substring("smithy.api#".Length).ToLowerInvariant();
        return new Shape(id, JsonDocument.Parse($$"""{"type":"{{(type == "unit" ? "structure" : type)}}"}""").RootElement);
    }

    /// <summary>The structures, unions, lists and maps that can be reached from the given ones, themselves included.</summary>
    public IReadOnlyList<Shape> Reachable(IEnumerable<Shape> roots)
    {
        var found = new Dictionary<string, Shape>();
        var open = new Stack<Shape>(roots);
        while (open.Count > 0)
        {
            var shape = open.Pop();
            if (found.ContainsKey(shape.Id)) continue;
            found.Add(shape.Id, shape);
            foreach (var target in shape.Members.Select(m => m.Target).Concat(new[] { shape.Element, shape.Value }.OfType<string>()))
                open.Push(Find(target));
        }

        return found.Values.OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
    }

    private IEnumerable<Shape> Sorted(Func<Shape, bool> filter) =>
        _shapes.Values.Where(filter).OrderBy(s => s.Name, StringComparer.Ordinal);
}
