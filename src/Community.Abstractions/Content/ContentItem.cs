using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Community.Abstractions.Content;

/// <summary>
/// One version of one piece of content, in Orchard Core's vocabulary and JSON shape. Parts and the type's own fields live in
/// <see cref="Content"/>, keyed by part name; unknown parts are kept as they came.
/// </summary>
[JsonConverter(typeof(ContentItemConverter))]
public sealed class ContentItem
{
    /// <summary>How items are written everywhere: names as declared, no escaping of letters.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        PropertyNameCaseInsensitive = true,
    };

    /// <summary>Identity of the item over all its versions: 26 lower-case characters, see <see cref="ContentIds"/>.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>Identity of this version's text. Every save gives a new one; it is the token that detects a lost update.</summary>
    public string ContentItemVersionId { get; set; } = "";

    /// <summary>Technical name of the content type.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The name people see; from the title part, or the type's own pattern.</summary>
    public string? DisplayText { get; set; }

    /// <summary>True for the newest version of the item, published or not.</summary>
    public bool Latest { get; set; }

    /// <summary>True for the version that visitors see.</summary>
    public bool Published { get; set; }

    /// <summary>When this version was last saved (UTC).</summary>
    public DateTime? ModifiedUtc { get; set; }

    /// <summary>When the item was first published (UTC); kept by later versions, and what lists sort by.</summary>
    public DateTime? PublishedUtc { get; set; }

    /// <summary>When the item was created (UTC).</summary>
    public DateTime? CreatedUtc { get; set; }

    /// <summary>User id of the person responsible for the item.</summary>
    public string? Owner { get; set; }

    /// <summary>Name, as shown, of the person who saved this version.</summary>
    public string? Author { get; set; }

    /// <summary>Who may read the item: one of <see cref="Security.Audiences"/>. Default: public.</summary>
    public string Audience { get; set; } = Security.Audiences.Public;

    /// <summary>The parts, by name.</summary>
    public JsonObject Content { get; set; } = [];

    /// <summary>The part named after <typeparamref name="T"/>, or null when the item has none.</summary>
    public T? As<T>() where T : class => Get<T>(typeof(T).Name);

    /// <summary>The part called <paramref name="name"/> read as <typeparamref name="T"/>, or null when absent or of another shape.</summary>
    public T? Get<T>(string name) where T : class => Read<T>(Content[name]);

    /// <summary>The field <paramref name="field"/> of the part <paramref name="part"/>, or null when absent or of another shape.</summary>
    public T? GetField<T>(string part, string field) where T : class => Read<T>((Content[part] as JsonObject)?[field]);

    /// <summary>A field of the part that is named after the content type itself.</summary>
    public T? GetField<T>(string field) where T : class => GetField<T>(ContentType, field);

    /// <summary>Writes <paramref name="part"/> under its type's name, replacing what was there.</summary>
    public ContentItem Apply<T>(T part) where T : class => Apply(typeof(T).Name, part);

    /// <summary>Writes <paramref name="part"/> under <paramref name="name"/>, replacing what was there.</summary>
    public ContentItem Apply<T>(string name, T part) where T : class
    {
        Content[name] = JsonSerializer.SerializeToNode(part, JsonOptions);
        return this;
    }

    /// <summary>Writes one field of a part, making the part when the item has none.</summary>
    public ContentItem ApplyField<T>(string part, string field, T value) where T : class
    {
        if (Content[part] is not JsonObject target)
            Content[part] = target = [];
        target[field] = JsonSerializer.SerializeToNode(value, JsonOptions);
        return this;
    }

    /// <summary>Language of the item from its localization part; null when it is for every language.</summary>
    public string? Culture => As<LocalizationPart>()?.Culture is { Length: > 0 } culture ? culture : null;

    /// <summary>A copy that shares nothing with this one.</summary>
    public ContentItem Clone() => Parse(ToJson());

    /// <summary>The item as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>Reads an item from JSON.</summary>
    /// <exception cref="JsonException">The text is not an item.</exception>
    public static ContentItem Parse(string json) =>
        JsonSerializer.Deserialize<ContentItem>(json, JsonOptions) ?? throw new JsonException("A content item is an object.");

    private static T? Read<T>(JsonNode? node) where T : class
    {
        try
        {
            return node?.Deserialize<T>(JsonOptions);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
