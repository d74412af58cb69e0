using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Definitions;

/// <summary>Types that the engine itself reads: lists of terms and menus.</summary>
internal sealed class EngineNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("Taxonomy", nameof(TitlePart), nameof(AliasPart), nameof(TaxonomyPart)),
        new DefinitionNeed("Topic", nameof(TitlePart)).With(nameof(TextField), "TitleEn"),
        new DefinitionNeed("Menu", nameof(TitlePart), nameof(AliasPart), nameof(MenuItemsListPart)),
        new DefinitionNeed("LinkMenuItem", nameof(TitlePart), nameof(LinkMenuItemPart)),
        new DefinitionNeed("ContentMenuItem", nameof(TitlePart), "ContentMenuItemPart"),
    ];
}
