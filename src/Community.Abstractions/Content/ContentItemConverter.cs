using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Community.Abstractions.Content;

/// <summary>
/// Writes an item's own properties and its parts side by side. A converter of our own, because extension data of type <see cref="JsonObject"/> is written as
/// broken JSON by System.Text.Json 10.0.
/// </summary>
internal sealed class ContentItemConverter : JsonConverter<ContentItem>
{
    public override ContentItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A content item is an object.");
        var item = new ContentItem();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!ReadOwn(ref reader, item, name))
                item.Content[name] = JsonNode.Parse(ref reader);
        }
        return item;
    }

    public override void Write(Utf8JsonWriter writer, ContentItem value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(ContentItem.ContentItemId), value.ContentItemId);
        writer.WriteString(nameof(ContentItem.ContentItemVersionId), value.ContentItemVersionId);
        writer.WriteString(nameof(ContentItem.ContentType), value.ContentType);
        Write(writer, nameof(ContentItem.DisplayText), value.DisplayText);
        writer.WriteBoolean(nameof(ContentItem.Latest), value.Latest);
        writer.WriteBoolean(nameof(ContentItem.Published), value.Published);
        Write(writer, nameof(ContentItem.ModifiedUtc), value.ModifiedUtc);
        Write(writer, nameof(ContentItem.PublishedUtc), value.PublishedUtc);
        Write(writer, nameof(ContentItem.CreatedUtc), value.CreatedUtc);
        Write(writer, nameof(ContentItem.Owner), value.Owner);
        Write(writer, nameof(ContentItem.Author), value.Author);
        writer.WriteString(nameof(ContentItem.Audience), value.Audience);
        foreach (var (name, part) in value.Content)
        {
            writer.WritePropertyName(name);
            if (part is null)
                writer.WriteNullValue();
            else
                part.WriteTo(writer, options);
        }
        writer.WriteEndObject();
    }

    private static bool ReadOwn(ref Utf8JsonReader reader, ContentItem item, string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "contentitemid": item.ContentItemId = reader.GetString() ?? ""; return true;
            case "contentitemversionid": item.ContentItemVersionId = reader.GetString() ?? ""; return true;
            case "contenttype": item.ContentType = reader.GetString() ?? ""; return true;
            case "displaytext": item.DisplayText = reader.GetString(); return true;
            case "latest": item.Latest = Flag(ref reader); return true;
            case "published": item.Published = Flag(ref reader); return true;
            case "modifiedutc": item.ModifiedUtc = Moment(ref reader); return true;
            case "publishedutc": item.PublishedUtc = Moment(ref reader); return true;
            case "createdutc": item.CreatedUtc = Moment(ref reader); return true;
            case "owner": item.Owner = reader.GetString(); return true;
            case "author": item.Author = reader.GetString(); return true;
            case "audience": item.Audience = reader.GetString() ?? Security.Audiences.Public; return true;
            default: return false;
        }
    }

    private static bool Flag(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.Null && reader.GetBoolean();

    private static DateTime? Moment(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTime();

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter writer, string name, DateTime? value)
    {
        if (value is { } moment)
            writer.WriteString(name, moment);
    }
}
