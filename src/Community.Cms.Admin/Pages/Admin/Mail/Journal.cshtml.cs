using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Cms.Mail;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Mail;

/// <summary>What became of each mail.</summary>
[Authorize(CommonPermissions.ManageMail)]
internal sealed class JournalModel(MailJournal journal, MailTemplates templates, IAuditTrail audit, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 50, LongestReport = 1_000_000;
    private Dictionary<string, string> _names = [];

    /// <summary>The report that is given.</summary>
    public IFormFile? Report { get; private set; }
    public MailState? State { get; private set; }
    public string? KindId { get; private set; }
    public string? Words { get; private set; }
    public IReadOnlyList<MailKind> Kinds { get; private set; } = [];
    public IReadOnlyList<MailRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }
    public int FailedCount { get; private set; }

    /// <summary>Whether the person may see accounts, and so whole addresses.</summary>
    public bool SeesAddresses => User.HasPermission(CommonPermissions.ManageUsers);

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellationToken)
    {
        var done = await journal.RetryAsync(id, cancellationToken);
        if (done)
            await NoteAsync("MailSentAgain", id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        TempData[done ? "Notice" : "Warning"] = (done ? T["The mail is tried again at once."] : T["This mail is gone, or went out meanwhile."]).Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRetryAllAsync(CancellationToken cancellationToken)
    {
        var count = await journal.RetryFailedAsync(cancellationToken);
        await NoteAsync("MailSentAgain", "all", cancellationToken);
        TempData["Notice"] = T["Mails that are tried again at once: {0}.", count].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostBounceAsync(IFormFile? report, CancellationToken cancellationToken)
    {
        if (report is not { Length: > 0 and <= LongestReport })
            return await RefuseAsync(T["Choose a file that ends in .eml, 1 MB at most."], cancellationToken);
        try
        {
            await using var stream = report.OpenReadStream();
            var count = await journal.TakeBounceAsync(stream, cancellationToken);
            if (count == 0)
                return await RefuseAsync(T["The report is about no mail of ours that is still known, or says that it arrived."], cancellationToken);
            await NoteAsync("MailBounced", "report", cancellationToken);
            TempData["Notice"] = T["Mails marked as bounced: {0}.", count].Value;
            return RedirectToPage();
        }
        catch (FormatException)
        {
            return await RefuseAsync(T["This file is no report of non-delivery. Save the mail that came back as a file, with everything in it."], cancellationToken);
        }
    }

    public string KindName(MailRow row) => row.Kind is { } kind ? _names.GetValueOrDefault(kind, kind) : T["A mail of no declared kind"];

    /// <summary>The address, masked unless the person may see accounts.</summary>
    public string Recipient(MailRow row)
    {
        if (SeesAddresses)
            return row.To;
        var at = row.To.IndexOf('@', StringComparison.Ordinal);
        return at < 1 ? "•••" : $"{row.To[0]}•••{row.To[at..]}";
    }

    public string StateText(MailState state) => state switch
    {
        MailState.Waiting => T["Waiting"],
        MailState.Retrying => T["Tried again"],
        MailState.Sent => T["Sent"],
        MailState.Failed => T["Given up"],
        _ => T["Bounced"],
    };

    public string Badge(MailState state) => state switch
    {
        MailState.Sent => "badge--good",
        MailState.Failed or MailState.Bounced => "badge--danger",
        MailState.Retrying => "badge--warm",
        _ => "badge--sea",
    };

    public string When(MailRow row) => (row.BouncedUtc ?? row.SentUtc ?? row.FailedUtc ?? row.NextAttemptUtc) is { } moment ? Formats.ShortDateTime(moment) : "";

    private async Task<IActionResult> RefuseAsync(string error, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(nameof(Report), error);
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task NoteAsync(string action, string id, CancellationToken cancellationToken)
    {
        audit.Record(new(action, "Mail", id, T["Mails"]), User);
        await data.SaveChangesAsync(cancellationToken);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        State = Enum.TryParse<MailState>(Request.Query["etat"], out var state) && Enum.IsDefined(state) ? state : null;
        Kinds = templates.Kinds();
        _names = Kinds.ToDictionary(kind => kind.Id, kind => kind.Name);
        KindId = Request.Query["sorte"].ToString() is { Length: > 0 } kind && _names.ContainsKey(kind) ? kind : null;
        Words = SeesAddresses ? PageNumber.Words(Request.Query["q"]) : null;
        var rows = journal.Find(State, KindId, Words);
        Total = await rows.CountAsync(cancellationToken);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), Pages);
        Rows = await rows.Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        FailedCount = await journal.Find(MailState.Failed, null, null).CountAsync(cancellationToken);
    }
}
