using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Editing.Binding;

// Fields that point at other things: files, items, people, terms.
internal sealed partial class FieldBinding
{
    private const int LongestMediaPath = 400;
    private const int LongestMediaText = 500;

    private void BindMedia(JsonObject node, ContentPartFieldDefinition field, string path)
    {
        if (!form.Has(path, "Shown"))
            return;
        bool multiple = field.FieldSetting("Multiple", false);
        var texts = form.Raw(path, nameof(MediaField.MediaTexts));
        var files = form.Raw(path, nameof(MediaField.Paths))
            .Select((file, i) => (Path: file, Text: i < texts.Count ? texts[i] : ""))
            .Where(file => file.Path.Length > 0)
            .ToList();
        if (command.Verb == EditorCommand.Drop && command.Target == path && int.TryParse(command.Argument, out int index) && index >= 0 && index < files.Count)
            files.RemoveAt(index);

        var picked = form.Values(path, "Pick").Where(pick => files.All(file => file.Path != pick)).Select(pick => (Path: pick, Text: "")).ToList();
        files = multiple ? [.. files, .. picked] : picked.Count > 0 ? [picked[^1]] : files;
        if (files.Any(file => file.Path.Length > LongestMediaPath || file.Path.Contains("..", StringComparison.Ordinal)))
            form.Fail(path, T["Choose the file in the library."]);
        if (files.Any(file => file.Text.Length > LongestMediaText))
            form.Fail(path, T["Describe the picture in {0} characters at most.", LongestMediaText]);
        if (files.Count > MostChoices)
            form.Fail(path, T["{0} entries are the most that fit here.", MostChoices]);
        node[nameof(MediaField.Paths)] = JsonRead.ToArray(files.Select(file => file.Path));
        node[nameof(MediaField.MediaTexts)] = JsonRead.ToArray(files.Select(file => file.Text));
        bound.Media.Add(new(node, path, form.Values(path, "Decorative"), field.FieldSetting("AllowMediaText", true) && (command.Publishes || command.Verb == EditorCommand.Submit)));

        if (form.Files(path, "Upload") is { Count: > 0 } uploads)
            bound.Uploads.Add(new(node, path, multiple, field.FieldSetting<string[]>("AllowedExtensions", []), uploads));
    }

    private void BindPicker(JsonObject node, ContentPartFieldDefinition field, string path, string member, Func<string, bool> isId)
    {
        if (!form.Has(path, "Shown"))
            return;
        var ids = form.Values(path, "Ids").Concat(form.Values(path, "Add")).Distinct(StringComparer.Ordinal).ToList();
        if (!field.FieldSetting("Multiple", false) && ids.Count > 1)
            ids = [form.Values(path, "Add").LastOrDefault() ?? ids[^1]];
        if (ids.Exists(id => !isId(id)))
            form.Fail(path, T["Choose from the list."]);
        if (ids.Count > MostChoices)
            form.Fail(path, T["{0} entries are the most that fit here.", MostChoices]);
        node[member] = JsonRead.ToArray(ids);
    }

    private void BindTerms(JsonObject node, ContentPartFieldDefinition field, string path)
    {
        if (!form.Has(path, "Shown"))
            return;
        var terms = form.Values(path, "Terms");
        if (terms.Any(term => !ContentIds.IsValid(term)) || (field.FieldSetting("Unique", false) && terms.Count > 1))
            form.Fail(path, T["Choose from the list."]);
        node[nameof(TaxonomyField.TaxonomyContentItemId)] =
            field.FieldSetting<string?>("TaxonomyContentItemId", null) ?? node.Text(nameof(TaxonomyField.TaxonomyContentItemId));
        node[nameof(TaxonomyField.TermContentItemIds)] = JsonRead.ToArray(terms);
    }
}
