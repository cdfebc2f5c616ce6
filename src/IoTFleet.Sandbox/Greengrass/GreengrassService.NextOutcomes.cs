namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What devices were told to do with their next deployment.</summary>
internal sealed partial class GreengrassService
{
    private readonly Dictionary<string, Queue<NextOutcome>> _nextOutcomes = [];

    internal void Tell(string thingName, NextOutcome outcome)
    {
        if (!_nextOutcomes.TryGetValue(thingName, out var queue)) _nextOutcomes.Add(thingName, queue = new Queue<NextOutcome>());
        queue.Enqueue(outcome);
    }

    internal NextOutcome? NextOutcome(string thingName) =>
        _nextOutcomes.TryGetValue(thingName, out var queue) && queue.Count > 0 ? queue.Peek() : null;

    internal NextOutcome? TakeNextOutcome(string thingName)
    {
        if (!_nextOutcomes.TryGetValue(thingName, out var queue)) return null;
        var outcome = queue.Dequeue();
        if (queue.Count == 0) _nextOutcomes.Remove(thingName);
        return outcome;
    }
}
