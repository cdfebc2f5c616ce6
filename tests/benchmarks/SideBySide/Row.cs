namespace IoTFleet.SideBySide;

/// <summary>One line of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Goal">What was wanted.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Ratio">The figure against the goal's measure.</param>
/// <param name="Held">Whether the goal was met; null where none was set.</param>
internal sealed record Row(string Work, string Goal, string Figure, string Ratio, bool? Held);
