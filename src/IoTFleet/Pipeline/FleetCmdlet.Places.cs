using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using Amazon.Runtime;
using IoTFleet.Core.Sessions;
using IoTFleet.Session;

namespace IoTFleet.Pipeline;

// A cmdlet that is given several regions or profiles does its work in each of them at once. The place goes with the work: it is
// that of the step at hand on the pipeline's thread, and flows into the calls that the step starts.
public abstract partial class FleetCmdlet
{
    private readonly AsyncLocal<Place?> _here = new();
    private readonly ConcurrentDictionary<(Type, FleetSession), object> _ofPlaces = new();
    private IReadOnlyList<Place> _places = [];
    private IReadOnlyList<Place>? _worked;
    private string? _known;

    /// <summary>Where this cmdlet calls: its parameters, then what Connect-IoTFleet set, then what the SDK finds.</summary>
    private protected FleetSession Service => Here.Session;

    /// <summary>Whether inputs are gathered into calls for many of them. Then they must all be in one place.</summary>
    private protected virtual bool IsGathering => false;

    /// <summary>The place that the step at hand is in.</summary>
    private protected Place Here => _here.Value ?? Places()[0];

    /// <summary>What is kept for each of the places: made when it is first needed there.</summary>
    private protected T InPlace<T>(Func<FleetSession, T> make)
        where T : class => (T)_ofPlaces.GetOrAdd((typeof(T), Service), key => make(key.Item2));

    /// <summary>The settings that the cmdlet's own parameters give.</summary>
    private protected SessionSettings Settings() => new()
    {
        ProfileName = Given(ProfileName).FirstOrDefault(),
        ProfileLocation = IsLocationPreferred && Given(ProfileName).Count == 0 ? null : FullPath(ProfileLocation),
        Region = Given(Region).FirstOrDefault(),
        Credential = Credential ?? Keys(),
        EndpointUrl = EndpointUrl,
    };

    /// <summary>Writes an object, which knows where it is from when the user named a place.</summary>
    private protected new void WriteObject(object? item)
    {
        if ((item is PSObject wrapped ? wrapped.BaseObject : item) is FileInfo file) item = AsItem(file, item);
        base.WriteObject(Here.IsNamed ? Placed(item) : item);
    }

    // As Get-Item gives a file: that knows its folder, and pipes into Get-Content.
    private PSObject AsItem(FileInfo file, object? written)
    {
        var item = InvokeProvider.Item.Get([@"Microsoft.PowerShell.Core\FileSystem::" + file.FullName], force: true, literalPath: true)[0];
        foreach (var own in PSObject.AsPSObject(written!).Properties.OfType<PSNoteProperty>()) item.With(own.Name, own.Value);
        return item;
    }

    /// <summary>Writes objects one by one.</summary>
    private protected new void WriteObject(object? items, bool enumerateCollection)
    {
        if (!enumerateCollection || items is not IEnumerable list) WriteObject(items);
        else
            foreach (var item in list) WriteObject(item);
    }

    /// <summary>Writes an error, which names the place when there are several.</summary>
    private protected new void WriteError(ErrorRecord error)
    {
        if (_places.Count > 1)
            error.ErrorDetails = new ErrorDetails($"{error.ErrorDetails?.Message ?? error.Exception.Message} In {Here}.") { RecommendedAction = error.ErrorDetails?.RecommendedAction ?? "" };
        base.WriteError(error);
    }

    private static IReadOnlyList<string> Given(string[]? values) => (values ?? []).Where(value => !string.IsNullOrWhiteSpace(value)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    private IReadOnlyList<Place> Places()
    {
        var isPreference = IsLocationPreferred;
        var (profiles, regions, location) = (Given(ProfileName), Given(Region), isPreference ? null : ProfileLocation);

        // A region alone names no account.
        if (profiles.Count == 0 && PipelineInput.Of(this) is { } piped)
        {
            profiles = Told(piped, nameof(ProfileName));
            location ??= Told(piped, nameof(ProfileLocation)).FirstOrDefault();
            if (regions.Count == 0) regions = Told(piped, nameof(Region));
        }

        var wanted = string.Join("\t", profiles) + "\n" + string.Join("\t", regions) + "\n" + location;
        if (wanted == _known) return _places;
        var file = FullPath(location);
        var (own, beneath) = (Settings() with { ProfileLocation = file }, Current.Settings(this));
        _known = wanted;
        var isNamed = profiles.Count + regions.Count > 0 || file is not null;
        return _places = profiles.DefaultIfEmpty().SelectMany(profile => regions.DefaultIfEmpty().Select(region => PlaceOf(profile, region))).ToList();

        Place PlaceOf(string? profile, string? region)
        {
            var settings = (own with { ProfileName = profile, Region = region }).Over(beneath);
            if (isPreference && settings.ProfileName is not null) settings = settings with { ProfileLocation = settings.ProfileLocation ?? FullPath(ProfileLocation) };
            return new Place(settings, isNamed, file is null ? profile : settings.Profile, file);
        }
    }

    // In $PSDefaultParameterValues a file says where profiles are that are named elsewhere. On the line it names a place.
    private bool IsLocationPreferred =>
        ProfileLocation is not null
        && StructuredArgument.Unwrap(GetVariableValue("PSDefaultParameterValues")) is IDictionary defaults
        && defaults.Keys.OfType<string>().Any(key =>
            key.EndsWith(":" + nameof(ProfileLocation), StringComparison.OrdinalIgnoreCase)
            && new WildcardPattern(key.Substring(0, key.IndexOf(':')), WildcardOptions.IgnoreCase).IsMatch(MyInvocation.MyCommand.Name)
            && (StructuredArgument.Unwrap(defaults[key]) is ScriptBlock || defaults[key]?.ToString() == ProfileLocation));

    private string? FullPath(string? file) => file is null ? null : GetUnresolvedProviderPathFromPSPath(file);

    // What this module attached to an object, or a column of a table: a property that an object has of itself may mean something else.
    private static IReadOnlyList<string> Told(PSObject item, string name) =>
        item.Properties[name] is PSNoteProperty { Value: { } value } && value.ToString() is { Length: > 0 } text ? [text] : [];

    private void CheckPlaces()
    {
        if (Given(ProfileName).Count <= 1 && Given(Region).Count <= 1) return;
        var verb = GetType().GetCustomAttribute<CmdletAttribute>()!.VerbName;
        if (verb != VerbsCommon.Get)
            throw new SessionException("SeveralPlaces", "Only cmdlets that get something take several regions or profiles.", "Run this once for each of them, or pipe in what a Get- cmdlet got there: objects know their region.");
    }

    private void InEachPlace(Action step)
    {
        CheckPlaces();
        if (Given(ProfileName).Count + Given(Region).Count == 0) PipelineInput.Check(this);
        var places = Places();
        if (IsGathering && _worked is not null && !_worked.Select(place => place.Settings).SequenceEqual(places.Select(place => place.Settings)))
        {
            WriteError(new ErrorRecord(
                new InvalidOperationException($"This cmdlet sends its inputs together, and they are in several regions or accounts: {_worked[0]}; {places[0]}. Pipe in those of one place at a time."),
                "SeveralPlaces", ErrorCategory.InvalidArgument, null));
            return;
        }

        _worked = places;
        foreach (var place in places) At(place, step);
    }

    // What was gathered belongs where it was: by then, what the pipeline bound is gone.
    private IReadOnlyList<Place> PlacesToEnd() => IsGathering && _worked is not null ? _worked : Places();

    private void At(Place place, Action step)
    {
        var before = _here.Value;
        _here.Value = place;
        try
        {
            step();
        }
        finally
        {
            _here.Value = before;
        }
    }

    private object? Placed(object? item)
    {
        if (item is null) return null;
        var wrapped = PSObject.AsPSObject(item);
        var place = Here;
        Add(wrapped, nameof(Region), place.Session.Region);
        Add(wrapped, "Account", place.Session.Account ?? AccountOf(wrapped));
        Add(wrapped, nameof(ProfileName), place.Profile);
        Add(wrapped, nameof(ProfileLocation), place.File);
        return wrapped;
    }

    private static void Add(PSObject item, string name, string? value)
    {
        if (value is not null && item.Properties[name] is null) item.With(name, value);
    }

    // arn:aws:iot:eu-west-1:123456789012:thing/name. Components of AWS have no number there.
    private static string? AccountOf(PSObject item)
    {
        const int Account = 4;
        const int Digits = 12;
        return item.Properties
            .Where(property => property.Name.EndsWith("Arn", StringComparison.Ordinal) && property.IsGettable)
            .Select(property => property.Value?.ToString()?.Split(':') is { Length: > Account } parts ? parts[Account] : null)
            .FirstOrDefault(account => account?.Length == Digits && account.All(char.IsDigit));
    }

    private AWSCredentials? Keys()
    {
        if (AccessKey is null && SecretKey is null && SessionToken is null) return null;
        if (AccessKey is null || SecretKey is null)
            throw new SessionException("KeysIncomplete", "-AccessKey and -SecretKey go together.", "Give both; for temporary credentials give -SessionToken beside them.");
        return SessionToken is null ? new BasicAWSCredentials(AccessKey, SecretKey) : new SessionAWSCredentials(AccessKey, SecretKey, SessionToken);
    }
}
