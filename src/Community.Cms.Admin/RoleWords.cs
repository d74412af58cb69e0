using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin;

/// <summary>Names of roles for people; a role the house added keeps the name it was given.</summary>
internal sealed class RoleWords(IStringLocalizer<Strings> T)
{
    public string NameOf(string role) => role switch
    {
        "Administrator" => T["Administrator"],
        "Editor" => T["Editor"],
        "Moderator" => T["Moderator"],
        "Member" => T["Member"],
        "Employer" => T["Employer"],
        "Mentor" => T["Mentor"],
        "Mentee" => T["Mentee"],
        _ => role,
    };
}
