using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>
/// The service's side of the wire: an abstract class with a method per operation, behind code that reads the HTTP
/// request into the client's own request type, checks the model's constraints and writes the answer.
/// </summary>
internal static class ServerEmitter
{
    public const string Namespace = "IoTFleet.Sandbox.Protocol";

    public static string JsonClass(Service service) => service.Name + "ServerJson";

    public static string Emit(Service service)
    {
        var code = new CodeWriter(Namespace, "System", "System.Collections.Generic", "System.Text.Json", "Amazon.Runtime",
            service.Namespace, service.Namespace + ".Model");
        code.Line();
        code.Summary($"{service.Title}, as seen from its operations.");
        using (code.Block($"internal abstract class {service.Name}Operations : ServiceOperations"))
        {
            code.Line($"internal override string SigningName => \"{service.SigningName}\";");
            code.Line();
            using (code.Block("protected override IEnumerable<Operation> Declare()"))
                foreach (var operation in service.Model.Operations)
                {
                    var http = operation.Trait("smithy.api#http")!.Value;
                    var readOnly = operation.Has("smithy.api#readonly") ? "true" : "false";
                    code.Line($"yield return new Operation(this, \"{operation.Name}\", \"{http.GetProperty("method").GetString()}\", \"{http.GetProperty("uri").GetString()}\", {http.GetProperty("code").GetRawText()}, {readOnly}, Call{operation.Name});");
                }

            foreach (var operation in service.Model.Operations) Operation(code, service, operation);
            Errors(code, service);
        }

        return code.ToString();
    }

    private static void Operation(CodeWriter code, Service service, Shape operation)
    {
        var name = operation.Name;
        var input = service.Model.Find(operation.Input);
        code.Line();
        code.Summary(operation.Documentation ?? name);
        code.Line($"protected abstract {name}Response {name}({name}Request request);");
        code.Line();
        using (code.Block($"private void Call{name}(OperationCall call)"))
        {
            code.Line($"var request = new {name}Request();");
            foreach (var member in input.Members.Where(m => !m.InBody))
                code.Line($"request.{Service.PropertyOf(member)} = {Bound(service, member)};");
            if (input.Members.Any(m => m.InBody)) code.Line($"call.ReadBody(request, {JsonClass(service)}.Read{name}Request);");
            code.Line("var violations = new Violations();");
            code.Line($"{ConstraintEmitter.ClassName(service)}.Check{name}Request(request, violations, \"\");");
            code.Line("if (violations.Any) throw Invalid(violations);");
            if (service.Model.Find(operation.Output).IsUnit)
            {
                code.Line($"{name}(request);");
                code.Line("call.WriteNoBody();");
                return;
            }

            code.Line($"var response = {name}(request);");
            code.Line($"call.WriteBody(response, {JsonClass(service)}.Write{name}Response);");
        }
    }

    private static string Bound(Service service, Member member)
    {
        var shape = service.Model.Find(member.Target);
        var source = member.IsLabel ? $"call.Label(\"{member.Name}\")"
            : member.Query is { } query ? $"call.Query(\"{query}\")"
            : $"call.Header(\"{member.Header}\")";
        return shape.Type switch
        {
            "string" => source,
            "enum" => $"{source} is {{ }} {member.Name}Text ? new {shape.Name}({member.Name}Text) : null",
            "integer" => $"OperationCall.Int32({source}, \"{member.Name}\")",
            "long" => $"OperationCall.Int64({source}, \"{member.Name}\")",
            "boolean" => $"OperationCall.Boolean({source}, \"{member.Name}\")",
            "list" => $"call.QueryList(\"{member.Query}\"){(service.Model.Find(shape.Element!).Type == "enum" ? $"?.ConvertAll(static text => new {service.Model.Find(shape.Element!).Name}(text))" : "")}",
            _ => throw new InvalidOperationException($"The generator cannot read '{shape.Id}' of type '{shape.Type}' from a path, query or header."),
        };
    }

    private static void Errors(CodeWriter code, Service service)
    {
        code.Line();
        using (code.Block("protected override bool WriteError(AmazonServiceException error, OperationCall call)"))
        using (code.Block("switch (error)"))
        {
            foreach (var shape in service.Model.Errors)
            {
                code.Line($"case {shape.Name} e:");
                foreach (var member in shape.Members.Where(m => m.Header is not null))
                    code.Line($"    if (e.{Service.PropertyOf(member)} != null) call.SetHeader(\"{member.Header}\", e.{Service.PropertyOf(member)}.ToString());");
                var message = shape.Members.FirstOrDefault(m => Service.PropertyOf(m) == "Message")?.JsonName ?? "message";
                code.Line($"    call.WriteError({shape.Trait("smithy.api#httpError")}, \"{shape.Name}\", \"{message}\", e, {JsonClass(service)}.Write{shape.Name});");
                code.Line("    return true;");
            }

            code.Line("default: return false;");
        }
    }
}
