using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>Requests, responses, structures and enumerations.</summary>
internal static class TypesEmitter
{
    public static string Structures(Service service)
    {
        var code = new CodeWriter(service.Namespace + ".Model",
            "System", "System.Collections.Generic", "System.IO", "Amazon.Runtime", "Amazon.Runtime.Documents", "Amazon.Runtime.Internal");
        foreach (var operation in service.Model.Operations)
        {
            code.Line();
            code.Summary($"The parameters of {operation.Name}. {operation.Documentation}");
            Class(code, service, service.Model.Find(operation.Input), operation.Name + "Request", $"Amazon{service.Name}Request");
            code.Line();
            code.Summary($"What {operation.Name} answers.");
            Class(code, service, service.Model.Find(operation.Output), operation.Name + "Response", "AmazonWebServiceResponse");
        }

        foreach (var shape in service.Model.PlainStructures)
        {
            code.Line();
            code.Summary(Wording.Of(service, shape));
            Class(code, service, shape, shape.Name, null);
        }

        return code.ToString();
    }

    public static string Enums(Service service)
    {
        var code = new CodeWriter(service.Namespace, "System", "Amazon.Runtime");
        foreach (var shape in service.Model.Enums)
        {
            code.Line();
            code.Summary($"The values of {Words.Of(shape.Name)} that {service.InText} had when this was built. Others are kept as they come.");
            using (code.Block($"public class {shape.Name} : ConstantClass"))
            {
                foreach (var value in shape.Members.Select(m => m.Text("smithy.api#enumValue")!))
                {
                    code.Summary($"The value {value}.");
                    code.Line($"public static readonly {shape.Name} {Service.ConstantOf(value)} = new {shape.Name}(\"{value}\");");
                }

                code.Lines($$"""

                    /// <summary>Makes a value that may be unknown to this build.</summary>
                    public {{shape.Name}}(string value) : base(value) { }

                    /// <summary>Finds the constant of that value, or makes one.</summary>
                    public static {{shape.Name}} FindValue(string value) => FindValue<{{shape.Name}}>(value);

                    /// <summary>Finds the constant of that value, whatever its case, or makes one: what PowerShell converts text with.</summary>
                    public static {{shape.Name}} Parse(string value) => FindValue(value);

                    /// <summary>Converts a string to the constant of that value.</summary>
                    public static implicit operator {{shape.Name}}(string value) => FindValue(value);
                    """);
            }
        }

        return code.ToString();
    }

    public static string Exceptions(Service service)
    {
        var code = new CodeWriter(service.Namespace + ".Model", "System", "System.Collections.Generic", "System.Net", "Amazon.Runtime", "Amazon.Runtime.Documents");
        foreach (var error in service.Model.Errors)
        {
            code.Line();
            code.Summary(error.Documentation ?? $"{service.Title} answered {error.Name} (HTTP {error.Trait("smithy.api#httpError")}).");
            using (code.Block($"public partial class {error.Name} : {service.BaseException}"))
            {
                Constructors(code, error.Name);
                foreach (var member in error.Members.Where(m => Service.PropertyOf(m) != "Message"))
                    Property(code, service, error, member, error.Name);
            }
        }

        return code.ToString();
    }

    /// <summary>The constructors that every exception of the SDK has.</summary>
    public static void Constructors(CodeWriter code, string name) => code.Lines($$"""
        /// <summary>Makes the exception with a message.</summary>
        public {{name}}(string message) : base(message) { }

        /// <summary>Makes the exception with a message and its cause.</summary>
        public {{name}}(string message, Exception innerException) : base(message, innerException) { }

        /// <summary>Makes the exception from its cause.</summary>
        public {{name}}(Exception innerException) : base(innerException.Message, innerException) { }

        /// <summary>Makes the exception from an answer of the service.</summary>
        public {{name}}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }

        /// <summary>Makes the exception from an answer of the service and the cause beneath it.</summary>
        public {{name}}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        """);

    private static void Class(CodeWriter code, Service service, Shape shape, string name, string? parent)
    {
        using (code.Block($"public partial class {name}{(parent is null ? "" : " : " + parent)}"))
        {
            foreach (var member in shape.Members) Property(code, service, shape, member, name);
        }
    }

    private static void Property(CodeWriter code, Service service, Shape owner, Member member, string className)
    {
        var target = service.Model.Find(member.Target);
        code.Summary(Wording.Of(service, owner, member));
        if (member.IsDeprecated) code.Line("[Obsolete(\"The service has deprecated this member.\")]");
        if (target.IsSensitive) code.Line("[AWSProperty(Sensitive = true)]".Replace("AWSProperty", "Amazon.Runtime.Internal.AWSProperty"));
        var property = Service.PropertyOf(member);
        if (property == className)
            throw new InvalidOperationException($"The member '{member.Name}' of '{owner.Name}' cannot have the name of its class.");
        code.Line($"public {service.TypeOf(target)} {property} {{ get; set; }}");
    }
}
