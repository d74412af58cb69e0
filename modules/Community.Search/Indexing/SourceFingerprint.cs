using System.IO.Hashing;
using System.Text;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;

namespace Community.Search.Indexing;

/// <summary>Stands for everything that decides how items become documents. When it changes, the index is filled again.</summary>
internal static class SourceFingerprint
{
    public static string Of(ContentDefinitions definitions, IEnumerable<ISearchSource> sources)
    {
        var text = new StringBuilder();
        foreach (var type in definitions.Types.Values.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append(type.Name).Append(type.Stereotype).Append('\n');
            foreach (var part in type.Parts)
            {
                text.Append(' ').Append(part.Name).Append(':').Append(part.Part.Name);
                foreach (var field in part.Part.Fields)
                    text.Append(' ').Append(field.Name).Append(':').Append(field.FieldName);
            }
        }
        foreach (var source in sources.Select(source => source.GetType()).OrderBy(type => type.FullName, StringComparer.Ordinal))
            text.Append(source.FullName).Append(source.Module.ModuleVersionId);
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
