using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Editing;

/// <summary>A part that holds items, one after the other.</summary>
/// <param name="Member">Where in the part's JSON they are.</param>
/// <param name="Types">Types that may be added.</param>
internal sealed record ContainedList(string Member, IReadOnlyList<ContentTypeDefinition> Types);

/// <summary>Parts that hold items inside the item itself.</summary>
internal static class ContainedLists
{
    /// <summary>How deep items may hold items.</summary>
    public const int Deepest = 4;

    /// <summary>Most items in one list.</summary>
    public const int Most = 200;

    /// <summary>The list a part is, or null.</summary>
    /// <param name="part">The part as its type uses it.</param>
    /// <param name="termType">Type of the terms, when the part is a taxonomy.</param>
    /// <param name="definitions">All definitions.</param>
    public static ContainedList? Of(ContentTypePartDefinition part, string? termType, ContentDefinitions definitions) => part.Part.Name switch
    {
        nameof(FlowPart) => new(nameof(FlowPart.Widgets), Named(part, definitions) ?? Stereotyped(definitions, "Widget")),
        nameof(BagPart) => new(nameof(BagPart.ContentItems), Named(part, definitions) ?? []),
        nameof(MenuItemsListPart) => new(nameof(MenuItemsListPart.MenuItems), Stereotyped(definitions, "MenuItem")),
        nameof(TaxonomyPart) => new(nameof(TaxonomyPart.Terms), definitions.FindType(termType) is { } type ? [type] : []),
        _ => null,
    };

    private static IReadOnlyList<ContentTypeDefinition>? Named(ContentTypePartDefinition part, ContentDefinitions definitions)
    {
        var names = part.PartSetting<string[]>("ContainedContentTypes", []);
        var stereotypes = part.PartSetting<string[]>("ContainedStereotypes", []);
        return names.Length > 0 ? [.. names.Select(definitions.FindType).OfType<ContentTypeDefinition>()]
            : stereotypes.Length > 0 ? [.. stereotypes.SelectMany(name => Stereotyped(definitions, name))]
            : null;
    }

    private static List<ContentTypeDefinition> Stereotyped(ContentDefinitions definitions, string stereotype) =>
        [.. definitions.Types.Values.Where(type => type.Stereotype == stereotype).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
}
