using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>What one running cmdlet writes to and asks.</summary>
internal sealed class CommandRuntime(PipelineProcessor pipeline, CommandProcessor command, ParameterBinder binder) : ICommandRuntime2
{
    private readonly ArrayList _outVariable = [];
    private readonly ArrayList _errorVariable = [];
    private readonly ArrayList _warningVariable = [];
    private readonly ArrayList _informationVariable = [];

    public PSHost? Host => pipeline.Session.Host;

    public PSTransactionContext? CurrentPSTransaction => null;

    private CommonParameters Common => binder.Common;

    private bool SupportsShouldProcess => command.Command.Metadata.Attribute?.SupportsShouldProcess == true;

    public bool TransactionAvailable() => false;

    public void WriteCommandDetail(string text) => pipeline.RequireTurn(command);

    public void WriteObject(object? sendToPipeline)
    {
        Ready();
        if (Common.OutVariable is not null)
            _outVariable.Add(sendToPipeline);
        pipeline.Write(command, sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        if (!enumerateCollection || Conversion.AsEnumerable(sendToPipeline) is not { } elements)
        {
            WriteObject(sendToPipeline);
            return;
        }

        Ready();
        foreach (object? element in elements)
            WriteObject(element);
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Ready();
        errorRecord.SetInvocation(command.Invocation, command.Command.ImplementingType);
        ActionPreference preference = Common.ErrorAction ?? Preference("ErrorActionPreference", ActionPreference.Continue);
        switch (preference)
        {
            case ActionPreference.Ignore:
                return;
            case ActionPreference.Stop:
                _errorVariable.Add(errorRecord);
                SetVariables();
                throw pipeline.Fail(errorRecord);
            case ActionPreference.Inquire or ActionPreference.Suspend:
                throw NonInteractive(errorRecord.ToString());
        }

        _errorVariable.Add(errorRecord);
        pipeline.Result.AddError(errorRecord, isShown: preference != ActionPreference.SilentlyContinue);
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        errorRecord.SetInvocation(command.Invocation, command.Command.ImplementingType);
        _errorVariable.Add(errorRecord);
        SetVariables();
        throw pipeline.Fail(errorRecord);
    }

    public void WriteWarning(string text)
    {
        Ready();
        ActionPreference preference = Common.WarningAction ?? Preference("WarningPreference", ActionPreference.Continue);
        if (preference == ActionPreference.Ignore)
            return;
        _warningVariable.Add(text);
        if (preference != ActionPreference.SilentlyContinue)
            pipeline.Result.Add(HostStream.Warning, text);
        if (preference == ActionPreference.Stop)
            throw StoppedBy("WarningPreference", text);
    }

    public void WriteVerbose(string text)
    {
        Ready();
        if (IsVerbose)
            pipeline.Result.Add(HostStream.Verbose, text);
    }

    public void WriteDebug(string text)
    {
        Ready();
        bool isOn = binder.IsBound("Debug") ? Common.Debug : Preference("DebugPreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
        if (isOn)
            pipeline.Result.Add(HostStream.Debug, text);
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
        Ready();
        ActionPreference preference = Common.InformationAction ?? Preference("InformationPreference", ActionPreference.SilentlyContinue);
        if (preference == ActionPreference.Ignore)
            return;
        _informationVariable.Add(informationRecord);

        // The stream always has the record; it is shown on demand, or when it is meant for the host.
        bool isShown = preference != ActionPreference.SilentlyContinue || informationRecord.Tags.Contains("PSHOST");
        pipeline.Result.AddInformation(informationRecord, isShown);
        if (preference == ActionPreference.Stop)
            throw StoppedBy("InformationPreference", informationRecord.ToString());
    }

    public void WriteProgress(ProgressRecord progressRecord) => WriteProgress(0, progressRecord);

    public void WriteProgress(long sourceId, ProgressRecord progressRecord)
    {
        Ready();
        ActionPreference preference = Common.ProgressAction ?? Preference("ProgressPreference", ActionPreference.Continue);
        if (preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore))
            pipeline.Result.Add(HostStream.Progress, progressRecord);
    }

    public bool ShouldProcess(string target) => ShouldProcess(target, command.Command.Name);

    public bool ShouldProcess(string target, string action)
    {
        string operation = $"Performing the operation \"{action}\" on target \"{target}\".";
        return Proceed(operation, operation, null, out _);
    }

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) =>
        Proceed(verboseDescription, verboseWarning, caption, out _);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
        Proceed(verboseDescription, verboseWarning, caption, out shouldProcessReason);

    public bool ShouldContinue(string query, string caption) => Ask(query);

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        yesToAll || (!noToAll && Ask(query));

    public bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll) =>
        ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    /// <summary>Sets what -OutVariable and its kin name.</summary>
    public void SetVariables()
    {
        Set(Common.OutVariable, _outVariable);
        Set(Common.ErrorVariable, _errorVariable);
        Set(Common.WarningVariable, _warningVariable);
        Set(Common.InformationVariable, _informationVariable);

        void Set(string? name, ArrayList values)
        {
            if (string.IsNullOrEmpty(name))
                return;
            if (name[0] == '+' && pipeline.Session.Variables.TryGetValue(name[1..], out object? old) && old is ArrayList list)
                list.AddRange(values);
            else
                pipeline.Session.Variables[name.TrimStart('+')] = values;
        }
    }

    public PipelineStoppedException StopUpstream() => pipeline.StopUpstreamOf(command);

    private bool IsVerbose => binder.IsBound("Verbose") ? Common.Verbose : Preference("VerbosePreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private void Ready()
    {
        if (pipeline.IsStopping)
            throw new PipelineStoppedException();
        pipeline.RequireTurn(command);
    }

    private bool Proceed(string description, string warning, string? caption, out ShouldProcessReason reason)
    {
        Ready();
        reason = ShouldProcessReason.None;
        bool whatIf = binder.IsBound("WhatIf") ? Common.WhatIf : SupportsShouldProcess && Comparison.IsTrue(pipeline.Session.Variables.GetValueOrDefault("WhatIfPreference"));
        if (whatIf)
        {
            reason = ShouldProcessReason.WhatIf;
            pipeline.Result.Add(HostStream.WhatIf, $"What if: {description}");
            return false;
        }

        if (MustConfirm())
            return Ask(warning);
        if (IsVerbose)
            WriteVerbose(description);
        return true;
    }

    private bool MustConfirm()
    {
        if (!SupportsShouldProcess)
            return false;
        if (binder.IsBound("Confirm"))
            return Common.Confirm;
        object? preference = pipeline.Session.Variables.GetValueOrDefault("ConfirmPreference");
        ConfirmImpact threshold = preference is null ? ConfirmImpact.High : (ConfirmImpact)Conversion.To(preference, typeof(ConfirmImpact))!;
        return threshold != ConfirmImpact.None && command.Command.Metadata.Attribute!.ConfirmImpact >= threshold;
    }

    private bool Ask(string query)
    {
        Ready();
        return pipeline.Session.Confirm is { } confirm ? confirm(query) : throw NonInteractive(query);
    }

    private PSInvalidOperationException NonInteractive(string query) => new(
        $"CmdletHost is not interactive and cannot ask: {query} Use -Confirm:$false{(command.Command.Metadata.Parameters.Any(p => p.Name == "Force") ? " or -Force" : string.Empty)} to go ahead.",
        "NonInteractive");

    private PipelineStoppedException StoppedBy(string preference, string message) => pipeline.Fail(command.Describe(new ActionPreferenceStopException(
        $"The running command stopped because the preference variable \"{preference}\" or common parameter is set to Stop: {message}")));

    private ActionPreference Preference(string name, ActionPreference otherwise) =>
        pipeline.Session.Variables.TryGetValue(name, out object? value) && value is not null
            ? (ActionPreference)Conversion.To(value, typeof(ActionPreference))!
            : otherwise;
}
