using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>A cmdlet that makes a resource of its parameters, or of the properties of each object that is piped in.</summary>
public abstract class CreateCmdlet : ManagedIntegrationsCmdlet
{
    /// <summary>Asks, and makes a resource.</summary>
    /// <param name="what">The resource to be, in words.</param>
    /// <param name="call">Makes it.</param>
    /// <param name="write">How what the service answers is written; as it is when absent.</param>
    /// <param name="input">What an error carries, where it is neither the object that was piped in nor the words.</param>
    private protected void Create<T>(string what, Func<CancellationToken, Task<T>> call, Action<T>? write = null, object? input = null)
    {
        // The object that the properties come from, so that what failed can be piped in again.
        if (ShouldProcess(what, "Create")) Run(input ?? (PipelineInput.Of(this) is { } piped ? WithoutSecrets(piped) : what), what, call, write);
    }

    // The same properties; what a parameter takes as secret does not show, and binds as it did.
    private object WithoutSecrets(PSObject given)
    {
        var secrets = GetType().GetProperties().Where(p => p.PropertyType == typeof(SecretText)).ToList();
        if (secrets.TrueForAll(secret => given.Properties[secret.Name] is null)) return given;
        var copy = new PSObject();
        foreach (var property in given.Properties)
            copy.Properties.Add(new PSNoteProperty(
                property.Name,
                secrets.Find(s => string.Equals(s.Name, property.Name, StringComparison.OrdinalIgnoreCase)) is { } secret ? secret.GetValue(this) : property.Value));
        return copy;
    }
}
