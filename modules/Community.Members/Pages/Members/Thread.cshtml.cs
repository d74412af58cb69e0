using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Members.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>One conversation; somebody else's is not there.</summary>
[Authorize]
internal sealed class ThreadModel(MessageDesk desk, ICommunityData data, IMemberProfiles profiles, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Body { get; set; }

    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];
    public IReadOnlyDictionary<string, MemberSummary> People { get; private set; } = new Dictionary<string, MemberSummary>();
    public string OtherId { get; private set; } = "";
    public bool Blocked { get; private set; }

    private string Me => User.Id()!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var (me, now) = (Me, time.GetUtcNow().UtcDateTime);
        await data.Set<MessageRow>().Where(row => row.ThreadId == id && row.ToId == me && row.ReadUtc == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadUtc, now), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var text = MessageForm.ReadBody(Body, ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        var (result, _) = await desk.SendAsync(User, OtherId, Messages[0].Subject, text, id, cancellationToken);
        if (result == Sending.Sent)
            return RedirectToPage(new { id });
        Response.StatusCode = MessageForm.StatusOf(result);
        ModelState.AddModelError(nameof(Body), MessageForm.Why(result, T));
        return Page();
    }

    public async Task<IActionResult> OnPostBlockAsync(string id, bool on, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var (me, other) = (Me, OtherId);
        await data.WriteAsync(async token =>
        {
            var row = await data.Set<BlockRow>().FindAsync([me, other], token);
            if (on && row is null)
                data.Set<BlockRow>().Add(new() { UserId = me, BlockedId = other, SinceUtc = time.GetUtcNow().UtcDateTime });
            else if (!on && row is not null)
                data.Set<BlockRow>().Remove(row);
            return true;
        }, cancellationToken);
        TempData["Notice"] = (on ? T["This person cannot write to you any more."] : T["This person can write to you again."]).Value;
        return RedirectToPage(new { id });
    }

    /// <summary>Takes the conversation out of this person's box; the other keeps theirs.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var me = Me;
        await data.WriteAsync(async token =>
        {
            foreach (var row in await data.Set<MessageRow>().Where(row => row.ThreadId == id).ToListAsync(token))
            {
                row.GoneForSender |= row.FromId == me;
                row.GoneForReader |= row.ToId == me;
                // Nobody has it any more: it goes for good.
                if (row is { GoneForSender: true, GoneForReader: true })
                    data.Set<MessageRow>().Remove(row);
            }
            return true;
        }, cancellationToken);
        TempData["Notice"] = T["The conversation is out of your box."].Value;
        return RedirectToPage("/Members/Inbox");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Messages = await desk.ThreadAsync(id, Me, cancellationToken);
        if (Messages.Count == 0)
            return false;
        OtherId = Messages[0].FromId == Me ? Messages[0].ToId : Messages[0].FromId;
        People = await profiles.FindAsync([Me, OtherId], User, cancellationToken);
        var (me, other) = (Me, OtherId);
        Blocked = await data.Set<BlockRow>().AnyAsync(row => row.UserId == me && row.BlockedId == other, cancellationToken);
        return true;
    }
}
