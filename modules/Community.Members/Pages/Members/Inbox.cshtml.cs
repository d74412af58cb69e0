using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Members.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>A person's conversations, the latest first.</summary>
[Authorize]
internal sealed class InboxModel(MessageDesk desk, ICommunityData data, IMemberProfiles profiles, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 20;

    public IReadOnlyList<(MessageRow Last, int Unread)> Threads { get; private set; } = [];
    public IReadOnlyDictionary<string, MemberSummary> People { get; private set; } = new Dictionary<string, MemberSummary>();
    public IReadOnlyList<string> Blocked { get; private set; } = [];
    public bool ByMail { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.Id()!;
        // As a parameter, "page" would be the route value of that name.
        Number = int.TryParse(Request.Query["page"], out var number) ? Math.Clamp(number, 1, 100_000) : 1;
        var threads = desk.Mine(me).GroupBy(row => row.ThreadId);
        Pages = (await threads.CountAsync(cancellationToken) + PageSize - 1) / PageSize;
        var shown = await threads.Select(thread => new { thread.Key, Last = thread.Max(row => row.SentUtc), Unread = thread.Count(row => row.ToId == me && row.ReadUtc == null) })
            .OrderByDescending(thread => thread.Last).ThenBy(thread => thread.Key).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = shown.Select(thread => thread.Key).ToArray();
        var moments = shown.Select(thread => thread.Last).ToArray();
        var rows = await desk.Mine(me).AsNoTracking().Where(row => ids.Contains(row.ThreadId) && moments.Contains(row.SentUtc)).ToListAsync(cancellationToken);
        Threads = [.. shown.Select(thread => (rows.Where(row => row.ThreadId == thread.Key).MaxBy(row => row.SentUtc)!, thread.Unread))];
        Blocked = await data.Set<BlockRow>().Where(row => row.UserId == me).Select(row => row.BlockedId).Take(200).ToListAsync(cancellationToken);
        People = await profiles.FindAsync([.. Threads.SelectMany(thread => new[] { thread.Last.FromId, thread.Last.ToId }), .. Blocked], User, cancellationToken);
        ByMail = await data.Set<MessageSettingsRow>().Where(row => row.UserId == me).Select(row => (bool?)row.ByMail).FirstOrDefaultAsync(cancellationToken) ?? true;
    }

    public async Task<IActionResult> OnPostAsync(bool byMail, CancellationToken cancellationToken)
    {
        await data.WriteAsync(async token =>
        {
            if (await data.Set<MessageSettingsRow>().FindAsync([User.Id()!], token) is { } row)
                row.ByMail = byMail;
            else
                data.Set<MessageSettingsRow>().Add(new() { UserId = User.Id()!, ByMail = byMail });
            return true;
        }, cancellationToken);
        TempData["Notice"] = (byMail ? T["Messages also come to you by e-mail."] : T["Messages wait for you here only."]).Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostUnblockAsync(string? id, CancellationToken cancellationToken)
    {
        var me = User.Id()!;
        await data.Set<BlockRow>().Where(row => row.UserId == me && row.BlockedId == id).ExecuteDeleteAsync(cancellationToken);
        TempData["Notice"] = T["This person can write to you again."].Value;
        return RedirectToPage();
    }

    /// <summary>The other person of a message.</summary>
    public MemberSummary Other(MessageRow row) => People[row.FromId == User.Id() ? row.ToId : row.FromId];
}
