namespace IoTFleet.Api.Http;

/// <summary>The body of an answer is not JSON, not even its beginning. The message is the type that it claims to have.</summary>
internal sealed class NotJsonException(string contentType, Exception cause) : Exception(contentType, cause);
