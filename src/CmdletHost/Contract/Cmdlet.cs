using System.Management.Automation.Internal;

namespace System.Management.Automation.Internal
{
    /// <summary>Base of all commands.</summary>
    public abstract class InternalCommand
    {
        internal InternalCommand()
        {
        }

        /// <summary>Where the command was called from.</summary>
        public CommandOrigin CommandOrigin => CommandOrigin.Runspace;
    }
}

namespace System.Management.Automation
{
    /// <summary>Base of cmdlets that need nothing of the session.</summary>
    public abstract class Cmdlet : InternalCommand
    {
        private volatile bool _stopping;

        /// <summary>Creates the cmdlet.</summary>
        protected Cmdlet()
        {
        }

        /// <summary>The parameters all cmdlets have.</summary>
        public static HashSet<string> CommonParameters => new(IoTFleet.CmdletHost.Engine.CommonParameters.Names, StringComparer.OrdinalIgnoreCase);

        /// <summary>The parameters cmdlets have that ask for them.</summary>
        public static HashSet<string> OptionalCommonParameters => new(["WhatIf", "Confirm", "UseTransaction"], StringComparer.OrdinalIgnoreCase);

        /// <summary>What the cmdlet writes to.</summary>
        public ICommandRuntime CommandRuntime
        {
            get => field ?? throw new InvalidOperationException($"{GetType().Name} is not running.");
            set;
        }

        /// <summary>Whether the pipeline is being stopped.</summary>
        public bool Stopping => _stopping;

        /// <summary>Asks.</summary>
        public bool ShouldContinue(string query, string caption) => CommandRuntime.ShouldContinue(query, caption);

        /// <summary>Asks, with answers for all that follow.</summary>
        public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
            CommandRuntime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

        /// <summary>Asks, with answers for all that follow.</summary>
        public bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll) =>
            CommandRuntime is ICommandRuntime2 runtime
                ? runtime.ShouldContinue(query, caption, hasSecurityImpact, ref yesToAll, ref noToAll)
                : CommandRuntime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

        /// <summary>Whether to go on.</summary>
        public bool ShouldProcess(string target) => CommandRuntime.ShouldProcess(target);

        /// <summary>Whether to go on.</summary>
        public bool ShouldProcess(string target, string action) => CommandRuntime.ShouldProcess(target, action);

        /// <summary>Whether to go on.</summary>
        public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) =>
            CommandRuntime.ShouldProcess(verboseDescription, verboseWarning, caption);

        /// <summary>Whether to go on, and why not.</summary>
        public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
            CommandRuntime.ShouldProcess(verboseDescription, verboseWarning, caption, out shouldProcessReason);

        /// <summary>Ends the pipeline with an error.</summary>
        [Diagnostics.CodeAnalysis.DoesNotReturn]
        public void ThrowTerminatingError(ErrorRecord errorRecord)
        {
            ArgumentNullException.ThrowIfNull(errorRecord);
            CommandRuntime.ThrowTerminatingError(errorRecord);
            throw new PipelineStoppedException();
        }

        /// <summary>Whether there is a transaction.</summary>
        public bool TransactionAvailable() => CommandRuntime.TransactionAvailable();

        /// <summary>Writes for the log.</summary>
        public void WriteCommandDetail(string text) => CommandRuntime.WriteCommandDetail(text);

        /// <summary>Writes for developers.</summary>
        public void WriteDebug(string text) => CommandRuntime.WriteDebug(text);

        /// <summary>Writes an error and goes on.</summary>
        public void WriteError(ErrorRecord errorRecord) => CommandRuntime.WriteError(errorRecord);

        /// <summary>Writes information.</summary>
        public void WriteInformation(InformationRecord informationRecord) =>
            (CommandRuntime as ICommandRuntime2)?.WriteInformation(informationRecord);

        /// <summary>Writes information.</summary>
        public void WriteInformation(object messageData, string[]? tags)
        {
            string source = (this as PSCmdlet)?.MyInvocation.MyCommand.Name ?? GetType().Name;
            var record = new InformationRecord(messageData, source);
            record.Tags.AddRange(tags ?? []);
            WriteInformation(record);
        }

        /// <summary>Writes an object.</summary>
        public void WriteObject(object? sendToPipeline) => CommandRuntime.WriteObject(sendToPipeline);

        /// <summary>Writes an object, or each of a collection.</summary>
        public void WriteObject(object? sendToPipeline, bool enumerateCollection) =>
            CommandRuntime.WriteObject(sendToPipeline, enumerateCollection);

        /// <summary>Writes progress.</summary>
        public void WriteProgress(ProgressRecord progressRecord) => CommandRuntime.WriteProgress(progressRecord);

        /// <summary>Writes detail.</summary>
        public void WriteVerbose(string text) => CommandRuntime.WriteVerbose(text);

        /// <summary>Writes a warning.</summary>
        public void WriteWarning(string text) => CommandRuntime.WriteWarning(text);

        internal void DoBeginProcessing() => BeginProcessing();

        internal void DoProcessRecord() => ProcessRecord();

        internal void DoEndProcessing() => EndProcessing();

        internal void DoStopProcessing()
        {
            _stopping = true;
            StopProcessing();
        }

        /// <summary>Runs once before the first record.</summary>
        protected virtual void BeginProcessing()
        {
        }

        /// <summary>Runs for each record.</summary>
        protected virtual void ProcessRecord()
        {
        }

        /// <summary>Runs once after the last record.</summary>
        protected virtual void EndProcessing()
        {
        }

        /// <summary>Runs on another thread when the pipeline is stopped.</summary>
        protected virtual void StopProcessing()
        {
        }
    }
}
