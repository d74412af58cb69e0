using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Cms.Content;

namespace Community.Cms.Admin.Editing;

/// <summary>The address of a text that was never on the site: it follows the title until somebody types another.</summary>
internal static partial class DraftAddress
{
    /// <summary>Takes the address away that was made from the former title, so that a new one is made; a translation begins with the title of its original.</summary>
    /// <param name="item">The item with what was typed.</param>
    /// <param name="start">The text it was written from.</param>
    public static void FollowTitle(ContentItem item, ContentItem start)
    {
        var (path, former) = (item.As<AutoroutePart>()?.Path, start.As<AutoroutePart>()?.Path);
        var (title, before) = (item.As<TitlePart>()?.Title, start.As<TitlePart>()?.Title);
        if (start.PublishedUtc is null && !string.IsNullOrEmpty(former) && path == former && !string.IsNullOrEmpty(before) && title != before
            && Number().Replace(former.Split('/')[^1], "") == Number().Replace(Slug.Of(before), ""))
            item.ApplyField(nameof(AutoroutePart), nameof(AutoroutePart.Path), "");
    }

    [GeneratedRegex(@"-\d+$")]
    private static partial Regex Number();
}
