using System.Globalization;
using System.Net;

namespace IoTFleet.Api.Http;

/// <summary>Puts a status, and an answer that has little more than a status, into words.</summary>
internal static class Status
{
    /// <summary>"HTTP 403 (Forbidden)", or the number alone where it has no name.</summary>
    internal static string Name(HttpStatusCode status)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return status.ToString() is var name && name == number ? $"HTTP {number}" : $"HTTP {number} ({name})";
    }

    internal static string NotJson(string endpoint, HttpStatusCode status, string contentType) =>
        $"{endpoint} answered {Name(status)} with {(contentType.Length == 0 ? "a body" : contentType)} that is not JSON. Is it an endpoint of this service, or a proxy before it?";
}
