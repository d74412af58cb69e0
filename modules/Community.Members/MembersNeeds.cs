using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Members;

/// <summary>Profiles and organisations, as this module writes and reads them.</summary>
internal sealed class MembersNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("MemberProfile", nameof(TitlePart)) { WrittenByCode = true }
            .With(nameof(TextField), "Slug", "Headline", "Short", "Long", "Commune", "OffersText", "SeeksText", "Help")
            .With(nameof(GeoPointField), "Location")
            .With(nameof(TaxonomyField), "Skills", "Sectors")
            .With(nameof(MultiTextField), "Offers", "Seeks", "Languages", "Links")
            .With(nameof(ContentPickerField), "Organisation", "Places")
            .With(nameof(MediaField), "Picture")
            .With(nameof(BooleanField), "Demo", "MoreForMembers"),
        new DefinitionNeed("Organisation", nameof(TitlePart), nameof(AutoroutePart)) { WrittenByCode = true }
            .With(nameof(TextField), "Kind", "Summary", "Text", "Commune", "Siret")
            .With(nameof(TaxonomyField), "Sectors")
            .With(nameof(LinkField), "Website")
            .With(nameof(MediaField), "Logo")
            .With(nameof(BooleanField), "Demo", "Withheld"),
    ];
}
