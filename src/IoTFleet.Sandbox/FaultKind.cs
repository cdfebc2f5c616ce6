namespace IoTFleet.Sandbox;

/// <summary>
/// What goes wrong with a request. In process the client meets what its own HTTP stack would tell it; over HTTP it meets the
/// thing itself, except that a connection that ends without an answer ends after the answer's headers.
/// </summary>
public enum FaultKind
{
    /// <summary>Nothing: in a script, a request that is answered as it should be.</summary>
    None,

    /// <summary>The error that the rule's status, code and message say. The service does nothing.</summary>
    Error,

    /// <summary>429 ThrottlingException. The service does nothing.</summary>
    Throttling,

    /// <summary>500 InternalServerException. The service does nothing.</summary>
    InternalError,

    /// <summary>503 ServiceUnavailableException. The service does nothing.</summary>
    Unavailable,

    /// <summary>402 ServiceQuotaExceededException. The service does nothing.</summary>
    QuotaExceeded,

    /// <summary>403 AccessDeniedException. The service does nothing.</summary>
    AccessDenied,

    /// <summary>403 ExpiredTokenException: temporary credentials that are no longer valid. The service does nothing.</summary>
    ExpiredCredentials,

    /// <summary>403 UnrecognizedClientException: credentials that the service does not know yet. The service does nothing.</summary>
    CredentialsNotYetValid,

    /// <summary>
    /// The service's clock differs from the client's by the rule's <see cref="FaultRule.Skew"/>: 403 InvalidSignatureException with
    /// the service's time in the Date header, for every request that is signed with a time more than five minutes off.
    /// </summary>
    ClockSkew,

    /// <summary>Nobody listens. The request never arrives, and is not in the log. Over HTTP, where somebody listens, the connection ends without an answer.</summary>
    ConnectionRefused,

    /// <summary>The connection is reset before the service has read the request. The service does nothing.</summary>
    ResetBeforeBody,

    /// <summary>The service acts, and the connection is reset in the middle of its answer.</summary>
    ResetInBody,

    /// <summary>The service acts. Its answer is complete as HTTP, but the JSON in it breaks off; a download breaks off before the length that it was to have.</summary>
    TruncatedBody,

    /// <summary>The service acts. Its answer has its status and no body.</summary>
    EmptyBody,

    /// <summary>Something before the service answers with status 200 and a page of HTML, as guest networks do. The service does nothing.</summary>
    HtmlBody,

    /// <summary>The service acts. Its JSON comes as text/plain.</summary>
    WrongContentType,

    /// <summary>The service acts at once, and answers after the rule's <see cref="FaultRule.Delay"/>.</summary>
    LateAnswer,

    /// <summary>The service acts, and sends its answer in small pieces, spread over the rule's <see cref="FaultRule.Delay"/>.</summary>
    SlowBytes,

    /// <summary>A list's answer to a request with a page token gives that token again, for ever.</summary>
    RepeatedPageToken,

    /// <summary>A list's answer to a request with a page token begins with the last item of the page before.</summary>
    RepeatedItem,

    /// <summary>The service acts, and the connection ends without an answer.</summary>
    LostAnswer,
}
