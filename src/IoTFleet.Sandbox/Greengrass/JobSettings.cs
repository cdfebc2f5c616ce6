using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A deployment's job configuration in the words of AWS IoT, which carries it out.</summary>
internal static class JobSettings
{
    internal static JobExecutionsRolloutConfig? Rollout(IoTJobExecutionsRolloutConfig? settings) => settings is null ? null : new()
    {
        MaximumPerMinute = settings.MaximumPerMinute,
        ExponentialRate = settings.ExponentialRate is not { } rate ? null : new ExponentialRolloutRate
        {
            BaseRatePerMinute = rate.BaseRatePerMinute,
            IncrementFactor = rate.IncrementFactor,
            RateIncreaseCriteria = new RateIncreaseCriteria
            {
                NumberOfNotifiedThings = rate.RateIncreaseCriteria.NumberOfNotifiedThings,
                NumberOfSucceededThings = rate.RateIncreaseCriteria.NumberOfSucceededThings,
            },
        },
    };

    internal static AbortConfig? Abort(IoTJobAbortConfig? settings) => settings is null ? null : new()
    {
        CriteriaList = settings.CriteriaList.ConvertAll(one => new AbortCriteria
        {
            FailureType = one.FailureType.Value,
            Action = one.Action.Value,
            ThresholdPercentage = one.ThresholdPercentage,
            MinNumberOfExecutedThings = one.MinNumberOfExecutedThings,
        }),
    };

    internal static TimeoutConfig? Timeout(IoTJobTimeoutConfig? settings) =>
        settings is null ? null : new() { InProgressTimeoutInMinutes = settings.InProgressTimeoutInMinutes };
}
