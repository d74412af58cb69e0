using System.Data.Common;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Microsoft.Extensions.Logging;

namespace Community.Search.Indexing;

/// <summary>Makes documents of published items: from the source of their type, else from their definition.</summary>
internal sealed partial class DocumentBuilder(
    IContentManager contents, IContentDefinitionManager definitions, IHtmlText html, IEnumerable<ISearchSource> sources, IEnumerable<IContentUrlProvider> urls,
    SearchIndex index, ILogger<DocumentBuilder> log)
{
    private readonly Dictionary<string, ISearchSource> _sources = sources
        .SelectMany(source => source.ContentTypes, (source, type) => (source, type)).GroupBy(x => x.type).ToDictionary(group => group.Key, group => group.Last().source);

    /// <summary>The documents of those items that are published and can be found, in two reads of the store at most.</summary>
    public async Task<List<SearchDocument>> BuildAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var items = await contents.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var current = await definitions.GetAsync(cancellationToken);
        var providers = urls.ToList();
        var scout = new DefaultDocumentBuilder(current, html, providers, _ => null);
        var plain = items.Where(item => !_sources.ContainsKey(item.ContentType)).ToList();
        var places = await PlacesAsync(plain, plain.SelectMany(scout.PickedBy).ToHashSet(), cancellationToken);
        var builder = new DefaultDocumentBuilder(current, html, providers, places.GetValueOrDefault);
        List<SearchDocument> documents = [];
        foreach (var item in items)
            if (await BuildAsync(item, builder, cancellationToken) is { } document)
                documents.Add(document);
        return documents;
    }

    /// <summary>For each place met: the id that stands for it in every language, which is the French one's.</summary>
    private async Task<Dictionary<string, string?>> PlacesAsync(List<ContentItem> items, HashSet<string> picked, CancellationToken cancellationToken)
    {
        var known = items.Where(item => item.ContentType == DefaultDocumentBuilder.PlaceType).ToList();
        picked.ExceptWith(known.Select(item => item.ContentItemId));
        if (picked.Count > 0)
            known.AddRange((await contents.GetManyAsync(picked, ContentVersion.Published, cancellationToken))
                .Where(item => item.ContentType == DefaultDocumentBuilder.PlaceType));
        return known.DistinctBy(item => item.ContentItemId).ToDictionary(item => item.ContentItemId, item => Canonical(item, known));
    }

    private string? Canonical(ContentItem place, List<ContentItem> known)
    {
        if (place.Culture is null or "fr" || place.As<LocalizationPart>()?.LocalizationSet is not { Length: > 0 } set)
            return place.ContentItemId;
        var french = known.Find(other => other.Culture == "fr" && other.As<LocalizationPart>()?.LocalizationSet == set);
        return french?.ContentItemId ?? index.Translation(set, "fr") ?? place.ContentItemId;
    }

    private async ValueTask<SearchDocument?> BuildAsync(ContentItem item, DefaultDocumentBuilder builder, CancellationToken cancellationToken)
    {
        try
        {
            return _sources.TryGetValue(item.ContentType, out var source) ? await source.BuildAsync(item, cancellationToken) : builder.Build(item);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or DbException or IOException or TimeoutException))
        {
            // One item that cannot be read must not stop the feed for all others; a store that does not answer must.
            Log.CannotBuild(log, item.ContentType, item.ContentItemId, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The {ContentType} {ContentItemId} cannot be put into the search index")]
        public static partial void CannotBuild(ILogger logger, string contentType, string contentItemId, Exception exception);
    }
}
