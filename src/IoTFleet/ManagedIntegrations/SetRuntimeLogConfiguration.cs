using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Sets what managed things log by themselves.</summary>
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

    private protected override void Process()
    {
        var logs = new RuntimeLogConfigurations
        {
            LogLevel = LogLevel,
            LogFlushLevel = LogFlushLevel,
            LocalStoreLocation = LocalPath,
            LocalStoreFileRotationMaxFiles = MaximumFiles,
            LocalStoreFileRotationMaxBytes = MaximumBytes,
            UploadLog = UploadLog,
            UploadPeriodMinutes = UploadPeriodMinutes,
            DeleteLocalStoreAfterUpload = DeleteAfterUpload,
        };
        Change(
            Resources.ManagedThings,
            ManagedThing,
            "Set runtime log configuration",
            (id, cancellation) => Client.PutRuntimeLogConfigurationAsync(new PutRuntimeLogConfigurationRequest { ManagedThingId = id, RuntimeLogConfigurations = logs }, cancellation));
    }
}
