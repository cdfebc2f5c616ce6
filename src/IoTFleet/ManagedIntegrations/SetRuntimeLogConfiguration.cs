using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Changes what is given of what managed things log by themselves, and leaves the rest as it is. The service only takes
/// all of it at once, so what a thing has is read first: that takes a call more, and the permission for it.
/// </summary>
[Cmdlet(VerbsCommon.Set, "MIRuntimeLogConfiguration", SupportsShouldProcess = true)]
public sealed class SetRuntimeLogConfiguration : ManagedThingCmdlet
{
    /// <summary>The level from which on is logged.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<LogLevel>))]
    public LogLevel? LogLevel { get; set; }

    /// <summary>The level from which on an entry is written at once.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<LogLevel>))]
    public LogLevel? LogFlushLevel { get; set; }

    /// <summary>Where the device keeps its log files.</summary>
    [Parameter]
    [Alias("LocalStoreLocation")]
    [ValidateNotNull]
    public string? LocalPath { get; set; }

    /// <summary>How many log files the device keeps.</summary>
    [Parameter]
    [Alias("LocalStoreFileRotationMaxFiles")]
    public int? MaximumFiles { get; set; }

    /// <summary>How many bytes a log file has, at most.</summary>
    [Parameter]
    [Alias("LocalStoreFileRotationMaxBytes")]
    public int? MaximumBytes { get; set; }

    /// <summary>Whether the device uploads its log.</summary>
    [Parameter]
    public bool? UploadLog { get; set; }

    /// <summary>How many minutes there are between uploads.</summary>
    [Parameter]
    public int? UploadPeriodMinutes { get; set; }

    /// <summary>Whether the device deletes log files after it has uploaded them.</summary>
    [Parameter]
    [Alias("DeleteLocalStoreAfterUpload")]
    public bool? DeleteAfterUpload { get; set; }

    private protected override void Begin() => CheckChange();

    private protected override void Process() => Change(Resources.ManagedThings, ManagedThing, "Set runtime log configuration", PutAsync);

    private async Task<PutRuntimeLogConfigurationResponse> PutAsync(string id, CancellationToken cancellation)
    {
        var current = await Client.GetRuntimeLogConfigurationAsync(new GetRuntimeLogConfigurationRequest { ManagedThingId = id }, cancellation).ConfigureAwait(false);
        var logs = current.RuntimeLogConfigurations ?? new RuntimeLogConfigurations();
        logs.LogLevel = LogLevel ?? logs.LogLevel;
        logs.LogFlushLevel = LogFlushLevel ?? logs.LogFlushLevel;
        logs.LocalStoreLocation = LocalPath ?? logs.LocalStoreLocation;
        logs.LocalStoreFileRotationMaxFiles = MaximumFiles ?? logs.LocalStoreFileRotationMaxFiles;
        logs.LocalStoreFileRotationMaxBytes = MaximumBytes ?? logs.LocalStoreFileRotationMaxBytes;
        logs.UploadLog = UploadLog ?? logs.UploadLog;
        logs.UploadPeriodMinutes = UploadPeriodMinutes ?? logs.UploadPeriodMinutes;
        logs.DeleteLocalStoreAfterUpload = DeleteAfterUpload ?? logs.DeleteLocalStoreAfterUpload;
        return await Client.PutRuntimeLogConfigurationAsync(new PutRuntimeLogConfigurationRequest { ManagedThingId = id, RuntimeLogConfigurations = logs }, cancellation).ConfigureAwait(false);
    }
}
