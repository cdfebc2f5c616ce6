using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>Tests that connect: what Connect-IoTFleet sets holds for the process, so they take turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SessionCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Session";
}
