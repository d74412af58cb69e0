using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing.Binding;

/// <summary>Puts what was typed into fields. What cannot be read is kept as text beside the value, and reported.</summary>
internal sealed partial class FieldBinding(PostedForm form, BoundItem bound, EditorCommand command, IStringLocalizer<Strings> T)
{
    public const int LongestText = 50_000;
    public const int LongestLinkText = 300;
    public const int LongestChoice = 500;
    public const int MostChoices = 200;

    /// <summary>Binds one field of a part.</summary>
    public void Bind(JsonObject part, ContentPartFieldDefinition field, string path)
    {
        if (!TypeParts.IsKnown(field))
            return;
        var node = part.Object(field.Name);
        switch (field.FieldName)
        {
            case nameof(TextField): BindText(node, field, path); break;
            case nameof(HtmlField): BindLong(node, path, nameof(HtmlField.Html)); break;
            case nameof(MarkdownField): BindLong(node, path, nameof(MarkdownField.Markdown)); break;
            case nameof(NumericField): BindNumber(node, path, nameof(NumericField.Value)); break;
            case nameof(BooleanField): BindBoolean(node, path); break;
            case nameof(DateField): BindDate(node, path); break;
            case nameof(DateTimeField): BindMoment(node, path, nameof(DateTimeField.Value)); break;
            case nameof(TimeField): BindTime(node, path); break;
            case nameof(LinkField): BindLink(node, path); break;
            case nameof(MultiTextField): BindMultiText(node, field, path); break;
            case nameof(MediaField): BindMedia(node, field, path); break;
            case nameof(ContentPickerField): BindPicker(node, field, path, nameof(ContentPickerField.ContentItemIds), ContentIds.IsValid); break;
            case nameof(UserPickerField): BindPicker(node, field, path, nameof(UserPickerField.UserIds), id => id.Length <= 100); break;
            case nameof(TaxonomyField): BindTerms(node, field, path); break;
            case nameof(GeoPointField): BindPoint(node, path); break;
        }
    }

    private void BindText(JsonObject node, ContentPartFieldDefinition field, string path)
    {
        int setting = field.FieldSetting("MaxLength", 0);
        if (form.Text(path, nameof(TextField.Text), setting > 0 ? Math.Min(setting, LongestText) : LongestText) is not { } text)
            return;
        var choices = TextChoices.Of(field);
        if (choices is not null && text.Length > 0 && text != node.Text(nameof(TextField.Text)) && choices.All(choice => choice.Value != text))
            form.Fail(path, T["Choose one of the list."]);
        Set(node, nameof(TextField.Text), text);
    }

    private void BindLong(JsonObject node, string path, string member)
    {
        if (form.Text(path, member, PartBinding.LongestBody) is { } text)
            Set(node, member, text);
    }

    private void BindBoolean(JsonObject node, string path)
    {
        if (form.Has(path, "Shown"))
            node[nameof(BooleanField.Value)] = form.Values(path, nameof(BooleanField.Value)).Contains("true");
    }

    private void BindLink(JsonObject node, string path)
    {
        if (form.Text(path, nameof(LinkField.Url), PartBinding.LongestUrl) is not { } url)
            return;
        if (url.Length > 0 && !LinkAddress.IsFine(url))
            form.Fail(path, T["Write an address such as https://example.org, or a page of this site such as ~/agenda."]);
        Set(node, nameof(LinkField.Url), url);
        Set(node, nameof(LinkField.Text), form.Text(path, nameof(LinkField.Text), LongestLinkText) ?? "");
        if (form.Has(path, "Shown"))
            BindTarget(node, path, form.Values(path, nameof(LinkField.Target)));
    }

    // The box knows a new tab and nothing else: what another system wrote there stays unless the box is ticked.
    private void BindTarget(JsonObject node, string path, IReadOnlyList<string> ticked)
    {
        if (ticked.Any(value => value != LinkField.NewTab))
            form.Fail(path, T["A link opens in the same tab or in a new one."]);
        else if (ticked.Count > 0)
            node[nameof(LinkField.Target)] = LinkField.NewTab;
        else if (node.Text(nameof(LinkField.Target)) == LinkField.NewTab)
            node[nameof(LinkField.Target)] = null;
    }

    private void BindMultiText(JsonObject node, ContentPartFieldDefinition field, string path)
    {
        if (!form.Has(path, "Shown"))
            return;
        var choices = TextChoices.Of(field);
        var before = node.Texts(nameof(MultiTextField.Values));
        IReadOnlyList<string> values = choices is not null
            ? form.Values(path, nameof(MultiTextField.Values))
            : [.. (form.Text(path, nameof(MultiTextField.Values), LongestText) ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        if (choices is not null && values.Any(value => choices.All(choice => choice.Value != value) && !before.Contains(value)))
            form.Fail(path, T["Choose from the list."]);
        if (values.Count > MostChoices)
            form.Fail(path, T["{0} entries are the most that fit here.", MostChoices]);
        if (values.FirstOrDefault(value => value.Length > LongestChoice) is { } tooLong)
            form.Fail(path, T["Shorten the line “{0}…”: {1} characters at most.", tooLong[..20], LongestChoice]);
        node[nameof(MultiTextField.Values)] = JsonRead.ToArray(values);
    }

    private static void Set(JsonObject node, string member, string text) => node[member] = text.Length == 0 ? null : text;
}
