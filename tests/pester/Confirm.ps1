# Answers the questions of -Confirm: a host whose user always gives the same answer, and a runspace with the module in it.
# The connection of the process is shared, so what runs there meets the same sandbox.
if (-not ('IoTFleet.Tests.AnsweringHost' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace IoTFleet.Tests
{
    public sealed class AnsweringHost : PSHost
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly AnsweringUser user = new AnsweringUser();
        public AnsweringUser User { get { return user; } }
        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override Guid InstanceId { get { return id; } }
        public override string Name { get { return "Answering"; } }
        public override PSHostUserInterface UI { get { return user; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { }
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    public sealed class AnsweringUser : PSHostUserInterface
    {
        private readonly List<string> questions = new List<string>();
        private readonly List<string> warnings = new List<string>();
        public string Answer { get; set; }
        public List<string> Warnings { get { return warnings; } }
        public List<string> Questions { get { return questions; } }
        public override PSHostRawUserInterface RawUI { get { return null; } }
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            questions.Add(message);
            for (int i = 0; i < choices.Count; i++)
                if (choices[i].Label.Replace("&", "") == Answer) return i;
            throw new InvalidOperationException("The question has no answer '" + Answer + "'.");
        }
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException(message); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(message); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException(message); }
        public override string ReadLine() { throw new NotSupportedException(); }
        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
        public override void Write(string value) { }
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { }
        public override void WriteLine(string value) { }
        public override void WriteErrorLine(string value) { }
        public override void WriteDebugLine(string message) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { warnings.Add(message); }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
    }
}
'@
}

function Open-AnsweringRunspace {
    $answering = [IoTFleet.Tests.AnsweringHost]::new()
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule([string[]](Resolve-Path "$PSScriptRoot/../../out/IoTFleet/IoTFleet.psd1").Path)
    $runspace = [runspacefactory]::CreateRunspace($answering, $state)
    $runspace.Open()
    [pscustomobject]@{ Runspace = $runspace; User = $answering.User }
}

# Runs one cmdlet there. Gives what was asked, what went wrong, and what came out.
function Invoke-Answered($Answering, [string]$Answer, [string]$Cmdlet, [hashtable]$Arguments) {
    $Answering.User.Answer = $Answer
    $Answering.User.Questions.Clear()
    $shell = [powershell]::Create()
    $shell.Runspace = $Answering.Runspace
    try {
        $output = $shell.AddCommand($Cmdlet).AddParameters($Arguments).Invoke()
        [pscustomobject]@{ Questions = @($Answering.User.Questions); Errors = @($shell.Streams.Error); Output = $output }
    }
    finally { $shell.Dispose() }
}
