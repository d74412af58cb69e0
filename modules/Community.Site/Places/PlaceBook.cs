using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Site.Reading;

namespace Community.Site.Places;

/// <summary>The places of the house: a handful, so all of them are read at once and whatever names a place is answered from here.</summary>
internal sealed class PlaceBook
{
    public const string Type = "Place";
    private readonly Dictionary<string, ContentItem> _byId = [];
    private readonly Dictionary<string, List<string>> _idsBySlug = new(StringComparer.OrdinalIgnoreCase);

    private PlaceBook(IReadOnlyList<ContentItem> places)
    {
        foreach (var translations in places.GroupBy(place => place.LocalizationSet() ?? place.ContentItemId))
        {
            var shown = translations.FirstOrDefault(place => place.Culture == KeptReader.Language) ??
                translations.FirstOrDefault(place => place.Culture is null or "fr") ?? translations.First();
            Shown = [.. Shown, shown];
            foreach (var place in translations)
                _byId[place.ContentItemId] = shown;
            var ids = translations.Select(place => place.ContentItemId).ToList();
            foreach (var slug in translations.Select(SlugOf).OfType<string>())
                _idsBySlug[slug] = ids;
        }
    }

    /// <summary>Each place once, in the current language where it is told in it.</summary>
    public IReadOnlyList<ContentItem> Shown { get; } = [];

    /// <summary>The place with an id, in the current language; null when there is none to read.</summary>
    public ContentItem? Find(string? id) => id is not null && _byId.TryGetValue(id, out var place) ? place : null;

    /// <summary>The first place among picked ids.</summary>
    public ContentItem? First(IEnumerable<string> ids) => ids.Select(Find).FirstOrDefault(place => place is not null);

    /// <summary>Ids of a place in every language, by the last word of its address.</summary>
    public IReadOnlyList<string> IdsOf(string slug) => _idsBySlug.GetValueOrDefault(slug) ?? [];

    /// <summary>The last word of a place's address, its name in filters.</summary>
    public static string? SlugOf(ContentItem place) => place.As<AutoroutePart>()?.Path is { Length: > 0 } path ? path[(path.LastIndexOf('/') + 1)..] : null;

    /// <summary>All places that a person may read.</summary>
    public static ValueTask<PlaceBook> ReadAsync(KeptReader reader, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        reader.GetAsync("places", user, async (r, audience) =>
        {
            var query = new ContentListQuery { ContentTypes = [Type], PageSize = 500 };
            // The oldest first: the house was there before its workshops.
            return new PlaceBook([.. (await r.ListAsync(query, audience, cancellationToken)).Items.Reverse()]);
        });
}
