using System.Text;
using Community.Cms.Content;

namespace Community.Cms.Admin.Types;

/// <summary>Names that code and files use, made from the names that people use.</summary>
internal static class TechnicalName
{
    public const int Longest = 60;

    // Words that addresses of the back office, or items themselves, use already.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "nouveau", "parties", "retirer", "champs", "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc",
        "Owner", "Author", "Audience",
    };

    /// <summary><c>Atelier découverte</c> becomes <c>AtelierDecouverte</c>.</summary>
    /// <param name="text">The name for people.</param>
    /// <param name="fallback">What to begin with when nothing of it can be kept.</param>
    /// <param name="known">Names that are given already, whatever their case.</param>
    public static string From(string text, string fallback, IEnumerable<string> known)
    {
        var name = new StringBuilder();
        var begins = true;
        foreach (var c in ContentMapping.Fold(text))
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                // An apostrophe elides: « l’atelier » is one word less.
                begins = true;
                continue;
            }
            name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = false;
        }
        var wanted = name.ToString().TrimStart([.. "0123456789"]);
        wanted = wanted.Length == 0 ? fallback : char.ToUpperInvariant(wanted[0]) + wanted[1..];
        if (wanted.Length > Longest - 4)
            wanted = wanted[..(Longest - 4)];
        var taken = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = wanted;
        for (var number = 2; taken.Contains(free) || Taken.Contains(free); number++)
            free = $"{wanted}{number}";
        return free;
    }

    /// <summary>Whether a name somebody chose can be one.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit) && !Taken.Contains(name);
}
