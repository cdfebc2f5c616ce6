using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Creates an association with an account of a third party. Its end user has to sign in at the OAuthAuthorizationUrl of
/// what this emits, which tables do not show.
/// </summary>
[Cmdlet(VerbsCommon.New, "MIAccountAssociation", SupportsShouldProcess = true)]
[OutputType(typeof(CreateAccountAssociationResponse))]
public sealed class NewAccountAssociation : CreateCmdlet
{
    /// <summary>The connector destination that the account is reached through: its object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    public ResourceReference? ConnectorDestination { get; set; }

    /// <summary>The association's name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The name of the destination's authorization material to use in place of OAuth.</summary>
    [Parameter]
    [Alias("AuthMaterialName")]
    [ValidateNotNullOrEmpty]
    public string? GeneralAuthorization { get; set; }

    /// <summary>The association's tags.</summary>
    [Parameter]
    [TagTransformation]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var destination = ConnectorDestination!;
        Create(
            $"account association{(Name is null ? "" : $" '{Name}'")} through {Resources.ConnectorDestinations.Words(destination)}",
            async cancellation =>
            {
                var request = new CreateAccountAssociationRequest
                {
                    ConnectorDestinationId = await References.IdAsync(Resources.ConnectorDestinations, destination, cancellation).ConfigureAwait(false),
                    Name = Name,
                    Description = Description,
                    GeneralAuthorization = GeneralAuthorization is null ? null : new GeneralAuthorizationName { AuthMaterialName = GeneralAuthorization },
                    Tags = Tag,
                    ClientToken = ClientToken,
                };
                return await Client.CreateAccountAssociationAsync(request, cancellation).ConfigureAwait(false);
            },
            association => WriteObject(association.With("Name", Name)),
            destination.Input);
    }
}
