using System.Collections;
using System.Management.Automation;
using System.Text;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>What an expression is evaluated in.</summary>
internal sealed record Scope(IReadOnlyDictionary<string, object?> Variables, object? Current, Func<PipelineSyntax, IReadOnlyList<object?>> RunPipeline);

/// <summary>A part of a pipeline's text that has a value.</summary>
internal abstract record Expression(int Column)
{
    public abstract object? Evaluate(Scope scope);
}

/// <summary>A value as written.</summary>
internal sealed record ConstantExpression(object? Value, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => Value;
}

/// <summary>A string with values in it.</summary>
internal sealed record TextExpression(IReadOnlyList<Expression> Parts, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        var text = new StringBuilder();
        foreach (Expression part in Parts)
            text.Append(Conversion.ToText(part.Evaluate(scope)));
        return text.ToString();
    }
}

/// <summary>$name or $env:NAME.</summary>
internal sealed record VariableExpression(string Name, int Column) : Expression(Column)
{
    private const string Env = "env:";

    public override object? Evaluate(Scope scope)
    {
        if (Name.StartsWith(Env, StringComparison.OrdinalIgnoreCase))
            return Environment.GetEnvironmentVariable(Name[Env.Length..]);
        switch (Name.ToLowerInvariant())
        {
            case "true":
                return true;
            case "false":
                return false;
            case "null":
                return null;
            case "_" or "psitem":
                return scope.Current;
        }

        return scope.Variables.TryGetValue(Name, out object? value)
            ? value
            : throw new SyntaxException($"There is no variable ${Name}", Column);
    }
}

/// <summary>a, b, c</summary>
internal sealed record ArrayExpression(IReadOnlyList<Expression> Items, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => Items.Select(i => i.Evaluate(scope)).ToArray();
}

/// <summary>@( ... ), always an array.</summary>
internal sealed record CollectExpression(IReadOnlyList<PipelineSyntax> Statements, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => Statements.SelectMany(s => scope.RunPipeline(s)).ToArray();
}

/// <summary>( ... )</summary>
internal sealed record GroupExpression(PipelineSyntax Pipeline, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        // A mere value in parentheses stays what it is, arrays of arrays included.
        if (Pipeline.Stages is [ExpressionStage { Value: var value }])
            return value.Evaluate(scope);
        return scope.RunPipeline(Pipeline) switch
        {
            [] => null,
            [var only] => only,
            var all => all.ToArray(),
        };
    }
}

/// <summary>@{ key = value }</summary>
internal sealed record TableExpression(IReadOnlyList<(Expression Key, PipelineSyntax Value)> Pairs, bool Ordered, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        IDictionary table = Ordered
            ? new System.Collections.Specialized.OrderedDictionary(StringComparer.OrdinalIgnoreCase)
            : new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach ((Expression keyExpression, PipelineSyntax value) in Pairs)
        {
            object key = PSObject.Unwrap(keyExpression.Evaluate(scope)) ?? throw new SyntaxException("A key of a hashtable is null", keyExpression.Column);
            if (table.Contains(key))
                throw new SyntaxException($"The hashtable has the key '{key}' twice", keyExpression.Column);
            object? evaluated = new GroupExpression(value, keyExpression.Column).Evaluate(scope);

            // Numbers keep how they were written only on their way to a parameter.
            table[key] = evaluated is PSObject { TokenText: not null } ? PSObject.Unwrap(evaluated) : evaluated;
        }

        return table;
    }
}

/// <summary>target.Name, also of each element of a collection.</summary>
internal sealed record MemberExpression(Expression Target, string Name, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => Members.Get(Target.Evaluate(scope), Name);
}

/// <summary>[type]::Name</summary>
internal sealed record StaticExpression(string TypeName, string Name, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        Type type = TypeNames.Find(TypeName) ?? throw new SyntaxException($"There is no type [{TypeName}]", Column);
        const System.Reflection.BindingFlags Flags = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.IgnoreCase | System.Reflection.BindingFlags.FlattenHierarchy;
        if (type.GetProperty(Name, Flags) is { } property)
            return property.GetValue(null);
        return type.GetField(Name, Flags) is { } field
            ? field.GetValue(null)
            : throw new SyntaxException($"[{TypeName}] has no static property '{Name}'", Column);
    }
}

/// <summary>[type]::Method(argument): what a view's columns need, and no more of methods.</summary>
internal sealed record StaticCallExpression(string TypeName, string Name, Expression Argument, int Column) : Expression(Column)
{
    private System.Reflection.MethodInfo? _method;

    public override object? Evaluate(Scope scope)
    {
        _method ??= Find();
        return _method.Invoke(null, [Conversion.To(Argument.Evaluate(scope), _method.GetParameters()[0].ParameterType)]);
    }

    private System.Reflection.MethodInfo Find()
    {
        Type type = TypeNames.Find(TypeName) ?? throw new SyntaxException($"There is no type [{TypeName}]", Column);
        return type.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .FirstOrDefault(m => m.Name.Equals(Name, StringComparison.OrdinalIgnoreCase) && m.GetParameters().Length == 1)
            ?? throw new SyntaxException($"[{TypeName}] has no static method '{Name}' that takes one value", Column);
    }
}

/// <summary>target[index]</summary>
internal sealed record IndexExpression(Expression Target, Expression Index, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        object? target = PSObject.Unwrap(Target.Evaluate(scope));
        object? index = PSObject.Unwrap(Index.Evaluate(scope));
        if (target is IDictionary table)
            return index is null ? null : table[index];
        if (target is not IList list)
            list = target is null ? Array.Empty<object>() : new[] { target };
        int i = (int)Conversion.To(index, typeof(int))!;
        if (i < 0)
            i += list.Count;
        return i >= 0 && i < list.Count ? list[i] : null;
    }
}

/// <summary>first..last</summary>
internal sealed record RangeExpression(Expression First, Expression Last, int Column) : Expression(Column)
{
    private const int MaxCount = 10_000_000;

    public override object? Evaluate(Scope scope)
    {
        int first = (int)Conversion.To(First.Evaluate(scope), typeof(int))!;
        int last = (int)Conversion.To(Last.Evaluate(scope), typeof(int))!;
        int step = first <= last ? 1 : -1;
        long count = Math.Abs((long)last - first) + 1;
        if (count > MaxCount)
            throw new SyntaxException($"A range has {MaxCount} numbers at most", Column);
        var numbers = new object[count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = first + (i * step);
        return numbers;
    }
}

/// <summary>left -operator right</summary>
internal sealed record OperatorExpression(string Operator, Expression Left, Expression Right, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        // A long chain of operators is a deep one.
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxException("There are too many operators", Column);
        return Apply(scope);
    }

    private object? Apply(Scope scope) => Operator switch
    {
        "and" => Comparison.IsTrue(Left.Evaluate(scope)) && Comparison.IsTrue(Right.Evaluate(scope)),
        "or" => Comparison.IsTrue(Left.Evaluate(scope)) || Comparison.IsTrue(Right.Evaluate(scope)),
        "xor" => Comparison.IsTrue(Left.Evaluate(scope)) ^ Comparison.IsTrue(Right.Evaluate(scope)),
        _ => Comparison.Operate(Operator, Left.Evaluate(scope), Right.Evaluate(scope)),
    };
}

/// <summary>-not value</summary>
internal sealed record NotExpression(Expression Value, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => !Comparison.IsTrue(Value.Evaluate(scope));
}

/// <summary>[type]value</summary>
internal sealed record CastExpression(string TypeName, Expression Value, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope)
    {
        Type type = TypeNames.Find(TypeName) ?? throw new SyntaxException($"There is no type [{TypeName}]", Column);

        // Only a literal has the order of its keys.
        if (type == typeof(PSCustomObject) && Value is TableExpression table)
            return Conversion.To((table with { Ordered = true }).Evaluate(scope), type);
        if (type == typeof(System.Collections.Specialized.OrderedDictionary) && Value is TableExpression ordered)
            return (ordered with { Ordered = true }).Evaluate(scope);
        return Conversion.To(Value.Evaluate(scope), type);
    }
}

/// <summary>{ expression }</summary>
internal sealed record BlockExpression(string Text, Expression Body, int Column) : Expression(Column)
{
    public override object? Evaluate(Scope scope) => new ScriptBlock(Text, Body);
}

/// <summary>One pipeline.</summary>
internal sealed record PipelineSyntax(IReadOnlyList<StageSyntax> Stages, string Text);

/// <summary>What stands between two pipes.</summary>
internal abstract record StageSyntax(int Column);

/// <summary>A value that starts a pipeline.</summary>
internal sealed record ExpressionStage(Expression Value, int Column) : StageSyntax(Column);

/// <summary>A command.</summary>
internal sealed record CommandStage(string Name, IReadOnlyList<ArgumentSyntax> Arguments, int Column) : StageSyntax(Column);

/// <summary>A parameter, a value, or a parameter joined to its value by a colon.</summary>
internal sealed record ArgumentSyntax(string? Parameter, Expression? Value, int Column);
