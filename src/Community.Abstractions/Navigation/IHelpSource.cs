namespace Community.Abstractions.Navigation;

/// <summary>What a page of the back office says of itself under "Help".</summary>
/// <param name="Text">Two sentences, in the current UI language: what the page is for, and what to know first.</param>
/// <param name="Guide">Page of the guide that says more: its alias without <c>guide-</c>, e.g. <c>write</c>.</param>
public sealed record PageHelp(string Text, string Guide);

/// <summary>The help of a module's pages in the back office. Every page there has one: a test looks for those that have none.</summary>
public interface IHelpSource
{
    /// <summary>The help of a page; null when the page is none of ours.</summary>
    /// <param name="page">Razor page name, e.g. <c>/Staff/Queue</c>.</param>
    PageHelp? Find(string page);
}
