using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>Text that is never shown: neither by itself, nor in what a service says about it.</summary>
public sealed class SecretText
{
    private const string Shown = "***";

    internal SecretText(string value) => Value = value;

    internal string Value { get; }

    /// <inheritdoc />
    public override string ToString() => Shown;

    /// <summary>Makes a call with secrets in it. Where the service's error repeats one, it is taken out.</summary>
    internal static async Task<T> HideAsync<T>(Task<T> call, params SecretText?[] secrets)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (secrets.Any(s => s is not null && e.Message.Contains(s.Value)))
        {
            var message = secrets.Where(s => s is not null).Aggregate(e.Message, (text, secret) => text.Replace(secret!.Value, Shown));
            throw new AmazonServiceException(message, null, e.ErrorType, e.ErrorCode, e.RequestId, e.StatusCode);
        }
    }
}
