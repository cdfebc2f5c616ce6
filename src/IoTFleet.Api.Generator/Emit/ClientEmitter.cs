using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>The client with its interface, configuration and base exception.</summary>
internal static class ClientEmitter
{
    public static string Emit(Service service)
    {
        var code = new CodeWriter(service.Namespace, "System", "System.Collections.Generic", "System.Collections.ObjectModel", "System.Net",
            "System.Threading", "System.Threading.Tasks",
            "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", service.Namespace + ".Internal",
            service.Namespace + ".Model", MarshallerEmitter.Namespace(service));
        Interface(code, service);
        Client(code, service);
        Config(code, service);
        code.Line();
        code.Summary($"What every request to {service.InText} derives from.");
        using (code.Block($"public partial class Amazon{service.Name}Request : AmazonWebServiceRequest")) { }

        code.Line();
        code.Summary($"What every error that {service.InText} answers derives from.");
        using (code.Block($"public partial class {service.BaseException} : AmazonServiceException"))
            TypesEmitter.Constructors(code, service.BaseException);
        return code.ToString();
    }

    private static void Interface(CodeWriter code, Service service)
    {
        code.Line();
        code.Summary($"{service.Title}: one method an operation.");
        using (code.Block($"public partial interface IAmazon{service.Name} : IAmazonService, IDisposable"))
        {
            if (PaginatorEmitter.Has(service))
            {
                code.Summary("Enumerables that follow every page.");
                code.Line($"I{service.Name}PaginatorFactory Paginators {{ get; }}");
            }

            foreach (var operation in service.Model.Operations)
            {
                code.Line();
                Describe(code, service, operation);
                code.Line($"Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default);");
            }

            code.Line();
            code.Summary("The endpoint that a request would go to.");
            code.Line("Endpoint DetermineServiceOperationEndPoint(AmazonWebServiceRequest request);");
            code.Lines($$"""

                #if NET8_0_OR_GREATER
                static ClientConfig IAmazonService.CreateDefaultClientConfig() => new Amazon{{service.Name}}Config();

                static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
                    new {{service.Client}}(awsCredentials, (Amazon{{service.Name}}Config)clientConfig);
                #endif
                """);
        }
    }

    private static void Client(CodeWriter code, Service service)
    {
        var config = $"Amazon{service.Name}Config";
        code.Line();
        code.Summary($"Calls {service.InText}. Instances can be shared by threads.");
        using (code.Block($"public partial class {service.Client} : AmazonServiceClient, IAmazon{service.Name}"))
        {
            code.Line($"private static readonly IServiceMetadata serviceMetadata = new Amazon{service.Name}Metadata();");
            code.Line();
            code.Lines($$"""
                /// <summary>Makes a client with the credentials and region that the SDK finds by itself.</summary>
                public {{service.Client}}() : base(new {{config}}()) { }

                /// <summary>Makes a client for a region, with the credentials that the SDK finds by itself.</summary>
                public {{service.Client}}(RegionEndpoint region) : base(new {{config}} { RegionEndpoint = region }) { }

                /// <summary>Makes a client with a configuration, with the credentials that the SDK finds by itself.</summary>
                public {{service.Client}}({{config}} config) : base(config) { }

                /// <summary>Makes a client with credentials.</summary>
                public {{service.Client}}(AWSCredentials credentials) : this(credentials, new {{config}}()) { }

                /// <summary>Makes a client with credentials for a region.</summary>
                public {{service.Client}}(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new {{config}} { RegionEndpoint = region }) { }

                /// <summary>Makes a client with credentials and a configuration.</summary>
                public {{service.Client}}(AWSCredentials credentials, {{config}} clientConfig) : base(credentials, clientConfig) { }
                """);
            if (PaginatorEmitter.Has(service))
                code.Lines($$"""

                    /// <inheritdoc />
                    public I{{service.Name}}PaginatorFactory Paginators => field ??= new {{service.Name}}PaginatorFactory(this);
                    """);
            code.Lines($$"""

                /// <inheritdoc />
                protected override IServiceMetadata ServiceMetadata => serviceMetadata;

                /// <inheritdoc />
                protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
                {
                    pipeline.RemoveHandler<Amazon.Runtime.Internal.EndpointResolver>();
                    pipeline.AddHandlerAfter<Amazon.Runtime.Internal.Marshaller>(new Amazon{{service.Name}}EndpointResolver());
                    pipeline.AddHandlerAfter<Amazon.Runtime.Internal.Marshaller>(new Amazon{{service.Name}}AuthSchemeHandler());
                    pipeline.AddHandlerBefore<Amazon.Runtime.Internal.Unmarshaller>(new IoTFleet.Api.Http.AnswerHandler());
                }

                /// <inheritdoc />
                public Endpoint DetermineServiceOperationEndPoint(AmazonWebServiceRequest request) =>
                    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));
                """);
            foreach (var operation in service.Model.Operations)
            {
                code.Line();
                code.Line("/// <inheritdoc />");
                code.Line($"public virtual Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default) =>");
                code.Line($"    InvokeAsync<{operation.Name}Response>(request, new InvokeOptions {{ RequestMarshaller = {operation.Name}RequestMarshaller.Instance, ResponseUnmarshaller = {operation.Name}ResponseUnmarshaller.Instance }}, cancellationToken);");
            }
        }
    }

    private static void Config(CodeWriter code, Service service)
    {
        code.Line();
        code.Summary($"How a client of {service.InText} is set up.");
        using (code.Block($"public partial class Amazon{service.Name}Config : ClientConfig"))
            code.Lines($$"""
                private static readonly string UserAgentString =
                    Amazon.Util.Internal.InternalSDKUtils.BuildUserAgentString("{{service.SdkId}}", "4.0");

                /// <summary>Makes a configuration with the SDK's standard settings.</summary>
                public Amazon{{service.Name}}Config() : base(new DefaultConfigurationProvider(Amazon{{service.Name}}DefaultConfiguration.GetAllConfigurations()))
                {
                    base.ServiceId = "{{service.SdkId}}";
                    AuthenticationServiceName = "{{service.SigningName}}";
                    EndpointProvider = new Amazon{{service.Name}}EndpointProvider();
                }

                /// <summary>The identity of the service in the SDK: {{service.SdkId}}.</summary>
                public static new string ServiceId => "{{service.SdkId}}";

                /// <inheritdoc />
                public override string RegionEndpointServiceName => "{{service.EndpointPrefix}}";

                /// <inheritdoc />
                public override string ServiceVersion => "{{service.Version}}";

                /// <inheritdoc />
                public override string UserAgent => UserAgentString;

                /// <inheritdoc />
                public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
                    new Amazon{{service.Name}}EndpointResolver().GetEndpoint(parameters, this);
                """);
        code.Line();
        code.Summary("The SDK's configuration modes: timeouts, and retries in standard mode.");
        using (code.Block($"public static class Amazon{service.Name}DefaultConfiguration"))
        {
            code.Summary("All modes.");
            code.Line("public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>");
            code.Line("    new ReadOnlyCollection<IDefaultConfiguration>(new List<IDefaultConfiguration> { Standard, InRegion, CrossRegion, Mobile, Auto });");
            foreach (var (mode, milliseconds) in new[] { ("Standard", 3100), ("InRegion", 1100), ("CrossRegion", 3100), ("Mobile", 30000), ("Auto", 1100) })
                code.Lines($$"""

                    /// <summary>The mode {{mode}}: {{milliseconds}} ms to connect.</summary>
                    public static IDefaultConfiguration {{mode}} { get; } = new DefaultConfiguration
                    {
                        Name = DefaultConfigurationMode.{{mode}},
                        RetryMode = RequestRetryMode.Standard,
                        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
                        ConnectTimeout = TimeSpan.FromMilliseconds({{milliseconds}}),
                        TlsNegotiationTimeout = TimeSpan.FromMilliseconds({{milliseconds}}),
                    };
                    """);
        }
    }

    private static void Describe(CodeWriter code, Service service, Shape operation)
    {
        code.Summary(operation.Documentation ?? $"Calls {operation.Name}.");
        code.Doc("<param name=\"request\">", $"The parameters of {operation.Name}.");
        code.Doc("<param name=\"cancellationToken\">", "Ends the call early.");
        code.Doc("<returns>", $"What {operation.Name} answered.");
        foreach (var error in operation.Errors.Select(service.Model.Find))
            code.Doc($"<exception cref=\"{service.Namespace}.Model.{error.Name}\">", $"HTTP {error.Trait("smithy.api#httpError")}.");
    }
}
