using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Language;
using System.Reflection;
using System.Runtime.Loader;
using IoTFleet.CmdletHost.BuiltIn;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost;

/// <summary>Runs pipelines of a module's cmdlets.</summary>
public sealed class HostSession : IDisposable
{
    private const int JsonDepth = 32;

    private readonly Dictionary<string, CmdletInfo> _commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _aliases = new(Aliases.BuiltIn, StringComparer.OrdinalIgnoreCase);
    private readonly List<PipelineProcessor> _running = [];
    private readonly List<object> _cleanups = [];
    private volatile bool _stopRequested;

    // A pipeline in parentheses writes its errors and warnings with those of the pipeline around it.
    private HostResult? _outerResult;

    /// <summary>A session with the cmdlets of some assemblies.</summary>
    public HostSession(params Assembly[] modules)
    {
        SessionState = new SessionState(this);
        Host = new SessionHost(this);
        Engine = new EngineIntrinsics(SessionState, Host);
        foreach (Type type in Aliases.Commands)
            AddCommand(type);
        foreach (Assembly module in modules)
            Import(module);
    }

    /// <summary>Answers what cmdlets ask before they go on; without it, asking is an error.</summary>
    public Func<string, bool>? Confirm { get; set; }

    /// <summary>How wide tables may be.</summary>
    public int Width { get; set; } = 120;

    /// <summary>All cmdlets, built-in ones too.</summary>
    public IReadOnlyCollection<CmdletInfo> Commands => [.. _commands.Values.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    internal Dictionary<string, object?> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal SessionState SessionState { get; }

    internal PSHost Host { get; }

    internal EngineIntrinsics Engine { get; }

    internal ViewTable Views { get; } = new();

    /// <summary>A session with the cmdlets of an assembly file; what the assembly needs is looked for beside it.</summary>
    public static HostSession Load(string modulePath)
    {
        string path = Path.GetFullPath(modulePath);
        string folder = Path.GetDirectoryName(path)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            string candidate = Path.Combine(folder, name.Name + ".dll");
            return name.Name != typeof(PSObject).Assembly.GetName().Name && File.Exists(candidate) ? context.LoadFromAssemblyPath(candidate) : null;
        };
        return new HostSession(AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
    }

    /// <summary>Runs one pipeline. Errors are in the result; nothing is thrown.</summary>
    /// <param name="pipeline">The pipeline's text.</param>
    /// <param name="listener">Is told each record when it is written.</param>
    public HostResult Run(string pipeline, Action<HostStream, object?>? listener = null)
    {
        var result = new HostResult(listener);
        _stopRequested = false;
        try
        {
            RunPipeline(Parser.Parse(pipeline), result, result.AddOutput);
        }
        catch (PipelineStoppedException)
        {
            // The result says why already.
        }
        catch (Exception e)
        {
            result.AddTerminatingError(e is IContainsErrorRecord { ErrorRecord: var record }
                ? new ErrorRecord(record, e)
                : new ErrorRecord(e, e.GetType().FullName!, ErrorCategory.NotSpecified, null));
        }

        result.IsStopped = _stopRequested;
        return result;
    }

    /// <summary>Stops the pipeline that runs, from another thread, as Ctrl+C does.</summary>
    public void Stop()
    {
        _stopRequested = true;
        PipelineProcessor[] running;
        lock (_running)
            running = [.. _running];
        foreach (PipelineProcessor pipeline in running)
            pipeline.Stop();
    }

    /// <summary>Sets a variable, such as ErrorActionPreference.</summary>
    public void SetVariable(string name, object? value) => Variables[name] = value;

    /// <summary>The value of a variable, or null.</summary>
    public object? GetVariable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>The completions of a parameter's argument. What a completer throws, comes through.</summary>
    public IReadOnlyList<CompletionResult> Complete(string command, string parameter, string word = "", IDictionary? boundParameters = null)
    {
        CmdletInfo info = FindCommand(command) ?? throw new CommandNotFoundException($"There is no command '{command}'.");
        ParameterMetadata target = info.Metadata.Find(parameter, out _) ?? throw new ArgumentException($"{info.Name} has no parameter '{parameter}'.", nameof(parameter));
        if (target.Completer is { Type: { } type })
        {
            var completer = (IArgumentCompleter)Activator.CreateInstance(type, nonPublic: true)!;
            var bound = new Hashtable(boundParameters ?? new Hashtable(), StringComparer.OrdinalIgnoreCase);
            return [.. completer.CompleteArgument(info.Name, target.Name, word, new CommandAst(info.Name), bound) ?? []];
        }

        Type element = Conversion.ElementTypeOf(target.Type) ?? Nullable.GetUnderlyingType(target.Type) ?? target.Type;
        IEnumerable<string> words = target.Validations.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues
            ?? (element.IsEnum ? Enum.GetNames(element) : []);
        return [.. words.Where(w => w.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(w => new CompletionResult(w, w, CompletionResultType.ParameterValue, w))];
    }

    /// <summary>Loads a *.Format.ps1xml file. Those of the modules are loaded with them.</summary>
    public void LoadFormat(string path) => Views.Load(path);

    /// <summary>Loads a *.Types.ps1xml file, for all sessions. Those of the modules are loaded with them.</summary>
    public static void LoadTypes(string path) => TypeTable.Load(path);

    /// <summary>Objects as JSON, as the console's -o json writes them.</summary>
    public static string ToJson(IEnumerable<PSObject?> objects) =>
        JsonFormatter.Write(objects.Where(o => o?.BaseObject is not FormattedText).ToArray(), new JsonFormatter.Options(JsonDepth, ForPrograms: true), out _);

    /// <summary>Writes objects as the console shows them.</summary>
    public string Format(IEnumerable<PSObject?> objects)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var formatter = new Formatter(Views, text, Width);
        foreach (PSObject? item in objects)
            formatter.Add(item);
        formatter.Flush();
        return text.ToString();
    }

    /// <summary>Lets the modules clean up.</summary>
    public void Dispose()
    {
        Stop();
        foreach (IModuleAssemblyCleanup cleanup in _cleanups.OfType<IModuleAssemblyCleanup>())
            cleanup.OnRemove(new PSModuleInfo(cleanup.GetType().Assembly.GetName().Name!));
        _cleanups.Clear();
    }

    internal CmdletInfo? FindCommand(string name)
    {
        int module = name.IndexOf('\\');
        if (module > 0)
            name = name[(module + 1)..];
        return _commands.GetValueOrDefault(_aliases.GetValueOrDefault(name, name));
    }

    internal CommandNotFoundException NotFound(CommandStage stage)
    {
        string? nearest = _commands.Keys.Concat(_aliases.Keys.Where(a => a.Contains('-'))).Select(name => (Name: name, Distance: Distance(name.ToUpperInvariant(), stage.Name.ToUpperInvariant())))
            .Where(n => n.Distance <= Math.Max(2, stage.Name.Length / 3))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();
        string hint = nearest is null ? "Get-Command lists those there are." : $"Did you mean {nearest}?";
        return new CommandNotFoundException($"There is no command '{stage.Name}' (column {stage.Column + 1}). {hint} CmdletHost runs one-liners of the module's cmdlets; PowerShell runs the rest.")
        {
            CommandName = stage.Name,
        };
    }

    internal Scope Scope(object? current) => new(Variables, current, RunValue);

    internal IReadOnlyList<PSObject> RunNested(string text) =>
        [.. RunValue(Parser.Parse(text)).OfType<object>().Select(PSObject.AsPSObject)];

    private void RunPipeline(PipelineSyntax syntax, HostResult result, Action<object?> output)
    {
        object? start = syntax.Stages[0] is ExpressionStage value ? value.Value.Evaluate(Scope(null)) : null;
        IEnumerable<object?>? input = syntax.Stages[0] is ExpressionStage
            ? Conversion.AsEnumerable(start)?.Cast<object?>() ?? [start]
            : null;
        using var pipeline = new PipelineProcessor(this, syntax, result, output);
        lock (_running)
            _running.Add(pipeline);
        HostResult? outer = _outerResult;
        _outerResult = result;
        try
        {
            if (_stopRequested)
                pipeline.Stop();
            if (syntax.Stages.Count == 1 && input is not null)
            {
                foreach (object? item in input)
                    output(item);
            }
            else
            {
                pipeline.Run(input);
            }
        }
        finally
        {
            _outerResult = outer;
            lock (_running)
                _running.Remove(pipeline);
        }

        if (pipeline.Failure is { } failure)
        {
            result.AddTerminatingError(failure);
            throw new PipelineStoppedException();
        }

        if (pipeline.IsStopping)
            throw new PipelineStoppedException();
    }

    private List<object?> RunValue(PipelineSyntax syntax)
    {
        List<object?> values = [];
        RunPipeline(syntax, _outerResult ?? new HostResult(null), values.Add);
        return values;
    }

    private void Import(Assembly module)
    {
        foreach (Type type in LoadableTypes(module))
        {
            if (typeof(IModuleAssemblyInitializer).IsAssignableFrom(type) && Activator.CreateInstance(type, nonPublic: true) is IModuleAssemblyInitializer initializer)
            {
                initializer.OnImport();
                _cleanups.Add(initializer);
            }
            else if (typeof(IModuleAssemblyCleanup).IsAssignableFrom(type))
            {
                _cleanups.Add(Activator.CreateInstance(type, nonPublic: true)!);
            }

            AddCommand(type);
        }

        if (Path.GetDirectoryName(module.Location) is not { Length: > 0 } folder) return;
        foreach (string types in Directory.GetFiles(folder, "*.Types.ps1xml"))
            TypeTable.Load(types);
        foreach (string format in Directory.GetFiles(folder, "*.Format.ps1xml"))
            Views.Load(format);
    }

    private static IEnumerable<Type> LoadableTypes(Assembly module)
    {
        try
        {
            return [.. module.GetTypes().Where(t => !t.IsAbstract && !t.ContainsGenericParameters)];
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new TypeLoadException($"{module.GetName().Name} needs what CmdletHost does not have: {e.LoaderExceptions.FirstOrDefault()?.Message}", e);
        }
    }

    private void AddCommand(Type type)
    {
        if (!typeof(Cmdlet).IsAssignableFrom(type) || type.GetCustomAttribute<CmdletAttribute>(inherit: false) is not { } cmdlet)
            return;
        string name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
        _commands[name] = new CmdletInfo(name, type);
        foreach (string alias in type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [])
            _aliases[alias] = name;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private sealed class SessionHost(HostSession session) : PSHost
    {
        public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

        public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override string Name => "CmdletHost";

        public override PSHostUserInterface? UI { get; } = new SessionUserInterface(session);

        public override Version Version => typeof(HostSession).Assembly.GetName().Version!;
    }

    // What is written past the pipelines goes into the result of the one that runs.
    private sealed class SessionUserInterface(HostSession session) : PSHostUserInterface
    {
        public override void Write(string value) => WriteLine(value);

        public override void WriteLine(string value) => session._outerResult?.AddInformation(new InformationRecord(value, "host"), isShown: true);

        public override void WriteWarningLine(string message)
        {
            if (session._outerResult is not { } result) return;
            lock (result) result.Add(HostStream.Warning, message);
        }
    }
}
