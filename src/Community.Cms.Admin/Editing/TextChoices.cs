using System.Globalization;
using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Editing;

/// <summary>A value a field may take, with its name for people.</summary>
internal sealed record TextChoice(string Name, string Value);

/// <summary>The predefined values of a text field or a multi text field.</summary>
internal static class TextChoices
{
    private const string Group = "TextFieldPredefinedListEditorSettings";

    /// <summary>The values to choose from, or null when any text will do.</summary>
    public static IReadOnlyList<TextChoice>? Of(ContentPartFieldDefinition field)
    {
        var options = field.FieldName == "MultiTextField" ? field.FieldSetting<JsonArray?>("Options", null)
            : field.Editor == "PredefinedList" ? field.Setting<JsonArray?>(Group, "Options", null) : null;
        if (options is null || options.Count == 0)
            return null;
        bool english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return [.. options.OfType<JsonObject>().Select(option => Choice(option, english))];
    }

    /// <summary>Whether all choices are shown at once, rather than in a drop-down list.</summary>
    public static bool AsRadios(ContentPartFieldDefinition field) =>
        field.Setting(Group, "Editor", 1) == 0 || field.Setting(Group, "Editor", "") == "Radio";

    public static string? DefaultOf(ContentPartFieldDefinition field) =>
        field.Editor == "PredefinedList" ? field.Setting<string?>(Group, "DefaultValue", null) : null;

    private static TextChoice Choice(JsonObject option, bool english)
    {
        var value = option.Text("value") ?? option.Text("Value") ?? "";
        var name = (english ? option.Text("nameEn") ?? option.Text("NameEn") : null) ?? option.Text("name") ?? option.Text("Name");
        return new(string.IsNullOrEmpty(name) ? value : name, value);
    }
}
