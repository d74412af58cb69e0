using System.Globalization;
using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Content;

/// <inheritdoc cref="IContentReader" />
internal sealed class ContentReader(CommunityDbContext db, IEnumerable<IContentUrlProvider> urlProviders, IConfiguration configuration) : IContentReader
{
    private const int MaxPageSize = 500;
    private readonly string pathBase = (configuration["Community:PathBase"] ?? "").TrimEnd('/');

    private static string UiCulture => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";

    private IQueryable<ContentRow> Published => db.Set<ContentRow>().AsNoTracking().Where(row => row.Published);

    public async Task<ContentItem?> GetAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        (await Published.ReadableBy(Reader.Of(user)).FirstOrDefaultAsync(row => row.ContentItemId == contentItemId, cancellationToken))?.ToItem();

    public async Task<PathMatch?> FindByPathAsync(string path, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var wanted = path.Trim('/').ToLowerInvariant();
        if (wanted.Length is 0 or > Slug.MaxPath || wanted.Contains('\0'))
            return null;
        var culture = UiCulture;
        var matches = await (
            from route in db.Set<PathRow>().AsNoTracking()
            join row in Published on route.ContentItemId equals row.ContentItemId
            where route.Path == wanted && route.State != PathState.Reserved
            select new { route, row }).ToListAsync(cancellationToken);
        var match = matches.OrderBy(m => m.route.Culture == culture ? 0 : m.route.Culture.Length == 0 ? 1 : 2).FirstOrDefault();
        if (match is null)
            return null;
        if (!Reader.Of(user).CanRead(match.row))
            return new() { Forbidden = true };

        var item = match.row.ToItem();
        if (item.Culture is { } own && own != culture)
        {
            var translations = await GetTranslationsAsync(item, user, cancellationToken);
            if (translations.FirstOrDefault(t => t.Culture == culture) is { } translation)
                return new() { RedirectTo = translation.Url };
            // English has its own addresses; French texts without translation are shown under /en, with a word about it.
            if (own == "en")
                return new() { RedirectTo = UrlOf(item) };
        }
        return match.route.State == PathState.Former ? new() { RedirectTo = UrlOf(item) } : new() { Item = item };
    }

    public async Task<ContentItem?> FindByAliasAsync(string alias, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var name = alias.ToLowerInvariant();
        var row = await (
            from found in db.Set<AliasRow>().AsNoTracking()
            join item in Published.ReadableBy(Reader.Of(user)) on found.ContentItemId equals item.ContentItemId
            where found.Alias == name
            select item).FirstOrDefaultAsync(cancellationToken);
        return row?.ToItem();
    }

    public async Task<ContentPage> ListAsync(ContentListQuery query, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var rows = Filter(query, Published.ReadableBy(Reader.Of(user)));
        var size = Math.Clamp(query.PageSize, 1, MaxPageSize);
        if (query is { Order: ContentOrder.AsGiven, Ids: { } ids })
        {
            var found = await rows.ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
            var ordered = ids.Distinct().Where(found.ContainsKey).Select(id => found[id]).ToList();
            return new([.. ordered.Skip(Skip(query.Page, size)).Take(size).Select(row => row.ToItem())], ordered.Count);
        }
        var total = await rows.CountAsync(cancellationToken);
        var sorted = query.Order == ContentOrder.Title
            ? rows.OrderBy(row => row.SortText).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.PublishedUtc).ThenByDescending(row => row.Id);
        var page = await sorted.Skip(Skip(query.Page, size)).Take(size).ToListAsync(cancellationToken);
        return new([.. page.Select(row => row.ToItem())], total);
    }

    public async Task<IReadOnlyList<ContentTranslation>> GetTranslationsAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var set = item.As<LocalizationPart>()?.LocalizationSet;
        if (string.IsNullOrEmpty(set))
            return item.Culture is { } only && UrlOf(item) is { } url ? [new(only, item.ContentItemId, url)] : [];
        var rows = await Published.ReadableBy(Reader.Of(user)).Where(row => row.LocalizationSet == set).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToItem())
            .Where(found => found.Culture is not null && UrlOf(found) is not null)
            .OrderByDescending(found => found.Culture)
            .Select(found => new ContentTranslation(found.Culture!, found.ContentItemId, UrlOf(found)!))];
    }

    public async Task<IReadOnlyList<ContentLocation>> GetPublicLocationsAsync(int max, CancellationToken cancellationToken = default)
    {
        var rows = await (
            from route in db.Set<PathRow>().AsNoTracking()
            join row in Published.ReadableBy(Reader.Anonymous) on route.ContentItemId equals row.ContentItemId
            where route.State == PathState.Current
            orderby row.PublishedUtc descending
            select new { route.Path, row.Culture, row.ContentType, row.ModifiedUtc, row.LocalizationSet }).Take(max).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ContentLocation(
            Address(row.Path, row.Culture == "en"), row.ContentType, row.ModifiedUtc, row.LocalizationSet, row.Culture))];
    }

    public string? UrlOf(ContentItem item)
    {
        var path = item.As<AutoroutePart>()?.Path is { Length: > 0 } own
            ? own
            : urlProviders.Select(provider => provider.PathOf(item)).FirstOrDefault(found => found is not null);
        return path is null ? null : Address(path, item.Culture == "en" || UiCulture == "en");
    }

    private string Address(string path, bool english) => english
        ? $"{pathBase}/en/{path}".TrimEnd('/')
        : $"{pathBase}/{path}";

    private IQueryable<ContentRow> Filter(ContentListQuery query, IQueryable<ContentRow> rows)
    {
        if (query.ContentTypes is { Count: > 0 } types)
            rows = rows.Where(row => types.Contains(row.ContentType));
        if (query.Ids is { } ids)
            rows = rows.Where(row => ids.Contains(row.ContentItemId));
        if (query.TermId is { } term)
            rows = rows.Where(row => db.Set<TermRow>().Any(t => t.ContentItemId == row.ContentItemId && t.TermId == term));
        if (query.Culture is { } culture)
        {
            // "rows" already holds the audience rule, so a translation the person may not read does not hide the one they may.
            var readable = rows;
            rows = rows.Where(row => row.Culture == null || row.Culture == culture || row.LocalizationSet == null
                || !readable.Any(other => other.LocalizationSet == row.LocalizationSet && other.Culture == culture));
        }
        if (query is { ContentTypes.Count: > 0, Ids: null })
        {
            // Said once more, with a parameter: a bare boolean column is a condition that SQLite looks up in no index, and a list would read all that is published.
            var published = true;
            rows = rows.Where(row => row.Published == published);
        }
        return rows;
    }

    // A page number from an address can be anything.
    private static int Skip(int page, int size) => (int)Math.Min((long)(Math.Max(page, 1) - 1) * size, int.MaxValue);
}
