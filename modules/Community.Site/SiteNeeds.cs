using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Site;

/// <summary>Pages and blocks that this module shows field by field.</summary>
internal sealed class SiteNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("Page", nameof(TitlePart), nameof(HtmlBodyPart), nameof(FlowPart), nameof(AutoroutePart), nameof(LocalizationPart))
            .With(nameof(TextField), "Lead")
            .With(nameof(MediaField), "Image"),
        new DefinitionNeed("HomePage", nameof(TitlePart), nameof(AliasPart), nameof(FlowPart), nameof(LocalizationPart)),
        new DefinitionNeed("NewsArticle", nameof(TitlePart), nameof(HtmlBodyPart), nameof(AutoroutePart), nameof(LocalizationPart))
            .With(nameof(TextField), "Lead")
            .With(nameof(MediaField), "Image")
            .With(nameof(TaxonomyField), "Topics")
            .With(nameof(ContentPickerField), "Place"),
        new DefinitionNeed("Event", nameof(TitlePart), nameof(HtmlBodyPart), nameof(AutoroutePart), nameof(LocalizationPart))
            .With(nameof(TextField), "Lead", "ForWhom", "Price")
            .With(nameof(DateTimeField), "Start", "End")
            .With(nameof(ContentPickerField), "Place")
            .With(nameof(TaxonomyField), "Topics")
            .With(nameof(MediaField), "Image"),
        new DefinitionNeed("Place", nameof(TitlePart), nameof(HtmlBodyPart), nameof(BagPart), nameof(AutoroutePart), nameof(LocalizationPart))
            .With(nameof(TextField), "Lead", "Street", "PostalCode", "Commune", "Phone", "Email")
            .With(nameof(GeoPointField), "Location")
            .With(nameof(HtmlField), "GettingThere")
            .With(nameof(MultiTextField), "Equipment")
            .With(nameof(MediaField), "Image"),
        new DefinitionNeed("OpeningHours")
            .With(nameof(TextField), "Days")
            .With(nameof(TimeField), "Opens", "Closes"),
        new DefinitionNeed("Partner", nameof(TitlePart))
            .With(nameof(TextField), "Kind", "Summary", "SummaryEn")
            .With(nameof(LinkField), "Website")
            .With(nameof(MediaField), "Logo"),
        new DefinitionNeed("HeroBlock")
            .With(nameof(TextField), "Heading")
            .With(nameof(HtmlField), "Text")
            .With(nameof(MediaField), "Image")
            .With(nameof(LinkField), "PrimaryLink", "SecondaryLink"),
        new DefinitionNeed("TextBlock")
            .With(nameof(TextField), "Heading")
            .With(nameof(HtmlField), "Body"),
        new DefinitionNeed("CardsBlock")
            .With(nameof(TextField), "Heading", "ContentType")
            .With(nameof(NumericField), "Count")
            .With(nameof(LinkField), "MoreLink"),
        new DefinitionNeed("DatesBlock")
            .With(nameof(TextField), "Heading")
            .With(nameof(NumericField), "Count")
            .With(nameof(LinkField), "MoreLink"),
        new DefinitionNeed("FiguresBlock", nameof(BagPart))
            .With(nameof(TextField), "Heading", "Intro")
            .With(nameof(BooleanField), "ShowChart"),
        new DefinitionNeed("Figure")
            .With(nameof(NumericField), "Amount")
            .With(nameof(TextField), "Unit", "Label", "Note"),
        new DefinitionNeed("CallToActionBlock")
            .With(nameof(TextField), "Heading")
            .With(nameof(HtmlField), "Text")
            .With(nameof(LinkField), "Link"),
    ];
}
