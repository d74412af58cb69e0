using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content;

/// <summary>
/// Checks an item against its type. A draft may be incomplete, so only shapes and lengths count for it; publishing asks for everything.
/// </summary>
internal sealed class ContentValidator(
    IContentDefinitionManager definitions, ITaxonomies taxonomies, IUserDirectory users, CommunityDbContext db, IStringLocalizer<ContentStrings> T)
{
    private const int MaxItemLength = 4_000_000;

    public async Task<IReadOnlyList<ContentError>> ValidateAsync(ContentItem item, bool publishing, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        if (all.FindType(item.ContentType) is not { } type)
            return [new("", T["There is no content type called “{0}”.", item.ContentType])];

        var run = new Run(publishing);
        var json = item.Content.ToJsonString(ContentItem.JsonOptions);
        if (json.Length > MaxItemLength)
            return [new("", T["This text is too long to be kept: {0} million characters at most.", MaxItemLength / 1_000_000])];
        if (json.Contains("\\u0000", StringComparison.Ordinal) || item.DisplayText?.Contains('\0') == true)
            return [new("", T["The text holds a character that cannot be kept (a null character). Remove it and save again."])];
        if (!Audiences.All.Contains(item.Audience))
            run.Add("Audience", T["Choose who may read this."]);

        Check(run, "", item.Content, type, all, 0);
        if (publishing)
            await CheckReferencesAsync(run, cancellationToken);
        return run.Errors;
    }

    /// <summary>What the rules of one field say of a value, as when it is published; what it points at is not looked up.</summary>
    internal IReadOnlyList<ContentError> CheckValue(ContentPartFieldDefinition field, JsonNode? value)
    {
        var run = new Run(publishing: true);
        CheckField(run, field.Name, field, value);
        return run.Errors;
    }

    private void Check(Run run, string prefix, JsonObject content, ContentTypeDefinition type, ContentDefinitions all, int depth)
    {
        if (depth > ContentTree.MaxDepth)
        {
            run.Add(prefix, T["Blocks are nested too deeply."]);
            return;
        }
        foreach (var part in type.Parts)
        {
            var node = content[part.Name];
            if (node is not null and not JsonObject)
            {
                if (node is not JsonArray)
                    run.Add(prefix + part.Name, T["This value cannot be read."]);
                continue;
            }
            var values = node as JsonObject ?? [];
            CheckPart(run, prefix + part.Name, part, values);
            foreach (var field in part.Part.Fields)
                CheckField(run, $"{prefix}{part.Name}.{field.Name}", field, values[field.Name]);
        }
        foreach (var (partName, items) in ContentTree.Children(content))
        {
            var allowed = type.FindPart(partName)?.PartSetting<string[]>("ContainedContentTypes", []) ?? [];
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is not JsonObject inner)
                    continue;
                var name = ContentTree.Text(inner["ContentType"]);
                if (allowed.Length > 0 && !allowed.Contains(name))
                    run.Add($"{prefix}{partName}[{i}]", T["“{0}” cannot stand here.", name ?? ""]);
                else if (all.FindType(name) is { } innerType)
                    Check(run, $"{prefix}{partName}[{i}].", inner, innerType, all, depth + 1);
            }
        }
    }

    private void CheckPart(Run run, string path, ContentTypePartDefinition part, JsonObject values)
    {
        switch (part.Part.Name)
        {
            case nameof(TitlePart):
                var title = Text(run, path + ".Title", values["Title"], 300);
                var options = part.PartSetting<string>("Options", "");
                if (run.Publishing && string.IsNullOrWhiteSpace(title) && options is not ("GeneratedDisabled" or "GeneratedHidden" or "Editable"))
                    run.Add(path + ".Title", T["Give a title."]);
                break;
            case nameof(HtmlBodyPart):
                Text(run, path + ".Html", values["Html"], 1_000_000);
                break;
            case nameof(MarkdownBodyPart):
                Text(run, path + ".Markdown", values["Markdown"], 1_000_000);
                break;
            case nameof(AutoroutePart):
                Text(run, path + ".Path", values["Path"], Slug.MaxPath);
                break;
            case nameof(AliasPart):
                var alias = Text(run, path + ".Alias", values["Alias"], 100);
                if (alias is { Length: > 0 } && Slug.Path(alias) != alias.ToLowerInvariant())
                    run.Add(path + ".Alias", T["An alias is made of letters, digits and hyphens."]);
                break;
            case nameof(LinkMenuItemPart):
                var url = Text(run, path + ".Url", values["Url"], 2000);
                if (url is { Length: > 0 } && !IsUrl(url))
                    run.Add(path + ".Url", T["Give a web address that begins with https://, or a path of this site that begins with /."]);
                break;
            case nameof(LocalizationPart):
                if (Text(run, path + ".Culture", values["Culture"], 10) is { Length: > 0 } culture && culture is not ("fr" or "en"))
                    run.Add(path + ".Culture", T["Choose French or English."]);
                break;
            case nameof(PublishLaterPart):
                Read<PublishLaterPart>(run, path, values);
                break;
            case nameof(ArchiveLaterPart):
                Read<ArchiveLaterPart>(run, path, values);
                break;
        }
    }

    private void CheckField(Run run, string path, ContentPartFieldDefinition field, JsonNode? node)
    {
        switch (field.FieldName)
        {
            case nameof(TextField):
                CheckText(run, path, field, Read<TextField>(run, path, node)?.Text);
                break;
            case nameof(HtmlField):
                CheckLength(run, path, field, Read<HtmlField>(run, path, node)?.Html, 1_000_000);
                break;
            case nameof(MarkdownField):
                CheckLength(run, path, field, Read<MarkdownField>(run, path, node)?.Markdown, 1_000_000);
                break;
            case nameof(NumericField):
                CheckNumber(run, path, field, Read<NumericField>(run, path, node)?.Value);
                break;
            case nameof(BooleanField):
                var given = Read<BooleanField>(run, path, node)?.Value ?? false;
                if (run.Publishing && field.Required && !given)
                    run.Add(path, T["This must be ticked."]);
                break;
            case nameof(DateField):
                CheckRange(run, path, field, Read<DateField>(run, path, node)?.Value);
                break;
            case nameof(DateTimeField):
                CheckRange(run, path, field, Read<DateTimeField>(run, path, node)?.Value);
                break;
            case nameof(TimeField):
                var time = Read<TimeField>(run, path, node)?.Value;
                Require(run, path, field, time is not null);
                if (time is { } t && (t < TimeSpan.Zero || t >= TimeSpan.FromDays(1)))
                    run.Add(path, T["Give a time between 00:00 and 23:59."]);
                break;
            case nameof(LinkField):
                CheckLink(run, path, field, Read<LinkField>(run, path, node));
                break;
            case nameof(MultiTextField):
                CheckMultiText(run, path, field, Read<MultiTextField>(run, path, node)?.Values ?? []);
                break;
            case nameof(MediaField):
                CheckMedia(run, path, field, Read<MediaField>(run, path, node) ?? new());
                break;
            case nameof(ContentPickerField):
                var picked = Read<ContentPickerField>(run, path, node)?.ContentItemIds ?? [];
                CheckPicks(run, path, field, picked, field.FieldSetting("Multiple", false) ? int.MaxValue : 1);
                run.Items.AddRange(picked.Select(id => (path, id, field.FieldSetting<string[]>("DisplayedContentTypes", []))));
                break;
            case nameof(UserPickerField):
                var people = Read<UserPickerField>(run, path, node)?.UserIds ?? [];
                CheckPicks(run, path, field, people, field.FieldSetting("Multiple", false) ? int.MaxValue : 1);
                run.Users.AddRange(people.Select(id => (path, id)));
                break;
            case nameof(TaxonomyField):
                var terms = Read<TaxonomyField>(run, path, node) ?? new();
                CheckPicks(run, path, field, terms.TermContentItemIds, field.FieldSetting("Unique", false) ? 1 : int.MaxValue);
                var taxonomy = field.FieldSetting<string?>("TaxonomyContentItemId", null) ?? terms.TaxonomyContentItemId;
                run.Terms.AddRange(terms.TermContentItemIds.Select(id => (path, id, taxonomy)));
                break;
            case nameof(GeoPointField):
                var point = Read<GeoPointField>(run, path, node) ?? new();
                Require(run, path, field, point is { Latitude: not null, Longitude: not null });
                if (point.Latitude is < -90 or > 90)
                    run.Add(path, T["The latitude is a number between -90 and 90."]);
                if (point.Longitude is < -180 or > 180)
                    run.Add(path, T["The longitude is a number between -180 and 180."]);
                if (run.Publishing && point.Latitude is null != point.Longitude is null)
                    run.Add(path, T["Give both the latitude and the longitude, or neither."]);
                break;
        }
    }

    private void CheckText(Run run, string path, ContentPartFieldDefinition field, string? text)
    {
        CheckLength(run, path, field, text, 100_000);
        if (string.IsNullOrEmpty(text) || !run.Publishing)
            return;
        if (field.FieldSetting<string?>("Pattern", null) is { Length: > 0 } pattern && !Matches(text, pattern))
            run.Add(path, field.Hint is { } hint ? T["This is not in the form that is expected: {0}", hint] : T["This is not in the form that is expected."]);
        var options = field.Setting<PredefinedOption[]>("TextFieldPredefinedListEditorSettings", "Options", []);
        if (field.Editor == "PredefinedList" && options.Length > 0 && options.All(option => option.Value != text))
            run.Add(path, T["Choose one of the values of the list."]);
    }

    // Patterns come from recipes: one that takes too long must not hold the server.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return System.Text.RegularExpressions.Regex.IsMatch(text, $"^(?:{pattern})$", default, TimeSpan.FromMilliseconds(200));
        }
        catch (Exception e) when (e is ArgumentException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private void CheckLength(Run run, string path, ContentPartFieldDefinition field, string? text, int limit)
    {
        Require(run, path, field, !string.IsNullOrWhiteSpace(text));
        var max = Math.Min(field.FieldSetting("MaxLength", limit), limit);
        if (text?.Length > max)
            run.Add(path, T["This is too long: {0} characters at most, {1} given.", max, text.Length]);
        if (run.Publishing && text is { Length: > 0 } && field.FieldSetting("MinLength", 0) is var min && text.Length < min)
            run.Add(path, T["This is too short: at least {0} characters.", min]);
    }

    private void CheckNumber(Run run, string path, ContentPartFieldDefinition field, decimal? value)
    {
        Require(run, path, field, value is not null);
        if (value is not { } number)
            return;
        if (field.FieldSetting<decimal?>("Minimum", null) is { } minimum && number < minimum)
            run.Add(path, T["Give a number of at least {0}.", minimum]);
        if (field.FieldSetting<decimal?>("Maximum", null) is { } maximum && number > maximum)
            run.Add(path, T["Give a number of at most {0}.", maximum]);
        if (field.FieldSetting<int?>("Scale", null) is { } scale && decimal.Round(number, Math.Clamp(scale, 0, 28)) != number)
            run.Add(path, scale == 0 ? T["Give a whole number."] : T["Give at most {0} digits after the decimal sign.", scale]);
    }

    private void CheckRange(Run run, string path, ContentPartFieldDefinition field, DateTime? value)
    {
        Require(run, path, field, value is not null);
        if (value is not { } date)
            return;
        if (field.FieldSetting<DateTime?>("Minimum", null) is { } minimum && date < minimum)
            run.Add(path, T["Give a date from {0:d} on.", minimum]);
        if (field.FieldSetting<DateTime?>("Maximum", null) is { } maximum && date > maximum)
            run.Add(path, T["Give a date until {0:d}.", maximum]);
    }

    private void CheckLink(Run run, string path, ContentPartFieldDefinition field, LinkField? link)
    {
        Require(run, path, field, !string.IsNullOrWhiteSpace(link?.Url));
        if (link is null)
            return;
        if (link.Url?.Length > 2000 || link.Text?.Length > 300)
            run.Add(path, T["This link is too long."]);
        if (link.Target is not (null or "" or LinkField.NewTab or "_self" or "_parent" or "_top"))
            run.Add(path, T["A link opens in the same tab or in a new one."]);
        if (!string.IsNullOrWhiteSpace(link.Url) && !IsUrl(link.Url))
            run.Add(path, T["Give a web address that begins with https://, or a path of this site that begins with /."]);
        var mode = field.FieldSetting("LinkTextMode", "Optional");
        if (run.Publishing && mode is "Required" or "1" && !string.IsNullOrWhiteSpace(link.Url) && string.IsNullOrWhiteSpace(link.Text))
            run.Add(path, T["Say where the link leads."]);
    }

    private void CheckMultiText(Run run, string path, ContentPartFieldDefinition field, string[] values)
    {
        CheckPicks(run, path, field, values, int.MaxValue);
        if (values.Any(value => value?.Length > 500))
            run.Add(path, T["This is too long: {0} characters at most, {1} given.", 500, values.Max(value => value?.Length ?? 0)]);
        var options = field.FieldSetting<PredefinedOption[]>("Options", []);
        if (run.Publishing && options.Length > 0 && values.Any(value => options.All(option => option.Value != value)))
            run.Add(path, T["Choose one of the values of the list."]);
    }

    private void CheckMedia(Run run, string path, ContentPartFieldDefinition field, MediaField media)
    {
        CheckPicks(run, path, field, media.Paths, field.FieldSetting("Multiple", false) ? int.MaxValue : 1);
        if (media.Paths.Any(file => file is null || file.Contains("..", StringComparison.Ordinal) || file.Contains('\\') || file.Length > 400))
            run.Add(path, T["This file is not in the media library."]);
        if (media.MediaTexts.Any(text => text?.Length > 500))
            run.Add(path, T["An alternative text has at most {0} characters.", 500]);
    }

    private void CheckPicks(Run run, string path, ContentPartFieldDefinition field, string[] picks, int most)
    {
        Require(run, path, field, picks.Length > 0);
        if (picks.Any(pick => pick is null))
            run.Add(path, T["This value cannot be read."]);
        var max = Math.Min(field.FieldSetting("MaxCount", 200), most);
        if (picks.Length > max)
            run.Add(path, max == 1 ? T["Choose one only."] : T["Choose at most {0}.", max]);
        if (run.Publishing && picks.Length > 0 && field.FieldSetting("MinCount", 0) is var min && picks.Length < min)
            run.Add(path, T["Choose at least {0}.", min]);
    }

    private void Require(Run run, string path, ContentPartFieldDefinition field, bool given)
    {
        if (run.Publishing && field.Required && !given)
            run.Add(path, T["Fill in “{0}”.", field.DisplayName]);
    }

    // All references of the item in three queries, whatever their number.
    private async Task CheckReferencesAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.Items.Count > 0)
        {
            var ids = run.Items.Select(reference => reference.Id).Distinct().ToArray();
            var known = await db.Set<ContentRow>().Where(row => row.Latest && ids.Contains(row.ContentItemId))
                .ToDictionaryAsync(row => row.ContentItemId, row => row.ContentType, cancellationToken);
            foreach (var (path, id, types) in run.Items)
                if (!known.TryGetValue(id, out var type))
                    run.Add(path, T["What was chosen here does not exist any more."]);
                else if (types.Length > 0 && !types.Contains(type))
                    run.Add(path, T["What was chosen here is of a kind that cannot be chosen."]);
        }
        if (run.Users.Count > 0)
        {
            var known = (await users.FindAsync(run.Users.Select(reference => reference.Id).Distinct(), cancellationToken)).Select(user => user.Id).ToHashSet();
            foreach (var (path, id) in run.Users)
                if (!known.Contains(id))
                    run.Add(path, T["This person has no account any more."]);
        }
        foreach (var group in run.Terms.GroupBy(reference => reference.Taxonomy))
        {
            var known = group.Key is null ? [] : (await taxonomies.GetTermsByIdAsync(group.Key, cancellationToken)).Select(term => term.Id).ToHashSet();
            foreach (var (path, id, _) in group)
                if (!known.Contains(id))
                    run.Add(path, T["This term does not exist any more."]);
        }
    }

    private string? Text(Run run, string path, JsonNode? node, int max)
    {
        if (node is null)
            return null;
        var text = ContentTree.Text(node);
        if (text is null)
            run.Add(path, T["This value cannot be read."]);
        else if (text.Length > max)
            run.Add(path, T["This is too long: {0} characters at most, {1} given.", max, text.Length]);
        return text;
    }

    private TField? Read<TField>(Run run, string path, JsonNode? node) where TField : class
    {
        if (node is null)
            return null;
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<TField>(node, ContentItem.JsonOptions);
        }
        catch (System.Text.Json.JsonException)
        {
            run.Add(path, T["This value cannot be read."]);
            return null;
        }
    }

    private static bool IsUrl(string url) =>
        !url.Any(char.IsControl) && !url.StartsWith("//", StringComparison.Ordinal)
        && (url.StartsWith("~/", StringComparison.Ordinal) || url[0] is '/' or '#' or '?'
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel")
            || (Uri.TryCreate(url, UriKind.Relative, out _) && !url.Contains(':', StringComparison.Ordinal)));

    private sealed record PredefinedOption(string? Name, string? Value);

    private sealed class Run(bool publishing)
    {
        public bool Publishing => publishing;
        public List<ContentError> Errors { get; } = [];
        public List<(string Path, string Id, string[] Types)> Items { get; } = [];
        public List<(string Path, string Id)> Users { get; } = [];
        public List<(string Path, string Id, string? Taxonomy)> Terms { get; } = [];

        public void Add(string path, string message) => Errors.Add(new(path, message));
    }
}
