using Amazon.Runtime;

namespace IoTFleet.Core.Requests;

/// <summary>Tells a refusal for want of rights from other errors.</summary>
public static class Denial
{
    /// <summary>Whether the caller may not do what was asked. Credentials that are wrong or out of date are no denial.</summary>
    public static bool Is(Exception error) =>
        error is AmazonServiceException { ErrorCode: "AccessDeniedException" or "AccessDenied" or "UnauthorizedException" or "NotAuthorizedException" or "ForbiddenException" };
}
