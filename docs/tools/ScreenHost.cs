using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace IoTFleet.Docs
{
    /// <summary>A host that keeps what a user would see on a screen of 120 columns: results, errors, warnings, what -WhatIf says.</summary>
    public sealed class ScreenHost : PSHost
    {
        private readonly Guid _id = Guid.NewGuid();
        private readonly Screen _screen = new Screen();

        public Screen Screen { get { return _screen; } }
        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override Guid InstanceId { get { return _id; } }
        public override string Name { get { return "Screen"; } }
        public override PSHostUserInterface UI { get { return _screen; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { throw new NotSupportedException(); }
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    /// <summary>The screen's text. Nobody is there to answer a question.</summary>
    public sealed class Screen : PSHostUserInterface
    {
        private readonly StringBuilder _text = new StringBuilder();
        private readonly PSHostRawUserInterface _size = new ScreenSize();

        public string Text { get { return _text.ToString(); } }
        public void Clear() { _text.Clear(); }
        public override PSHostRawUserInterface RawUI { get { return _size; } }
        public override void Write(string value) { _text.Append(value); }
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { _text.Append(value); }
        public override void WriteLine(string value) { _text.Append(value).Append('\n'); }
        public override void WriteErrorLine(string value) { WriteLine(value); }
        public override void WriteDebugLine(string message) { WriteLine("DEBUG: " + message); }
        public override void WriteVerboseLine(string message) { WriteLine("VERBOSE: " + message); }
        public override void WriteWarningLine(string message) { WriteLine("WARNING: " + message); }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override string ReadLine() { throw new NotSupportedException("The example asks for a line."); }
        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException("The example asks for a secret."); }
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException("The example asks: " + message); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException("The example asks for credentials."); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException("The example asks for credentials."); }
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) { throw new NotSupportedException("The example asks: " + message); }
    }

    internal sealed class ScreenSize : PSHostRawUserInterface
    {
        private static readonly Size Columns = new Size(120, 5000);

        public override Size BufferSize { get { return Columns; } set { } }
        public override Size WindowSize { get { return Columns; } set { } }
        public override Size MaxWindowSize { get { return Columns; } }
        public override Size MaxPhysicalWindowSize { get { return Columns; } }
        public override Coordinates CursorPosition { get; set; }
        public override Coordinates WindowPosition { get; set; }
        public override ConsoleColor BackgroundColor { get; set; }
        public override ConsoleColor ForegroundColor { get; set; }
        public override int CursorSize { get; set; }
        public override string WindowTitle { get; set; }
        public override bool KeyAvailable { get { return false; } }
        public override void FlushInputBuffer() { }
        public override BufferCell[,] GetBufferContents(Rectangle rectangle) { throw new NotSupportedException(); }
        public override KeyInfo ReadKey(ReadKeyOptions options) { throw new NotSupportedException(); }
        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { throw new NotSupportedException(); }
        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { throw new NotSupportedException(); }
        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { throw new NotSupportedException(); }
    }
}
