using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>A marshaller and an unmarshaller per operation, in the form AWSSDK.Core's pipeline takes.</summary>
internal static class MarshallerEmitter
{
    public static string Namespace(Service service) => service.Namespace + ".Model.Internal.MarshallTransformations";

    public static string JsonClass(Service service) => service.Name + "Json";

    public static string Emit(Service service)
    {
        var code = new CodeWriter(Namespace(service), "System", "System.Collections.Generic", "System.Net",
            "Amazon.Runtime", "Amazon.Runtime.Internal", "Amazon.Runtime.Internal.Transform", "Amazon.Runtime.Internal.Util",
            "IoTFleet.Api.Http", service.Namespace, service.Namespace + ".Model");
        foreach (var operation in service.Model.Operations)
        {
            Marshaller(code, service, operation);
            Unmarshaller(code, service, operation);
        }

        Errors(code, service);
        return code.ToString();
    }

    private static void Marshaller(CodeWriter code, Service service, Shape operation)
    {
        var input = service.Model.Find(operation.Input);
        var type = operation.Name + "Request";
        var http = operation.Trait("smithy.api#http")!.Value;
        code.Line();
        code.Summary($"Turns {Words.Article(type)} {type} into an HTTP request.");
        using (code.Block($"public class {type}Marshaller : IMarshaller<IRequest, {type}>, IMarshaller<IRequest, AmazonWebServiceRequest>"))
        {
            code.Summary("The one instance.");
            code.Line($"public static {type}Marshaller Instance {{ get; }} = new {type}Marshaller();");
            code.Line();
            code.Line("/// <inheritdoc />");
            code.Line($"public IRequest Marshall(AmazonWebServiceRequest input) => Marshall(({type})input);");
            code.Line();
            code.Line("/// <inheritdoc />");
            using (code.Block($"public IRequest Marshall({type} publicRequest)"))
            {
                code.Line($"var request = new DefaultRequest(publicRequest, \"{service.Namespace}\");");
                code.Line($"request.Headers[Amazon.Util.HeaderKeys.XAmzApiVersion] = \"{service.Version}\";");
                code.Line($"request.HttpMethod = \"{http.GetProperty("method").GetString()}\";");
                var uri = http.GetProperty("uri").GetString()!;
                Tokens(code, input);
                foreach (var member in input.Members.Where(m => m.IsLabel)) Label(code, service, member, uri);
                code.Line($"request.ResourcePath = \"{uri}\";");
                foreach (var member in input.Members.Where(m => m.Query is not null)) Query(code, service, member);
                foreach (var member in input.Members.Where(m => m.Header is not null)) Header(code, service, member);
                if (input.Members.Any(m => m.InBody)) Body(code, service, operation, input);
                if (input.Members.Any(m => m.Query is not null)) code.Line("request.UseQueryString = true;");
                code.Line("return request;");
            }
        }
    }

    private static void Label(CodeWriter code, Service service, Member member, string uri)
    {
        var property = Service.PropertyOf(member);
        var target = service.Model.Find(member.Target);
        var greedy = uri.Contains($"{{{member.Name}+}}");
        var variable = "label" + property;
        code.Line($"var {variable} = {(target.Type == "string" ? $"publicRequest.{property}" : $"publicRequest.{property} == null ? null : {Text(target, "publicRequest." + property)}")};");
        using (code.Block($"if (PathLabel.Fault(\"{property}\", {variable}, {(greedy ? "true" : "false")}) is string fault{property})"))
            code.Line($"throw new {service.BaseException}(fault{property});");
        code.Line(greedy
            ? $"request.AddPathResource(\"{{{member.Name}+}}\", StringUtils.FromString({variable}.TrimStart('/')));"
            : $"request.AddPathResource(\"{{{member.Name}}}\", StringUtils.FromString({variable}));");
    }

    private static void Query(CodeWriter code, Service service, Member member)
    {
        var target = service.Model.Find(member.Target);
        var property = "publicRequest." + Service.PropertyOf(member);
        if (target.Type == "list")
        {
            var element = service.Model.Find(target.Element!);
            using (code.Block($"if ({property} != null && {property}.Count > 0)"))
                code.Line(element.Type == "string"
                    ? $"request.ParameterCollection.Add(\"{member.Query}\", {property});"
                    : $"request.ParameterCollection.Add(\"{member.Query}\", {property}.ConvertAll(static item => {Text(element, "item")}));");
            return;
        }

        using (code.Block($"if ({property} != null)"))
            code.Line($"request.Parameters.Add(\"{member.Query}\", {Text(target, property)});");
    }

    private static void Header(CodeWriter code, Service service, Member member)
    {
        var property = "publicRequest." + Service.PropertyOf(member);
        using (code.Block($"if ({property} != null)"))
            code.Line($"request.Headers[\"{member.Header}\"] = {Text(service.Model.Find(member.Target), property)};");
    }

    private static void Tokens(CodeWriter code, Shape input)
    {
        foreach (var token in input.Members.Where(m => m.IsToken))
        {
            // The token goes into the public request, so that a caller who sends it again repeats the call and not the deed.
            var property = "publicRequest." + Service.PropertyOf(token);
            code.Line($"if ({property} == null) {property} = Guid.NewGuid().ToString();");
        }
    }

    private static void Body(CodeWriter code, Service service, Shape operation, Shape input)
    {
        code.Line("request.Headers[\"Content-Type\"] = \"application/json\";");
        code.Line($"request.Content = RequestBody.Of(publicRequest, {JsonClass(service)}.Write{operation.Name}Request);");
    }

    private static string Text(Shape shape, string value) => shape.Type switch
    {
        "string" => value,
        "enum" => value + ".Value",
        "integer" => $"StringUtils.FromInt({value}.Value)",
        "long" => $"StringUtils.FromLong({value}.Value)",
        "boolean" => $"StringUtils.FromBool({value}.Value)",
        "double" => $"StringUtils.FromDouble({value}.Value)",
        "timestamp" => $"StringUtils.FromDateTimeToISO8601({value}.Value)",
        _ => throw new InvalidOperationException($"The generator cannot put '{shape.Id}' of type '{shape.Type}' into a path, query or header."),
    };

    private static void Unmarshaller(CodeWriter code, Service service, Shape operation)
    {
        var output = service.Model.Find(operation.Output);
        var type = operation.Name + "Response";
        code.Line();
        code.Summary($"Turns the answer to {operation.Name} into {Words.Article(type)} {type} or an exception.");
        using (code.Block($"public class {type}Unmarshaller : JsonResponseUnmarshaller"))
        {
            code.Summary("The one instance.");
            code.Line($"public static {type}Unmarshaller Instance {{ get; }} = new {type}Unmarshaller();");
            code.Line();
            code.Line("/// <inheritdoc />");
            using (code.Block("public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)"))
            {
                code.Line($"var response = new {type}();");
                if (output.Members.Any(m => m.InBody)) code.Line($"ResponseBody.Read(context, response, {JsonClass(service)}.Read{type});");
                foreach (var member in output.Members.Where(m => m.Header is not null)) ReadHeader(code, service, member, "response");
                code.Line("return response;");
            }

            code.Line();
            code.Line("/// <inheritdoc />");
            code.Line("public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>");
            code.Line($"    {service.Name}Errors.Read(context, innerException, statusCode);");
        }
    }

    private static void ReadHeader(CodeWriter code, Service service, Member member, string target)
    {
        var shape = service.Model.Find(member.Target);
        var header = $"context.ResponseData.GetHeaderValue(\"{member.Header}\")";
        using (code.Block($"if (context.ResponseData.IsHeaderPresent(\"{member.Header}\"))"))
            code.Line(shape.Type switch
            {
                "string" => $"{target}.{Service.PropertyOf(member)} = {header};",
                "integer" => $"{target}.{Service.PropertyOf(member)} = HeaderValue.Int32({header});",
                _ => throw new InvalidOperationException($"The generator cannot read '{shape.Id}' from a header."),
            });
    }

    private static void Errors(CodeWriter code, Service service)
    {
        code.Line();
        code.Summary($"Turns {service.InText}'s error answers into exceptions.");
        using (code.Block($"internal static class {service.Name}Errors"))
        using (code.Block("internal static AmazonServiceException Read(JsonUnmarshallerContext context, Exception cause, HttpStatusCode status)"))
        {
            code.Line("var error = ErrorBody.Read(context, status);");
            using (code.Block("switch (error.Code)"))
            {
                foreach (var shape in service.Model.Errors)
                {
                    code.Line($"case \"{shape.Name}\":");
                    using (code.Block(""))
                    {
                        code.Line($"var exception = new {shape.Name}(error.Message, cause, error.Type, error.Code, error.RequestId, status);");
                        if (shape.Members.Any(m => m.InBody && Service.PropertyOf(m) != "Message"))
                            code.Line($"error.ReadMembers(exception, {JsonClass(service)}.Read{shape.Name});");
                        foreach (var member in shape.Members.Where(m => m.Header is not null)) ReadHeader(code, service, member, "exception");
                        code.Line("return exception;");
                    }
                }

                code.Line("default:");
                code.Line($"    return new {service.BaseException}(error.Message, cause, error.Type, error.Code, error.RequestId, status);");
            }
        }
    }
}
