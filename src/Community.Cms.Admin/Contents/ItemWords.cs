using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Contents;

/// <summary>A state as a badge shows it.</summary>
/// <param name="Text">In words.</param>
/// <param name="Style">Class of the theme's badge.</param>
internal sealed record StateBadge(string Text, string Style);

/// <summary>Words of the back office that several pages share.</summary>
internal sealed class ItemWords(IStringLocalizer<Strings> T)
{
    public IEnumerable<StateBadge> Badges(ListedItem item)
    {
        if (item.Removed)
            yield return new(T["Removed"], "badge--danger");
        else if (item.IsPublishedVersion)
            yield return new(T["On the site"], "badge--good");
        else if (item.OnSite)
            yield return new(T["On the site, changed since"], "badge--sea");
        else
            yield return new(T["Draft"], "");
        if (item.Removed)
            yield break;
        if (item.Approval == ApprovalState.Submitted)
            yield return new(T["Waiting for approval"], "badge--warm");
        if (item.Approval == ApprovalState.SentBack)
            yield return new(T["Sent back"], "badge--warm");
        if (item.PublishAtUtc is not null || item.UnpublishAtUtc is not null)
            yield return new(T["Scheduled"], "badge--warm");
    }

    public string State(ListedState state) => state switch
    {
        ListedState.Published => T["On the site, up to date"],
        ListedState.Draft => T["Draft"],
        ListedState.Changed => T["On the site, changed since"],
        ListedState.Submitted => T["Waiting for approval"],
        ListedState.SentBack => T["Sent back"],
        ListedState.Scheduled => T["Scheduled"],
        _ => T["Removed"],
    };

    /// <summary>Head of a column of the list.</summary>
    public string Column(ListColumn column) => column switch
    {
        ListColumn.Kind => T["Kind"],
        ListColumn.State => T["State"],
        ListColumn.Language => T["Language"],
        ListColumn.Owner => T["Owner"],
        ListColumn.Modified => T["Changed"],
        ListColumn.Audience => T["Who may read it"],
        ListColumn.Created => T["Created"],
        ListColumn.Published => T["First published"],
        _ => T["Scheduled"],
    };

    public string Audience(string audience) => audience switch
    {
        Audiences.Public => T["Everybody"],
        Audiences.Members => T["Members: people with an account"],
        Audiences.Mentoring => T["The mentoring programme"],
        Audiences.Staff => T["The house’s staff"],
        Audiences.Owner => T["Its owner alone"],
        _ => audience,
    };

    /// <summary>Name of a language, in the language of the page; null is for every language.</summary>
    public string Language(string? culture) => culture switch
    {
        "fr" => T["French"],
        "en" => T["English"],
        null or "" => T["Every language"],
        _ => NameOf(culture),
    };

    public string Untitled(string? title) => string.IsNullOrWhiteSpace(title) ? T["(untitled)"] : title;

    private static string NameOf(string culture)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return culture;
        }
    }
}
