using Community.Abstractions.Content;
using Community.Site.Places;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>Where the house is: each place with its address, hours and the way there.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class PlacesModel(KeptReader reader, IContentReader contents) : ReadingPage
{
    public IReadOnlyList<ContentItem> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Places = (await PlaceBook.ReadAsync(reader, User, cancellationToken)).Shown;

    public string? UrlOf(ContentItem place) => contents.UrlOf(place);
}
