using System.Globalization;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Contents;
using Community.Theme.Opale;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>One part or field of two texts.</summary>
/// <param name="Name">What it is called; inside a block, the block's name and number come first.</param>
/// <param name="Before">The one it is compared with, as people read it.</param>
/// <param name="After">The other.</param>
/// <param name="Differs">Whether they are not the same: also when the words are and only the formatting is not.</param>
internal sealed record ComparedField(string Name, string Before, string After, bool Differs)
{
    public WordMarks Marks { get; } = WordMarks.Of(Before, After);
    public bool OnlyFormatting => Differs && Before == After;
}

/// <summary>Two texts of one item, field by field, blocks by blocks: a block is the same one wherever it was moved to.</summary>
internal sealed class ItemComparison(EditorLookups lookups, ItemWords words, IStringLocalizer<Strings> T)
{
    /// <summary>What both hold; what is empty in both is left out.</summary>
    public async Task<IReadOnlyList<ComparedField>> OfAsync(
        ContentItem before, ContentItem after, ContentTypeDefinition type, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var pairs = new List<Pair>();
        Walk(before.Content, after.Content, type, definitions, "", "", pairs);
        var names = await NamesAsync(pairs, cancellationToken);
        List<ComparedField> compared =
        [
            .. pairs.Select(pair => new ComparedField(
                pair.Name, Text(pair.Before, pair.Kind, names), Text(pair.After, pair.Kind, names), Raw(pair.Before) != Raw(pair.After))),
            new(T["Who may read it"], words.Audience(before.Audience), words.Audience(after.Audience), before.Audience != after.Audience),
        ];
        return [.. compared.Where(field => field.Before.Length + field.After.Length > 0)
            // Two ways to write nothing are the same.
            .Select(field => field.Differs && field.Before.Length + field.After.Length == 0 ? field with { Differs = false } : field)];
    }

    /// <summary>Whether two texts of one item say the same.</summary>
    public async Task<bool> SameAsync(ContentItem before, ContentItem after, ContentTypeDefinition type, ContentDefinitions definitions, CancellationToken cancellationToken) =>
        (await OfAsync(before, after, type, definitions, cancellationToken)).All(field => !field.Differs);

    /// <summary>Every field of one text with its path in the form, as people read it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(ContentItem item, ContentTypeDefinition type, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var pairs = new List<Pair>();
        Walk(item.Content, item.Content, type, definitions, "", "", pairs);
        var names = await NamesAsync(pairs, cancellationToken);
        return pairs.Where(pair => pair.Path.Length > 0).DistinctBy(pair => pair.Path)
            .ToDictionary(pair => pair.Path, pair => Text(pair.After, pair.Kind, names));
    }

    /// <summary>What a text says in the other language, for each path of the form the other is written in; and what only the text holds.</summary>
    /// <param name="source">The text.</param>
    /// <param name="target">The one that is written. Its blocks are ones of its own: the first of a kind stands for the source's first of that kind, and so on.</param>
    /// <param name="type">The type of both.</param>
    /// <param name="definitions">All definitions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<(string Name, string Text)> Missing)> ReadBesideAsync(
        ContentItem source, ContentItem target, ContentTypeDefinition type, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var aligned = source.Clone();
        Align(aligned.Content, target.Content, type, definitions, "");
        var pairs = new List<Pair>();
        Walk(aligned.Content, target.Content, type, definitions, "", "", pairs);
        pairs.RemoveAll(pair => pair.Path.Length == 0 || TypeParts.IsAside(pair.Kind));
        var names = await NamesAsync(pairs, cancellationToken);
        var said = pairs.Select(pair => (pair.Name, pair.Path, Text: Text(pair.Before, pair.Kind, names))).Where(one => one.Text.Length > 0).ToList();
        return (
            said.Where(one => one.Path[0] != '-').DistinctBy(one => one.Path).ToDictionary(one => one.Path, one => one.Text),
            [.. said.Where(one => one.Path[0] == '-').Select(one => (one.Name, one.Text))]);
    }

    private static void Align(JsonObject source, JsonObject target, ContentTypeDefinition type, ContentDefinitions definitions, string path)
    {
        foreach (var part in TypeParts.Of(type, path))
        {
            var (left, right) = (Part(source, part.Name), Part(target, part.Name));
            if (ContainedLists.Of(part, left.Text(nameof(TaxonomyPart.TermContentType)), definitions) is not { } list)
                continue;
            var waiting = right.Objects(list.Member).ToLookup(item => item.Text("ContentType")).ToDictionary(same => same.Key ?? "", same => new Queue<JsonObject>(same));
            foreach (var item in left.Objects(list.Member))
            {
                var kind = item.Text("ContentType") ?? "";
                var twin = waiting.TryGetValue(kind, out var same) && same.TryDequeue(out var next) ? next : null;
                item["ContentItemId"] = twin?.Text("ContentItemId") ?? ContentIds.New();
                if (twin is not null && definitions.FindType(kind) is { } inner)
                    Align(item, twin, inner, definitions, $"{path}{part.Name}[0].");
            }
        }
    }

    private sealed record Pair(string Name, string Path, string Kind, JsonObject Before, JsonObject After);

    private void Walk(
        JsonObject before, JsonObject after, ContentTypeDefinition type, ContentDefinitions definitions, string above, string path, List<Pair> pairs)
    {
        foreach (var part in TypeParts.Of(type, path))
        {
            var (left, right) = (Part(before, part.Name), Part(after, part.Name));
            var name = above + FieldNames.Of(part, T);
            if (ContainedLists.Of(part, right.Text(nameof(TaxonomyPart.TermContentType)) ?? left.Text(nameof(TaxonomyPart.TermContentType)), definitions) is { } list)
                WalkList(left, right, list, name, path + part.Name, definitions, pairs);
            else if (TypeParts.IsKnown(part))
                pairs.Add(new(name, path + part.Name, part.Part.Name, Own(left, part.Part), Own(right, part.Part)));
            foreach (var field in part.Part.Fields)
                pairs.Add(new(above + field.DisplayName, $"{path}{part.Name}.{field.Name}", field.FieldName, Part(left, field.Name), Part(right, field.Name)));
        }
    }

    private void WalkList(JsonObject left, JsonObject right, ContainedList list, string name, string path, ContentDefinitions definitions, List<Pair> pairs)
    {
        var (before, after) = (left.Objects(list.Member), right.Objects(list.Member));
        string[] ids = [.. after.Concat(before).Select(Id).Distinct()];
        // Also a block without a word in it is there or not.
        if (!before.Select(Id).SequenceEqual(after.Select(Id)))
            pairs.Add(new(T["{0}, order", name], "", "", Order(before), Order(after)));
        foreach (var id in ids)
        {
            var (old, now) = (before.FirstOrDefault(item => Id(item) == id), after.FirstOrDefault(item => Id(item) == id));
            int index = now is null ? before.ToList().IndexOf(old!) : after.ToList().IndexOf(now);
            if (definitions.FindType((now ?? old)!.Text("ContentType")) is not { } inner)
                continue;
            Walk(old ?? [], now ?? [], inner, definitions, $"{inner.DisplayName} {index + 1}, ", now is null ? "-" : $"{path}[{index}].", pairs);
        }

        static string Id(JsonObject item) => item.Text("ContentItemId") ?? "";
        JsonObject Order(IReadOnlyList<JsonObject> items) => new()
        {
            ["Order"] = string.Join('\n', items.Select((item, i) =>
                $"{i + 1}. {definitions.FindType(item.Text("ContentType"))?.DisplayName ?? item.Text("ContentType")} {ContainedEditor.TitleOf(item, definitions.FindType(item.Text("ContentType")))}".Trim())),
        };
    }

    private static JsonObject Part(JsonObject content, string name) => content[name] as JsonObject ?? [];

    // What a part holds besides its fields; ids say nothing to people.
    private static JsonObject Own(JsonObject part, ContentPartDefinition definition)
    {
        var own = (JsonObject)part.DeepClone();
        foreach (var name in definition.Fields.Select(field => field.Name).Append(nameof(LocalizationPart.LocalizationSet)))
            own.Remove(name);
        return own;
    }

    // Nothing and an empty text are the same, and so are no value and a box that is not checked.
    private static string Raw(JsonNode? node) => node switch
    {
        JsonObject thing => string.Concat(thing.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => (member.Key, Value: Raw(member.Value))).Where(member => member.Value.Length > 0).Select(member => $"{member.Key}={member.Value};")),
        JsonArray list => string.Concat(list.Select(entry => Raw(entry) + "|")),
        JsonValue value when value.ToString() is "" or "false" => "",
        JsonValue value => value.ToString(),
        _ => "",
    };

    private sealed record Names(Dictionary<string, string> Items, Dictionary<string, string> People, Dictionary<string, string> Terms);

    private async Task<Names> NamesAsync(List<Pair> pairs, CancellationToken cancellationToken)
    {
        var items = Ids(nameof(ContentPickerField), nameof(ContentPickerField.ContentItemIds));
        var people = Ids(nameof(UserPickerField), nameof(UserPickerField.UserIds));
        var taxonomies = pairs.Where(pair => pair.Kind == nameof(TaxonomyField)).SelectMany(pair => new[] { pair.Before, pair.After })
            .Select(node => node.Text(nameof(TaxonomyField.TaxonomyContentItemId))).OfType<string>().Distinct();
        Dictionary<string, string> terms = [];
        foreach (var taxonomy in taxonomies)
            foreach (var term in await lookups.TermsAsync(taxonomy, cancellationToken))
                terms[term.Id] = term.Text;
        return new(
            (await lookups.NameItemsAsync(items, cancellationToken)).ToDictionary(item => item.Id, item => item.Text),
            (await lookups.NamePeopleAsync(people, cancellationToken)).ToDictionary(person => person.Id, person => person.Text), terms);

        List<string> Ids(string kind, string member) =>
            [.. pairs.Where(pair => pair.Kind == kind).SelectMany(pair => pair.Before.Texts(member).Concat(pair.After.Texts(member))).Distinct()];
    }

    private string Text(JsonObject node, string kind, Names names)
    {
        var typed = node["$raw"] is JsonObject raw ? string.Join('\n', raw.Select(member => member.Value?.ToString())) : "";
        if (typed.Length > 0)
            return typed;
        return kind switch
        {
            nameof(HtmlBodyPart) or nameof(HtmlField) => ReadableHtml.Of(node.Text("Html"), T),
            nameof(BooleanField) => node.Flag("Value") ? T["Yes"] : "",
            nameof(DateTimeField) => Moment(node, "Value"),
            nameof(PublishLaterPart) => Moment(node, nameof(PublishLaterPart.ScheduledPublishUtc)),
            nameof(ArchiveLaterPart) => Moment(node, nameof(ArchiveLaterPart.ScheduledArchiveUtc)),
            nameof(DateField) => node.Moment("Value") is { } day ? DateOnly.FromDateTime(day).ToString("d", CultureInfo.CurrentUICulture) : "",
            nameof(LocalizationPart) => node.Text(nameof(LocalizationPart.Culture)) is { Length: > 0 } culture ? words.Language(culture) : "",
            nameof(ContentPickerField) => Named(nameof(ContentPickerField.ContentItemIds), names.Items),
            nameof(UserPickerField) => Named(nameof(UserPickerField.UserIds), names.People),
            nameof(TaxonomyField) => Named(nameof(TaxonomyField.TermContentItemIds), names.Terms),
            nameof(MediaField) => Files(node),
            _ => Plain(node),
        };

        string Named(string member, Dictionary<string, string> known) => string.Join('\n', node.Texts(member).Select(id => known.GetValueOrDefault(id, id)));
    }

    private static string Moment(JsonObject node, string member) => node.Moment(member) is { } utc ? Formats.ShortDateTime(utc) : "";

    private static string Files(JsonObject node)
    {
        var texts = node.Texts(nameof(MediaField.MediaTexts));
        return string.Join('\n', node.Texts(nameof(MediaField.Paths))
            .Select((path, i) => i < texts.Count && texts[i].Length > 0 ? $"{Path.GetFileName(path)} – {texts[i]}" : Path.GetFileName(path)));
    }

    // Every text and number in it, a line for each.
    private static string Plain(JsonNode? node) => node switch
    {
        JsonObject thing => string.Join('\n', thing.Select(member => Plain(member.Value)).Where(text => text.Length > 0)),
        JsonArray list => string.Join('\n', list.Select(Plain).Where(text => text.Length > 0)),
        JsonValue value => value.ToString(),
        _ => "",
    };
}
