using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Lets through what a comparison or an expression is true of.</summary>
[Cmdlet("Where", "Object", DefaultParameterSetName = "Property")]
internal sealed class WhereObject : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ScriptBlock")]
    public ScriptBlock? FilterScript { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Property")]
    public string? Property { get; set; }

    [Parameter(Position = 1, ParameterSetName = "Property")]
    public object? Value { get; set; }

    [Parameter(ParameterSetName = "Property")]
    [Alias("IEQ")]
    public SwitchParameter EQ { get; set; }

    [Parameter(ParameterSetName = "Property")]
    [Alias("INE")]
    public SwitchParameter NE { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter GT { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter GE { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter LT { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter LE { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter Like { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter NotLike { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter Match { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter NotMatch { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter Contains { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter NotContains { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter In { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter NotIn { get; set; }

    [Parameter(ParameterSetName = "Property")]
    public SwitchParameter Not { get; set; }

    protected override void BeginProcessing()
    {
        if (Operator().Skip(1).Any())
            ThrowTerminatingError(new ErrorRecord(new PSArgumentException("Where-Object takes one operator. Use a script block for more: { $_.A -eq 1 -and $_.B -eq 2 }"), "OneOperator", ErrorCategory.InvalidArgument, null));
        if (FilterScript is null && !Operator().Any() && MyInvocation.BoundParameters.ContainsKey(nameof(Value)))
            ThrowTerminatingError(new ErrorRecord(new PSArgumentException("Where-Object needs an operator between the property and the value, such as -eq."), "OperatorNotSpecified", ErrorCategory.InvalidArgument, null));
    }

    protected override void ProcessRecord()
    {
        if (IsWanted())
            WriteObject(InputObject);
    }

    private bool IsWanted()
    {
        if (FilterScript is not null)
            return Comparison.IsTrue(PropertyReader.Evaluate(FilterScript, InputObject));
        object? value = Members.Get(InputObject, Property!);
        return Operator().FirstOrDefault() switch
        {
            null => Comparison.IsTrue(value),
            "not" => !Comparison.IsTrue(value),
            var name => Comparison.IsTrue(Comparison.Operate(name, value, Value)),
        };
    }

    private IEnumerable<string> Operator() =>
        from o in new (bool IsOn, string Name)[]
        {
            (EQ, "eq"), (NE, "ne"), (GT, "gt"), (GE, "ge"), (LT, "lt"), (LE, "le"), (Like, "like"), (NotLike, "notlike"), (Match, "match"),
            (NotMatch, "notmatch"), (Contains, "contains"), (NotContains, "notcontains"), (In, "in"), (NotIn, "notin"), (Not, "not"),
        }
        where o.IsOn
        select o.Name;
}
