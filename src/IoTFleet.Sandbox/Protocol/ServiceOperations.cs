using Amazon.Runtime;

namespace IoTFleet.Sandbox.Protocol;

/// <summary>What the sandbox's services have in common beneath their generated operations.</summary>
internal abstract class ServiceOperations
{
    /// <summary>The name under which requests to the service are signed.</summary>
    internal abstract string SigningName { get; }

    internal IReadOnlyList<Operation> Operations => field ??= Declare().ToList();

    /// <summary>The request under way. The sandbox lets in one at a time.</summary>
    internal OperationCall Call { get; set; } = null!;

    /// <summary>The error by which this service refuses a request that breaks its model.</summary>
    protected internal abstract AmazonServiceException Invalid(Violations violations);

    /// <summary>The error by which this service refuses a request for one reason.</summary>
    protected internal AmazonServiceException Invalid(string message)
    {
        var violations = new Violations();
        violations.Refuse(message);
        return Invalid(violations);
    }

    /// <summary>Puts the seeded fleet into the service. The services are seeded in the order of <c>World.Services</c>.</summary>
    internal virtual void Seed()
    {
    }

    /// <summary>Brings what moves by itself up to a time. Called before every request.</summary>
    internal virtual void Advance(DateTime now)
    {
    }

    protected abstract IEnumerable<Operation> Declare();

    /// <summary>Writes an error that the service's model has; false for one it does not have.</summary>
    protected abstract bool WriteError(AmazonServiceException error, OperationCall call);

    internal bool TryWriteError(AmazonServiceException error, OperationCall call) => WriteError(error, call);
}
