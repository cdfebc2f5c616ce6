namespace IoTFleet.Core.IoT;

/// <summary>A thing in a thing group.</summary>
/// <param name="ThingName">The thing.</param>
/// <param name="ThingGroupName">The group that was asked for; with its child groups' members listed too, the thing may be in one of those.</param>
public sealed record ThingGroupMember(string ThingName, string ThingGroupName);
