using System.Collections;
using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Completes endpoints, capabilities, versions and actions from the capability report of the managed thing that is given,
/// each from what the arguments before it leave.
/// </summary>
public sealed class CapabilityCompleter : ServiceCompleter
{
    private string _parameter = "";

    /// <inheritdoc />
    public override IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, System.Management.Automation.Language.CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        _parameter = parameterName;
        return base.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters);
    }

    private protected override async Task<IReadOnlyList<CompletionResult>> FindAsync(FleetSession session, IDictionary bound, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        var given = new ReferenceTransformationAttribute("ManagedThing").Transform(null!, bound["ManagedThing"]!);
        var thing = given as ResourceReference ?? ((ResourceReference[])given)[0];
        var id = await new References(session).IdAsync(Resources.ManagedThings, thing, cancellation).ConfigureAwait(false);
        var answer = await session.ManagedIntegrations.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = id }, cancellation).ConfigureAwait(false);
        return ManagedThingCapability.Of(id, null, answer.CapabilityReport)
            .Where(c => Fits(c, bound))
            .SelectMany(Words)
            .Where(isWanted)
            .Distinct()
            .Select(word => Result(word))
            .ToList();
    }

    private bool Fits(ManagedThingCapability capability, IDictionary bound)
    {
        var isOfEndpoint = _parameter == "Endpoint" || Texts(bound["Endpoint"]) is not { Count: > 0 } endpoints || endpoints.Contains(capability.EndpointId);
        var isMeant = _parameter is "Endpoint" or "Capability" || Texts(bound["Capability"]) is not { Count: > 0 } names
            || names.Exists(n => n.Equals(capability.Capability, StringComparison.OrdinalIgnoreCase) || n.Equals(capability.CapabilityId, StringComparison.OrdinalIgnoreCase));
        return isOfEndpoint && isMeant;
    }

    private IEnumerable<string> Words(ManagedThingCapability capability) => _parameter switch
    {
        "Endpoint" => [capability.EndpointId],
        "Version" => [capability.Version],
        "Action" => capability.Action,
        _ => [capability.Capability],
    };

    private static List<string> Texts(object? value) => StructuredArgument.Unwrap(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => list.Cast<object?>().Select(item => item?.ToString() ?? "").ToList(),
        { } other => [other.ToString()!],
    };
}
