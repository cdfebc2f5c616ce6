namespace IoTFleet.Core.Reports;

/// <summary>What a change between two reports is about.</summary>
public enum FleetReportSubject
{
    /// <summary>A core device that came, went, or whose health is another.</summary>
    CoreDevice,

    /// <summary>A core device whose nucleus has another version.</summary>
    Nucleus,

    /// <summary>A component that is broken on more, fewer or other devices.</summary>
    BrokenComponent,

    /// <summary>A thing group's deployment that is another, or went on.</summary>
    Deployment,

    /// <summary>A thing group whose devices differ from its deployment in more or fewer ways.</summary>
    Drift,

    /// <summary>A managed thing that came, went, or whose provisioning or connectivity is another.</summary>
    ManagedThing,

    /// <summary>A firmware task that is new, or went on.</summary>
    FirmwareTask,
}
