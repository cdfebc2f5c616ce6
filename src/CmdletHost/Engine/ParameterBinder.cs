using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>An argument with its value: of a named parameter, or positional.</summary>
internal sealed record Argument(string? Parameter, bool HasValue, object? Value);

/// <summary>Binds arguments and pipeline objects to one cmdlet's parameters, in the order PowerShell does.</summary>
internal sealed class ParameterBinder
{
    private readonly Cmdlet _cmdlet;
    private readonly CmdletMetadata _metadata;
    private readonly InvocationInfo _invocation;
    private readonly EngineIntrinsics _engine;
    private readonly string? _defaultSet;
    private readonly HashSet<ParameterMetadata> _bound = [];
    private readonly HashSet<ParameterMetadata> _boundFromPipeline = [];
    private readonly Dictionary<ParameterMetadata, object?> _defaults = [];

    // The parameter sets still possible; null as long as nothing has narrowed them.
    private List<string>? _sets;
    private List<string>? _setsBeforeInput;

    public ParameterBinder(Cmdlet cmdlet, CmdletMetadata metadata, InvocationInfo invocation, EngineIntrinsics engine)
    {
        _cmdlet = cmdlet;
        _metadata = metadata;
        _invocation = invocation;
        _engine = engine;
        _defaultSet = metadata.Attribute?.DefaultParameterSetName is { Length: > 0 } name && metadata.ParameterSets.Contains(name, StringComparer.OrdinalIgnoreCase) ? name : null;
    }

    public CommonParameters Common { get; } = new();

    public string ParameterSetName { get; private set; } = ParameterAttribute.AllParameterSets;

    private IReadOnlyList<string> Sets => _sets ?? _metadata.ParameterSets;

    private IEnumerable<ParameterMetadata> Unbound => _metadata.Parameters.Where(p => !_bound.Contains(p) && !_boundFromPipeline.Contains(p));

    /// <summary>Whether any parameter can still take pipeline input.</summary>
    public bool TakesInput => Unbound.Any(p => Sets.Any(s => TakesInputIn(p, s)));

    public bool IsBound(string name) => _invocation.BoundParameters.ContainsKey(name);

    public void BindCommandLine(IReadOnlyList<ArgumentSyntax> syntax, Func<Expression, object?> evaluate, bool expectsInput)
    {
        List<object?> rest = BindNamed(syntax, evaluate);
        rest = BindPositional(rest);
        BindRemaining(rest);
        SettleSets(beforeInput: expectsInput, settle: !expectsInput);
        if (expectsInput && Sets.Count > 1 && _sets is not null)
        {
            List<string> taking = [.. _sets.Where(s => Unbound.Any(p => TakesInputIn(p, s)))];
            if (taking.Count > 0)
                _sets = taking;
        }

        RequireMandatory(expectsInput);
        _setsBeforeInput = _sets is null ? null : [.. _sets];
    }

    /// <summary>Binds one pipeline object; false when nothing took it.</summary>
    public bool BindPipelineObject(object? input)
    {
        RestoreDefaults();
        _sets = _setsBeforeInput is null ? null : [.. _setsBeforeInput];
        bool any = false;
        try
        {
            foreach (bool coerce in new[] { false, true })
            {
                any |= BindPass(input, byName: false, coerce);
                any |= BindPass(input, byName: true, coerce);
            }

            SettleSets(beforeInput: false, settle: true);
            if (!any)
                return false;
            ParameterMetadata[] missing = [.. Missing(Sets[0], expectsInput: false)];
            if (missing.Length > 0)
            {
                throw Error(
                    $"The input object cannot be bound because it did not contain the information required to bind all mandatory parameters:  {string.Join(" ", missing.Select(p => p.Name))}",
                    "InputObjectMissingMandatory",
                    null);
            }

            return true;
        }
        catch (ParameterBindingException)
        {
            RestoreDefaults();
            throw;
        }
        finally
        {
            if (!any)
                RestoreDefaults();
        }
    }

    private static bool TakesInputIn(ParameterMetadata parameter, string set) =>
        parameter.In(set) is { } flags && (flags.ValueFromPipeline || flags.ValueFromPipelineByPropertyName);

    private List<object?> BindNamed(IReadOnlyList<ArgumentSyntax> syntax, Func<Expression, object?> evaluate)
    {
        List<object?> positional = [];
        List<(ParameterMetadata Parameter, object? Value)> named = [];
        for (int i = 0; i < syntax.Count; i++)
        {
            if (syntax[i].Parameter is not { } name)
            {
                positional.Add(evaluate(syntax[i].Value!));
                continue;
            }

            ParameterMetadata parameter = Find(name);
            if (named.Any(n => n.Parameter == parameter))
                throw Error($"Cannot bind parameter because parameter '{parameter.Name}' is specified more than once. To give several values to one parameter, use an array: -{parameter.Name} value1,value2", "ParameterAlreadyBound", parameter);
            if (syntax[i].Value is { } joined)
                named.Add((parameter, evaluate(joined)));
            else if (parameter.IsSwitch)
                named.Add((parameter, true));
            else if (i + 1 < syntax.Count && syntax[i + 1] is { Parameter: null, Value: { } next })
                named.Add((parameter, evaluate(syntax[++i].Value ?? next)));
            else
                throw Error($"Missing an argument for parameter '{parameter.Name}'. Specify a parameter of type '{parameter.Type}' and try again.", "MissingArgument", parameter);
        }

        foreach ((ParameterMetadata parameter, object? value) in named)
        {
            Bind(parameter, value, coerce: true);
            _bound.Add(parameter);
            Narrow(parameter);
        }

        return positional;
    }

    private ParameterMetadata Find(string name)
    {
        if (_metadata.Find(name, out IReadOnlyList<ParameterMetadata> candidates) is { } parameter)
            return parameter;
        throw candidates.Count > 1
            ? Error($"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include: {string.Join(" ", candidates.Select(c => "-" + c.Name))}.", "AmbiguousParameter", null, name)
            : Error($"A parameter cannot be found that matches parameter name '{name}'.", "NamedParameterNotFound", null, name);
    }

    private List<object?> BindPositional(List<object?> values)
    {
        if (values.Count == 0)
            return values;
        int[] positions =
        [
            .. Unbound.SelectMany(p => Sets.Select(s => p.In(s)?.Position ?? int.MinValue)).Where(p => p != int.MinValue).Distinct().Order(),
        ];
        List<object?> rest = [];
        int next = 0;
        foreach (int position in positions)
        {
            if (next == values.Count)
                break;
            if (!Unbound.Any(p => Sets.Any(s => p.In(s)?.Position == position)))
                continue;
            if (!BindAtPosition(position, values[next]))
                rest.Add(values[next]);
            next++;
        }

        rest.AddRange(values.Skip(next));
        return rest;
    }

    private bool BindAtPosition(int position, object? value)
    {
        ParameterBindingException? first = null;
        foreach (bool coerce in new[] { false, true })
        {
            // The default set is tried before the others.
            foreach (string set in Sets.OrderBy(s => s.Equals(_defaultSet, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ToArray())
            {
                foreach (ParameterMetadata parameter in Unbound.Where(p => p.In(set)?.Position == position).ToArray())
                {
                    try
                    {
                        if (!Bind(parameter, value, coerce))
                            continue;
                        _bound.Add(parameter);
                        Narrow(parameter);
                        return true;
                    }
                    catch (ParameterBindingException e)
                    {
                        if (coerce)
                            first ??= e;
                    }
                }
            }
        }

        return first is null ? false : throw first;
    }

    private void BindRemaining(List<object?> values)
    {
        if (values.Count == 0)
            return;
        ParameterMetadata? taker = Unbound.FirstOrDefault(p => Sets.Any(s => p.In(s)?.ValueFromRemainingArguments == true))
            ?? throw Error($"A positional parameter cannot be found that accepts argument '{Conversion.ToText(values[0])}'.", "PositionalParameterNotFound", null);
        object? value = values is [var only] && Conversion.AsEnumerable(only) is not null ? only : values.ToArray();
        Bind(taker, value, coerce: true);
        _bound.Add(taker);
        Narrow(taker);
    }

    private bool BindPass(object? input, bool byName, bool coerce)
    {
        bool any = false;
        if (_defaultSet is not null && Sets.Contains(_defaultSet, StringComparer.OrdinalIgnoreCase))
            any = BindPassIn([_defaultSet], input, byName, coerce);
        if (!any)
            any = BindPassIn([.. Sets], input, byName, coerce);
        if (any)
            SettleSets(beforeInput: true, settle: true);
        return any;
    }

    private bool BindPassIn(IReadOnlyList<string> sets, object? input, bool byName, bool coerce)
    {
        bool any = false;
        foreach (ParameterMetadata parameter in Unbound.Reverse().ToArray())
        {
            // A parameter bound before may have left this one's sets.
            if (!sets.Any(s => Sets.Contains(s, StringComparer.OrdinalIgnoreCase) && parameter.In(s) is { } flags && (byName ? flags.ValueFromPipelineByPropertyName : flags.ValueFromPipeline)))
                continue;
            object? value = input;
            if (byName && !TryGetProperty(input, parameter, out value))
                continue;
            object? before = parameter.Get(Target(parameter));
            try
            {
                if (!Bind(parameter, value, coerce))
                    continue;
            }
            catch (BindingFailure e) when (!e.IsFinal)
            {
                continue;
            }

            _defaults.TryAdd(parameter, before);
            _boundFromPipeline.Add(parameter);
            Narrow(parameter);
            any = true;
        }

        return any;
    }

    private static bool TryGetProperty(object? input, ParameterMetadata parameter, out object? value)
    {
        value = null;
        if (input is null)
            return false;
        PSMemberInfoCollection<PSPropertyInfo> properties = PSObject.AsPSObject(input).Properties;
        PSPropertyInfo? property = parameter.AllNames.Select(name => properties[name]).FirstOrDefault(p => p is not null);
        if (property is null)
            return false;
        value = property.Value;
        return true;
    }

    private void RestoreDefaults()
    {
        foreach (ParameterMetadata parameter in _boundFromPipeline)
        {
            parameter.Set(Target(parameter), _defaults[parameter]);

            // As in PowerShell, the parameter stays in BoundParameters, now with its default.
            _invocation.BoundParameters[parameter.Name] = _defaults[parameter];
        }

        _boundFromPipeline.Clear();
    }

    private object Target(ParameterMetadata parameter) => parameter.IsCommon ? Common : _cmdlet;

    private void Narrow(ParameterMetadata parameter)
    {
        if (parameter.Sets.ContainsKey(ParameterAttribute.AllParameterSets))
            return;
        _sets = [.. Sets.Where(parameter.Sets.ContainsKey)];
        if (_sets.Count == 0)
            throw Ambiguous();
    }

    private void SettleSets(bool beforeInput, bool settle)
    {
        bool mayWait = beforeInput && TakesInput;
        if (_sets is { Count: > 1 })
        {
            if (_defaultSet is not null && _sets.Contains(_defaultSet, StringComparer.OrdinalIgnoreCase))
            {
                ParameterSetName = _defaultSet;
                if (settle)
                    _sets = [_defaultSet];
            }
            else if (!mayWait)
            {
                ResolveByMandatory();
            }
        }
        else if (_sets is null && !mayWait)
        {
            if (_defaultSet is not null)
            {
                if (settle)
                    _sets = [_defaultSet];
            }
            else if (_metadata.ParameterSets.Count > 1)
            {
                ResolveByMandatory();
            }
        }

        if (_sets is [var only])
            ParameterSetName = only;
        else if (_sets is null)
            ParameterSetName = _metadata.ParameterSets is [var single] ? single : ParameterAttribute.AllParameterSets;
        if (_cmdlet is PSCmdlet cmdlet)
            cmdlet.ParameterSetName = ParameterSetName;
    }

    private void ResolveByMandatory()
    {
        string[] complete = [.. Sets.Where(s => !Missing(s, expectsInput: false).Any())];
        _sets = complete is [var one] ? [one] : throw Ambiguous();
    }

    private void RequireMandatory(bool expectsInput)
    {
        string[] complete = [.. Sets.Where(s => !Missing(s, expectsInput).Any())];
        if (complete.Length > 0)
        {
            if (expectsInput && complete.Length < Sets.Count)
            {
                _sets = [.. complete];
                SettleSets(beforeInput: true, settle: false);
            }

            return;
        }

        string set = Sets.FirstOrDefault(s => s.Equals(_defaultSet, StringComparison.OrdinalIgnoreCase)) ?? Sets[0];
        ParameterMetadata[] missing = [.. Missing(set, expectsInput)];
        throw Error(
            $"Cannot process command because of one or more missing mandatory parameters: {string.Join(" ", missing.Select(p => p.Name))}.",
            "MissingMandatoryParameter",
            missing[0]);
    }

    private IEnumerable<ParameterMetadata> Missing(string set, bool expectsInput) =>
        Unbound.Where(p => p.In(set) is { Mandatory: true } && !(expectsInput && TakesInputIn(p, set)));

    private bool Bind(ParameterMetadata parameter, object? value, bool coerce)
    {
        foreach (ArgumentTransformationAttribute transformation in parameter.Transformations)
        {
            if (value is null && !transformation.TransformNullOptionalParameters && !parameter.Sets.Values.Any(s => s.Mandatory))
                continue;
            try
            {
                value = transformation.Transform(_engine, value!);
            }
            catch (Exception e)
            {
                // Over an object that merely has the wrong type another parameter may still bind.
                bool isCast = e is PSInvalidCastException || (e is ArgumentTransformationMetadataException && e.InnerException is PSInvalidCastException);
                throw new BindingFailure($"Cannot process argument transformation on parameter '{parameter.Name}'. {e.Message}", "ParameterArgumentTransformationError", ErrorCategory.InvalidData, _invocation, parameter, value, e, isFinal: !isCast);
            }
        }

        if (coerce)
            value = Coerce(parameter, value);
        else if (!TryUncoerced(parameter, ref value))
            return false;
        Validate(parameter, value);
        try
        {
            parameter.Set(Target(parameter), value);
        }
        catch (TargetInvocationException e)
        {
            throw new BindingFailure($"Cannot bind parameter '{parameter.Name}' to the target. {e.InnerException!.Message}", "ParameterBindingFailed", ErrorCategory.WriteError, _invocation, parameter, value, e.InnerException, isFinal: true);
        }

        _invocation.BoundParameters[parameter.Name] = value;
        return true;
    }

    private static bool TryUncoerced(ParameterMetadata parameter, ref object? value)
    {
        if (value is null)
            return Conversion.Fits(null, parameter.Type);
        if (parameter.Type.IsInstanceOfType(value))
            return true;
        if (parameter.Type == typeof(PSObject))
        {
            value = PSObject.AsPSObject(value);
            return true;
        }

        object inner = PSObject.Unwrap(value)!;
        if (parameter.Type.IsInstanceOfType(inner))
        {
            value = inner;
            return true;
        }

        if (Conversion.ElementTypeOf(parameter.Type) is not { } element)
            return false;
        IEnumerable<object?> items = Conversion.AsEnumerable(inner)?.Cast<object?>() ?? [value];
        if (!items.All(item => element == typeof(object) || Conversion.Fits(item, element)))
            return false;
        value = Conversion.To(value, parameter.Type);
        return true;
    }

    private object? Coerce(ParameterMetadata parameter, object? value)
    {
        Type type = parameter.Type;
        if (value is null)
        {
            if (type == typeof(bool))
                throw Error($"Cannot bind argument to parameter '{parameter.Name}' because it is null.", "ParameterArgumentValidationErrorNullNotAllowed", parameter);
            if (type == typeof(SwitchParameter))
                return SwitchParameter.Present;
            if (!type.IsValueType)
                return null;
            try
            {
                return Conversion.To(null, type);
            }
            catch (InvalidCastException e)
            {
                throw new BindingFailure($"Cannot bind parameter '{parameter.Name}' to the target. {e.Message}", "ParameterBindingFailed", ErrorCategory.WriteError, _invocation, parameter, null, e, isFinal: true);
            }
        }

        if (type == typeof(object) || type.IsInstanceOfType(value))
            return value;
        if (type == typeof(PSObject))
            return PSObject.AsPSObject(value);
        object inner = PSObject.Unwrap(value)!;
        Type scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (scalar == typeof(bool) || scalar == typeof(SwitchParameter))
        {
            if (inner is not (bool or SwitchParameter) && !Conversion.IsNumeric(inner.GetType()))
                throw Error($"Cannot convert value \"{inner.GetType()}\" to type \"{scalar}\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.", "CannotConvertArgument", parameter, value: value);
        }
        else if (Conversion.ElementTypeOf(type) is null && inner is IList list && inner is not IDictionary && !type.IsInstanceOfType(inner))
        {
            if (list.Count != 1)
                throw Error($"Cannot convert '{inner.GetType()}' to the type '{type}' required by parameter '{parameter.Name}'. Specified method is not supported.", "CannotConvertArgument", parameter, value: value);
            value = list[0];
        }

        try
        {
            return Conversion.To(value, type);
        }
        catch (InvalidCastException e)
        {
            throw new BindingFailure($"Cannot bind parameter '{parameter.Name}'. {e.Message}", "CannotConvertArgumentNoMessage", ErrorCategory.InvalidArgument, _invocation, parameter, value, e, isFinal: false);
        }
    }

    private void Validate(ParameterMetadata parameter, object? value)
    {
        foreach (ValidateArgumentsAttribute validation in parameter.Validations)
        {
            try
            {
                validation.Check(PSObject.Unwrap(value), _engine);
            }
            catch (Exception e)
            {
                throw new BindingFailure($"Cannot validate argument on parameter '{parameter.Name}'. {e.Message}", "ParameterArgumentValidationError", ErrorCategory.InvalidData, _invocation, parameter, value, e, isFinal: true);
            }
        }

        if (parameter.Sets.Values.Any(s => s.Mandatory))
            RefuseEmpty(parameter, value);
    }

    private void RefuseEmpty(ParameterMetadata parameter, object? value)
    {
        switch (PSObject.Unwrap(value))
        {
            case null when !parameter.AllowsNull:
                throw Refused("null", "ParameterArgumentValidationErrorNullNotAllowed");
            case "" when !parameter.AllowsEmptyString:
                throw Refused("an empty string", "ParameterArgumentValidationErrorEmptyStringNotAllowed");
            case ICollection collection and not IDictionary when Conversion.ElementTypeOf(parameter.Type) is not null:
                if (collection.Count == 0 && !parameter.AllowsEmptyCollection)
                    throw Refused(collection is Array ? "an empty array" : "an empty collection", collection is Array ? "ParameterArgumentValidationErrorEmptyArrayNotAllowed" : "ParameterArgumentValidationErrorEmptyCollectionNotAllowed");
                foreach (object? element in collection)
                {
                    if (element is null && !parameter.AllowsNull)
                        throw Refused("null", "ParameterArgumentValidationErrorNullNotAllowed");
                    if (element is "" && !parameter.AllowsEmptyString)
                        throw Refused("an empty string", "ParameterArgumentValidationErrorEmptyStringNotAllowed");
                }

                break;
        }

        BindingFailure Refused(string what, string id) => new($"Cannot bind argument to parameter '{parameter.Name}' because it is {what}.", id, ErrorCategory.InvalidData, _invocation, parameter, value, null, isFinal: true);
    }

    private BindingFailure Ambiguous() => Error(
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
        "AmbiguousParameterSet",
        null,
        isFinal: true);

    private BindingFailure Error(string message, string id, ParameterMetadata? parameter, string? name = null, object? value = null, bool isFinal = false) =>
        new(message, id, ErrorCategory.InvalidArgument, _invocation, parameter, value, null, isFinal, name);

    /// <summary>A failure that, unless final, leaves a pipeline object to other parameters.</summary>
    private sealed class BindingFailure(
        string message, string id, ErrorCategory category, InvocationInfo invocation, ParameterMetadata? parameter, object? value, Exception? inner, bool isFinal, string? name = null)
        : ParameterBindingException(message, id, category, invocation, name ?? parameter?.Name, parameter?.Type, value?.GetType(), inner)
    {
        public bool IsFinal { get; } = isFinal;
    }
}
