using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>The role that Greengrass has in the account.</summary>
internal sealed partial class GreengrassService
{
    private static readonly Regex RoleArn = new(@"\Aarn:[^:]+:iam::\d{12}:role/.+\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private (string Arn, string Since)? _role;

    protected override AssociateServiceRoleToAccountResponse AssociateServiceRoleToAccount(AssociateServiceRoleToAccountRequest request)
    {
        if (!RoleArn.IsMatch(request.RoleArn)) throw Invalid("roleArn is not the ARN of a role.");
        _role = (request.RoleArn, Text(Now));
        return new AssociateServiceRoleToAccountResponse { AssociatedAt = _role.Value.Since };
    }

    protected override GetServiceRoleForAccountResponse GetServiceRoleForAccount(GetServiceRoleForAccountRequest request) =>
        _role is { } role
            ? new GetServiceRoleForAccountResponse { RoleArn = role.Arn, AssociatedAt = role.Since }
            : throw new ResourceNotFoundException("No service role is associated with the account.") { ResourceType = "serviceRole", ResourceId = World.Options.Account };

    protected override DisassociateServiceRoleFromAccountResponse DisassociateServiceRoleFromAccount(DisassociateServiceRoleFromAccountRequest request)
    {
        _role = null;
        return new DisassociateServiceRoleFromAccountResponse { DisassociatedAt = Text(Now) };
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
