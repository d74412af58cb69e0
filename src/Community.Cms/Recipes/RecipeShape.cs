using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes;

/// <summary>An object inside a recipe together with its place, so that whatever is wrong with it can be said with the place. Names are found in any case.</summary>
/// <param name="Json">The object.</param>
/// <param name="Place">Where it stands, e.g. <c>ContentDefinition.ContentTypes[3]</c>.</param>
/// <param name="Texts">The sentences.</param>
internal sealed record RecipeShape(JsonObject Json, string Place, IStringLocalizer<RecipeStrings> Texts)
{
    /// <summary>Key of the place in a refusal's data.</summary>
    public const string PlaceKey = "Place";

    public JsonNode? Find(string name) => Json[name] ?? Json.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <exception cref="RecipeException">Missing, empty or no text.</exception>
    public string RequiredText(string name) =>
        OptionalText(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Fault(PlaceOf(name), Texts["{0} is missing.", PlaceOf(name)]);

    /// <exception cref="RecipeException">There, and no text.</exception>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Fault(PlaceOf(name), Texts["{0} must be a text.", PlaceOf(name)]),
    };

    /// <exception cref="RecipeException">There, and no object.</exception>
    public JsonObject? OptionalObject(string name) => Find(name) switch
    {
        null => null,
        JsonObject value => value,
        _ => throw Fault(PlaceOf(name), Texts["{0} must be an object.", PlaceOf(name)]),
    };

    /// <summary>The objects of a list; none when the list is absent.</summary>
    /// <exception cref="RecipeException">There, and no list of objects.</exception>
    public IEnumerable<RecipeShape> Objects(string name) => List(name).Select((node, i) => node is JsonObject value
        ? new RecipeShape(value, $"{PlaceOf(name)}[{i}]", Texts)
        : throw Fault($"{PlaceOf(name)}[{i}]", Texts["{0} must be an object.", $"{PlaceOf(name)}[{i}]"]));

    /// <summary>The texts of a list; none when the list is absent.</summary>
    /// <exception cref="RecipeException">There, and no list of texts.</exception>
    public IEnumerable<string> TextList(string name) => List(name).Select((node, i) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? value.GetValue<string>()
        : throw Fault($"{PlaceOf(name)}[{i}]", Texts["{0} must be a text.", $"{PlaceOf(name)}[{i}]"]));

    public string PlaceOf(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    /// <summary>A refusal that remembers its place, so that the runner can tell the line.</summary>
    public static RecipeException Fault(string place, LocalizedString message) => new(message.Value) { Data = { [PlaceKey] = place } };

    private JsonArray List(string name) => Find(name) switch
    {
        null => [],
        JsonArray array => array,
        _ => throw Fault(PlaceOf(name), Texts["{0} must be a list.", PlaceOf(name)]),
    };
}
