using System.Globalization;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class OtaTaskTests : ServiceTest
{
    [Fact]
    public async Task A_task_over_devices_runs_to_its_end()
    {
        var lamps = await NewLamps(await NewController(), 3);
        var id = await New(lamps);
        Assert.Equal(OtaStatus.IN_PROGRESS, (await Get(id)).Status);
        Assert.Equal(3, (await Get(id)).TaskProcessingDetails.NumberOfQueuedThings);
        Pass(5);
        Assert.Equal(3, (await Get(id)).TaskProcessingDetails.NumberOfInProgressThings);
        Pass(60);
        var task = await Get(id);
        Assert.Equal((OtaStatus.COMPLETED, 3), (task.Status, task.TaskProcessingDetails.NumberOfSucceededThings));
        var executions = await Executions(id);
        Assert.Equal(lamps.Order(StringComparer.Ordinal), executions.Select(e => e.ManagedThingId));
        Assert.All(executions, e => Assert.Equal((OtaTaskExecutionStatus.SUCCEEDED, 1L, 0), (e.TaskExecutionSummary.Status, e.TaskExecutionSummary.ExecutionNumber, e.TaskExecutionSummary.RetryAttempt)));
        Assert.All(executions, e => Assert.True(e.TaskExecutionSummary.StartedAt > e.TaskExecutionSummary.QueuedAt));
    }

    [Fact]
    public async Task Failures_are_retried_as_often_as_the_task_allows()
    {
        var lamps = await NewLamps(await NewController(), 3);
        Fleet.Things.FailNextUpdate(lamps[0]);
        Fleet.Things.FailNextUpdate(lamps[1], times: 5);
        Fleet.Things.FailNextUpdate(lamps[2], "REJECTED");
        var id = await New(lamps, r => r.OtaTaskExecutionRetryConfig = new OtaTaskExecutionRetryConfig { RetryConfigCriteria = [new RetryConfigCriteria { FailureType = "FAILED", MinNumberOfRetries = 2 }] });
        Pass(600);
        var task = await Get(id);
        Assert.Equal((OtaStatus.COMPLETED, 1, 1, 1), (task.Status, task.TaskProcessingDetails.NumberOfSucceededThings, task.TaskProcessingDetails.NumberOfFailedThings, task.TaskProcessingDetails.NumberOfRejectedThings));
        var executions = (await Executions(id)).ToDictionary(e => e.ManagedThingId, e => e.TaskExecutionSummary);
        Assert.Equal((1, 2L), (executions[lamps[0]].RetryAttempt, executions[lamps[0]].ExecutionNumber));
        Assert.Equal(2, executions[lamps[1]].RetryAttempt);
        Assert.Equal(0, executions[lamps[2]].RetryAttempt);
    }

    [Fact]
    public async Task A_silent_device_times_out()
    {
        var lamps = await NewLamps(await NewController(), 1);
        Fleet.Things.FailNextUpdate(lamps[0], "TIMED_OUT");
        var configuration = await Configuration(new PushConfig { TimeoutConfig = new OtaTaskTimeoutConfig { InProgressTimeoutInMinutes = 5 } });
        var id = await New(lamps, r => r.TaskConfigurationId = configuration);
        Pass(4 * 60);
        Assert.Equal(1, (await Get(id)).TaskProcessingDetails.NumberOfInProgressThings);
        Pass(70);
        Assert.Equal((OtaStatus.COMPLETED, 1), ((await Get(id)).Status, (await Get(id)).TaskProcessingDetails.NumberOfTimedOutThings));
    }

    [Fact]
    public async Task A_device_off_line_stays_queued_until_it_connects()
    {
        var lamps = await NewLamps(await NewController(), 2);
        Fleet.Things.Disconnect(lamps[0]);
        var id = await New(lamps);
        Pass(3600);
        Assert.Equal((OtaStatus.IN_PROGRESS, 1), ((await Get(id)).Status, (await Get(id)).TaskProcessingDetails.NumberOfQueuedThings));
        Fleet.Things.Connect(lamps[0]);
        Pass(120);
        Assert.Equal(OtaStatus.COMPLETED, (await Get(id)).Status);
    }

    [Fact]
    public async Task A_rollout_keeps_to_its_rate()
    {
        var lamps = await NewLamps(await NewController(), 10);
        var maximum = await Configuration(new PushConfig { RolloutConfig = new OtaTaskExecutionRolloutConfig { MaximumPerMinute = 4 } });
        var id = await New(lamps, r => r.TaskConfigurationId = maximum);
        Assert.Equal(4, (await Executions(id)).Count);
        Pass(60);
        Assert.Equal(8, (await Executions(id)).Count);
        Pass(60);
        Assert.Equal(10, (await Executions(id)).Count);

        var exponential = await Configuration(new PushConfig
        {
            RolloutConfig = new OtaTaskExecutionRolloutConfig
            {
                ExponentialRolloutRate = new ExponentialRolloutRate { BaseRatePerMinute = 1, IncrementFactor = 3, RateIncreaseCriteria = new RolloutRateIncreaseCriteria { NumberOfNotifiedThings = 1 } },
            },
        });
        id = await New(lamps, r => r.TaskConfigurationId = exponential);
        Assert.Single(await Executions(id));
        Pass(60);
        Assert.Equal(4, (await Executions(id)).Count);
        Pass(60);
        Assert.Equal(10, (await Executions(id)).Count);
    }

    [Fact]
    public async Task Too_many_failures_abort_the_rollout()
    {
        var lamps = await NewLamps(await NewController(), 10);
        foreach (var lamp in lamps) Fleet.Things.FailNextUpdate(lamp);
        var configuration = await Configuration(new PushConfig
        {
            RolloutConfig = new OtaTaskExecutionRolloutConfig { MaximumPerMinute = 2 },
            AbortConfig = new OtaTaskAbortConfig { AbortConfigCriteriaList = [new AbortConfigCriteria { Action = "CANCEL", FailureType = "FAILED", MinNumberOfExecutedThings = 2, ThresholdPercentage = 50 }] },
        });
        var id = await New(lamps, r => r.TaskConfigurationId = configuration);
        Pass(3600);
        var task = await Get(id);
        Assert.Equal(OtaStatus.CANCELED, task.Status);
        Assert.InRange(task.TaskProcessingDetails.NumberOfFailedThings!.Value, 2, 4);
        Assert.True((await Executions(id)).Count < 10);
    }

    [Fact]
    public async Task A_refusal_names_the_time_in_the_same_way_everywhere()
    {
        var lamps = await NewLamps(await NewController(), 1);
        var (own, now) = (CultureInfo.CurrentCulture, Fleet.Clock.UtcNow);
        var finnish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        finnish.DateTimeFormat.TimeSeparator = ".";
        ValidationException refused;
        try
        {
            CultureInfo.CurrentCulture = finnish;
            refused = await Throws<ValidationException>(() => New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { EndTime = now.AddMinutes(5).ToString("s", CultureInfo.InvariantCulture) }));
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }

        Assert.Contains(now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), refused.Message);
    }

    [Fact]
    public async Task A_schedule_starts_and_ends_a_task()
    {
        var lamps = await NewLamps(await NewController(), 2);
        Fleet.Things.Disconnect(lamps[0]);
        string At(double minutes) => Fleet.Clock.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var id = await New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { StartTime = At(60), EndTime = At(100), EndBehavior = "CANCEL" });
        Assert.Equal(OtaStatus.SCHEDULED, (await Get(id)).Status);
        Assert.Empty(await Executions(id));
        Pass(61 * 60);
        Assert.Equal(OtaStatus.IN_PROGRESS, (await Get(id)).Status);
        Pass(40 * 60);
        var task = await Get(id);
        Assert.Equal((OtaStatus.CANCELED, 1, 1), (task.Status, task.TaskProcessingDetails.NumberOfSucceededThings, task.TaskProcessingDetails.NumberOfCanceledThings));

        await Throws<ValidationException>(() => New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { StartTime = At(60), EndTime = At(70) }));
        await Throws<ValidationException>(() => New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { EndBehavior = "CANCEL" }));
        await Throws<ValidationException>(() => New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { StartTime = "soon" }));
        await Throws<ValidationException>(() => New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { MaintenanceWindows = [new ScheduleMaintenanceWindow { StartTime = "never", DurationInMinutes = 5 }] }));
    }

    [Fact]
    public async Task The_end_of_a_rollout_leaves_alone_cancels_or_forces()
    {
        var lamps = await NewLamps(await NewController(), 2);
        Fleet.Things.FailNextUpdate(lamps[0], "TIMED_OUT");
        string end = Fleet.Clock.UtcNow.AddMinutes(31).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var forced = await New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { EndTime = end, EndBehavior = "FORCE_CANCEL" });
        Pass(32 * 60);
        Assert.Equal((OtaStatus.CANCELED, 1), ((await Get(forced)).Status, (await Get(forced)).TaskProcessingDetails.NumberOfCanceledThings));

        end = Fleet.Clock.UtcNow.AddMinutes(31).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var continuous = await New(null, r =>
        {
            r.OtaType = OtaType.CONTINUOUS;
            r.OtaTargetQueryString = "role:DEVICE";
            r.OtaSchedulingConfig = new OtaTaskSchedulingConfig { EndTime = end, EndBehavior = "STOP_ROLLOUT" };
        });
        Pass(20 * 60);
        Assert.Equal(OtaStatus.IN_PROGRESS, (await Get(continuous)).Status);
        Pass(12 * 60);
        Assert.Equal(OtaStatus.COMPLETED, (await Get(continuous)).Status);
    }

    [Fact]
    public async Task Devices_are_told_in_maintenance_windows_only()
    {
        var lamps = await NewLamps(await NewController(), 1);
        var opening = Fleet.Clock.UtcNow.AddHours(3);
        var id = await New(lamps, r => r.OtaSchedulingConfig = new OtaTaskSchedulingConfig
        {
            MaintenanceWindows = [new ScheduleMaintenanceWindow { StartTime = $"cron({opening.Minute} {opening.Hour} * * ? *)", DurationInMinutes = 60 }],
        });
        Pass(2 * 3600);
        Assert.Empty(await Executions(id));
        Pass(3600 + 120);
        Assert.Equal(OtaStatus.COMPLETED, (await Get(id)).Status);
    }

    [Fact]
    public async Task A_continuous_task_takes_in_what_comes_to_match()
    {
        var lamps = await NewLamps(await NewController(), 2);
        await SetFloor(lamps[0], "2");
        var id = await New(null, r => (r.OtaType, r.OtaTargetQueryString) = (OtaType.CONTINUOUS, "attributes.floor:2"));
        Pass(120);
        Assert.Equal(lamps[0], (await Executions(id)).Single().ManagedThingId);
        await SetFloor(lamps[1], "2");
        Pass(120);
        Assert.Equal(2, (await Get(id)).TaskProcessingDetails.NumberOfSucceededThings);
        Assert.Equal(OtaStatus.IN_PROGRESS, (await Get(id)).Status);
    }

    [Fact]
    public async Task Targets_have_to_be_there()
    {
        var lamps = await NewLamps(await NewController(), 1);
        var arn = (await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = lamps[0] }, Token)).Arn;
        await New([arn]);
        await Throws<ResourceNotFoundException>(() => New(["none"]));
        await Throws<ValidationException>(() => New(null));
        await Throws<ValidationException>(() => New(lamps, r => r.OtaTargetQueryString = "role:DEVICE"));
        await Throws<ValidationException>(() => New(lamps, r => r.OtaType = OtaType.CONTINUOUS));
        await Throws<ValidationException>(() => New(Enumerable.Repeat(arn, 101).ToList()));
        await Throws<ValidationException>(() => New(null, r => r.OtaTargetQueryString = "role: AND ("));
        await Throws<ValidationException>(() => New(lamps, r => r.S3Url = "ftp://example.com/job"));
        await Throws<ResourceNotFoundException>(() => New(lamps, r => r.TaskConfigurationId = "none"));
        await Throws<ResourceNotFoundException>(() => Get("none"));
        await Throws<ResourceNotFoundException>(() => Executions("none"));
    }

    [Fact]
    public async Task A_task_is_updated_while_it_goes_on_and_deleted_in_time()
    {
        var lamps = await NewLamps(await NewController(), 2);
        Fleet.Things.Disconnect(lamps[0]);
        var configuration = await Configuration(new PushConfig());
        var id = await New(lamps);
        await Client.UpdateOtaTaskAsync(new UpdateOtaTaskRequest { Identifier = id, Description = "New", TaskConfigurationId = configuration }, Token);
        Assert.Equal(("New", configuration), ((await Get(id)).Description, (await Get(id)).TaskConfigurationId));
        await Throws<ResourceNotFoundException>(() => Client.UpdateOtaTaskAsync(new UpdateOtaTaskRequest { Identifier = id, TaskConfigurationId = "none" }, Token));
        await Throws<ConflictException>(() => Client.DeleteOtaTaskConfigurationAsync(new DeleteOtaTaskConfigurationRequest { Identifier = configuration }, Token));

        await Client.DeleteOtaTaskAsync(new DeleteOtaTaskRequest { Identifier = id }, Token);
        Assert.Equal((OtaStatus.DELETION_IN_PROGRESS, 2), ((await Get(id)).Status, (await Get(id)).TaskProcessingDetails.NumberOfCanceledThings));
        await Throws<ValidationException>(() => Client.UpdateOtaTaskAsync(new UpdateOtaTaskRequest { Identifier = id, Description = "x" }, Token));
        Pass(30);
        await Throws<ResourceNotFoundException>(() => Get(id));
        await Client.DeleteOtaTaskConfigurationAsync(new DeleteOtaTaskConfigurationRequest { Identifier = configuration }, Token);
        await Throws<ResourceNotFoundException>(() => Client.GetOtaTaskConfigurationAsync(new GetOtaTaskConfigurationRequest { Identifier = configuration }, Token));
    }

    [Fact]
    public async Task Only_ten_tasks_are_deleted_at_a_time()
    {
        var lamps = await NewLamps(await NewController(), 1);
        var ids = new List<string>();
        for (var i = 0; i < 11; i++) ids.Add(await New(lamps));
        foreach (var id in ids.Take(10)) await Client.DeleteOtaTaskAsync(new DeleteOtaTaskRequest { Identifier = id }, Token);
        await Throws<LimitExceededException>(() => Client.DeleteOtaTaskAsync(new DeleteOtaTaskRequest { Identifier = ids[10] }, Token));
        Pass(30);
        await Client.DeleteOtaTaskAsync(new DeleteOtaTaskRequest { Identifier = ids[10] }, Token);
        Assert.Single((await Client.ListOtaTasksAsync(new ListOtaTasksRequest(), Token)).Tasks);
    }

    [Fact]
    public async Task A_deleted_device_is_removed_from_its_tasks()
    {
        var lamps = await NewLamps(await NewController(), 1);
        var id = await New(lamps);
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamps[0], Force = true }, Token);
        Assert.Equal((OtaStatus.COMPLETED, 1), ((await Get(id)).Status, (await Get(id)).TaskProcessingDetails.NumberOfRemovedThings));
    }

    [Fact]
    public async Task Configurations_are_kept()
    {
        var push = new PushConfig { TimeoutConfig = new OtaTaskTimeoutConfig { InProgressTimeoutInMinutes = 7 } };
        var id = await Configuration(push);
        var configuration = await Client.GetOtaTaskConfigurationAsync(new GetOtaTaskConfigurationRequest { Identifier = id }, Token);
        Assert.Equal(("Config", 7L), (configuration.Name, configuration.PushConfig.TimeoutConfig.InProgressTimeoutInMinutes));
        Assert.Equal(id, (await Client.ListOtaTaskConfigurationsAsync(new ListOtaTaskConfigurationsRequest(), Token)).Items.Single().TaskConfigurationId);
        await Throws<ValidationException>(() => Configuration(new PushConfig { TimeoutConfig = new OtaTaskTimeoutConfig { InProgressTimeoutInMinutes = 0 } }));
    }

    private async Task<string> New(List<string>? target, Action<CreateOtaTaskRequest>? change = null)
    {
        var request = new CreateOtaTaskRequest { S3Url = "s3://bucket/job.json", OtaType = OtaType.ONE_TIME, Target = target };
        change?.Invoke(request);
        return (await Client.CreateOtaTaskAsync(request, Token)).TaskId;
    }

    private async Task<string> Configuration(PushConfig push) =>
        (await Client.CreateOtaTaskConfigurationAsync(new CreateOtaTaskConfigurationRequest { Name = "Config", PushConfig = push }, Token)).TaskConfigurationId;

    private Task<GetOtaTaskResponse> Get(string id) => Client.GetOtaTaskAsync(new GetOtaTaskRequest { Identifier = id }, Token);

    private async Task<List<OtaTaskExecutionSummaries>> Executions(string id) =>
        (await Client.ListOtaTaskExecutionsAsync(new ListOtaTaskExecutionsRequest { Identifier = id }, Token)).ExecutionSummaries;

    private Task SetFloor(string thing, string floor) =>
        Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = thing, MetaData = new() { ["floor"] = floor } }, Token);
}
