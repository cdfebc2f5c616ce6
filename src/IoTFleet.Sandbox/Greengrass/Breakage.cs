using Amazon.GreengrassV2;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A component that does not work on a device, and why.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="State">BROKEN or ERRORED.</param>
/// <param name="StatusCode">What went wrong, in the nucleus's words, such as RUN_ERROR.</param>
/// <param name="Details">What went wrong, for people.</param>
/// <param name="Since">When.</param>
internal sealed record Breakage(string Component, InstalledComponentLifecycleState State, string StatusCode, string Details, DateTime Since);
