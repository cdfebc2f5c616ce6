using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>Text that is never shown: neither by itself, nor in what a service says about it.</summary>
public sealed class SecretText
{
    private const string Shown = "***";
    private const int ShortestInWords = 8;

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
        catch (AmazonServiceException e) when (Hidden(e.Message, secrets) is var message && message != e.Message)
        {
            throw new AmazonServiceException(message, null, e.ErrorType, e.ErrorCode, e.RequestId, e.StatusCode);
        }
    }

    // A short one, such as 1, would be found inside other words and numbers, and says nothing there. The longest comes first: others may be parts of it.
    private static string Hidden(string message, SecretText?[] secrets)
    {
        var patterns = secrets.Select(s => s?.Value ?? "").Where(s => s.Length > 0).OrderByDescending(s => s.Length)
            .Select(s => s.Length < ShortestInWords ? $@"(?<!\w){Regex.Escape(s)}(?!\w)" : Regex.Escape(s));
        var pattern = string.Join("|", patterns);
        return pattern.Length == 0 ? message : Regex.Replace(message, pattern, Shown, RegexOptions.CultureInvariant);
    }
}
