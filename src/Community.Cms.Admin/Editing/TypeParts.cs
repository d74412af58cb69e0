using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Editing;

/// <summary>What the editor knows of parts.</summary>
internal static class TypeParts
{
    private static readonly HashSet<string> Known =
    [
        nameof(TitlePart), nameof(AutoroutePart), nameof(AliasPart), nameof(HtmlBodyPart), nameof(MarkdownBodyPart), nameof(TaxonomyPart), nameof(LocalizationPart),
        nameof(FlowPart), nameof(BagPart), nameof(MenuItemsListPart), nameof(LinkMenuItemPart), nameof(PublishLaterPart), nameof(ArchiveLaterPart),
    ];

    private static readonly HashSet<string> Aside =
        [nameof(AutoroutePart), nameof(AliasPart), nameof(LocalizationPart), nameof(PublishLaterPart), nameof(ArchiveLaterPart)];

    private static readonly HashSet<string> KnownFields =
    [
        nameof(TextField), nameof(HtmlField), nameof(MarkdownField), nameof(NumericField), nameof(BooleanField), nameof(DateField), nameof(DateTimeField),
        nameof(TimeField), nameof(LinkField), nameof(MultiTextField), nameof(MediaField), nameof(ContentPickerField), nameof(UserPickerField),
        nameof(TaxonomyField), nameof(GeoPointField),
    ];

    public static bool IsKnown(ContentTypePartDefinition part) => Known.Contains(part.Part.Name);

    public static bool IsKnown(ContentPartFieldDefinition field) => KnownFields.Contains(field.FieldName);

    /// <summary>Whether the part is about the item rather than of its text.</summary>
    public static bool IsAside(ContentTypePartDefinition part) => IsAside(part.Part.Name);

    /// <inheritdoc cref="IsAside(ContentTypePartDefinition)"/>
    public static bool IsAside(string part) => Aside.Contains(part);

    /// <summary>
    /// The parts of an item inside another. Entries of a menu also hold entries below them, whatever their type says, down to the second level.
    /// </summary>
    public static IReadOnlyList<ContentTypePartDefinition> Of(ContentTypeDefinition type, string path)
    {
        bool entry = type.Stereotype == "MenuItem" && !type.HasPart(nameof(MenuItemsListPart));
        bool below = path.Split(nameof(MenuItemsListPart) + "[").Length > 2;
        return entry && path.Contains(nameof(MenuItemsListPart) + "[", StringComparison.Ordinal) && !below
            ? [.. type.Parts, new(nameof(MenuItemsListPart), new(nameof(MenuItemsListPart), [], []), [])]
            : type.Parts;
    }
}
