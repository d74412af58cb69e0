using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Reading;

namespace Community.Site.Display;

/// <summary>A field with something to show.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">The field: one of the field classes.</param>
internal sealed record ShownField(string Label, object Value);

/// <summary>The fields of an item whose type has no page of its own, sorted into what stands where.</summary>
/// <param name="Lead">A subtitle or summary.</param>
/// <param name="Picture">The first picture.</param>
/// <param name="Texts">Long texts, each under its name.</param>
/// <param name="Facts">Everything short.</param>
internal sealed record ShownFields(string? Lead, MediaField? Picture, IReadOnlyList<ShownField> Texts, IReadOnlyList<ShownField> Facts)
{
    /// <summary>Names that say "this is the sentence under the title".</summary>
    private static readonly string[] LeadNames = ["Lead", "Subtitle", "Summary", "Description"];

    public static ShownFields Of(ContentItem item, ContentTypeDefinition? type)
    {
        string? lead = null;
        MediaField? picture = null;
        List<ShownField> texts = [];
        List<ShownField> facts = [];
        foreach (var (part, field) in type?.Parts.SelectMany(part => part.Part.Fields, (part, field) => (part, field)) ?? [])
        {
            var value = Read(item, part.Name, field);
            if (value is TextField text && lead is null && LeadNames.Contains(field.Name))
                lead = text.Text;
            else if (value is MediaField media && picture is null)
                picture = media;
            else if (value is HtmlField or MarkdownField)
                texts.Add(new ShownField(field.DisplayName, value));
            else if (value is not null)
                facts.Add(new ShownField(field.DisplayName, value));
        }
        return new ShownFields(lead, picture, texts, facts);
    }

    /// <summary>The field when something was given, else null.</summary>
    private static object? Read(ContentItem item, string part, ContentPartFieldDefinition field) => field.FieldName switch
    {
        nameof(TextField) => item.GetField<TextField>(part, field.Name) is { } f && !string.IsNullOrWhiteSpace(f.Text) ? f : null,
        nameof(HtmlField) => item.GetField<HtmlField>(part, field.Name) is { } f && !string.IsNullOrWhiteSpace(f.Html) ? f : null,
        nameof(MarkdownField) => item.GetField<MarkdownField>(part, field.Name) is { } f && !string.IsNullOrWhiteSpace(f.Markdown) ? f : null,
        nameof(NumericField) => item.GetField<NumericField>(part, field.Name) is { Value: not null } f ? f : null,
        nameof(BooleanField) => item.GetField<BooleanField>(part, field.Name),
        nameof(DateField) => item.GetField<DateField>(part, field.Name) is { Value: not null } f ? f : null,
        nameof(DateTimeField) => item.GetField<DateTimeField>(part, field.Name) is { Value: not null } f ? f : null,
        nameof(TimeField) => item.GetField<TimeField>(part, field.Name) is { Value: { } time } f && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) ? f : null,
        nameof(LinkField) => item.GetField<LinkField>(part, field.Name) is { } f ? ItemFields.LinkOf(f) : null,
        nameof(MultiTextField) => item.GetField<MultiTextField>(part, field.Name) is { Values.Length: > 0 } f ? f : null,
        nameof(MediaField) => item.GetField<MediaField>(part, field.Name) is { Paths.Length: > 0 } f ? f : null,
        nameof(ContentPickerField) => item.GetField<ContentPickerField>(part, field.Name) is { ContentItemIds.Length: > 0 } f ? f : null,
        nameof(UserPickerField) => item.GetField<UserPickerField>(part, field.Name) is { UserIds.Length: > 0 } f ? f : null,
        nameof(TaxonomyField) => item.GetField<TaxonomyField>(part, field.Name) is { TermContentItemIds.Length: > 0 } f ? f : null,
        nameof(GeoPointField) => item.GetField<GeoPointField>(part, field.Name) is { Latitude: not null, Longitude: not null } f ? f : null,
        _ => null,
    };
}
