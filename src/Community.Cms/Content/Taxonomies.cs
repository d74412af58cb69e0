using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Content;

/// <summary>Terms of published taxonomies, read once and forgotten when the feed tells of a change.</summary>
internal sealed class Taxonomies(IServiceScopeFactory scopes, IChangeFeed feed) : ITaxonomies, IChangeConsumer
{
    private ConcurrentDictionary<string, IReadOnlyList<TermInfo>> cache = new();

    public string Name => "taxonomies";

    public Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken = default) =>
        CachedAsync("alias:" + alias, db =>
            from name in db.Set<AliasRow>()
            join row in db.Set<ContentRow>() on name.ContentItemId equals row.ContentItemId
            where name.Alias == alias && row.Published
            select row, cancellationToken);

    public Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken = default) =>
        CachedAsync(taxonomyContentItemId, db => db.Set<ContentRow>().Where(row => row.ContentItemId == taxonomyContentItemId && row.Published), cancellationToken);

    public Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        cache = new();
        return feed.GetLatestAsync(cancellationToken);
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(change => change.Kind == ChangeKind.Site || change.ContentType == "Taxonomy"))
            cache = new();
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<TermInfo>> CachedAsync(string key, Func<CommunityDbContext, IQueryable<ContentRow>> query, CancellationToken cancellationToken)
    {
        var current = cache;
        if (current.TryGetValue(key, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var row = await query(scope.ServiceProvider.GetRequiredService<CommunityDbContext>()).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        // A taxonomy that is not there is not remembered: a recipe may be bringing it in right now, and keys come from addresses.
        return row is null ? [] : current[key] = Flatten(row.ToItem().As<TaxonomyPart>()?.Terms ?? []);
    }

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
