using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Content;

/// <summary>
/// Terms of published taxonomies, as the caller's own unit of work sees them: a recipe that brings a taxonomy and things that name its terms sees both. Outside
/// a transaction they come from what this node remembers.
/// </summary>
internal sealed class Taxonomies(TaxonomyCache cache, CommunityDbContext data) : ITaxonomies
{
    private readonly Dictionary<string, KnownTerms> uncommitted = [];

    public Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken = default) =>
        ReadAsync("alias:" + alias, () =>
            from name in data.Set<AliasRow>()
            join row in data.Set<ContentRow>() on name.ContentItemId equals row.ContentItemId
            where name.Alias == alias && row.Published
            select row, cancellationToken);

    public Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken = default) =>
        ReadAsync(taxonomyContentItemId, () => data.Set<ContentRow>().Where(row => row.ContentItemId == taxonomyContentItemId && row.Published), cancellationToken);

    private Task<IReadOnlyList<TermInfo>> ReadAsync(string key, Func<IQueryable<ContentRow>> query, CancellationToken cancellationToken) =>
        data.IsWriting ? ReadOwnAsync(key, query(), cancellationToken) : ReadCommittedAsync(key, query, cancellationToken);

    private async Task<IReadOnlyList<TermInfo>> ReadCommittedAsync(string key, Func<IQueryable<ContentRow>> query, CancellationToken cancellationToken)
    {
        var current = cache.Current;
        if (current.TryGetValue(key, out var known))
            return known.Terms;
        var row = await query().AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        // A taxonomy that is not there is not remembered: keys come from addresses.
        return row is null ? [] : (current[key] = TermsOf(row)).Terms;
    }

    // The version says whether the transaction has another text than the node remembers; only then are the terms read again.
    private async Task<IReadOnlyList<TermInfo>> ReadOwnAsync(string key, IQueryable<ContentRow> query, CancellationToken cancellationToken)
    {
        var version = await query.Select(row => row.ContentItemVersionId).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
            return [];
        if (cache.Current.TryGetValue(key, out var known) && known.Version == version || uncommitted.TryGetValue(key, out known) && known.Version == version)
            return known.Terms;
        return (uncommitted[key] = TermsOf(await query.AsNoTracking().FirstAsync(cancellationToken))).Terms;
    }

    private static KnownTerms TermsOf(ContentRow row) => new(row.ContentItemVersionId, Flatten(row.ToItem().As<TaxonomyPart>()?.Terms ?? []));

    private static List<TermInfo> Flatten(IEnumerable<ContentItem> terms)
    {
        List<TermInfo> result = [];
        HashSet<string> slugs = [];
        Add(terms, 0);
        return result;

        void Add(IEnumerable<ContentItem> level, int depth)
        {
            foreach (var term in level)
            {
                var title = term.As<TitlePart>()?.Title ?? term.DisplayText ?? "";
                var slug = Slug.Of(title) is { Length: > 0 } own && slugs.Add(own) ? own : term.ContentItemId;
                var english = term.GetField<TextField>("TitleEn")?.Text;
                result.Add(new(term.ContentItemId, slug, title, string.IsNullOrWhiteSpace(english) ? title : english));
                if (depth < ContentTree.MaxDepth && term.Get<List<ContentItem>>("Terms") is { } below)
                    Add(below, depth + 1);
            }
        }
    }
}

/// <summary>Terms of one version of a taxonomy.</summary>
internal sealed record KnownTerms(string Version, IReadOnlyList<TermInfo> Terms);

/// <summary>Committed terms that this node has read; forgotten when the feed tells of a change.</summary>
internal sealed class TaxonomyCache(IChangeFeed feed) : IChangeConsumer
{
    public string Name => "taxonomies";

    /// <summary>What is known now; whoever reads keeps it in hand, so that an old text is never put into a newer cache.</summary>
    public ConcurrentDictionary<string, KnownTerms> Current { get; private set; } = new();

    public Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        Current = new();
        return feed.GetLatestAsync(cancellationToken);
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(change => change.Kind == ChangeKind.Site || change.ContentType == "Taxonomy"))
            Current = new();
        return Task.CompletedTask;
    }
}
