using System.Globalization;
using System.Reflection;
using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Site.Tests.House;

/// <summary>Published content in memory, with the rules that <see cref="IContentReader"/> promises.</summary>
internal sealed class MemoryContent(List<ContentItem> items, IEnumerable<IContentUrlProvider> providers) : IContentReader
{
    /// <summary>Calls so far: each stands for one or two queries of a store.</summary>
    public int Calls { get; private set; }

    /// <summary>Old paths and where they lead.</summary>
    public Dictionary<string, string> Former { get; } = [];

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public Task<ContentItem?> GetAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        Answer(Readable(user).FirstOrDefault(item => item.ContentItemId == contentItemId));

    public Task<PathMatch?> FindByPathAsync(string path, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        if (Former.TryGetValue(path, out var target))
            return Answer<PathMatch?>(new PathMatch { RedirectTo = target });
        var found = items.Find(item => item.As<AutoroutePart>()?.Path == path);
        if (found is null)
            return Answer<PathMatch?>(null);
        if (!Reader.Of(user).CanRead(found.Audience, found.Owner))
            return Answer<PathMatch?>(new PathMatch { Forbidden = true });
        var better = found.Culture == Language ? null : Translations(found, user).FirstOrDefault(item => item.Culture == Language);
        var redirect = better is not null ? UrlOf(better) : found.Culture == "en" && Language != "en" ? UrlOf(found) : null;
        return Answer<PathMatch?>(redirect is null ? new PathMatch { Item = found } : new PathMatch { RedirectTo = redirect });
    }

    public Task<ContentItem?> FindByAliasAsync(string alias, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        Answer(Readable(user).FirstOrDefault(item => item.As<AliasPart>()?.Alias == alias));

    public Task<ContentPage> ListAsync(ContentListQuery query, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var found = Readable(user)
            .Where(item => query.ContentTypes.Count == 0 || query.ContentTypes.Contains(item.ContentType))
            .Where(item => query.Ids is null || query.Ids.Contains(item.ContentItemId))
            .Where(item => query.TermId is null || item.ToJson().Contains($"\"{query.TermId}\"", StringComparison.Ordinal))
            .Where(item => query.Culture is null || item.Culture is null || item.Culture == query.Culture ||
                !Translations(item, user).Any(other => other.Culture == query.Culture));
        var ordered = (query.Order switch
        {
            ContentOrder.Title => found.OrderBy(item => item.DisplayText, StringComparer.Ordinal),
            ContentOrder.AsGiven => found.OrderBy(item => query.Ids!.ToList().IndexOf(item.ContentItemId)),
            _ => found.Reverse().OrderByDescending(item => item.PublishedUtc),
        }).ToList();
        return Answer(new ContentPage([.. ordered.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)], ordered.Count));
    }

    public Task<IReadOnlyList<ContentTranslation>> GetTranslationsAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ContentTranslation>>([.. Translations(item, user).Where(other => UrlOf(other) is not null)
            .Select(other => new ContentTranslation(other.Culture!, other.ContentItemId, UrlOf(other)!))]);

    public Task<IReadOnlyList<ContentLocation>> GetPublicLocationsAsync(int max, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<ContentLocation>>([.. items.Where(item => item.Audience == Audiences.Public && item.As<AutoroutePart>()?.Path is not null).Take(max)
            .Select(item => new ContentLocation(
                (item.Culture == "en" ? "/en/" : "/") + item.As<AutoroutePart>()!.Path, item.ContentType, item.ModifiedUtc ?? default, item.As<LocalizationPart>()?.LocalizationSet, item.Culture))]);

    public string? UrlOf(ContentItem item)
    {
        var path = item.As<AutoroutePart>()?.Path ?? providers.Select(provider => provider.PathOf(item)).FirstOrDefault(found => found is not null);
        return path is null ? null : (item.Culture == "en" || Language == "en" ? "/en/" : "/") + path;
    }

    private IEnumerable<ContentItem> Readable(ClaimsPrincipal user) => items.Where(item => Reader.Of(user).CanRead(item.Audience, item.Owner));

    private IEnumerable<ContentItem> Translations(ContentItem item, ClaimsPrincipal user) =>
        item.As<LocalizationPart>()?.LocalizationSet is { Length: > 0 } set ? Readable(user).Where(other => other.As<LocalizationPart>()?.LocalizationSet == set) : [item];

    private Task<T> Answer<T>(T value)
    {
        Calls++;
        return Task.FromResult(value);
    }
}

/// <summary>Gives versions by id; nothing else is asked of the manager by this module.</summary>
public class VersionsOnly : DispatchProxy
{
    private List<ContentItem> _items = [];

    public static IContentManager Of(List<ContentItem> items)
    {
        var manager = Create<IContentManager, VersionsOnly>();
        ((VersionsOnly)(object)manager)._items = items;
        return manager;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IContentManager.GetVersionAsync)
        ? Task.FromResult(_items.Find(item => item.ContentItemVersionId == (string)args![0]!))
        : throw new NotSupportedException(targetMethod?.Name);
}
