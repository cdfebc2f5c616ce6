namespace IoTFleet.Sandbox.Protocol;

/// <summary>How an answer reaches the client.</summary>
internal enum Delivery
{
    /// <summary>As it should.</summary>
    Whole,

    /// <summary>There is no connection.</summary>
    Refused,

    /// <summary>The connection is reset before a byte has come.</summary>
    Nothing,

    /// <summary>The connection is reset after half of the body.</summary>
    Half,

    /// <summary>After a pause.</summary>
    Late,

    /// <summary>In small pieces.</summary>
    Slow,
}
