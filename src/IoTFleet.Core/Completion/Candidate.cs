namespace IoTFleet.Core.Completion;

/// <summary>Something that an argument could be.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Label">What a list shows in its place, and what it is found by as well; the text when absent.</param>
/// <param name="Hint">What is said of it beside the list; the label when absent.</param>
public sealed record Candidate(string Text, string? Label = null, string? Hint = null);
