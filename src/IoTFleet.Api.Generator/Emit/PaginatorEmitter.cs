using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>A paginator per paginated operation and the factory that makes them.</summary>
internal static class PaginatorEmitter
{
    public static bool Has(Service service) => Paginated(service).Any();

    public static string Emit(Service service)
    {
        var code = new CodeWriter(service.Namespace + ".Model", "System", "System.Collections.Generic", "System.Threading", "Amazon.Runtime", service.Namespace);
        code.Line();
        code.Summary($"Makes the paginators of {service.InText}.");
        using (code.Block($"public interface I{service.Name}PaginatorFactory"))
            foreach (var operation in Paginated(service))
            {
                code.Summary($"The pages and items of {operation.Name}, from the request's token on.");
                code.Line($"I{operation.Name}Paginator {operation.Name}({operation.Name}Request request);");
            }

        code.Line();
        using (code.Block($"internal sealed class {service.Name}PaginatorFactory(IAmazon{service.Name} client) : I{service.Name}PaginatorFactory"))
            foreach (var operation in Paginated(service))
                code.Line($"public I{operation.Name}Paginator {operation.Name}({operation.Name}Request request) => new {operation.Name}Paginator(client, request);");

        foreach (var operation in Paginated(service)) Paginator(code, service, operation);
        return code.ToString();
    }

    private static void Paginator(CodeWriter code, Service service, Shape operation)
    {
        var name = operation.Name;
        var trait = operation.Trait("smithy.api#paginated")!.Value;
        string Property(string key) => char.ToUpperInvariant(trait.GetProperty(key).GetString()![0]) + trait.GetProperty(key).GetString()!.Substring(1);
        var (input, output, items) = (Property("inputToken"), Property("outputToken"), Property("items"));
        var response = service.Model.Find(operation.Output);
        var member = response.Members.Single(m => Service.PropertyOf(m) == items);
        var element = service.ElementTypeOf(service.Model.Find(service.Model.Find(member.Target).Element!));
        code.Lines($$"""

            /// <summary>Follows the pages of {{name}}. Can be enumerated once.</summary>
            public interface I{{name}}Paginator
            {
                /// <summary>The answers, page by page.</summary>
                IPaginatedEnumerable<{{name}}Response> Responses { get; }

                /// <summary>The items of all pages.</summary>
                IPaginatedEnumerable<{{element}}> {{items}} { get; }
            }

            internal sealed class {{name}}Paginator(IAmazon{{service.Name}} client, {{name}}Request request) : IPaginator<{{name}}Response>, I{{name}}Paginator
            {
                private int _used;

                public IPaginatedEnumerable<{{name}}Response> Responses => new PaginatedResponse<{{name}}Response>(this);

                public IPaginatedEnumerable<{{element}}> {{items}} =>
                    new PaginatedResultKeyResponse<{{name}}Response, {{element}}>(this, static response => response.{{items}} ?? new List<{{element}}>());

                async IAsyncEnumerable<{{name}}Response> IPaginator<{{name}}Response>.PaginateAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    if (Interlocked.Exchange(ref _used, 1) != 0)
                        throw new InvalidOperationException("This paginator has been enumerated already; make a new one.");
                    PaginatorUtils.SetUserAgentAdditionOnRequest(request);
                    var start = request.{{input}};
                    var token = start;
                    try
                    {
                        do
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            request.{{input}} = token;
                            var response = await client.{{name}}Async(request, cancellationToken).ConfigureAwait(false);
                            token = response.{{output}};
                            yield return response;
                        }
                        while (!string.IsNullOrEmpty(token));
                    }
                    finally
                    {
                        request.{{input}} = start;
                    }
                }
            }
            """);
    }

    private static IEnumerable<Shape> Paginated(Service service) => service.Model.Operations.Where(o => o.Has("smithy.api#paginated"));
}
