using System.Text;
using System.Text.Json;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Json;

namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>
/// A deployment as a JSON text that can be kept in git: in a fixed order, with configurations as JSON, and without what
/// belongs to an account or a moment. Targets are named, so that the same file goes to another account.
/// </summary>
public sealed class DeploymentFile
{
    /// <summary>The version of the file's form.</summary>
    public const int SchemaVersion = 1;

    private const int LongestName = 256;
    private const int MostTags = 200;
    private static readonly string[] Members = ["schemaVersion", "target", "parentThingGroup", "name", "components", "deploymentPolicies", "iotJobConfiguration", "tags"];

    private DeploymentFile(CreateDeploymentRequest request) => Request = request;

    /// <summary>The deployment, without its targets' ARNs.</summary>
    public CreateDeploymentRequest Request { get; }

    /// <summary>The name of the thing group that it goes to.</summary>
    public string? ThingGroup { get; private set; }

    /// <summary>The name of the core device that it goes to.</summary>
    public string? CoreDevice { get; private set; }

    /// <summary>The name of the thing group whose deployment it is a sub-deployment of.</summary>
    public string? ParentThingGroup { get; private set; }

    /// <summary>The text of a deployment.</summary>
    public static string Write(CreateDeploymentRequest deployment)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, JsonTree.Indented)) new Writer(writer).Write(deployment);
        return Encoding.UTF8.GetString(bytes.ToArray()).Replace("\r\n", "\n") + "\n";
    }

    /// <summary>The deployment of a text.</summary>
    /// <exception cref="DeploymentFileException">The text is no deployment; it names everything that is wrong.</exception>
    public static DeploymentFile Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var problems = new List<string>();
            var file = Read(new JsonForm(document.RootElement, "", problems));
            return problems.Count == 0 ? file! : throw new DeploymentFileException(problems);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is the reader's answer to text that is not valid Unicode.
            throw new DeploymentFileException([$"it is not JSON: {e.Message.TrimEnd('.')}"]);
        }
    }

    private static DeploymentFile? Read(JsonForm root)
    {
        if (root.Object(Members) is null) return null;
        if (root.Required("schemaVersion")?.Whole(SchemaVersion, SchemaVersion) is null) return null;
        var target = root.Member("target")?.Object("thingGroup", "coreDevice");
        if (target is not null && target.Has("thingGroup") == target.Has("coreDevice")) target.Problem("needs either 'thingGroup' or 'coreDevice'");
        var request = new CreateDeploymentRequest
        {
            DeploymentName = root.Member("name")?.Text(LongestName),
            Components = Components(root.Required("components")?.Object()),
            DeploymentPolicies = Policies(root.Member("deploymentPolicies")),
            IotJobConfiguration = Job(root.Member("iotJobConfiguration")),
            Tags = Tags(root.Member("tags")?.Object()),
        };
        return new DeploymentFile(request)
        {
            ThingGroup = target?.Member("thingGroup")?.Text(),
            CoreDevice = target?.Member("coreDevice")?.Text(),
            ParentThingGroup = root.Member("parentThingGroup")?.Text(),
        };
    }

    private static Dictionary<string, ComponentDeploymentSpecification> Components(JsonForm? form)
    {
        var components = new Dictionary<string, ComponentDeploymentSpecification>();
        foreach (var (name, item) in form?.Members() ?? [])
        {
            if (item.Object("version", "merge", "reset", "runWith") is not { } component) continue;
            var (merge, reset) = (component.Member("merge")?.Document(), component.Member("reset")?.List(Pointer));
            components[name] = new ComponentDeploymentSpecification
            {
                ComponentVersion = component.Required("version")?.Text(64),
                ConfigurationUpdate = merge is null && reset is null ? null : new ComponentConfigurationUpdate { Merge = merge, Reset = reset },
                RunWith = RunWith(component.Member("runWith")),
            };
        }

        return components;
    }

    // The empty pointer means the whole configuration.
    private static string? Pointer(JsonForm form)
    {
        if (form.TextOrEmpty() is not { } pointer) return null;
        if (pointer.Length > 0 && pointer[0] != '/') form.Problem($"is no JSON pointer: '{pointer}' must be empty or begin with '/'");
        return pointer;
    }

    private static ComponentRunWith? RunWith(JsonForm? form)
    {
        if (form?.Object("posixUser", "windowsUser", "systemResourceLimits") is not { } run) return null;
        var limits = run.Member("systemResourceLimits")?.Object("memory", "cpus");
        return new ComponentRunWith
        {
            PosixUser = run.Member("posixUser")?.Text(),
            WindowsUser = run.Member("windowsUser")?.Text(),
            SystemResourceLimits = limits is null
                ? null
                : new SystemResourceLimits { Memory = limits.Member("memory")?.Whole(0, long.MaxValue), Cpus = limits.Member("cpus")?.Number(0, double.MaxValue) },
        };
    }

    private static DeploymentPolicies? Policies(JsonForm? form)
    {
        if (form?.Object("failureHandlingPolicy", "componentUpdatePolicy", "configurationValidationPolicy") is not { } policies) return null;
        var update = policies.Member("componentUpdatePolicy")?.Object("action", "timeoutInSeconds");
        var validation = policies.Member("configurationValidationPolicy")?.Object("timeoutInSeconds");
        return new DeploymentPolicies
        {
            FailureHandlingPolicy = policies.Member("failureHandlingPolicy")?.Text() is { } handling ? new DeploymentFailureHandlingPolicy(handling) : null,
            ComponentUpdatePolicy = update is null ? null : new DeploymentComponentUpdatePolicy
            {
                Action = update.Member("action")?.Text() is { } action ? new DeploymentComponentUpdatePolicyAction(action) : null,
                TimeoutInSeconds = (int?)update.Member("timeoutInSeconds")?.Whole(0, int.MaxValue),
            },
            ConfigurationValidationPolicy = validation is null ? null : new DeploymentConfigurationValidationPolicy { TimeoutInSeconds = (int?)validation.Member("timeoutInSeconds")?.Whole(0, int.MaxValue) },
        };
    }

    private static DeploymentIoTJobConfiguration? Job(JsonForm? form)
    {
        if (form?.Object("jobExecutionsRolloutConfig", "abortConfig", "timeoutConfig") is not { } job) return null;
        var rollout = job.Member("jobExecutionsRolloutConfig")?.Object("maximumPerMinute", "exponentialRate");
        var abort = job.Member("abortConfig")?.Object("criteriaList");
        var timeout = job.Member("timeoutConfig")?.Object("inProgressTimeoutInMinutes");
        return new DeploymentIoTJobConfiguration
        {
            JobExecutionsRolloutConfig = rollout is null ? null : new IoTJobExecutionsRolloutConfig
            {
                MaximumPerMinute = (int?)rollout.Member("maximumPerMinute")?.Whole(1, 1000),
                ExponentialRate = Rate(rollout.Member("exponentialRate")),
            },
            AbortConfig = abort is null ? null : new IoTJobAbortConfig { CriteriaList = abort.Required("criteriaList")?.List(Criteria) },
            TimeoutConfig = timeout is null ? null : new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = timeout.Member("inProgressTimeoutInMinutes")?.Whole(1, 10080) },
        };
    }

    private static IoTJobExponentialRolloutRate? Rate(JsonForm? form)
    {
        if (form?.Object("baseRatePerMinute", "incrementFactor", "rateIncreaseCriteria") is not { } rate) return null;
        var criteria = rate.Required("rateIncreaseCriteria")?.Object("numberOfNotifiedThings", "numberOfSucceededThings");
        if (criteria is not null && criteria.Has("numberOfNotifiedThings") == criteria.Has("numberOfSucceededThings"))
            criteria.Problem("needs either 'numberOfNotifiedThings' or 'numberOfSucceededThings'");
        return new IoTJobExponentialRolloutRate
        {
            BaseRatePerMinute = (int?)rate.Required("baseRatePerMinute")?.Whole(1, 1000),
            IncrementFactor = rate.Required("incrementFactor")?.Number(1, 5),
            RateIncreaseCriteria = criteria is null ? null : new IoTJobRateIncreaseCriteria
            {
                NumberOfNotifiedThings = (int?)criteria.Member("numberOfNotifiedThings")?.Whole(1, int.MaxValue),
                NumberOfSucceededThings = (int?)criteria.Member("numberOfSucceededThings")?.Whole(1, int.MaxValue),
            },
        };
    }

    private static IoTJobAbortCriteria? Criteria(JsonForm form)
    {
        if (form.Object("failureType", "action", "thresholdPercentage", "minNumberOfExecutedThings") is not { } criteria) return null;
        return new IoTJobAbortCriteria
        {
            FailureType = criteria.Required("failureType")?.Text() is { } type ? new IoTJobExecutionFailureType(type) : null,
            Action = criteria.Required("action")?.Text() is { } action ? new IoTJobAbortAction(action) : null,
            ThresholdPercentage = criteria.Required("thresholdPercentage")?.Number(0, 100),
            MinNumberOfExecutedThings = (int?)criteria.Required("minNumberOfExecutedThings")?.Whole(1, int.MaxValue),
        };
    }

    private static Dictionary<string, string>? Tags(JsonForm? form)
    {
        if (form is null) return null;
        var tags = new Dictionary<string, string>();

        // One that is there twice is among the problems already.
        foreach (var (name, text) in form.Members()) tags[name] = text.TextOrEmpty() ?? "";
        if (tags.Count > MostTags) form.Problem($"has {tags.Count} tags; {MostTags} are allowed");
        return tags;
    }

    /// <summary>Writes what is there, in the order in which it is read.</summary>
    private sealed class Writer(Utf8JsonWriter json)
    {
        internal void Write(CreateDeploymentRequest deployment)
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            if (deployment.TargetArn is not null)
            {
                var target = new TargetName(deployment.TargetArn);
                Object("target", true, () => json.WriteString(target.IsGroup ? "thingGroup" : "coreDevice", target.Name));
            }

            if (deployment.ParentTargetArn is not null) json.WriteString("parentThingGroup", new TargetName(deployment.ParentTargetArn).Name);
            Text("name", deployment.DeploymentName);
            Object("components", true, () =>
            {
                foreach (var component in (deployment.Components ?? []).OrderBy(c => c.Key, StringComparer.Ordinal)) Object(component.Key, true, () => Component(component.Value));
            });
            Policies(deployment.DeploymentPolicies);
            Job(deployment.IotJobConfiguration);
            Object("tags", deployment.Tags is { Count: > 0 }, () =>
            {
                foreach (var tag in deployment.Tags!.OrderBy(t => t.Key, StringComparer.Ordinal)) json.WriteString(tag.Key, tag.Value);
            });
            json.WriteEndObject();
        }

        private void Component(ComponentDeploymentSpecification component)
        {
            json.WriteString("version", component.ComponentVersion);
            if (component.ConfigurationUpdate?.Merge is { Length: > 0 } merge)
            {
                json.WritePropertyName("merge");
                if (JsonTree.TryParse(merge) is { } document) JsonTree.WriteSorted(json, document);
                else json.WriteStringValue(merge);
            }

            if (component.ConfigurationUpdate?.Reset is { Count: > 0 } reset)
            {
                json.WriteStartArray("reset");
                foreach (var pointer in reset) json.WriteStringValue(pointer);
                json.WriteEndArray();
            }

            var (run, limits) = (component.RunWith, component.RunWith?.SystemResourceLimits);
            var isLimited = limits is not null && (limits.Memory is not null || limits.Cpus is not null);
            Object("runWith", run is not null && (run.PosixUser is not null || run.WindowsUser is not null || isLimited), () =>
            {
                Text("posixUser", run!.PosixUser);
                Text("windowsUser", run.WindowsUser);
                Object("systemResourceLimits", isLimited, () =>
                {
                    Number("memory", limits!.Memory);
                    Number("cpus", limits.Cpus);
                });
            });
        }

        private void Policies(DeploymentPolicies? policies)
        {
            var (update, validation) = (policies?.ComponentUpdatePolicy, policies?.ConfigurationValidationPolicy);
            var updates = update?.Action is not null || update?.TimeoutInSeconds is not null;
            Object("deploymentPolicies", policies?.FailureHandlingPolicy is not null || updates || validation?.TimeoutInSeconds is not null, () =>
            {
                Text("failureHandlingPolicy", policies!.FailureHandlingPolicy?.Value);
                Object("componentUpdatePolicy", updates, () =>
                {
                    Text("action", update!.Action?.Value);
                    Number("timeoutInSeconds", update.TimeoutInSeconds);
                });
                Object("configurationValidationPolicy", validation?.TimeoutInSeconds is not null, () => Number("timeoutInSeconds", validation!.TimeoutInSeconds));
            });
        }

        private void Job(DeploymentIoTJobConfiguration? job)
        {
            var (rollout, abort, timeout) = (job?.JobExecutionsRolloutConfig, job?.AbortConfig?.CriteriaList, job?.TimeoutConfig?.InProgressTimeoutInMinutes);
            var rollsOut = rollout?.MaximumPerMinute is not null || rollout?.ExponentialRate is not null;
            Object("iotJobConfiguration", rollsOut || abort is { Count: > 0 } || timeout is not null, () =>
            {
                Object("jobExecutionsRolloutConfig", rollsOut, () =>
                {
                    Number("maximumPerMinute", rollout!.MaximumPerMinute);
                    Object("exponentialRate", rollout.ExponentialRate is not null, () =>
                    {
                        Number("baseRatePerMinute", rollout.ExponentialRate!.BaseRatePerMinute);
                        Number("incrementFactor", rollout.ExponentialRate.IncrementFactor);
                        Object("rateIncreaseCriteria", true, () =>
                        {
                            Number("numberOfNotifiedThings", rollout.ExponentialRate.RateIncreaseCriteria?.NumberOfNotifiedThings);
                            Number("numberOfSucceededThings", rollout.ExponentialRate.RateIncreaseCriteria?.NumberOfSucceededThings);
                        });
                    });
                });
                Object("abortConfig", abort is { Count: > 0 }, () =>
                {
                    json.WriteStartArray("criteriaList");
                    foreach (var criteria in abort!)
                    {
                        json.WriteStartObject();
                        Text("failureType", criteria.FailureType?.Value);
                        Text("action", criteria.Action?.Value);
                        Number("thresholdPercentage", criteria.ThresholdPercentage);
                        Number("minNumberOfExecutedThings", criteria.MinNumberOfExecutedThings);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                });
                Object("timeoutConfig", timeout is not null, () => Number("inProgressTimeoutInMinutes", timeout));
            });
        }

        private void Object(string name, bool isThere, Action write)
        {
            if (!isThere) return;
            json.WriteStartObject(name);
            write();
            json.WriteEndObject();
        }

        private void Text(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
        }

        private void Number(string name, long? value)
        {
            if (value is { } number) json.WriteNumber(name, number);
        }

        private void Number(string name, double? value)
        {
            if (value is { } number) json.WriteNumber(name, number);
        }
    }
}
