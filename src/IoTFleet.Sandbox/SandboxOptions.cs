namespace IoTFleet.Sandbox;

/// <summary>How a sandbox is made.</summary>
public sealed class SandboxOptions
{
    /// <summary>How many core devices the seeded fleet has. 0 leaves the sandbox empty of devices.</summary>
    public int CoreDevices { get; set; } = 50;

    /// <summary>How many managed things the seeded fleet has.</summary>
    public int ManagedThings { get; set; } = 12;

    /// <summary>The region that the sandbox's ARNs name.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>The account that the sandbox's ARNs name, 12 digits.</summary>
    public string Account { get; set; } = "123456789012";

    /// <summary>How many simulated seconds pass in one second. Devices report, deployments and discoveries advance by simulated time.</summary>
    public double Speed { get; set; } = 60;

    /// <summary>When the sandbox's time begins, in UTC; now when absent. With Speed 0 the same calls then give the same answers, to the byte.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>What the seeded fleet is drawn from; the same seed gives the same fleet.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The clock beneath the simulated one.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
