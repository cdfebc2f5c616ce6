using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Text;
using Amazon;
using Amazon.GreengrassV2;
using Amazon.IoT;
using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using FsCheck;
using FsCheck.Fluent;
using IoTFleet.CmdletHost;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Sandbox.Protocol;
using Xunit;

namespace IoTFleet.Tests.Trust;

/// <summary>
/// Whatever comes in, there is an answer or an error of a known kind: no crash, no hang, no exception of another type.
/// IOTFLEET_FUZZ multiplies how much is tried; it is 1 when absent.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Scale = int.TryParse(Environment.GetEnvironmentVariable("IOTFLEET_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var scale) ? scale : 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, (long Count, string What)> Counts = new();

    [Fact]
    public async Task Unmarshallers()
    {
        const int PerOperation = 40;
        var unexpected = new ConcurrentDictionary<string, string>();
        var count = 0;
        var (body, status) = (Array.Empty<byte>(), HttpStatusCode.OK);
        using var answers = new Answers(() => (body, status));
        var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret");
        (string Model, AmazonServiceClient Client)[] clients =
        [
            ("greengrassv2.json", new AmazonGreengrassV2Client(credentials, Configure(new AmazonGreengrassV2Config(), answers))),
            ("iot-managed-integrations.json", new AmazonIoTManagedIntegrationsClient(credentials, Configure(new AmazonIoTManagedIntegrationsConfig(), answers))),
            ("iot.json", new AmazonIoTClient(credentials, Configure(new AmazonIoTConfig(), answers))),
        ];
        foreach (var (model, client) in clients)
            foreach (var (operation, sample) in ModelSamples.Of(model))
            {
                var method = client.GetType().GetMethods().First(m => m.Name == operation + "Async" && m.GetParameters().Length == 2);
                var mutation = new Mutation(operation.Length);
                for (var i = -1; i < PerOperation * Scale; i++)
                {
                    (body, status) = (i < 0 ? sample : mutation.Of(sample), i % 4 == 3 ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
                    var problem = await ProblemAsync(client, method);
                    if (i < 0) Assert.True(problem is null, $"{operation}: {problem} {Encoding.UTF8.GetString(sample)}");
                    if (problem is not (null or AmazonClientException or AmazonServiceException)) unexpected.TryAdd($"{operation}: {problem.GetType()}", $"{problem}\n{Encoding.UTF8.GetString(body)}");
                    count++;
                }
            }

        Tell("unmarshallers", count, $"answers of {clients.Sum(c => ModelSamples.Of(c.Model).Count())} operations");
        None(unexpected.Select(u => $"{u.Key} {u.Value}"));
    }

    [Fact]
    public async Task Large_answers_are_read_up_to_a_limit()
    {
        var large = Encoding.UTF8.GetBytes($$"""{"coreVersion":"{{new string('x', 50 * 1024 * 1024)}}"}""");
        var size = large.Length;
        using var handler = new Handler(() => (size == large.Length ? large : new byte[size], HttpStatusCode.OK));
        var session = SessionFactory.Get(new SessionSettings { Handler = handler });

        var device = await session.Greengrass.GetCoreDeviceAsync(new Amazon.GreengrassV2.Model.GetCoreDeviceRequest { CoreDeviceThingName = "a" }, TestContext.Current.CancellationToken);
        Assert.Equal(50 * 1024 * 1024, device.CoreVersion.Length);

        size = AnswerLimit + 1;
        var error = await Assert.ThrowsAnyAsync<Exception>(() => session.Greengrass.GetCoreDeviceAsync(new Amazon.GreengrassV2.Model.GetCoreDeviceRequest { CoreDeviceThingName = "a" }, TestContext.Current.CancellationToken));
        Assert.Contains("larger than", error.ToString());
    }

    private const int AnswerLimit = 64 * 1024 * 1024;

    [Fact]
    public void Lines_of_the_CmdletHost()
    {
        string[] lines =
        [
            "1,2,3 | Where-Object { $_ -gt 1 } | ForEach-Object { $_ * 2 }", "@{ a = 1; b = 'x' } | Select-Object a, b | ConvertTo-Json -Depth 3", "\"a $(1 + 2) b\" | Sort-Object -Descending",
            "(1..5)[-1], @(1, 2).Count, [int]'42', -not $true", "Get-Command Get-* -Syntax | Format-Table Name, @{ Name = 'n'; Expression = { $_.Name.Length } }", "'a''b' -like 'A*' -and 3 -ge 2 -or $null -eq ''",
        ];
        var count = 0;
        var unexpected = new List<string>();
        using var session = new HostSession();
        void Try(string line)
        {
            count++;
            var watch = Stopwatch.StartNew();
            var run = session.Run(line);
            if (watch.Elapsed > Patience) unexpected.Add($"{watch.Elapsed}: {line}");
            foreach (var error in run.Errors)
                if (error.Exception is NullReferenceException or IndexOutOfRangeException or ArgumentOutOfRangeException or KeyNotFoundException or OutOfMemoryException)
                    unexpected.Add($"{line}: {error.Exception}");
        }

        var mutation = new Mutation(1);
        for (var i = 0; i < 1500 * Scale; i++) Try(mutation.Of(lines[i % lines.Length]));
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), line => Try(line ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(500 * Scale));
        foreach (var nested in new[] { "(", "@(", "@{a=", "{", "$(", "[", "!", "-not ", "\"$(", "'", "`", "1 -eq ", "1 -and ", "1,", "$a.", "a|", "%{" })
            foreach (var depth in new[] { 10, 199, 1000, 100_000 })
                Try(string.Concat(Enumerable.Repeat(nested, depth)) + "1");
        Tell("lines", count, "lines of the CmdletHost");
        None(unexpected.Distinct());
    }

    [Fact]
    public void Recipes_and_deployment_files()
    {
        const string Recipe = """{"RecipeFormatVersion":"2020-01-25","ComponentName":"com.example.A","ComponentVersion":"1.0.0","Manifests":[{"Platform":{"os":"linux"},"Lifecycle":{"run":"true"}}]}""";
        const string Yaml = "---\nRecipeFormatVersion: '2020-01-25'\nComponentName: com.example.A\nComponentVersion: \"1.0.0\"\nManifests:\n  - Platform: { os: linux }\n    Lifecycle:\n      run: |\n        true\n";
        const string File = """{"schemaVersion":1,"target":{"thingGroup":"A"},"name":"n","components":{"com.example.A":{"componentVersion":"1.0.0","configurationUpdate":{"merge":"{}","reset":["/a"]}}},"deploymentPolicies":{"failureHandlingPolicy":"ROLLBACK","componentUpdatePolicy":{"timeoutInSeconds":60}},"iotJobConfiguration":{"timeoutConfig":{"inProgressTimeoutInMinutes":5}},"tags":{"a":"b"}}""";
        var count = 0;
        var unexpected = new List<string>();
        void Try(string text, Action<string> read, Func<Exception, bool> isKnown)
        {
            count++;
            try
            {
                read(text);
            }
            catch (Exception e) when (isKnown(e))
            {
                // Its own error.
            }
            catch (Exception e)
            {
                unexpected.Add($"{e.GetType()} at {e.StackTrace?.Split('\n')[0]}: {text[..Math.Min(200, text.Length)]}");
            }
        }

        void All(string text)
        {
            Try(text, t => RecipeIdentity.Read(t), e => e is FormatException);
            Try(text, t => DeploymentFile.Read(t), e => e is DeploymentFileException);
            Try(text, t => IoTFleet.Sandbox.Greengrass.Recipe.Parse(Encoding.UTF8.GetBytes(t)), e => e is AmazonServiceException or FormatException);
        }

        var mutation = new Mutation(2);
        foreach (var sample in new[] { Recipe, Yaml, File }) All(sample);
        for (var i = 0; i < 1500 * Scale; i++) All(mutation.Of((i % 3) switch { 0 => Recipe, 1 => Yaml, _ => File }));
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => All(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(300 * Scale));
        foreach (var nested in new[] { "[", "{\"a\":", "- ", "a:\n ", "? ", "{a: ", "&a [" })
            foreach (var depth in new[] { 65, 1000, 20_000 })
                All(string.Concat(Enumerable.Repeat(nested, depth)));
        All($$"""{"ComponentName":"{{new string('a', 5_000_000)}}"}""");
        Tell("files", count, "recipes and deployment files");
        None(unexpected.Distinct());
    }

    [Fact]
    public void Argument_transformations()
    {
        string[] texts = ["""{"a":1,"b":[1,2],"c":{"d":null}}""", "com.example.A@1.0.0", "arn:aws:greengrass:us-east-1:123456789012:components:com.example.A:versions:1.0.0", "a=b", "", " ", "*", "1", "linux", """[{"Id":"1","Capabilities":[{"Id":"matter.OnOff@1.4"}]}]"""];
        var engine = typeof(HostSession).GetProperty("Engine", BindingFlags.Instance | BindingFlags.NonPublic)!;
        using var session = new HostSession(typeof(FleetCmdlet).Assembly);
        var intrinsics = (EngineIntrinsics)engine.GetValue(session)!;
        var attributes = typeof(FleetCmdlet).Assembly.GetTypes().Where(t => typeof(Cmdlet).IsAssignableFrom(t) && !t.IsAbstract)
            .SelectMany(t => t.GetProperties()).SelectMany(p => p.GetCustomAttributes<ArgumentTransformationAttribute>().Select(a => (Name: $"{p.DeclaringType!.Name}.{p.Name} {a.GetType().Name}", Attribute: a)))
            .DistinctBy(a => a.Name).ToArray();
        var count = 0;
        var unexpected = new Dictionary<string, string>();
        void Try(object? value)
        {
            foreach (var (name, attribute) in attributes)
            {
                count++;
                try
                {
                    attribute.Transform(intrinsics, value!);
                }
                catch (Exception e) when (e is MetadataException or PSInvalidCastException or SessionException)
                {
                    // Told to the user as the argument's error.
                }
                catch (Exception e)
                {
                    unexpected.TryAdd($"{name}: {e.GetType().Name} at {e.StackTrace?.Split('\n')[0]}", $"{value} {e.Message}");
                }
            }
        }

        var mutation = new Mutation(3);
        object? Value(int depth, Random random) => random.Next(depth > 3 ? 5 : 9) switch
        {
            0 => null,
            1 => random.Next(),
            2 => random.NextDouble() < 0.5,
            3 or 4 => mutation.Of(texts[random.Next(texts.Length)]),
            5 => Enumerable.Range(0, random.Next(3)).Select(_ => Value(depth + 1, random)).ToArray(),
            6 => new PSObject(Value(depth + 1, random) ?? "x"),
            _ => Table(depth, random),
        };
        Hashtable Table(int depth, Random random)
        {
            var table = new Hashtable();
            string[] names = ["Id", "Name", "Version", "ComponentVersion", "Merge", "Reset", "Arn", "a", "", "Path", "Key", "Value", "Type", "Capabilities", "Actions"];
            for (var i = random.Next(4); i > 0; i--) table[random.Next(8) == 0 ? random.Next() : names[random.Next(names.Length)]] = Value(depth + 1, random);
            return table;
        }

        foreach (var text in texts) Try(text);
        var random = new Random(4);
        for (var i = 0; i < 300 * Scale; i++) Try(Value(0, random));
        var deep = new Hashtable();
        for (var i = 0; i < 5000; i++) deep = new Hashtable { ["a"] = deep };
        Try(deep);
        Tell("arguments", count, $"arguments of {attributes.Length} parameters");
        None(unexpected.Select(u => $"{u.Key}: {u.Value}"));
    }

    [Fact]
    public async Task The_sandbox_front()
    {
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 3, ManagedThings = 3, Speed = 0 });
        (string Method, string Path, string Body)[] requests =
        [
            ("GET", "/greengrass/v2/coreDevices?maxResults=5&nextToken=abc", ""), ("POST", "/greengrass/v2/deployments", """{"targetArn":"arn:aws:iot:us-east-1:123456789012:thinggroup/Production","components":{"a":{"componentVersion":"1.0.0"}}}"""),
            ("POST", "/managed-things", """{"Role":"DEVICE","AuthenticationMaterial":"SN:1","AuthenticationMaterialType":"ZIGBEE_QR_BAR_CODE","Tags":{"a":"b"}}"""), ("GET", "/managed-things?MaxResults=2", ""),
            ("POST", "/greengrass/v2/createComponentVersion", """{"inlineRecipe":"eyJhIjoxfQ==","tags":{"a":"b"}}"""), ("GET", "/tags/arn%3Aaws%3Aiot", ""), ("POST", "/ota-tasks", """{"S3Url":"s3://a/b","OtaType":"ONE_TIME","Target":["a"]}"""),
            ("DELETE", "/managed-things/abc?Force=true", ""), ("POST", "/connector-event/abc", """{"Operation":"DEVICE_EVENT","OperationVersion":"1.0","UserId":"u"}"""), ("GET", "/sandbox-artifacts/a/1/b?until=1&signature=x", ""),
        ];
        var mutation = new Mutation(5);
        var unexpected = new Dictionary<string, string>();
        var count = 0;
        for (var i = 0; i < 4000 * Scale; i++)
        {
            var (method, path, body) = requests[i % requests.Length];
            var (spoiltPath, spoiltBody) = (i % 3 == 0 ? mutation.Of(path) : path, i % 3 == 1 || i % 3 == 2 ? mutation.Of(Encoding.UTF8.GetBytes(body)) : Encoding.UTF8.GetBytes(body));
            var headers = new Dictionary<string, string> { ["Host"] = "127.0.0.1:1" };
            if (i % 5 == 0) headers["Authorization"] = mutation.Of("AWS4-HMAC-SHA256 Credential=KEY/20260102/us-east-1/greengrass/aws4_request, SignedHeaders=host");
            count++;
            try
            {
                var answer = await sandbox.HandleAsync(new SandboxRequest(i % 50 == 0 ? mutation.Of(method) : method, spoiltPath, headers, spoiltBody), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
                if (answer.StatusCode >= 500) unexpected.TryAdd($"{method} {path}: {answer.StatusCode}", $"{spoiltPath} {Encoding.UTF8.GetString(spoiltBody)} -> {Encoding.UTF8.GetString(answer.Body)}");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                unexpected.TryAdd($"{method} {path}: {e.GetType()} at {e.StackTrace?.Split('\n')[0]}", $"{spoiltPath} {Encoding.UTF8.GetString(spoiltBody)}");
            }
        }

        Tell("front", count, "requests to the sandbox");
        None(unexpected.Select(u => $"{u.Key}: {u.Value}"));
    }

    private static void None(IEnumerable<string> unexpected)
    {
        var all = unexpected.ToList();
        Assert.True(all.Count == 0, $"{all.Count} unexpected:\n{string.Join('\n', all.Take(30).Select(u => u.Length > 700 ? u[..700] : u))}");
    }

    private static void Tell(string name, long count, string what)
    {
        Counts[name] = (count, what);
        Reliability.Write("fuzzing", ["| what | tried |", "|---|---|", .. Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"| {c.Value.What} | {c.Value.Count.ToString("N0", CultureInfo.InvariantCulture)} |")]);
    }

    private static async Task<Exception?> ProblemAsync(AmazonServiceClient client, MethodInfo method)
    {
        var request = Activator.CreateInstance(method.GetParameters()[0].ParameterType)!;
        foreach (var property in request.GetType().GetProperties().Where(p => p.CanWrite))
        {
            if (property.PropertyType == typeof(string)) property.SetValue(request, "a");
            else if (typeof(ConstantClass).IsAssignableFrom(property.PropertyType)) property.SetValue(request, Activator.CreateInstance(property.PropertyType, "A"));
        }

        try
        {
            await ((Task)method.Invoke(client, [request, TestContext.Current.CancellationToken])!).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e;
        }
    }

    private static T Configure<T>(T config, HttpClientFactory factory)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = factory;
        config.MaxErrorRetry = 0;
        return config;
    }

    private sealed class Answers(Func<(byte[] Body, HttpStatusCode Status)> answer) : HttpClientFactory, IDisposable
    {
        private readonly HttpClient _client = new(new Handler(answer));

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

        public void Dispose() => _client.Dispose();
    }

    private sealed class Handler(Func<(byte[] Body, HttpStatusCode Status)> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (body, status) = answer();
            var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent(body) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return Task.FromResult(response);
        }
    }
}
