using System.Globalization;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Editing;

/// <summary>What a new item's fields hold before anybody typed.</summary>
internal static class FieldDefaults
{
    /// <summary>Fills the fields that have a default and hold nothing.</summary>
    public static void Apply(JsonObject content, ContentTypeDefinition type)
    {
        foreach (var part in type.Parts.Where(part => part.Part.Fields.Count > 0))
        {
            var node = content.Object(part.Name);
            foreach (var field in part.Part.Fields)
                Apply(node.Object(field.Name), field);
        }
    }

    private static void Apply(JsonObject node, ContentPartFieldDefinition field)
    {
        switch (field.FieldName)
        {
            case nameof(TextField) when node.Text("Text") is null:
                node["Text"] = TextChoices.DefaultOf(field) ?? field.FieldSetting<string?>("DefaultValue", null);
                break;
            case nameof(NumericField) when node.Number("Value") is null:
                node["Value"] = decimal.TryParse(field.FieldSetting<string?>("DefaultValue", null), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null;
                break;
            case nameof(BooleanField) when node["Value"] is null:
                node["Value"] = field.FieldSetting("DefaultValue", false);
                break;
        }
    }
}
