using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>What an account has one of: encryption, hub configuration, endpoint.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan EncryptionUpdateTime = TimeSpan.FromSeconds(30);
    private EncryptionType _encryption = EncryptionType.MANAGED_INTEGRATIONS_DEFAULT_ENCRYPTION;
    private string? _encryptionKey;
    private ConfigurationStatus _encryptionStatus = new() { State = ConfigurationState.ENABLED };
    private long _encryptionUpdates;
    private (long TokenExpiry, DateTime UpdatedAt)? _hubConfiguration;
    private string? _customEndpoint;

    /// <summary>Whether the next change of the encryption fails.</summary>
    internal bool FailNextEncryptionUpdate { get; set; }

    protected override GetDefaultEncryptionConfigurationResponse GetDefaultEncryptionConfiguration(GetDefaultEncryptionConfigurationRequest request) =>
        new() { ConfigurationStatus = _encryptionStatus, EncryptionType = _encryption, KmsKeyArn = _encryptionKey };

    protected override PutDefaultEncryptionConfigurationResponse PutDefaultEncryptionConfiguration(PutDefaultEncryptionConfigurationRequest request)
    {
        var isCustomerKey = request.EncryptionType == EncryptionType.CUSTOMER_KEY_ENCRYPTION;
        if (isCustomerKey && request.KmsKeyArn is null) throw Invalid("The encryption type CUSTOMER_KEY_ENCRYPTION needs a 'kmsKeyArn'.");
        if (!isCustomerKey && request.KmsKeyArn is not null) throw Invalid("The 'kmsKeyArn' goes with the encryption type CUSTOMER_KEY_ENCRYPTION only.");
        if (request.KmsKeyArn is { } key && key.Split(':')[3] != World.Arns.Region) throw Invalid("The key of 'kmsKeyArn' is of another region.");

        _encryption = request.EncryptionType;
        _encryptionKey = request.KmsKeyArn;
        _encryptionStatus = new ConfigurationStatus { State = ConfigurationState.UPDATE_IN_PROGRESS };
        var update = ++_encryptionUpdates;
        _timeline.After(EncryptionUpdateTime, () => FinishEncryptionUpdate(update));
        return new PutDefaultEncryptionConfigurationResponse { ConfigurationStatus = _encryptionStatus, EncryptionType = _encryption, KmsKeyArn = _encryptionKey };
    }

    protected override GetHubConfigurationResponse GetHubConfiguration(GetHubConfigurationRequest request) =>
        _hubConfiguration is { } configuration
            ? new GetHubConfigurationResponse { HubTokenTimerExpirySettingInSeconds = configuration.TokenExpiry, UpdatedAt = configuration.UpdatedAt }
            : throw NotFound("hub-configuration", World.Arns.Account);

    protected override PutHubConfigurationResponse PutHubConfiguration(PutHubConfigurationRequest request)
    {
        _hubConfiguration = (request.HubTokenTimerExpirySettingInSeconds!.Value, Now);
        return new PutHubConfigurationResponse { HubTokenTimerExpirySettingInSeconds = request.HubTokenTimerExpirySettingInSeconds };
    }

    protected override GetCustomEndpointResponse GetCustomEndpoint(GetCustomEndpointRequest request) =>
        new() { EndpointAddress = _customEndpoint ?? throw NotFound("custom-endpoint", World.Arns.Account) };

    /// <summary>Registers the endpoint; an account that has one keeps it.</summary>
    protected override RegisterCustomEndpointResponse RegisterCustomEndpoint(RegisterCustomEndpointRequest request)
    {
        _customEndpoint ??= $"{_ids.Next().Substring(0, 14)}-ats.iot.{World.Arns.Region}.amazonaws.com";
        return new RegisterCustomEndpointResponse { EndpointAddress = _customEndpoint };
    }

    private void FinishEncryptionUpdate(long update)
    {
        if (update != _encryptionUpdates) return;
        _encryptionStatus = new ConfigurationStatus { State = ConfigurationState.ENABLED };
        if (!FailNextEncryptionUpdate) return;
        FailNextEncryptionUpdate = false;
        _encryptionStatus = new ConfigurationStatus
        {
            State = ConfigurationState.UPDATE_FAILED,
            Error = new ConfigurationError { Code = "KMS_KEY_VALIDATION_FAILED", Message = "The.key.cannot.be.used" },
        };
    }
}
