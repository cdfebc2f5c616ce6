using System.Text.Json;

namespace IoTFleet.Core.Json;

/// <summary>Reads a document of a known form, and gathers everything that is wrong with it, by path.</summary>
internal sealed class JsonForm
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<string> _problems;

    internal JsonForm(JsonElement element, string path, List<string> problems)
    {
        _element = element;
        _path = path;
        _problems = problems;
    }

    /// <summary>The object, whose members may have these names only; null when it is no object.</summary>
    internal JsonForm? Object(params string[] known)
    {
        if (_element.ValueKind != JsonValueKind.Object) return Wrong<JsonForm?>("an object");
        var seen = new HashSet<string>();
        foreach (var member in _element.EnumerateObject())
        {
            if (!seen.Add(member.Name)) Problem($"has '{member.Name}' twice");
            if (known.Length > 0 && !known.Contains(member.Name)) Problem($"has no '{member.Name}'; known are {string.Join(", ", known)}");
        }

        return this;
    }

    internal bool Has(string name) => Member(name) is not null;

    internal JsonForm? Member(string name) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? At(name, value) : null;

    internal JsonForm? Required(string name)
    {
        if (Member(name) is { } member) return member;
        Problem($"needs '{name}'");
        return null;
    }

    internal IEnumerable<(string Name, JsonForm Form)> Members() => _element.EnumerateObject().Select(m => (m.Name, At(m.Name, m.Value)));

    internal List<T>? List<T>(Func<JsonForm, T?> read)
        where T : class
    {
        if (_element.ValueKind != JsonValueKind.Array) return Wrong<List<T>?>("a list");
        var i = 0;
        return _element.EnumerateArray().Select(item => read(At((i++).ToString(), item))).OfType<T>().ToList();
    }

    internal string? TextOrEmpty() => _element.ValueKind == JsonValueKind.String ? _element.GetString() : Wrong<string?>("a text");

    internal string? Text(int longest = 0)
    {
        if (TextOrEmpty() is not { } text) return null;
        if (text.Trim().Length == 0) Problem("is empty");
        if (longest > 0 && text.Length > longest) Problem($"is longer than {longest} characters");
        return text;
    }

    internal long? Whole(long least, long most)
    {
        if (_element.ValueKind != JsonValueKind.Number || !_element.TryGetInt64(out var number)) return Wrong<long?>("a whole number");
        if (number >= least && number <= most) return number;
        Problem(most == long.MaxValue ? $"is {number}; it must be at least {least}" : $"is {number}; it must be from {least} to {most}");
        return null;
    }

    internal double? Number(double least, double most)
    {
        if (_element.ValueKind != JsonValueKind.Number) return Wrong<double?>("a number");
        var number = _element.GetDouble();
        if (number >= least && number <= most) return number;
        Problem(most == double.MaxValue ? $"is {number}; it must be at least {least}" : $"is {number}; it must be from {least} to {most}");
        return null;
    }

    /// <summary>The object as it is.</summary>
    internal string? Document()
    {
        if (_element.ValueKind != JsonValueKind.Object) return Wrong<string?>("an object");
        return JsonTree.Line(_element);
    }

    internal void Problem(string what) => _problems.Add($"{(_path.Length == 0 ? "/" : _path)} {what}");

    private JsonForm At(string name, JsonElement value) => new(value, $"{_path}/{name.Replace("~", "~0").Replace("/", "~1")}", _problems);

    private T Wrong<T>(string wanted)
    {
        Problem($"must be {wanted}, not {_element.ValueKind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            JsonValueKind.Null => "null",
            _ => "true or false",
        }}");
        return default!;
    }
}
