using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Agenda;
using Community.Site.Blocks;
using Community.Site.Places;
using Community.Site.Reading;

namespace Community.Site.Display;

/// <summary>Reads what the page of an item shows: a bounded number of queries, kept until something changes.</summary>
internal sealed class ContentViewer(
    IContentReader contents, KeptReader reader, CardContexts contexts, CardMaker cards, BlockLoader blocks, UpcomingEvents events, ITaxonomies taxonomies,
    IUserDirectory users, IHtmlText html)
{
    private const int MoreNews = 3;
    private const int MoreDates = 4;
    private const int MostContained = 100;

    /// <summary>The view of an item that the person may read.</summary>
    public ValueTask<ContentView> LoadAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        reader.GetAsync($"show:{item.ContentItemVersionId}", user, (_, audience) => BuildAsync(item, audience, cancellationToken));

    /// <summary>The view of any version, read now.</summary>
    public Task<ContentView> PreviewAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken) => BuildAsync(item, user, cancellationToken);

    private async Task<ContentView> BuildAsync(ContentItem item, ClaimsPrincipal audience, CancellationToken cancellationToken)
    {
        var context = await contexts.ReadAsync(audience, cancellationToken);
        var type = context.Definitions.FindType(item.ContentType);
        var translations = await contents.GetTranslationsAsync(item, audience, cancellationToken);
        return new ContentView
        {
            Item = item,
            Type = type,
            Context = context,
            Url = contents.UrlOf(item),
            PlaceUrl = context.Places.First(item.Picked("Place")) is { } place ? contents.UrlOf(place) : null,
            Description = Summaries.Of(item, html),
            Lang = CardMaker.LangOf(item),
            AlternateUrl = translations.FirstOrDefault(t => t.ContentItemId != item.ContentItemId && t.Culture != KeptReader.Language)?.Url,
            IsTranslated = translations.Any(t => t.ContentItemId != item.ContentItemId && t.Culture == KeptReader.Language),
            Blocks = await blocks.LoadAsync(item.Widgets(), item.ContentType == "HomePage", audience, cancellationToken),
            Terms = await TermsAsync(item, type, context, cancellationToken),
            Picked = await PickedAsync(item, type, audience, cancellationToken),
            People = await PeopleAsync(item, type, cancellationToken),
            Related = await RelatedAsync(item, context, audience, cancellationToken),
            Dates = await DatesAsync(item, context, audience, cancellationToken),
            Contained = await ContainedAsync(item, type, context, audience, cancellationToken),
            Inside = InsideView.Of(item, type, context.Definitions),
        };
    }

    private async Task<IReadOnlyDictionary<string, TermInfo>> TermsAsync(
        ContentItem item, ContentTypeDefinition? type, CardContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, TermInfo> terms = new(context.Topics);
        var used = FieldsOf<TaxonomyField>(item, type, nameof(TaxonomyField)).Where(field => field.TermContentItemIds.Any(id => !terms.ContainsKey(id)));
        foreach (var taxonomy in used.Select(field => field.TaxonomyContentItemId).OfType<string>().Distinct())
            foreach (var term in await taxonomies.GetTermsByIdAsync(taxonomy, cancellationToken))
                terms[term.Id] = term;
        return terms;
    }

    private async Task<IReadOnlyDictionary<string, NamedItem>> PickedAsync(
        ContentItem item, ContentTypeDefinition? type, ClaimsPrincipal audience, CancellationToken cancellationToken)
    {
        var ids = FieldsOf<ContentPickerField>(item, type, nameof(ContentPickerField)).SelectMany(field => field.ContentItemIds).Distinct().Take(MostContained).ToList();
        if (ids.Count == 0)
            return new Dictionary<string, NamedItem>();
        var query = new ContentListQuery { Ids = ids, Order = ContentOrder.AsGiven, PageSize = ids.Count };
        var page = await contents.ListAsync(query, audience, cancellationToken);
        return page.Items.ToDictionary(picked => picked.ContentItemId, picked => new NamedItem(picked.Title(), contents.UrlOf(picked)));
    }

    private async Task<IReadOnlyDictionary<string, UserSummary>> PeopleAsync(ContentItem item, ContentTypeDefinition? type, CancellationToken cancellationToken)
    {
        var ids = FieldsOf<UserPickerField>(item, type, nameof(UserPickerField)).SelectMany(field => field.UserIds).Distinct().Take(MostContained).ToList();
        return ids.Count == 0 ? new Dictionary<string, UserSummary>() : (await users.FindAsync(ids, cancellationToken)).ToDictionary(person => person.Id);
    }

    private async Task<IReadOnlyList<CardView>> RelatedAsync(ContentItem item, CardContext context, ClaimsPrincipal audience, CancellationToken cancellationToken)
    {
        if (item.ContentType != "NewsArticle" || item.TermIds("Topics") is not [{ } topic, ..])
            return [];
        var query = new ContentListQuery { ContentTypes = [item.ContentType], TermId = topic, Culture = KeptReader.Language, PageSize = MoreNews + 1 };
        var page = await reader.ListAsync(query, audience, cancellationToken);
        return [.. page.Items.Where(other => other.ContentItemId != item.ContentItemId).Take(MoreNews).Select(other => cards.Of(other, context))];
    }

    private async Task<IReadOnlyList<DateView>> DatesAsync(ContentItem item, CardContext context, ClaimsPrincipal audience, CancellationToken cancellationToken)
    {
        if (item.ContentType is not (PlaceBook.Type or EventIndexProvider.Type))
            return [];
        var place = item.ContentType == PlaceBook.Type && PlaceBook.SlugOf(item) is { } slug ? context.Places.IdsOf(slug) : null;
        var page = await events.ListAsync(new EventQuery { PlaceIds = place, PageSize = MoreDates }, audience, cancellationToken);
        return [.. page.Items.Where(other => other.ContentItemId != item.ContentItemId).Select(other => cards.DateOf(other, context)).OfType<DateView>()];
    }

    /// <summary>Items of a list, such as the posts of an imported blog.</summary>
    private async Task<IReadOnlyList<CardView>> ContainedAsync(
        ContentItem item, ContentTypeDefinition? type, CardContext context, ClaimsPrincipal audience, CancellationToken cancellationToken)
    {
        var list = type?.Parts.FirstOrDefault(part => part.Part.Name == "ListPart");
        if (list?.PartSetting<string[]>("ContainedContentTypes", []) is not { Length: > 0 } types)
            return [];
        var page = await contents.ListAsync(new ContentListQuery { ContentTypes = types, PageSize = MostContained }, audience, cancellationToken);
        return [.. page.Items.Where(inside => inside.As<ContainedPart>()?.ListContentItemId == item.ContentItemId).Select(inside => cards.Of(inside, context))];
    }

    private static IEnumerable<T> FieldsOf<T>(ContentItem item, ContentTypeDefinition? type, string field) where T : class =>
        type is null ? [] : type.Parts.SelectMany(part => part.Part.Fields, (part, f) => (part, f))
            .Where(x => x.f.FieldName == field).Select(x => item.GetField<T>(x.part.Name, x.f.Name)).OfType<T>();
}
