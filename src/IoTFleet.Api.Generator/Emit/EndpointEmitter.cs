using System.Text.Json;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>Endpoint resolution from the standard-regional-endpoints traits, and the signing scheme.</summary>
internal static class EndpointEmitter
{
    public static string Parameters(Service service)
    {
        var code = new CodeWriter(service.Namespace + ".Endpoints", "Amazon.Runtime.Endpoints");
        code.Summary($"What the endpoint of {service.InText} depends on.");
        using (code.Block($"public class {service.Name}EndpointParameters : EndpointParameters"))
        {
            code.Summary("Makes the parameters with neither dual stack nor FIPS.");
            using (code.Block($"public {service.Name}EndpointParameters()"))
            {
                code.Line("UseDualStack = false;");
                code.Line("UseFIPS = false;");
            }

            foreach (var (type, name, what) in new[]
            {
                ("string", "Region", "The region's system name."), ("bool?", "UseDualStack", "Whether the endpoint answers over IPv6 too."),
                ("bool?", "UseFIPS", "Whether the endpoint uses FIPS-validated cryptography."), ("string", "Endpoint", "A URL that overrides all rules."),
            })
            {
                code.Summary(what);
                code.Line($"public {type} {name} {{ get => ({type})this[\"{name}\"]; set => this[\"{name}\"] = value; }}");
            }
        }

        return code.ToString();
    }

    public static string Emit(Service service)
    {
        var code = new CodeWriter(service.Namespace + ".Internal", "System", "System.Collections.Generic", "Amazon.Runtime", "Amazon.Runtime.Endpoints",
            "Amazon.Runtime.Internal", "Amazon.Runtime.Internal.Auth", "Amazon.Runtime.Internal.Endpoints.StandardLibrary",
            "Amazon.Runtime.Credentials.Internal", "Amazon.Runtime.Identity", "Amazon.Util", service.Namespace + ".Endpoints");
        Provider(code, service);
        code.Lines($$"""

            /// <summary>Finds the endpoint of each request to {{service.InText}}.</summary>
            public class Amazon{{service.Name}}EndpointResolver : BaseEndpointResolver
            {
                internal Endpoint GetEndpoint(ServiceOperationEndpointParameters parameters, IClientConfig config)
                {
                    var context = new RequestContext(false)
                    {
                        ClientConfig = config,
                        OriginalRequest = parameters.Request,
                        Request = new DefaultRequest(parameters.Request, "{{service.Namespace}}") { AlternateEndpoint = parameters.AlternateEndpoint },
                    };
                    return GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
                }

                /// <inheritdoc />
                protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
                    InjectHostPrefix(executionContext.RequestContext);

                /// <inheritdoc />
                protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
                {
                    var config = requestContext.ClientConfig;
                    var region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName;
                    if (region == null && !string.IsNullOrEmpty(config.ServiceURL))
                        region = string.IsNullOrEmpty(config.AuthenticationRegion) ? AWSSDKUtils.DetermineRegion(config.ServiceURL) : config.AuthenticationRegion;
                    return new {{service.Name}}EndpointParameters
                    {
                        Region = region == "us-east-1-regional" ? "us-east-1" : region,
                        UseDualStack = config.UseDualstackEndpoint,
                        UseFIPS = config.UseFIPSEndpoint,
                        Endpoint = config.ServiceURL,
                    };
                }
            }

            /// <summary>Signs every request to {{service.InText}} with SigV4.</summary>
            public class Amazon{{service.Name}}AuthSchemeHandler : BaseAuthResolverHandler
            {
                /// <inheritdoc />
                protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
            }

            /// <summary>What the SDK records of {{service.InText}}.</summary>
            public partial class Amazon{{service.Name}}Metadata : IServiceMetadata
            {
                /// <inheritdoc />
                public string ServiceId => "{{service.SdkId}}";

                /// <inheritdoc />
                public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
            }
            """);
        return code.ToString();
    }

    private static void Provider(CodeWriter code, Service service)
    {
        var dualStackOnly = service.Model.Service.Has("aws.endpoints#dualStackOnlyEndpoints");
        code.Line();
        code.Summary($"Resolves the endpoint of {service.InText}.");
        using (code.Block($"public class Amazon{service.Name}EndpointProvider : IEndpointProvider"))
        {
            code.Line("/// <inheritdoc />");
            using (code.Block("public Endpoint ResolveEndpoint(EndpointParameters parameters)"))
            {
                code.Line("if (parameters == null) throw new ArgumentNullException(nameof(parameters));");
                code.Line("var fips = true.Equals(parameters[\"UseFIPS\"]);");
                if (!dualStackOnly) code.Line("var dualStack = true.Equals(parameters[\"UseDualStack\"]);");
                using (code.Block("if (parameters[\"Endpoint\"] is string endpoint)"))
                {
                    code.Line("if (fips) throw new AmazonClientException(\"Invalid Configuration: FIPS and custom endpoint are not supported\");");
                    if (!dualStackOnly)
                        code.Line("if (dualStack) throw new AmazonClientException(\"Invalid Configuration: Dualstack and custom endpoint are not supported\");");
                    code.Line("return new Endpoint(endpoint);");
                }

                code.Line("if (parameters[\"Region\"] is not string region) throw new AmazonClientException(\"Invalid Configuration: Missing Region\");");
                code.Line("var partition = Fn.Partition(region);");
                code.Line("if (partition == null) throw new AmazonClientException(\"Invalid Configuration: Missing Region\");");
                var prefix = service.EndpointPrefix;
                if (dualStackOnly)
                {
                    code.Line($"return new Endpoint($\"https://{prefix}{{(fips ? \"-fips\" : \"\")}}.{{region}}.{{partition.dualStackDnsSuffix}}\");");
                    return;
                }

                code.Lines("""
                    if (fips && dualStack && !(partition.supportsFIPS && partition.supportsDualStack)) throw new AmazonClientException("FIPS and DualStack are enabled, but this partition does not support one or both");
                    if (fips && !partition.supportsFIPS) throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
                    if (dualStack && !partition.supportsDualStack) throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
                    """);
                SpecialCases(code, service);
                code.Line($"return new Endpoint($\"https://{prefix}{{(fips ? \"-fips\" : \"\")}}.{{region}}.{{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}}\");");
            }
        }
    }

    private static void SpecialCases(CodeWriter code, Service service)
    {
        if (service.Model.Service.Trait("aws.endpoints#standardRegionalEndpoints") is not { } trait
            || !trait.TryGetProperty("regionSpecialCases", out var regions)) return;
        foreach (var region in regions.EnumerateObject())
            foreach (var special in region.Value.EnumerateArray())
            {
                var url = special.GetProperty("endpoint").GetString()!
                    .Replace("{region}", region.Name).Replace("{dnsSuffix}", "{partition.dnsSuffix}");
                var condition = $"region == \"{region.Name}\" && {(Flag(special, "fips") ? "fips" : "!fips")} && {(Flag(special, "dualStack") ? "dualStack" : "!dualStack")}";
                var signing = special.TryGetProperty("signingRegion", out var signingRegion)
                    ? $", \"{{\\\"authSchemes\\\":[{{\\\"name\\\":\\\"sigv4\\\",\\\"signingName\\\":\\\"{service.SigningName}\\\",\\\"signingRegion\\\":\\\"{signingRegion.GetString()}\\\"}}]}}\", \"\""
                    : "";
                code.Line($"if ({condition}) return new Endpoint($\"{url}\"{signing});");
            }
    }

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();
}
