using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Accounts.StaffVisits;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Help;
using Community.Cms.Content;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Help;

/// <summary>The guide: all its pages, or those with some words.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class GuideModel(GuideBook guide, StaffVisits visits, IHtmlText html) : PageModel
{
    public IReadOnlyList<(ContentItem Page, string Start)> Found { get; private set; } = [];
    public string? Words { get; private set; }
    public bool IsEmpty { get; private set; }
    public bool HasTour { get; private set; }
    public bool MayWrite { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Words = PageNumber.Words(Request.Query["q"]);
        MayWrite = new ContentRights(User).CanCreate(GuideBook.PageType);
        var pages = await guide.PagesAsync(User, cancellationToken);
        IsEmpty = pages.Count == 0;
        HasTour = (await guide.TourAsync(User, cancellationToken)).Count > 0;
        var wanted = ListWords.Of(Words).ToList();
        Found = [.. pages.Select(page => (Page: page, Text: html.ToPlainText(page.As<HtmlBodyPart>()?.Html)))
            .Where(page => wanted.All(word => ContentMapping.Fold($"{page.Page.DisplayText} {page.Text}").Contains(word, StringComparison.Ordinal)))
            .Select(page => (page.Page, Start: page.Text.Length > 140 ? page.Text[..page.Text.LastIndexOf(' ', 140)] + " …" : page.Text))];
    }

    /// <summary>Brings the tour back to the first page.</summary>
    public async Task<IActionResult> OnPostTourAsync(CancellationToken cancellationToken)
    {
        await visits.PutTourAwayAsync(User, false, cancellationToken);
        return RedirectToPage("/Admin/Start/Index");
    }
}
