using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    /// <summary>What a device logs as long as nobody says otherwise.</summary>
    private static readonly RuntimeLogConfigurations DefaultRuntimeLogs = new()
    {
        LogLevel = LogLevel.ERROR,
        LogFlushLevel = LogLevel.ERROR,
        LocalStoreLocation = "/var/log/iotmi",
        LocalStoreFileRotationMaxFiles = 5,
        LocalStoreFileRotationMaxBytes = 1_048_576,
        UploadLog = false,
        UploadPeriodMinutes = 60,
        DeleteLocalStoreAfterUpload = false,
    };

    protected override GetRuntimeLogConfigurationResponse GetRuntimeLogConfiguration(GetRuntimeLogConfigurationRequest request) => new()
    {
        ManagedThingId = request.ManagedThingId,
        RuntimeLogConfigurations = Thing(request.ManagedThingId).RuntimeLogs ?? DefaultRuntimeLogs,
    };

    protected override PutRuntimeLogConfigurationResponse PutRuntimeLogConfiguration(PutRuntimeLogConfigurationRequest request)
    {
        Thing(request.ManagedThingId).RuntimeLogs = request.RuntimeLogConfigurations;
        return new PutRuntimeLogConfigurationResponse();
    }

    protected override ResetRuntimeLogConfigurationResponse ResetRuntimeLogConfiguration(ResetRuntimeLogConfigurationRequest request)
    {
        Thing(request.ManagedThingId).RuntimeLogs = null;
        return new ResetRuntimeLogConfigurationResponse();
    }
}
