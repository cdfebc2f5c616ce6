namespace IoTFleet.Core.Requests;

/// <summary>How often a call is tried again. AWS_MAX_ATTEMPTS decides where it is set, as for every AWS tool: 1 tries each call once.</summary>
internal static class RetryLimits
{
    private const int Default = 5;
    private const int DefaultThrottled = 100;

    /// <summary>After an error that may pass.</summary>
    internal static int Calls => Given ?? Default;

    /// <summary>After the service has said that calls come too fast.</summary>
    internal static int Throttled => Given ?? DefaultThrottled;

    private static int? Given => int.TryParse(Environment.GetEnvironmentVariable("AWS_MAX_ATTEMPTS"), out var attempts) && attempts > 0 ? attempts - 1 : null;
}
