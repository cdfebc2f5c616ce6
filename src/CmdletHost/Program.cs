using System.Management.Automation;
using System.Reflection;
using System.Text;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost;

/// <summary>Runs one pipeline given on the command line.</summary>
internal static class Program
{
    private const string Usage = """
        Runs one pipeline of the module's cmdlets where PowerShell is not installed.

        usage: CmdletHost [options] "<pipeline>"

          --endpoint-url URL   connect there, with the credentials of the environment; otherwise to the embedded sandbox
          --region REGION      the region to sign for
          -o, --output FORMAT  table, list, json or none
          --module PATH        the module's assembly; otherwise IoTFleet.dll beside this program
          --version            the version
          --help               this text

        example: CmdletHost "Get-GGCoreDevice -Status UNHEALTHY | Select-Object -First 5"

        Get-Command lists the cmdlets; Get-Command NAME -Syntax shows their parameters.
        """;

    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (args.Length == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        Dictionary<string, string> options = [];
        List<string> words = [];
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i] == "-o" ? "--output" : args[i];
            int equals = name.IndexOf('=');
            string key = name.StartsWith("--", StringComparison.Ordinal) && equals > 0 ? name[..equals] : name;
            switch (key)
            {
                case "--help" or "-h" when words.Count == 0:
                    Console.WriteLine(Usage);
                    return 0;
                case "--version" when words.Count == 0:
                    Console.WriteLine(typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);
                    return 0;
                case "--endpoint-url" or "--region" or "--output" or "--module":
                    if (key == name && i + 1 == args.Length)
                        return Fail($"{key} needs a value.");
                    options[key] = key == name ? args[++i] : name[(equals + 1)..];
                    break;
                default:
                    if (key.StartsWith("--", StringComparison.Ordinal) && words.Count == 0)
                        return Fail($"There is no option {key}.");
                    words.Add(args[i]);
                    break;
            }
        }

        string output = options.GetValueOrDefault("--output", "auto");
        if (output is not ("auto" or "table" or "list" or "json" or "none"))
            return Fail($"There is no output format '{output}'. Use table, list, json or none.");
        if (words.Count == 0)
            return Fail("There is no pipeline.");
        if (options.ContainsKey("--region") && !options.ContainsKey("--endpoint-url"))
            return Fail("--region needs --endpoint-url; the sandbox has no regions.");
        return Run(string.Join(' ', words), options, output);
    }

    private static int Run(string pipeline, Dictionary<string, string> options, string output)
    {
        string module = options.GetValueOrDefault("--module", Path.Combine(AppContext.BaseDirectory, "IoTFleet.dll"));
        if (!File.Exists(module))
            return Fail($"There is no module {module}.");
        try
        {
            using HostSession session = HostSession.Load(module);
            Console.CancelKeyPress += (_, e) =>
            {
                e.Cancel = true;
                session.Stop();
            };
            if (!Console.IsOutputRedirected && Console.WindowWidth > 20)
                session.Width = Console.WindowWidth - 1;
            var console = new ConsoleOutput(session, output);
            if (ConnectCommand(session, pipeline, options) is { } connect)
            {
                HostResult connected = session.Run(connect, console.WriteAllButOutput);
                if (connected.ExitCode != 0)
                    return connected.ExitCode;
                if (!options.ContainsKey("--endpoint-url"))
                    Console.Error.WriteLine("Connected to the embedded sandbox; --endpoint-url connects elsewhere.");
            }

            HostResult result = session.Run(pipeline, console.Write);
            console.Finish(result);
            return result.ExitCode;
        }
        catch (Exception e) when (e is TypeLoadException or BadImageFormatException or FileLoadException or System.Xml.XmlException)
        {
            return Fail(e.Message);
        }
    }

    // The command that connects the session first, unless the pipeline does so itself or needs no session.
    private static string? ConnectCommand(HostSession session, string pipeline, Dictionary<string, string> options)
    {
        const string Connect = "Connect-IoTFleet";
        if (session.FindCommand(Connect) is null)
            return null;
        PipelineSyntax syntax;
        try
        {
            syntax = Parser.Parse(pipeline);
        }
        catch (SyntaxException)
        {
            return null;
        }

        CmdletInfo?[] commands = [.. syntax.Stages.OfType<CommandStage>().Select(c => session.FindCommand(c.Name))];
        if (commands.Contains(null) || commands.FirstOrDefault()?.Name == Connect)
            return null;
        bool usesModule = commands.Any(c => c!.ImplementingType.Assembly != typeof(Program).Assembly);
        if (!usesModule && !pipeline.Contains('('))
            return null;
        if (!options.TryGetValue("--endpoint-url", out string? url))
            return $"{Connect} -Sandbox";
        return $"{Connect} -EndpointUrl {Quote(url)}" + Region(options);
    }

    private static string Region(Dictionary<string, string> options) =>
        options.TryGetValue("--region", out string? region) ? $" -Region {Quote(region)}" : string.Empty;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
