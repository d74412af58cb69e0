using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Contents;

/// <summary>Which types the list of contents offers.</summary>
internal static class ListedTypes
{
    /// <summary>Those that say so, and those whose items a list holds, such as the posts of an imported blog: nowhere else would people find them.</summary>
    public static IReadOnlyList<ContentTypeDefinition> Listed(this ContentDefinitions definitions)
    {
        var held = definitions.Types.Values.SelectMany(holder => holder.Parts.Where(part => part.Part.Name == "ListPart"))
            .SelectMany(part => part.PartSetting<string[]>("ContainedContentTypes", [])).ToHashSet();
        return [.. definitions.Types.Values.Where(type => type.Listable || held.Contains(type.Name))];
    }
}
