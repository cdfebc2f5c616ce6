using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<CredentialLocker> _lockers = new(l => l.Id);

    protected override CreateCredentialLockerResponse CreateCredentialLocker(CreateCredentialLockerRequest request) => Once(request.ClientToken, () =>
    {
        Quotas.Check("CredentialLockers", _lockers.Count);
        CheckTags(request.Tags);
        var locker = AddLocker(_ids.Next(), request.Name, Copy(request.Tags));
        return new CreateCredentialLockerResponse { Id = locker.Id, Arn = locker.Arn, CreatedAt = locker.CreatedAt };
    });

    protected override GetCredentialLockerResponse GetCredentialLocker(GetCredentialLockerRequest request)
    {
        var locker = Locker(request.Identifier);
        return new GetCredentialLockerResponse { Id = locker.Id, Arn = locker.Arn, Name = locker.Name, CreatedAt = locker.CreatedAt, Tags = Filled(locker.Tags) };
    }

    protected override ListCredentialLockersResponse ListCredentialLockers(ListCredentialLockersRequest request)
    {
        var (items, next) = Page(_lockers, request.MaxResults, request.NextToken);
        return new ListCredentialLockersResponse
        {
            Items = items.ConvertAll(l => new CredentialLockerSummary { Id = l.Id, Arn = l.Arn, Name = l.Name, CreatedAt = l.CreatedAt }),
            NextToken = next,
        };
    }

    protected override DeleteCredentialLockerResponse DeleteCredentialLocker(DeleteCredentialLockerRequest request)
    {
        var locker = Locker(request.Identifier);
        if (_things.All.Any(t => t.CredentialLockerId == locker.Id)) throw Conflict("The credential locker is in use by managed things.");
        _lockers.Remove(locker.Id);
        return new DeleteCredentialLockerResponse();
    }

    private CredentialLocker Locker(string id) => _lockers.Find(id) ?? throw NotFound("credential-locker", id);

    private CredentialLocker AddLocker(string id, string? name, Dictionary<string, string> tags)
    {
        var locker = new CredentialLocker { Id = id, Arn = Arn("credential-locker", id), Name = name, CreatedAt = Now, Tags = tags };
        _lockers.Add(locker);
        return locker;
    }
}
