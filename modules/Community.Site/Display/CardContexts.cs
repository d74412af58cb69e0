using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Places;
using Community.Site.Reading;

namespace Community.Site.Display;

/// <summary>Reads what cards need, for a person.</summary>
internal sealed class CardContexts(KeptReader reader, ITaxonomies taxonomies, IContentDefinitionManager definitions)
{
    /// <summary>Alias of the taxonomy of topics.</summary>
    public const string TopicsAlias = "topics";

    public async Task<CardContext> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var topics = await taxonomies.GetTermsAsync(TopicsAlias, cancellationToken);
        return new CardContext(
            await PlaceBook.ReadAsync(reader, user, cancellationToken),
            topics.DistinctBy(term => term.Id).ToDictionary(term => term.Id),
            await definitions.GetAsync(cancellationToken));
    }
}
