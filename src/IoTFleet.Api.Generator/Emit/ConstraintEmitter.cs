using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>Checks of requests against the model: required, length, range, pattern and enumerated values.</summary>
internal sealed class ConstraintEmitter(Service service)
{
    public static string ClassName(Service service) => service.Name + "Constraints";

    public string Emit()
    {
        var code = new CodeWriter(ServerEmitter.Namespace, "System.Collections.Generic", service.Namespace, service.Namespace + ".Model");
        code.Line();
        code.Summary($"What {service.Title} demands of its requests.");
        using (code.Block($"internal static class {ClassName(service)}"))
            foreach (var shape in service.Model.Reachable(service.Inputs).Where(s => s.Type == "structure" && !s.IsUnit))
                Structure(code, shape);
        return code.ToString();
    }

    private void Structure(CodeWriter code, Shape shape)
    {
        var type = service.ClassOf(shape);
        code.Line();
        using (code.Block($"internal static void Check{type}({type} value, Violations violations, string path)"))
            foreach (var member in shape.Members)
            {
                var target = service.Model.Find(member.Target);
                var property = "value." + Service.PropertyOf(member);
                var path = $"path + \"{member.JsonName}\"";
                var isValue = target.Type is "boolean" or "integer" or "long" or "float" or "double" or "timestamp";
                var absent = target.Type == "document" ? $"{property}.IsNull()" : $"{property} == null";
                var checks = Checks(target, isValue ? property + ".Value" : property, path).ToList();
                if (member.IsRequired) code.Line($"if ({absent}) violations.Missing({path});");
                if (checks.Count == 0) continue;
                using (code.Block($"{(member.IsRequired ? "else " : $"if (!({absent}))")}"))
                    foreach (var check in checks) code.Line(check);
            }
    }

    private IEnumerable<string> Checks(Shape shape, string value, string path)
    {
        var (minLength, maxLength) = shape.Bounds("smithy.api#length");
        if (minLength is not null || maxLength is not null)
            yield return $"violations.Length({value}, {path}, {minLength ?? "null"}, {maxLength ?? "null"});";
        var (min, max) = shape.Bounds("smithy.api#range");
        if (min is not null || max is not null)
            yield return $"violations.Range({value}, {path}, {min ?? "null"}, {max ?? "null"});";
        if (shape.Text("smithy.api#pattern") is { } pattern)
            yield return $"violations.Pattern({value}, {path}, @\"{pattern.Replace("\"", "\"\"")}\");";
        switch (shape.Type)
        {
            case "enum":
                var values = string.Join(", ", shape.Members.Select(m => $"\"{m.Text("smithy.api#enumValue")}\""));
                yield return $"violations.OneOf({value}, {path}, {values});";
                break;
            case "structure":
                yield return $"Check{service.ClassOf(shape)}({value}, violations, {path} + \".\");";
                break;
            case "list" or "map":
                var element = service.Model.Find(shape.Type == "list" ? shape.Element! : shape.Value!);
                var inner = Checks(element, "item", "itemPath").ToList();
                if (inner.Count > 0)
                    yield return $"violations.Each({value}, {path}, (item, itemPath) => {{ {string.Join(" ", inner)} }});";
                break;
        }
    }
}
