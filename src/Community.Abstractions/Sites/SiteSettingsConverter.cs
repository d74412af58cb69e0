using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Community.Abstractions.Sites;

/// <summary>Writes known settings and the others side by side; see <see cref="Content.ContentItemConverter"/> for the reason.</summary>
internal sealed class SiteSettingsConverter : JsonConverter<SiteSettings>
{
    // A setting among the others under a name of these would be written twice, and no reader takes such a text.
    private static readonly HashSet<string> OwnNames =
        typeof(SiteSettings).GetProperties().Select(property => property.Name).Where(name => name != nameof(SiteSettings.Other)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public override SiteSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Settings are an object.");
        var settings = new SiteSettings();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!ReadOwn(ref reader, settings, name))
                settings.Other[name] = JsonNode.Parse(ref reader);
        }
        return settings;
    }

    public override void Write(Utf8JsonWriter writer, SiteSettings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Write(writer, nameof(SiteSettings.SiteName), value.SiteName);
        Write(writer, nameof(SiteSettings.Description), value.Description);
        Write(writer, nameof(SiteSettings.DescriptionEn), value.DescriptionEn);
        Write(writer, nameof(SiteSettings.BaseUrl), value.BaseUrl);
        Write(writer, nameof(SiteSettings.ContactEmail), value.ContactEmail);
        Write(writer, nameof(SiteSettings.LogoPath), value.LogoPath);
        Write(writer, nameof(SiteSettings.Street), value.Street);
        Write(writer, nameof(SiteSettings.PostalCode), value.PostalCode);
        Write(writer, nameof(SiteSettings.Town), value.Town);
        Write(writer, nameof(SiteSettings.Phone), value.Phone);
        Write(writer, nameof(SiteSettings.SocialLinks), value.SocialLinks);
        Write(writer, nameof(SiteSettings.TimeZoneId), value.TimeZoneId);
        foreach (var (name, other) in value.Other.Where(pair => !OwnNames.Contains(pair.Key)))
        {
            writer.WritePropertyName(name);
            if (other is null)
                writer.WriteNullValue();
            else
                other.WriteTo(writer, options);
        }
        writer.WriteEndObject();
    }

    private static bool ReadOwn(ref Utf8JsonReader reader, SiteSettings settings, string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "sitename": settings.SiteName = reader.GetString() ?? settings.SiteName; return true;
            case "description": settings.Description = reader.GetString(); return true;
            case "descriptionen": settings.DescriptionEn = reader.GetString(); return true;
            case "baseurl": settings.BaseUrl = reader.GetString(); return true;
            case "contactemail": settings.ContactEmail = reader.GetString(); return true;
            case "logopath": settings.LogoPath = reader.GetString(); return true;
            case "street": settings.Street = reader.GetString(); return true;
            case "postalcode": settings.PostalCode = reader.GetString(); return true;
            case "town": settings.Town = reader.GetString(); return true;
            case "phone": settings.Phone = reader.GetString(); return true;
            case "sociallinks": settings.SocialLinks = reader.GetString(); return true;
            case "timezoneid": settings.TimeZoneId = reader.GetString() ?? settings.TimeZoneId; return true;
            default: return false;
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
