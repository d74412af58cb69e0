using System.Text;

namespace Community.Cms.Content;

/// <summary>Addresses people can read and type.</summary>
internal static class Slug
{
    /// <summary>Longest path kept.</summary>
    public const int MaxPath = 300;

    /// <summary><c>L’été à Calais !</c> becomes <c>l-ete-a-calais</c>.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in ContentMapping.Fold(text))
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var result = slug.ToString().Trim('-');
        return result.Length > 120 ? result[..120].Trim('-') : result;
    }

    /// <summary>A path as it is stored: lower case, without slashes at the ends; each segment a slug.</summary>
    public static string Path(string path) => string.Join('/',
        path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Of).Where(segment => segment.Length > 0));
}
