using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Content.Approval;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Approvals;

/// <summary>A line of the thread, as it is read.</summary>
internal sealed record ThreadLine(ApprovalNoteKind Kind, string Who, string? Text, DateTime AtUtc);

/// <summary>One text on its way to the site: what is different from what visitors see, what was said, and what to do with it.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class ApprovalTalkModel(
    IContentManager content, ApprovalTalk talk, IUserDirectory people, IContentDefinitionManager definitions, ItemComparison comparison, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public ContentState State { get; private set; } = null!;
    public ApprovalCase? Case { get; private set; }
    public IReadOnlyList<ThreadLine> Lines { get; private set; } = [];
    public IReadOnlyList<UserSummary> Approvers { get; private set; } = [];
    public ComparedView? Compared { get; private set; }
    public bool Approves { get; private set; }
    public bool MayPublish { get; private set; }
    public string Title => words.Untitled(Item.DisplayText);
    public bool Waits => State.Approval == ApprovalState.Submitted;

    [BindProperty]
    public string? Comment { get; set; }
    [BindProperty]
    public string? Reason { get; set; }
    [BindProperty]
    public string? Assignee { get; set; }
    /// <summary>The version that the person read.</summary>
    [BindProperty]
    public string? Version { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ?? Page();

    public Task<IActionResult> OnPostCommentAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async () =>
    {
        if (Text(nameof(Comment), Comment, T["Write your comment first."]) is not { } text)
            return Page();
        return await talk.CommentAsync(id, text, User, cancellationToken) ? RedirectToPage(new { id }) : Changed();
    }, cancellationToken);

    public Task<IActionResult> OnPostAssignAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async () =>
    {
        if (!Approves)
            return StatusCode(403);
        if (await talk.AssignAsync(id, string.IsNullOrEmpty(Assignee) ? null : Assignee, User, cancellationToken))
            return RedirectToPage(new { id });
        ModelState.AddModelError(nameof(Assignee), T["This person may not approve this text any more. Choose somebody else."]);
        return Page();
    }, cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async () =>
    {
        if (!Approves || !MayPublish)
            return StatusCode(403);
        // Somebody may have published it, sent it back or written in it since this page was opened.
        if (!Waits || Version != Item.ContentItemVersionId)
            return Changed();
        return After(await content.PublishAsync(id, Version, User, cancellationToken), T["“{0}” is on the site.", Title]);
    }, cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async () =>
    {
        if (!Approves)
            return StatusCode(403);
        if (!Waits || Version != Item.ContentItemVersionId)
            return Changed();
        if (Text(nameof(Reason), Reason, T["Say what is missing, so that it can be put right."]) is not { } text)
            return Page();
        return After(await content.SendBackAsync(id, text, User, cancellationToken), T["Sent back: its owner gets a mail with your reason."]);
    }, cancellationToken);

    private IActionResult After(Community.Abstractions.Content.ContentResult result, string notice)
    {
        if (result.Forbidden)
            return StatusCode(403);
        if (result.Conflict is not null || result.NotFound)
            return Changed();
        if (result.Succeeded)
        {
            TempData["Notice"] = notice;
            return RedirectToPage("/Admin/Approvals/Queue");
        }
        foreach (var error in result.Errors)
            ModelState.AddModelError("", error.Message);
        return Page();
    }

    private PageResult Changed()
    {
        ModelState.AddModelError("", T["This text has changed meanwhile: a colleague wrote in it, published it or sent it back. Read it again; what you typed is still here."]);
        return Page();
    }

    private string? Text(string field, string? value, string missing)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (text.Length is > 0 and <= ApprovalTalk.Longest)
            return text;
        ModelState.AddModelError(field, text.Length == 0 ? missing : T["Shorten this to {0} characters at most; it has {1}.", ApprovalTalk.Longest, text.Length]);
        return null;
    }

    private async Task<IActionResult> WithAsync(string id, Func<Task<IActionResult>> then, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ?? await then();

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(id) || await content.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item || await content.GetStateAsync(id, cancellationToken) is not { } state)
            return NotFound();
        var rights = new ContentRights(User);
        Approves = rights.CanApprove(item.ContentType);
        if (!Approves && !rights.IsOwn(item.Owner))
            return StatusCode(403);
        (Item, State) = (item, state);
        MayPublish = rights.CanPublish(item.ContentType, item.Owner);
        Case = await talk.CaseAsync(id, item.ContentType, cancellationToken);
        if (Approves)
            Approvers = await talk.ApproversAsync(item.ContentType, cancellationToken);
        var notes = await talk.NotesAsync(id, cancellationToken);
        var names = (await people.FindAsync(notes.Select(note => note.AuthorId).OfType<string>().Distinct(), cancellationToken)).ToDictionary(person => person.Id, person => person.DisplayName);
        Lines = [.. notes.Select(note => new ThreadLine(note.Kind, names.GetValueOrDefault(note.AuthorId ?? "") ?? T["Somebody who has left"], note.Text, note.CreatedUtc))];

        var known = await definitions.GetAsync(cancellationToken);
        if (known.FindType(item.ContentType) is { } type)
        {
            var published = item.Published ? item : await content.GetAsync(id, ContentVersion.Published, cancellationToken);
            var before = published ?? new ContentItem { ContentItemId = id, ContentType = item.ContentType, Audience = item.Audience };
            var fields = await comparison.OfAsync(before, item, type, known, cancellationToken);
            Compared = new(
                [.. fields.Where(field => field.Differs)], published is null ? T["The text, as it would be new on the site"] : T["What changes on the site"], T["On the site"], T["Submitted"]);
        }
        return null;
    }
}
