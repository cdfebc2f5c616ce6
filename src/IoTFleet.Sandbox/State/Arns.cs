namespace IoTFleet.Sandbox.State;

/// <summary>Makes the ARNs of the sandbox's account and region.</summary>
internal sealed class Arns(string region, string account)
{
    internal string Region { get; } = region;

    internal string Account { get; } = account;

    internal string Partition { get; } =
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    /// <summary>arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE</summary>
    internal string Of(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>An ARN of a resource that AWS itself owns: account "aws".</summary>
    internal string OfAws(string service, string resource) => $"arn:{Partition}:{service}:{Region}:aws:{resource}";
}
