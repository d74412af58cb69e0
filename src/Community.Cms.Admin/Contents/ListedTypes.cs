using Community.Abstractions.Definitions;

namespace Community.Cms.Admin.Contents;

/// <summary>Which types the list of contents offers.</summary>
internal static class ListedTypes
{
    /// <summary>Those that say so, and those whose items a list holds, such as the posts of an imported blog: nowhere else would people find them.</summary>
    public static bool IsListed(this ContentDefinitions definitions, ContentTypeDefinition type) => type.Listable || definitions.Types.Values
        .SelectMany(holder => holder.Parts.Where(part => part.Part.Name == "ListPart"))
        .Any(part => part.PartSetting<string[]>("ContainedContentTypes", []).Contains(type.Name));
}
