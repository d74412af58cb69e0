using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Mail;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content.Approval;

/// <summary>
/// What is said about a text on its way to the site: submitted, given to somebody to read, commented, sent back, published. Whoever it concerns gets a mail, never about their own act.
/// The moves of the text itself are the content manager's; it calls here inside its transaction.
/// </summary>
internal sealed class ApprovalTalk(
    CommunityDbContext db, IMailOutbox outbox, IUserDirectory users, PermittedPeople permitted, IAuditTrail audit, IContentReader reader, SiteAddress address, TimeProvider time,
    IStringLocalizer<ContentStrings> T)
{
    /// <summary>Longest comment or reason, in characters.</summary>
    public const int Longest = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The text waits for approval from now on.</summary>
    public async Task SubmittedAsync(ContentRow row, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await db.Set<ApprovalCase>().FirstOrDefaultAsync(one => one.ContentItemId == row.ContentItemId, cancellationToken) is not { } known)
            db.Add(known = new ApprovalCase { ContentItemId = row.ContentItemId });
        known.SubmittedUtc = Now;
        Note(row.ContentItemId, ApprovalNoteKind.Submitted, null, user);
        if (known.AssigneeId is { } assignee && assignee != user.Id())
            await TellAsync(assignee, row, () => T["“{0}” waits for you again", row.DisplayText],
                link => T["The text “{0}”, which you are to read, was submitted again:\n\n{1}", row.DisplayText, link],
                () => T["You receive this e-mail because this text was given to you to read."], cancellationToken);
    }

    /// <summary>The text goes back to its owner.</summary>
    public async Task SentBackAsync(ContentRow row, string reason, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        Note(row.ContentItemId, ApprovalNoteKind.SentBack, reason, user);
        if (row.Owner is { } owner)
            await TellAsync(owner, row, () => T["“{0}” was sent back to you", row.DisplayText],
                _ => T["Your text “{0}” was read and sent back to you with this remark:\n\n{1}\n\nChange it and submit it again.", row.DisplayText, reason],
                () => T["You receive this e-mail because you submitted this text."], cancellationToken);
    }

    /// <summary>The text, which was waiting, is on the site.</summary>
    public async Task PublishedAsync(ContentRow row, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        Note(row.ContentItemId, ApprovalNoteKind.Published, null, user);
        if (row.Owner is { } owner && owner != user.Id())
            await TellAsync(owner, row, () => T["“{0}” is on the site", row.DisplayText],
                link => T["Your text “{0}” was read and published. Thank you. Here it is:\n\n{1}", row.DisplayText, link],
                () => T["You receive this e-mail because you submitted this text."], cancellationToken, page: true);
    }

    /// <summary>Says something in the thread of an item that the person may see. False when there is no such item.</summary>
    public Task<bool> CommentAsync(string contentItemId, string text, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        if (await LatestAsync(contentItemId, stop) is not { } row || !MayTalk(row, user))
            return false;
        Note(contentItemId, ApprovalNoteKind.Comment, text, user);
        var assignee = await db.Set<ApprovalCase>().Where(one => one.ContentItemId == contentItemId).Select(one => one.AssigneeId).FirstOrDefaultAsync(stop);
        foreach (var reader in new[] { row.Owner, assignee }.OfType<string>().Distinct().Where(id => id != user.Id()))
            await TellAsync(reader, row, () => T["A comment on “{0}”", row.DisplayText],
                link => T["{0} wrote about “{1}”:\n\n{2}\n\nAnswer here: {3}", user.Identity?.Name ?? "", row.DisplayText, text, link],
                () => T["You receive this e-mail because you wrote this text or are to read it."], stop);
        return true;
    }, cancellationToken);

    /// <summary>Gives a submitted text to somebody to read, or to nobody. False when the item is not there, or that person may not approve it.</summary>
    public Task<bool> AssignAsync(string contentItemId, string? assigneeId, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        if (await LatestAsync(contentItemId, stop) is not { } row || !user.CanApprove(row.ContentType)
            || await db.Set<ApprovalCase>().FirstOrDefaultAsync(one => one.ContentItemId == contentItemId, stop) is not { } known)
            return false;
        var chosen = assigneeId is null ? null : (await ApproversAsync(row.ContentType, stop)).FirstOrDefault(person => person.Id == assigneeId);
        if (assigneeId is not null && chosen is null)
            return false;
        if (known.AssigneeId == assigneeId)
            return true;
        known.AssigneeId = assigneeId;
        Note(contentItemId, ApprovalNoteKind.Assigned, chosen?.DisplayName, user);
        audit.Record(new("ApprovalAssigned", row.ContentType, contentItemId, row.DisplayText) { After = new Dictionary<string, string?> { ["Assignee"] = chosen?.DisplayName } }, user);
        if (assigneeId is not null && assigneeId != user.Id())
            await TellAsync(assigneeId, row, () => T["“{0}” is for you to read", row.DisplayText],
                link => T["{0} gave you the text “{1}” to read:\n\n{2}", user.Identity?.Name ?? "", row.DisplayText, link],
                () => T["You receive this e-mail because this text was given to you to read."], stop);
        return true;
    }, cancellationToken);

    /// <summary>The thread of an item, oldest first.</summary>
    public async Task<IReadOnlyList<ApprovalNote>> NotesAsync(string contentItemId, CancellationToken cancellationToken) =>
        await db.Set<ApprovalNote>().AsNoTracking().Where(note => note.ContentItemId == contentItemId).OrderBy(note => note.Id).ToListAsync(cancellationToken);

    /// <summary>When an item was last submitted and who is to read it; null when it never was. Somebody who may not approve it any more does not count.</summary>
    public async Task<ApprovalCase?> CaseAsync(string contentItemId, string contentType, CancellationToken cancellationToken)
    {
        var known = await db.Set<ApprovalCase>().AsNoTracking().FirstOrDefaultAsync(one => one.ContentItemId == contentItemId, cancellationToken);
        if (known?.AssigneeId is not null && (await ApproversAsync(contentType, cancellationToken)).All(person => person.Id != known.AssigneeId))
            known.AssigneeId = null;
        return known;
    }

    /// <summary>Everybody who may approve contents of a type and is not suspended, by name.</summary>
    public Task<IReadOnlyList<UserSummary>> ApproversAsync(string contentType, CancellationToken cancellationToken) =>
        permitted.FindAsync([[CommonPermissions.ApproveContent, CommonPermissions.ForType(CommonPermissions.ApproveContent, contentType)]], cancellationToken);

    /// <summary>Whether somebody takes part in the talk about a text: whoever may approve it, and its owner.</summary>
    public static bool MayTalk(ContentRow row, ClaimsPrincipal user) => user.CanApprove(row.ContentType) || (row.Owner is not null && row.Owner == user.Id());

    private Task<ContentRow?> LatestAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.Set<ContentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemId == contentItemId && row.Latest, cancellationToken);

    private void Note(string contentItemId, ApprovalNoteKind kind, string? text, ClaimsPrincipal user) =>
        db.Add(new ApprovalNote { ContentItemId = contentItemId, Kind = kind, Text = text, AuthorId = user.Id(), CreatedUtc = Now });

    private async Task TellAsync(
        string userId, ContentRow row, Func<MailSentence> subject, Func<string, MailSentence> text, Func<MailSentence> reason, CancellationToken cancellationToken,
        bool page = false)
    {
        if (await users.GetContactAsync(userId, cancellationToken) is not { } contact)
            return;
        using var language = new CultureScope(contact.Culture);
        // Who reads the mail of a publication may have no door to the back office; a content without a page of its own is found from the first one.
        var link = page ? await address.OfUrlAsync(reader.UrlOf(row.ToItem()) ?? "") : await address.OfAsync($"/admin/approbations/{row.ContentItemId}", contact.Culture);
        outbox.Enqueue(new()
        {
            To = contact.Email,
            Culture = contact.Culture,
            Subject = subject(),
            Text = text(link),
            Reason = reason(),
        });
    }
}
