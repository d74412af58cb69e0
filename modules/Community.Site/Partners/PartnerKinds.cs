using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;
using Community.Site.Reading;

namespace Community.Site.Partners;

/// <summary>Kinds of partners in the order and words of the type's list of choices.</summary>
internal sealed class PartnerKinds
{
    private readonly List<(string Value, string Name)> _kinds = [];

    /// <summary>Reads the choices of the field <c>Kind</c>.</summary>
    public static PartnerKinds Of(ContentTypeDefinition? type)
    {
        PartnerKinds kinds = new();
        var field = type?.Parts.SelectMany(part => part.Part.Fields).FirstOrDefault(f => f.Name == "Kind");
        foreach (var option in field?.Setting<JsonArray>("TextFieldPredefinedListEditorSettings", "Options", []) ?? [])
            if (option is JsonObject choice && Text(choice, "value") is { } value)
                kinds._kinds.Add((value, (KeptReader.Language == "en" ? Text(choice, "nameEn") : null) ?? Text(choice, "name") ?? value));
        return kinds;
    }

    /// <summary>Name of a kind in the current language; empty when it is not said.</summary>
    public string NameOf(string value) => _kinds.Find(kind => kind.Value == value).Name ?? value;

    /// <summary>Place of a kind in the list; unknown ones come last.</summary>
    public int PlaceOf(string value) => _kinds.FindIndex(kind => kind.Value == value) is >= 0 and var place ? place : int.MaxValue;

    private static string? Text(JsonObject choice, string name) => choice[name] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
