namespace System.Management.Automation;

/// <summary>How far an activity is.</summary>
public class ProgressRecord
{
    /// <summary>A step of an activity.</summary>
    public ProgressRecord(int activityId, string activity, string statusDescription)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activityId);
        ArgumentException.ThrowIfNullOrEmpty(activity);
        ArgumentException.ThrowIfNullOrEmpty(statusDescription);
        ActivityId = activityId;
        Activity = activity;
        StatusDescription = statusDescription;
    }

    /// <summary>What is being done.</summary>
    public string Activity
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>Tells activities apart.</summary>
    public int ActivityId { get; }

    /// <summary>What is being done right now.</summary>
    public string? CurrentOperation { get; set; }

    /// <summary>The activity this one is part of; negative for none.</summary>
    public int ParentActivityId
    {
        get;
        set => field = value == ActivityId
            ? throw new ArgumentException("An activity cannot be its own parent.", nameof(value))
            : value;
    } = -1;

    /// <summary>From 0 to 100; negative when unknown.</summary>
    public int PercentComplete
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = -1;

    /// <summary>Whether the activity is over.</summary>
    public ProgressRecordType RecordType { get; set; }

    /// <summary>Seconds left; negative when unknown.</summary>
    public int SecondsRemaining { get; set; } = -1;

    /// <summary>How it stands.</summary>
    public string StatusDescription
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"parent = {ParentActivityId} id = {ActivityId} act = {Activity} stat = {StatusDescription} cur = {CurrentOperation} pct = {PercentComplete} sec = {SecondsRemaining} type = {RecordType}";
}
