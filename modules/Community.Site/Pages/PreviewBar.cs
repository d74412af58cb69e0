using Community.Abstractions.Content;
using Microsoft.Extensions.Localization;

namespace Community.Site.Pages;

/// <summary>What stands above a preview: what it is, as whom it is looked at, how wide.</summary>
/// <param name="Item">The version.</param>
/// <param name="As">Empty for oneself, <see cref="Visitor"/>, or the name of a role.</param>
/// <param name="Roles">Roles there are.</param>
/// <param name="OnPhone">Whether it is shown as wide as a telephone.</param>
internal sealed record PreviewBar(ContentItem Item, string As, IReadOnlyList<string> Roles, bool OnPhone)
{
    /// <summary>Somebody without account.</summary>
    public const string Visitor = "visiteur";

    /// <summary>Whom the page is looked at for; a role the house added keeps the name it was given.</summary>
    public static string NameOf(string who, IStringLocalizer<Strings> T) => who switch
    {
        "" => T["Yourself"],
        Visitor => T["A visitor"],
        "Administrator" => T["An administrator"],
        "Editor" => T["An editor"],
        "Moderator" => T["A moderator"],
        "Member" => T["A member"],
        "Employer" => T["An employer"],
        "Mentor" => T["A mentor"],
        "Mentee" => T["A mentee"],
        _ => who,
    };
}
