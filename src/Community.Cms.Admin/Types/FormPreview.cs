using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;

namespace Community.Cms.Admin.Types;

/// <summary>The editor's form of a type, as people would see it with definitions that need not be stored.</summary>
/// <param name="Form">The form, empty.</param>
/// <param name="Parts">What of it to show.</param>
/// <param name="Title">What the preview is of.</param>
internal sealed record FormPreview(EditorForm Form, IReadOnlyList<PartEditor> Parts, string Title)
{
    /// <summary>The whole form of a type.</summary>
    public static FormPreview OfType(ContentDefinitions definitions, string type, ContentRights rights)
    {
        var form = Of(definitions, definitions.Types[type], rights);
        return new(form, [.. form.Root.Parts], definitions.Types[type].DisplayName);
    }

    /// <summary>The fields of a part.</summary>
    public static FormPreview OfPart(ContentDefinitions definitions, string part, string title, ContentRights rights)
    {
        var definition = definitions.Parts.GetValueOrDefault(part) ?? new(part, [], []);
        var type = new ContentTypeDefinition(part, title, [], [new(part, definition, [])]);
        var form = Of(definitions, type, rights);
        return new(form, [.. form.Root.Parts], title);
    }

    private static EditorForm Of(ContentDefinitions definitions, ContentTypeDefinition type, ContentRights rights)
    {
        var item = new ContentItem { ContentItemId = ContentIds.New(), ContentType = type.Name };
        FieldDefaults.Apply(item.Content, type);
        return new() { Item = item, Type = type, Definitions = definitions, Rights = rights };
    }
}
