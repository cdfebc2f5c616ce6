using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>
/// A static class with a Read and a Write method for each structure that one side of the wire reads or writes.
/// The client reads outputs and writes inputs; the sandbox does the reverse with the same code.
/// </summary>
internal sealed class JsonEmitter(Service service, string className)
{
    private readonly SmithyModel _model = service.Model;

    public string Emit(string ns, IEnumerable<Shape> read, IEnumerable<Shape> write)
    {
        var code = new CodeWriter(ns, "System", "System.Collections.Generic", "System.IO", "System.Text.Json",
            "Amazon.Runtime.Documents", "IoTFleet.Api.Json", service.Namespace, service.Namespace + ".Model");
        code.Summary($"Reads and writes the JSON of {service.Title}.");
        using (code.Block($"internal static class {className}"))
        {
            var readable = _model.Reachable(read);
            foreach (var shape in readable.Where(s => s.Type == "structure" && !s.IsUnit)) Read(code, shape);
            foreach (var shape in readable.Where(s => s.Type == "enum")) ReadEnum(code, shape);
            foreach (var shape in _model.Reachable(write).Where(s => s.Type == "structure" && !s.IsUnit)) Write(code, shape);
        }

        return code.ToString();
    }

    private void Read(CodeWriter code, Shape shape)
    {
        var type = service.ClassOf(shape);
        var members = shape.Members.Where(m => m.InBody && !(shape.IsError && Service.PropertyOf(m) == "Message")).ToList();
        code.Line();
        if (!shape.IsError)
        {
            using (code.Block($"internal static {type} Read{type}(ref Utf8JsonReader reader)"))
            {
                code.Line("if (reader.TokenType == JsonTokenType.Null) return null;");
                code.Line($"var value = new {type}();");
                code.Line($"Read{type}(ref reader, value);");
                code.Line("return value;");
            }

            code.Line();
        }

        using (code.Block($"internal static void Read{type}(ref Utf8JsonReader reader, {type} value)"))
        {
            code.Line("JsonRead.ExpectObject(ref reader);");
            using (code.Block("while (JsonRead.NextMember(ref reader))"))
            {
                var otherwise = "";
                foreach (var member in members)
                {
                    using (code.Block($"{otherwise}if (reader.ValueTextEquals(\"{member.JsonName}\"u8))"))
                    {
                        code.Line("reader.Read();");
                        code.Line($"value.{Service.PropertyOf(member)} = {ReadExpression(_model.Find(member.Target))};");
                    }

                    otherwise = "else ";
                }

                if (members.Count == 0) code.Line("reader.Skip();");
                else
                    using (code.Block("else"))
                        code.Line("reader.Skip();");
            }
        }
    }

    private string ReadExpression(Shape shape) => shape.Type switch
    {
        "list" => $"JsonRead.List(ref reader, {ReadFunction(_model.Find(shape.Element!))})",
        "map" => $"JsonRead.Map(ref reader, {ReadFunction(_model.Find(shape.Value!))})",
        "structure" or "enum" => $"Read{service.ClassOf(shape)}(ref reader)",
        _ => $"JsonRead.{Primitive(shape)}(ref reader)",
    };

    private string ReadFunction(Shape shape)
    {
        var type = service.ElementTypeOf(shape);
        var expression = shape.Type is "boolean" or "integer" or "long" or "float" or "double" or "timestamp"
            ? ReadExpression(shape) + ".GetValueOrDefault()"
            : ReadExpression(shape);
        return $"static (ref Utf8JsonReader reader) => {expression}".Replace("(ref Utf8JsonReader reader) =>", $"{type} (ref Utf8JsonReader reader) =>");
    }

    private void ReadEnum(CodeWriter code, Shape shape)
    {
        code.Line();
        using (code.Block($"internal static {shape.Name} Read{shape.Name}(ref Utf8JsonReader reader)"))
        {
            code.Line("if (reader.TokenType == JsonTokenType.Null) return null;");
            code.Line("JsonRead.ExpectString(ref reader);");
            foreach (var value in shape.Members.Select(m => m.Text("smithy.api#enumValue")!))
                code.Line($"if (reader.ValueTextEquals(\"{value}\"u8)) return {service.Namespace}.{shape.Name}.{Service.ConstantOf(value)};");
            code.Line($"return new {shape.Name}(reader.GetString());");
        }
    }

    private void Write(CodeWriter code, Shape shape)
    {
        var type = service.ClassOf(shape);
        code.Line();
        using (code.Block($"internal static void Write{type}(Utf8JsonWriter writer, {type} value)"))
        {
            code.Line("writer.WriteStartObject();");
            foreach (var member in shape.Members.Where(m => m.InBody && !(shape.IsError && Service.PropertyOf(m) == "Message")))
                WriteMember(code, member);
            code.Line("writer.WriteEndObject();");
        }
    }

    private void WriteMember(CodeWriter code, Member member)
    {
        var shape = _model.Find(member.Target);
        var property = "value." + Service.PropertyOf(member);
        var isSet = shape.Type switch
        {
            "boolean" or "integer" or "long" or "float" or "double" or "timestamp" => property + ".HasValue",
            "document" => $"!{property}.IsNull()",
            _ => property + " != null",
        };
        using (code.Block($"if ({isSet})"))
        {
            code.Line($"writer.WritePropertyName(\"{member.JsonName}\"u8);");
            code.Line(WriteStatement(shape, shape.Type is "boolean" or "integer" or "long" or "float" or "double" or "timestamp" ? property + ".Value" : property));
        }
    }

    private string WriteStatement(Shape shape, string value) => shape.Type switch
    {
        "string" => $"writer.WriteStringValue({value});",
        "enum" => $"writer.WriteStringValue({value}.Value);",
        "structure" => $"Write{service.ClassOf(shape)}(writer, {value});",
        "list" => $"JsonWrite.List(writer, {value}, {WriteFunction(_model.Find(shape.Element!))});",
        "map" => $"JsonWrite.Map(writer, {value}, {WriteFunction(_model.Find(shape.Value!))});",
        _ => $"JsonWrite.{Primitive(shape)}(writer, {value});",
    };

    private string WriteFunction(Shape shape) =>
        $"static (Utf8JsonWriter writer, {service.ElementTypeOf(shape)} item) => {{ {WriteStatement(shape, "item")} }}";

    private static string Primitive(Shape shape) => shape.Type switch
    {
        "string" => "String",
        "boolean" => "Boolean",
        "integer" => "Int32",
        "long" => "Int64",
        "float" => "Single",
        "double" => "Double",
        "timestamp" => "Timestamp",
        "blob" => "Blob",
        "document" => "Document",
        _ => throw new InvalidOperationException($"The generator cannot read '{shape.Id}' of type '{shape.Type}'."),
    };
}
