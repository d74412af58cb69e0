using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Abstractions.Definitions;

/// <summary>Anything that has settings. Both of Orchard Core's styles are read: nested under a class name, and flat at the root.</summary>
public abstract record Definition(string Name, JsonObject Settings)
{
    /// <summary>A setting, from <c>Settings[group][name]</c>, else from <c>Settings[name]</c>, else the default.</summary>
    public T Setting<T>(string group, string name, T fallback)
    {
        var node = (Settings[group] as JsonObject)?[name] ?? Settings[name];
        if (node is null)
            return fallback;
        try
        {
            // Older recipes write "True" and "3" where newer ones write true and 3.
            if (typeof(T) == typeof(bool) && node.GetValueKind() == JsonValueKind.String)
                return (T)(object)bool.Parse(node.GetValue<string>());
            return node.Deserialize<T>(ContentItem.JsonOptions) ?? fallback;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return fallback;
        }
    }

    /// <summary>A text for people, from <c>…En</c> in English where the recipe gives one.</summary>
    protected string? Text(string group, string name)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Setting<string?>(group, name + "En", null) : null;
        return string.IsNullOrWhiteSpace(english) ? Setting<string?>(group, name, null) : english;
    }
}

/// <summary>A field of a part.</summary>
/// <param name="Name">Technical name, the JSON key.</param>
/// <param name="FieldName">Field class, e.g. <c>TextField</c>.</param>
/// <param name="Settings">Its settings.</param>
public sealed record ContentPartFieldDefinition(string Name, string FieldName, JsonObject Settings) : Definition(Name, Settings)
{
    private const string Group = "ContentPartFieldSettings";

    /// <summary>Name for people in the current UI language.</summary>
    public string DisplayName => Text(Group, "DisplayName") ?? Name;
    /// <summary>Help for people in the current UI language.</summary>
    public string? Hint => Text(FieldName + "Settings", "Hint");
    /// <summary>Whether something must be given before publishing.</summary>
    public bool Required => FieldSetting("Required", false);
    /// <summary>Editor variant, e.g. <c>TextArea</c>, <c>Wysiwyg</c>, <c>PredefinedList</c>.</summary>
    public string Editor => Setting(Group, "Editor", "");
    /// <summary>Place among the fields.</summary>
    public string Position => Setting(Group, "Position", "");

    /// <summary>A setting of the field's own group, e.g. <c>TextFieldSettings</c>.</summary>
    public T FieldSetting<T>(string name, T fallback) => Setting(FieldName + "Settings", name, fallback);
}

/// <summary>A part: a named bag of fields.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Fields">Its fields in order.</param>
public sealed record ContentPartDefinition(string Name, JsonObject Settings, IReadOnlyList<ContentPartFieldDefinition> Fields) : Definition(Name, Settings);

/// <summary>A part as a type uses it.</summary>
/// <param name="Name">Name in the item's JSON; differs from the part's name for named bags.</param>
/// <param name="Part">The part; one without fields when only code knows it.</param>
/// <param name="Settings">Settings of this use.</param>
public sealed record ContentTypePartDefinition(string Name, ContentPartDefinition Part, JsonObject Settings) : Definition(Name, Settings)
{
    private const string Group = "ContentTypePartSettings";

    /// <summary>Name for people in the current UI language.</summary>
    public string? DisplayName => Text(Group, "DisplayName");
    /// <summary>Help for people in the current UI language.</summary>
    public string? Description => Text(Group, "Description");
    /// <summary>Place among the parts.</summary>
    public string Position => Setting(Group, "Position", "");

    /// <summary>A setting of the part's own group, e.g. <c>AutoroutePartSettings</c>.</summary>
    public T PartSetting<T>(string name, T fallback) => Setting(Part.Name + "Settings", name, fallback);
}

/// <summary>A content type.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="Display">Name for people as the recipe gives it.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Parts">Its parts in order.</param>
public sealed record ContentTypeDefinition(string Name, string? Display, JsonObject Settings, IReadOnlyList<ContentTypePartDefinition> Parts)
    : Definition(Name, Settings)
{
    private const string Group = "ContentTypeSettings";

    /// <summary>Name for people in the current UI language.</summary>
    public string DisplayName =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Setting<string?>(Group, "DisplayNameEn", null) : null) ?? Display ?? Name;
    /// <summary>Can be made from the back office's list.</summary>
    public bool Creatable => Setting(Group, "Creatable", false);
    /// <summary>Appears in the back office's list.</summary>
    public bool Listable => Setting(Group, "Listable", false);
    /// <summary>Keeps old versions.</summary>
    public bool Versionable => Setting(Group, "Versionable", true);
    /// <summary>Has permissions of its own.</summary>
    public bool Securable => Setting(Group, "Securable", false);
    /// <summary>Must be approved by someone who may, before it is published.</summary>
    public bool RequiresApproval => Setting(Group, "RequiresApproval", false);
    /// <summary>Role of the type: <c>Widget</c>, <c>MenuItem</c>; empty for ordinary content.</summary>
    public string Stereotype => Setting(Group, "Stereotype", "");

    /// <summary>The use of a part by its name in the item, or null.</summary>
    public ContentTypePartDefinition? FindPart(string name) => Parts.FirstOrDefault(p => p.Name == name);
    /// <summary>Whether the type uses a part.</summary>
    public bool HasPart(string partName) => Parts.Any(p => p.Part.Name == partName);
}

/// <summary>All definitions at one moment.</summary>
/// <param name="Types">By technical name.</param>
/// <param name="Parts">By technical name.</param>
public sealed record ContentDefinitions(IReadOnlyDictionary<string, ContentTypeDefinition> Types, IReadOnlyDictionary<string, ContentPartDefinition> Parts)
{
    /// <summary>A type by its name, or null.</summary>
    public ContentTypeDefinition? FindType(string? name) => name is not null && Types.TryGetValue(name, out var type) ? type : null;
}

/// <summary>The content types of the site.</summary>
public interface IContentDefinitionManager
{
    /// <summary>All definitions; answers from memory.</summary>
    ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds or replaces types and parts given in the format of a recipe's <c>ContentDefinition</c> step; others stay.</summary>
    /// <returns>What was not taken as the step says, in the current UI language.</returns>
    /// <exception cref="Recipes.RecipeException">The step is malformed.</exception>
    Task<IReadOnlyList<string>> MergeAsync(JsonObject contentDefinitionStep, CancellationToken cancellationToken = default);
}
