using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox.State;

/// <summary>Answers to requests that carried a client token: the same request again gets the same answer and does nothing.</summary>
internal sealed class ClientTokens
{
    private readonly Dictionary<(string Operation, string Token), (byte[] Body, object Response)> _seen = [];

    /// <summary>Does the work once per token.</summary>
    /// <param name="call">The request under way; the token is good for its operation and its body.</param>
    /// <param name="token">The client token, or null for none.</param>
    /// <param name="refuse">The service's error for a token that was used for another request.</param>
    /// <param name="work">What the operation does.</param>
    internal T Once<T>(OperationCall call, string? token, Func<string, Exception> refuse, Func<T> work)
        where T : class
    {
        if (token is null) return work();
        var key = (call.Operation!.Name, token);
        if (_seen.TryGetValue(key, out var before))
            return before.Body.AsSpan().SequenceEqual(call.Request.Body)
                ? (T)before.Response
                : throw refuse("The client token was used before with other parameters.");
        var response = work();
        _seen[key] = (call.Request.Body, response);
        return response;
    }
}
