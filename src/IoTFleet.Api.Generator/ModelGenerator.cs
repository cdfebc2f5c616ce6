using System.Text;
using IoTFleet.Api.Generator.Emit;
using IoTFleet.Api.Generator.Smithy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IoTFleet.Api.Generator;

/// <summary>
/// Turns the Smithy models among the additional files into code: the services' clients, or, where the project sets
/// ModelGeneratorOutput to Server, the other side of the same wire.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor BadModel = new(
        "IOTMODEL001", "The model cannot be turned into code", "{0}: {1}", "Model", DiagnosticSeverity.Error, true);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.AdditionalTextsProvider.Where(text => text.Path.EndsWith(".json", StringComparison.Ordinal));
        var server = context.AnalyzerConfigOptionsProvider.Select((options, _) =>
            options.GlobalOptions.TryGetValue("build_property.ModelGeneratorOutput", out var output) && output == "Server");
        context.RegisterSourceOutput(models.Combine(server), (output, pair) => Generate(output, pair.Left, pair.Right));
    }

    private static void Generate(SourceProductionContext output, AdditionalText file, bool server)
    {
        try
        {
            var service = new Service(SmithyModel.Parse(file.GetText(output.CancellationToken)!.ToString()));
            foreach (var (name, code) in server ? Server(service) : Client(service))
                output.AddSource($"{service.Name}.{name}.g.cs", SourceText.From(code, Encoding.UTF8));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(BadModel, Location.None, file.Path, e.Message));
        }
    }

    private static IEnumerable<(string Name, string Code)> Client(Service service)
    {
        yield return ("Structures", TypesEmitter.Structures(service));
        yield return ("Enums", TypesEmitter.Enums(service));
        yield return ("Exceptions", TypesEmitter.Exceptions(service));
        yield return ("Json", new JsonEmitter(service, MarshallerEmitter.JsonClass(service)).Emit(
            MarshallerEmitter.Namespace(service), service.Outputs.Concat(service.Model.Errors), service.Inputs));
        yield return ("Marshallers", MarshallerEmitter.Emit(service));
        yield return ("Client", ClientEmitter.Emit(service));
        if (PaginatorEmitter.Has(service)) yield return ("Paginators", PaginatorEmitter.Emit(service));
        yield return ("EndpointParameters", EndpointEmitter.Parameters(service));
        yield return ("Endpoints", EndpointEmitter.Emit(service));
    }

    private static IEnumerable<(string Name, string Code)> Server(Service service)
    {
        yield return ("ServerJson", new JsonEmitter(service, ServerEmitter.JsonClass(service)).Emit(
            ServerEmitter.Namespace, service.Inputs, service.Outputs.Concat(service.Model.Errors)));
        yield return ("Constraints", new ConstraintEmitter(service).Emit());
        yield return ("Operations", ServerEmitter.Emit(service));
    }
}
