using System.Collections;
using System.Management.Automation;
using Amazon.Runtime;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;
using IoTFleet.Session;

namespace IoTFleet.Completion;

/// <summary>The arguments that a command line has so far, as text.</summary>
/// <param name="bound">The arguments by parameter.</param>
/// <param name="completed">The parameter whose argument is completed, which counts as absent.</param>
internal sealed class GivenArguments(IDictionary? bound, string completed)
{
    /// <summary>The values of a parameter: text, or what names an object that was given.</summary>
    internal IReadOnlyList<string> Texts(string parameter) => Values(parameter).Select(value => Text(value, parameter)).OfType<string>().ToList();

    /// <summary>The first value of a parameter, or null.</summary>
    internal string? Text(string parameter) => Texts(parameter).FirstOrDefault();

    /// <summary>
    /// Where the command would call, one for each region and profile. Nowhere, unless the session is connected or the line
    /// itself names an account or endpoint: a key pressed at the prompt is no reason to look for one.
    /// </summary>
    internal IReadOnlyList<SessionSettings> Places()
    {
        var given = new SessionSettings
        {
            ProfileLocation = Text(nameof(SessionSettings.ProfileLocation)),
            EndpointUrl = Text(nameof(SessionSettings.EndpointUrl)),
            Credential = Credential(),
        };
        var profiles = Texts(nameof(SessionSettings.ProfileName));
        if (Current.Context is null && profiles.Count == 0 && given is { ProfileLocation: null, EndpointUrl: null, Credential: null }) return [];
        var regions = Texts(nameof(SessionSettings.Region));
        return profiles.DefaultIfEmpty()
            .SelectMany(profile => regions.DefaultIfEmpty().Select(region => given with { ProfileName = profile, Region = region }))
            .Select(place => Current.Context is { } context ? place.Over(context.Settings) : place)
            .ToList();
    }

    private AWSCredentials? Credential()
    {
        if (Values(nameof(SessionSettings.Credential)).FirstOrDefault() is { } credential)
            return new CredentialTransformationAttribute().Transform(null!, credential) as AWSCredentials;
        return (Text("AccessKey"), Text("SecretKey"), Text("SessionToken")) switch
        {
            ({ } access, { } secret, { } token) => new SessionAWSCredentials(access, secret, token),
            ({ } access, { } secret, null) => new BasicAWSCredentials(access, secret),
            _ => null,
        };
    }

    private IReadOnlyList<object> Values(string parameter) => StructuredArgument.Unwrap(parameter == completed ? null : bound?[parameter]) switch
    {
        null => [],
        string text => [text],
        IDictionary table => [table],
        IEnumerable list => list.Cast<object?>().OfType<object>().ToList(),
        { } other => [other],
    };

    private static string? Text(object value, string parameter) => StructuredArgument.Unwrap(value) switch
    {
        string text => text,
        ConstantClass constant => constant.Value,
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        { } other => new[] { parameter, parameter + "Id", parameter + "Name", parameter + "ThingName", "Id", "Name", "Arn" }
            .Select(member => PSObject.AsPSObject(other).Properties[member]?.Value?.ToString())
            .FirstOrDefault(text => !string.IsNullOrEmpty(text)),
        null => null,
    };
}
