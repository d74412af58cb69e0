using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Content.Bulk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Does one thing to the contents chosen in the list, after asking where it is not easily taken back or needs to know more.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class BulkModel(BulkDesk desk, IContentManager content, BulkWords bulk, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public List<string> Ids { get; set; } = [];
    [BindProperty]
    public string? Do { get; set; }
    [BindProperty]
    public string? Target { get; set; }
    /// <summary>Whether the person has seen what will happen.</summary>
    [BindProperty]
    public bool Sure { get; set; }
    /// <summary>Query of the list that the person comes from.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public BulkAction Action { get; private set; }
    public IReadOnlyList<string> Titles { get; private set; } = [];
    public IReadOnlyList<UserSummary> Owners { get; private set; } = [];
    public IReadOnlyList<TermChoice> Terms { get; private set; } = [];
    public BulkWords Words => bulk;
    public string BackUrl => Url.Content("~/admin/contenus") + (Back is ['?', ..] ? Back : "");

    public IActionResult OnGet() => Redirect(BackUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<BulkAction>(Do, out var action) || !Enum.IsDefined(action))
            return BadRequest();
        Action = action;
        Ids = [.. Ids.Where(ContentIds.IsValid).Distinct()];
        if (Ids.Count == 0)
            return Return(T["Choose at least one content, then what to do with it."]);
        if (Ids.Count > BulkDesk.Most)
            return Return(T["Choose at most {0} contents at once.", BulkDesk.Most]);
        var needsTarget = action is BulkAction.Move or BulkAction.Tag;
        if ((action == BulkAction.Publish || Sure) && (!needsTarget || !string.IsNullOrEmpty(Target)))
        {
            var run = await desk.RunAsync(action, Ids, needsTarget ? Target : null, User, cancellationToken);
            return RedirectToPage("BulkDone", new { run = run.Id, back = Back });
        }
        if (Sure)
            ModelState.AddModelError(nameof(Target), action == BulkAction.Move ? T["Choose who it is for."] : T["Choose a term."]);
        var rights = new ContentRights(User);
        var items = (await content.GetManyAsync(Ids, ContentVersion.Latest, cancellationToken)).Where(rights.CanView).ToList();
        if (items.Count == 0)
            return Return(T["These contents are not there any more."]);
        Ids = [.. items.Select(item => item.ContentItemId)];
        Titles = [.. items.Select(item => words.Untitled(item.DisplayText))];
        if (action == BulkAction.Move)
            Owners = await desk.NewOwnersAsync(items.Select(item => item.ContentType), cancellationToken);
        if (action == BulkAction.Tag)
            Terms = await bulk.TermsAsync(items.Select(item => item.ContentType), cancellationToken);
        return Page();
    }

    private RedirectResult Return(string warning)
    {
        TempData["Warning"] = warning;
        return Redirect(BackUrl);
    }
}
