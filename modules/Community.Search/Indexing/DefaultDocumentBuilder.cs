using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;

namespace Community.Search.Indexing;

/// <summary>
/// Makes the document of an item from its definition alone: all its texts, those of its blocks included. Only what has a page of its own can be found;
/// home pages, widgets, menus and taxonomies are the frame of other pages.
/// </summary>
/// <param name="definitions">Definitions at this moment.</param>
/// <param name="html">Turns HTML and Markdown into words.</param>
/// <param name="urls">Addresses of types without an autoroute part.</param>
/// <param name="placeOf">The place facet of an item id: the id of the place in French, or null when the id is no place's.</param>
internal sealed class DefaultDocumentBuilder(
    ContentDefinitions definitions, IHtmlText html, IReadOnlyList<IContentUrlProvider> urls, Func<string, string?> placeOf)
{
    /// <summary>Type whose items are the places of the house.</summary>
    public const string PlaceType = "Place";

    private const int DeepestNesting = 8;
    private static readonly string[] FramingParts = ["TaxonomyPart", "MenuPart", "MenuItemsListPart"];
    private static readonly string[] SummaryFields = ["Lead", "Summary"];

    /// <summary>The document, or null when the item has no page of its own.</summary>
    public SearchDocument? Build(ContentItem item)
    {
        if (definitions.FindType(item.ContentType) is not { } type || !HasOwnPage(type, item) || PathOf(item) is not { Length: > 0 } path)
            return null;
        if (string.IsNullOrWhiteSpace(item.DisplayText))
            return null;
        var gathered = new Gathered();
        Gather(item, type, gathered, depth: 0);
        if (placeOf(item.ContentItemId) is { } self)
            gathered.Places.Add(self);
        return new SearchDocument
        {
            ContentItemId = item.ContentItemId,
            Kind = item.ContentType,
            Title = item.DisplayText.Trim(),
            Summary = gathered.Summary,
            Body = gathered.Body.ToString().Trim(),
            Path = path,
            Culture = item.Culture,
            LocalizationSet = item.As<LocalizationPart>()?.LocalizationSet is { Length: > 0 } set ? set : null,
            Audience = item.Audience,
            Owner = item.Owner,
            Topics = [.. gathered.Topics],
            Places = [.. gathered.Places],
            DateUtc = gathered.Start ?? item.PublishedUtc,
            Location = gathered.Location,
        };
    }

    /// <summary>Ids of the items that picker fields of an item point to, its blocks included.</summary>
    public IReadOnlyCollection<string> PickedBy(ContentItem item)
    {
        var gathered = new Gathered();
        if (definitions.FindType(item.ContentType) is { } type)
            Gather(item, type, gathered, depth: 0);
        return gathered.Picked;
    }

    private static bool HasOwnPage(ContentTypeDefinition type, ContentItem item) =>
        type.Stereotype is not ("Widget" or "MenuItem")
        && !FramingParts.Any(type.HasPart)
        && !IsHome(item.As<AliasPart>()?.Alias);

    private static bool IsHome(string? alias) => alias is not null && (alias == "home" || alias.StartsWith("home-", StringComparison.Ordinal));

    private string? PathOf(ContentItem item)
    {
        if (item.As<AutoroutePart>()?.Path?.Trim('/') is { Length: > 0 } path)
            return path;
        foreach (var provider in urls)
            if (provider.PathOf(item) is { Length: > 0 } other)
                return other;
        return null;
    }

    private void Gather(ContentItem item, ContentTypeDefinition type, Gathered into, int depth)
    {
        if (depth > DeepestNesting)
            return;
        foreach (var part in type.Parts)
        {
            if (item.Content[part.Name] is not JsonObject json)
                continue;
            GatherPart(item, part, into, depth);
            foreach (var field in part.Part.Fields)
                if (json[field.Name] is JsonObject)
                    GatherField(item, part.Name, field, into, depth);
        }
    }

    private void GatherPart(ContentItem item, ContentTypePartDefinition part, Gathered into, int depth)
    {
        switch (part.Part.Name)
        {
            case nameof(HtmlBodyPart):
                into.Add(html.ToPlainText(item.Get<HtmlBodyPart>(part.Name)?.Html));
                break;
            case nameof(MarkdownBodyPart):
                into.Add(FromMarkdown(item.Get<MarkdownBodyPart>(part.Name)?.Markdown));
                break;
            case nameof(FlowPart):
                GatherNested(item.Get<FlowPart>(part.Name)?.Widgets, into, depth);
                break;
            case nameof(BagPart):
                GatherNested(item.Get<BagPart>(part.Name)?.ContentItems, into, depth);
                break;
        }
    }

    private void GatherNested(List<ContentItem>? items, Gathered into, int depth)
    {
        foreach (var nested in items ?? [])
        {
            if (definitions.FindType(nested.ContentType) is not { } type)
                continue;
            into.Add(nested.DisplayText);
            Gather(nested, type, into, depth + 1);
        }
    }

    private void GatherField(ContentItem item, string part, ContentPartFieldDefinition field, Gathered into, int depth)
    {
        switch (field.FieldName)
        {
            case nameof(TextField):
                GatherText(field, item.GetField<TextField>(part, field.Name)?.Text, into, depth);
                break;
            case nameof(HtmlField):
                GatherText(field, html.ToPlainText(item.GetField<HtmlField>(part, field.Name)?.Html), into, depth);
                break;
            case nameof(MarkdownField):
                GatherText(field, FromMarkdown(item.GetField<MarkdownField>(part, field.Name)?.Markdown), into, depth);
                break;
            case nameof(MultiTextField):
                into.Add(string.Join(", ", item.GetField<MultiTextField>(part, field.Name)?.Values ?? []));
                break;
            case nameof(LinkField):
                into.Add(item.GetField<LinkField>(part, field.Name)?.Text);
                break;
            case nameof(TaxonomyField):
                into.Topics.UnionWith(item.GetField<TaxonomyField>(part, field.Name)?.TermContentItemIds ?? []);
                break;
            case nameof(ContentPickerField):
                GatherPicked(item.GetField<ContentPickerField>(part, field.Name)?.ContentItemIds ?? [], into);
                break;
            case nameof(DateTimeField) when field.Name == "Start" && depth == 0:
                into.Start ??= item.GetField<DateTimeField>(part, field.Name)?.Value;
                break;
            case nameof(GeoPointField) when depth == 0 && item.GetField<GeoPointField>(part, field.Name) is { Latitude: { } latitude, Longitude: { } longitude }:
                into.Location ??= ((double)latitude, (double)longitude);
                break;
        }
    }

    private static void GatherText(ContentPartFieldDefinition field, string? text, Gathered into, int depth)
    {
        if (depth == 0 && SummaryFields.Contains(field.Name) && !string.IsNullOrWhiteSpace(text))
            into.Summary ??= text.Trim();
        else
            into.Add(text);
    }

    private void GatherPicked(string[] ids, Gathered into)
    {
        into.Picked.UnionWith(ids);
        foreach (var id in ids)
            if (placeOf(id) is { } place)
                into.Places.Add(place);
    }

    private string FromMarkdown(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? "" : html.ToPlainText(html.FromMarkdown(markdown));

    /// <summary>What was found on the way through an item.</summary>
    private sealed class Gathered
    {
        public StringBuilder Body { get; } = new();
        public HashSet<string> Topics { get; } = [];
        public HashSet<string> Places { get; } = [];
        public HashSet<string> Picked { get; } = [];
        public string? Summary { get; set; }
        public DateTime? Start { get; set; }
        public (double, double)? Location { get; set; }

        public void Add(string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                Body.Append(text.Trim()).Append('\n');
        }
    }
}
