namespace IoTFleet.Sandbox.IoT;

/// <summary>The software on the things, which does what a job asks for.</summary>
internal interface IJobWorker
{
    /// <summary>Whether a thing runs the software and is connected.</summary>
    bool IsReachable(Thing thing);

    /// <summary>Until when the thing is busy with other jobs; it does one after the other.</summary>
    DateTime BusyUntil(Thing thing);

    /// <summary>The thing begins.</summary>
    /// <returns>How long it is going to take; null when it never ends.</returns>
    TimeSpan? Begin(Thing thing, DateTime now);

    /// <summary>The thing is done.</summary>
    JobOutcome End(Thing thing, DateTime now);
}
