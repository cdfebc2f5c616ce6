using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.Ota;

/// <summary>How many devices a minute a firmware task tells. An exponential rate grows when enough were told, or succeeded, since it last grew.</summary>
internal sealed class RolloutRate(OtaTaskExecutionRolloutConfig? config)
{
    private readonly ExponentialRolloutRate? _exponential = config?.ExponentialRolloutRate;
    private double _perMinute = config?.ExponentialRolloutRate?.BaseRatePerMinute ?? double.PositiveInfinity;
    private int _notified, _succeeded;

    /// <summary>How many to tell this minute.</summary>
    internal int Next(int notified, int succeeded)
    {
        if (_exponential?.RateIncreaseCriteria is { } criteria
            && (notified - _notified >= criteria.NumberOfNotifiedThings || succeeded - _succeeded >= criteria.NumberOfSucceededThings))
        {
            _perMinute *= _exponential.IncrementFactor ?? 1;
            (_notified, _succeeded) = (notified, succeeded);
        }

        var rate = Math.Min(_perMinute, config?.MaximumPerMinute ?? double.PositiveInfinity);
        return rate >= int.MaxValue ? int.MaxValue : Math.Max(1, (int)rate);
    }
}
