using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates a credential locker: it holds what devices need to get into the networks of the controllers that have it.</summary>
[Cmdlet(VerbsCommon.New, "MICredentialLocker", SupportsShouldProcess = true)]
[OutputType(typeof(CreateCredentialLockerResponse))]
public sealed class NewCredentialLocker : CreateCmdlet
{
    /// <summary>The locker's name. The service takes it for sensitive, so messages leave it out.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The locker's tags.</summary>
    [Parameter]
    [TagTransformation]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var request = new CreateCredentialLockerRequest { Name = Name, Tags = Tag, ClientToken = ClientToken };
        Create("credential locker", cancellation => Client.CreateCredentialLockerAsync(request, cancellation), locker => WriteObject(locker.With("Name", request.Name)));
    }
}
