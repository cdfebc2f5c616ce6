using Amazon.Runtime;

namespace IoTFleet.Core.Requests;

/// <summary>A call that may change something, on its way.</summary>
internal sealed class WriteCall
{
    private const string Key = "IoTFleet.WriteCall";
    private readonly PendingWrites? _pending;

    internal WriteCall(string operation, PendingScope? scope)
    {
        _pending = scope?.Writes;
        Words = scope is { What.Length: > 0 } ? $"{operation} for {scope.What}" : operation;
    }

    /// <summary>The operation and what it is for.</summary>
    internal string Words { get; }

    /// <summary>Whether an attempt went out and no answer of the service came back, so that it may have acted.</summary>
    internal bool MayHaveActed { get; private set; }

    internal static WriteCall? Of(IExecutionContext context) =>
        context.RequestContext.ContextAttributes.TryGetValue(Key, out var call) ? (WriteCall)call : null;

    internal void Join(IExecutionContext context) => context.RequestContext.ContextAttributes[Key] = this;

    /// <summary>An attempt goes out now.</summary>
    /// <exception cref="OperationCanceledException">Nothing is to be sent any more.</exception>
    internal void Sending() => _pending?.Add(this);

    /// <summary>The service has said what became of the attempt, or it did not reach the service.</summary>
    internal void Answered() => _pending?.Remove(this);

    internal void AnswerLost() => MayHaveActed = true;
}
