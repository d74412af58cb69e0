using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Jobs.Occupations;

namespace Community.Jobs.Browse;

/// <summary>How postings are found. The end of the last day is a number, so that no search shows a posting that is over.</summary>
internal sealed class JobSearchSource(IOrganisationNames names) : ISearchSource
{
    public IReadOnlyCollection<string> ContentTypes { get; } = [JobPosting.Type];

    public async ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var posting = JobPosting.Of(item);
        if (posting.ClosesUtc is not { } closes || item.As<AutoroutePart>()?.Path is not { Length: > 0 } path)
            return null;
        var commune = Communes.Find(posting.Commune);
        var organisation = await names.NameOfAsync(posting.OrganisationId, cancellationToken);
        var occupation = OccupationBook.Find(posting.Occupation);
        Dictionary<string, double> numbers = new() { ["closes"] = Seconds(closes), ["published"] = Seconds(item.PublishedUtc ?? item.ModifiedUtc ?? closes) };
        if (JobPosting.Yearly(posting.PayMax ?? posting.PayMin, posting.PayPeriod) is { } pay)
            numbers["pay"] = (double)pay;
        return new SearchDocument
        {
            ContentItemId = item.ContentItemId,
            Kind = JobPosting.Type,
            Title = posting.Title,
            Summary = string.Join(" · ", new[] { organisation, commune?.Name, posting.Contract }.Where(text => !string.IsNullOrEmpty(text))),
            Body = string.Join('\n', [posting.Description, .. posting.Skills, occupation?.Label ?? "", organisation ?? "", commune?.Name ?? ""]),
            Path = path,
            Audience = item.Audience,
            Owner = item.Owner,
            DateUtc = item.PublishedUtc,
            Location = commune is null ? null : (commune.Latitude, commune.Longitude),
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                ["contract"] = [posting.Contract],
                ["occupation"] = [posting.Occupation],
                ["commune"] = commune is null ? [] : [commune.Code],
                ["remote"] = [posting.Remote switch { 0 => "non", 100 => "tout", _ => "partie" }],
            },
            Numbers = numbers,
        };
    }

    internal static double Seconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds();
}

/// <summary>Names of organisations while the index is filled.</summary>
internal interface IOrganisationNames
{
    ValueTask<string?> NameOfAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Keeps the names it has read: one question for each organisation and batch, not for each posting.</summary>
internal sealed class OrganisationNames(Members.Contracts.IOrganisations organisations) : IOrganisationNames
{
    private readonly Dictionary<string, string?> _known = [];

    public async ValueTask<string?> NameOfAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length == 0)
            return null;
        if (!_known.TryGetValue(id, out var name))
            _known[id] = name = (await organisations.FindAsync([id], cancellationToken)).GetValueOrDefault(id)?.Name;
        return name;
    }
}
