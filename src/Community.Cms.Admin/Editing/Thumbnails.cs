using Community.Abstractions.Media;

namespace Community.Cms.Admin.Editing;

/// <summary>Small pictures for tiles.</summary>
internal static class Thumbnails
{
    /// <summary>The second smallest size, sharp on most screens at the size of a tile; the middle one for files that are not resized.</summary>
    public static string Of(MediaImage image)
    {
        var sizes = image.SrcSet.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(size => size.Trim().Split(' ')[0]).ToList();
        return sizes.Count == 0 ? image.Url : sizes[Math.Min(1, sizes.Count - 1)];
    }
}
