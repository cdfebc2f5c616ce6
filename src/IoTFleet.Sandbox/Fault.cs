using System.Globalization;
using System.Text;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox;

/// <summary>What goes wrong with one request: before the service acts on it, or with its answer.</summary>
internal sealed class Fault(FaultRule rule)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Sign in to the guest network.</body></html>");

    /// <summary>Whether the connection ends before the service has the request.</summary>
    internal bool NeverArrives => rule.Kind is FaultKind.ConnectionRefused or FaultKind.ResetBeforeBody;

    /// <summary>Answers in the service's place, so that it does nothing; false when it is to act.</summary>
    internal bool TryAnswer(OperationCall call, DateTime now)
    {
        switch (rule.Kind)
        {
            case FaultKind.Error: call.WriteError(rule.StatusCode, rule.ErrorCode, rule.Message); return true;
            case FaultKind.Throttling: call.WriteError(429, "ThrottlingException", "Rate exceeded"); return true;
            case FaultKind.InternalError: call.WriteError(500, "InternalServerException", "Something went wrong in the service."); return true;
            case FaultKind.Unavailable: call.WriteError(503, "ServiceUnavailableException", "The service is not available."); return true;
            case FaultKind.QuotaExceeded: call.WriteError(402, "ServiceQuotaExceededException", "The account's quota is used up."); return true;
            case FaultKind.AccessDenied: call.WriteError(403, "AccessDeniedException", "The caller is not allowed to do this."); return true;
            case FaultKind.ExpiredCredentials: call.WriteError(403, "ExpiredTokenException", "The security token included in the request is expired"); return true;
            case FaultKind.CredentialsNotYetValid: call.WriteError(403, "UnrecognizedClientException", "The security token included in the request is invalid."); return true;
            case FaultKind.ClockSkew: return TryRefuseTime(call, now);
            case FaultKind.ConnectionRefused: call.Response.Delivery = Delivery.Refused; return true;
            case FaultKind.ResetBeforeBody: call.Response.Delivery = Delivery.Nothing; return true;
            case FaultKind.HtmlBody:
                call.Response.StatusCode = 200;
                call.SetHeader("Content-Type", "text/html");
                call.Response.Body = Html;
                return true;
            default: return false;
        }
    }

    /// <summary>Spoils the service's answer.</summary>
    internal void Spoil(SandboxRequest request, SandboxResponse response, PageMemory pages)
    {
        switch (rule.Kind)
        {
            case FaultKind.ResetInBody: response.Delivery = Delivery.Half; break;
            case FaultKind.TruncatedBody when !IsJson(response): response.Delivery = Delivery.Half; break;
            case FaultKind.TruncatedBody: response.Body = response.Body.AsSpan(0, response.Body.Length / 2).ToArray(); break;
            case FaultKind.EmptyBody: response.Body = []; break;
            case FaultKind.WrongContentType: response.Headers["Content-Type"] = "text/plain"; break;
            case FaultKind.LateAnswer: (response.Delivery, response.Time) = (Delivery.Late, rule.Delay); break;
            case FaultKind.SlowBytes: (response.Delivery, response.Time) = (Delivery.Slow, rule.Delay); break;
            case FaultKind.RepeatedPageToken: response.Body = PageMemory.WithSameToken(request, response.Body); break;
            case FaultKind.RepeatedItem: response.Body = pages.WithLastItem(request, response.Body); break;
            case FaultKind.LostAnswer: response.Delivery = Delivery.Nothing; break;
        }
    }

    private static bool IsJson(SandboxResponse response) => response.Headers["Content-Type"] == "application/json";

    private bool TryRefuseTime(OperationCall call, DateTime now)
    {
        if (call.Header("X-Amz-Date") is not { } text
            || !DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var signed))
            return false;
        var own = now + rule.Skew;
        if ((own - signed).Duration() <= AllowedSkew) return false;
        var (what, limit) = signed < own ? ("Signature expired", own - AllowedSkew) : ("Signature not yet current", own + AllowedSkew);
        call.SetHeader("Date", own.ToString("R", CultureInfo.InvariantCulture));
        call.WriteError(
            403,
            "InvalidSignatureException",
            $"{what}: {text} is now {(signed < own ? "earlier" : "later")} than {limit.ToString(TimeFormat, CultureInfo.InvariantCulture)} ({own.ToString(TimeFormat, CultureInfo.InvariantCulture)} {(signed < own ? '-' : '+')} 5 min.)");
        return true;
    }
}
