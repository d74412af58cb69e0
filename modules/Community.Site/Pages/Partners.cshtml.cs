using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Partners;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>With whom the house works, by kind.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class PartnersModel(KeptReader reader, IContentDefinitionManager definitions) : ReadingPage
{
    private const int Most = 500;

    public IReadOnlyList<(string Kind, IReadOnlyList<ContentItem> Partners)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var query = new ContentListQuery { ContentTypes = [PartnerAddress.Type], Culture = KeptReader.Language, Order = ContentOrder.Title, PageSize = Most };
        var page = await reader.ListAsync(query, User, cancellationToken);
        var kinds = PartnerKinds.Of((await definitions.GetAsync(cancellationToken)).FindType(PartnerAddress.Type));
        Groups = [.. page.Items.GroupBy(partner => partner.Text("Kind") ?? "").OrderBy(group => kinds.PlaceOf(group.Key)).ThenBy(group => group.Key, StringComparer.CurrentCulture)
            .Select(group => (kinds.NameOf(group.Key), (IReadOnlyList<ContentItem>)[.. group]))];
    }
}
