using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing.Binding;

/// <summary>Puts what was typed into parts, and into the items that parts hold.</summary>
internal sealed class PartBinding(
    PostedForm form, BoundItem bound, FieldBinding fields, ContentDefinitions definitions, EditorCommand command, IStringLocalizer<Strings> T)
{
    public const int LongestTitle = 255;
    public const int LongestPath = 400;
    public const int LongestAlias = 100;
    public const int LongestUrl = 2000;
    public const int LongestBody = 500_000;

    /// <summary>Binds every part of one item.</summary>
    /// <param name="content">The item's parts by name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="above">Path of the item with a dot at its end; empty for the item that is edited.</param>
    public void Bind(JsonObject content, ContentTypeDefinition type, string above)
    {
        foreach (var part in TypeParts.Of(type, above))
        {
            var path = above + part.Name;
            // A part that only code knows and the editor does not is left alone.
            if (!TypeParts.IsKnown(part) && part.Part.Fields.Count == 0)
                continue;
            var node = content.Object(part.Name);
            BindPart(node, part, path);
            foreach (var field in part.Part.Fields)
                fields.Bind(node, field, $"{path}.{field.Name}");
        }
    }

    private void BindPart(JsonObject node, ContentTypePartDefinition part, string path)
    {
        switch (part.Part.Name)
        {
            case nameof(TitlePart):
                Text(node, path, nameof(TitlePart.Title), LongestTitle);
                break;
            case nameof(AutoroutePart):
                if (form.Text(path, nameof(AutoroutePart.Path), LongestPath) is { } address)
                    Set(node, nameof(AutoroutePart.Path), address.Trim('/', '~', ' '));
                break;
            case nameof(AliasPart):
                Text(node, path, nameof(AliasPart.Alias), LongestAlias);
                break;
            case nameof(HtmlBodyPart):
                Text(node, path, nameof(HtmlBodyPart.Html), LongestBody);
                break;
            case nameof(MarkdownBodyPart):
                Text(node, path, nameof(MarkdownBodyPart.Markdown), LongestBody);
                break;
            case nameof(LinkMenuItemPart):
                Text(node, path, nameof(LinkMenuItemPart.Url), LongestUrl);
                break;
            case nameof(LocalizationPart):
                BindLocalization(node, path);
                break;
            case nameof(PublishLaterPart):
                fields.BindMoment(node, path, nameof(PublishLaterPart.ScheduledPublishUtc));
                break;
            case nameof(ArchiveLaterPart):
                fields.BindMoment(node, path, nameof(ArchiveLaterPart.ScheduledArchiveUtc));
                break;
            default:
                if (ContainedLists.Of(part, node.Text(nameof(TaxonomyPart.TermContentType)), definitions) is { } list)
                    BindList(node, list, path);
                break;
        }
    }

    private void BindLocalization(JsonObject node, string path)
    {
        if (form.Text(path, nameof(LocalizationPart.Culture), 10) is not { } culture)
            return;
        if (culture is not ("" or "fr" or "en") && culture != node.Text(nameof(LocalizationPart.Culture)))
            form.Fail(path, T["Choose one of the languages of the list."]);
        Set(node, nameof(LocalizationPart.Culture), culture);
    }

    private void BindList(JsonObject node, ContainedList list, string path)
    {
        if (!form.Has(path, "Shown") || path.Split('[').Length > ContainedLists.Deepest)
            return;
        var before = node.Objects(list.Member);
        (node[list.Member] as JsonArray)?.Clear();
        var after = ReadItems(before, list, path);
        MoveItems(after, list, path);
        node[list.Member] = new JsonArray([.. after]);
    }

    private List<JsonObject> ReadItems(IReadOnlyList<JsonObject> before, ContainedList list, string path)
    {
        var items = new List<JsonObject>();
        for (int i = 0; i < ContainedLists.Most && form.Has($"{path}[{i}]", "ContentType"); i++)
        {
            var here = $"{path}[{i}]";
            var typeName = form.Text(here, "ContentType", 100);
            var id = form.Text(here, "ContentItemId", ContentIds.Length);
            var item = before.FirstOrDefault(known => known.Text("ContentItemId") == id && known.Text("ContentType") == typeName && !items.Contains(known));
            if (item is null && list.Types.All(type => type.Name != typeName))
            {
                form.Fail(path, T["One of the entries cannot stand here: it has been left out."]);
                continue;
            }
            item ??= New(typeName!, ContentIds.IsValid(id) ? id! : ContentIds.New());
            // A type that is gone cannot be edited, and its text is kept.
            if (definitions.FindType(typeName) is { } type)
                Bind(item, type, here + ".");
            if (item[nameof(TitlePart)] is JsonObject title)
                item["DisplayText"] = title.Text(nameof(TitlePart.Title));
            items.Add(item);
        }
        return items;
    }

    private void MoveItems(List<JsonObject> items, ContainedList list, string path)
    {
        if (command.Verb == EditorCommand.Add && command.Target == path)
        {
            Add(items, list, path);
            return;
        }
        int index = items.FindIndex(item => command.Target == $"{path}[{items.IndexOf(item)}]");
        if (index < 0)
            return;
        int target = command.Verb switch { EditorCommand.Up => index - 1, EditorCommand.Down => index + 1, _ => index };
        if (command.Verb == EditorCommand.Remove)
        {
            items.RemoveAt(index);
            bound.Focus = path;
        }
        else if (target >= 0 && target < items.Count)
        {
            (items[index], items[target]) = (items[target], items[index]);
            bound.Focus = $"{path}[{target}]";
        }
    }

    private void Add(List<JsonObject> items, ContainedList list, string path)
    {
        var name = command.Argument.Length > 0 ? command.Argument : form.Text(path, "AddType", 100);
        if (list.Types.FirstOrDefault(type => type.Name == name) is not { } type)
            form.Fail(path, T["Choose what to add."]);
        else if (items.Count >= ContainedLists.Most)
            form.Fail(path, T["{0} entries are the most that fit here.", ContainedLists.Most]);
        else
        {
            var item = New(type.Name, ContentIds.New());
            FieldDefaults.Apply(item, type);
            items.Add(item);
            bound.Focus = $"{path}[{items.Count - 1}]";
        }
    }

    private static JsonObject New(string type, string id) => new() { ["ContentItemId"] = id, ["ContentType"] = type };

    private void Text(JsonObject node, string path, string member, int longest)
    {
        if (form.Text(path, member, longest) is { } text)
            Set(node, member, text);
    }

    private static void Set(JsonObject node, string member, string text) => node[member] = text.Length == 0 ? null : text;
}
