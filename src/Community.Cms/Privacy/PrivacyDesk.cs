using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Community.Cms.Accounts;
using Community.Cms.Data;
using Community.Cms.Sites;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>Requests about personal data, each told to the person by mail when it arrives, takes longer, and is answered. Article 12 of the GDPR gives the deadlines.</summary>
internal sealed class PrivacyDesk(
    CommunityDbContext db, ILookupNormalizer normalizer, IMailOutbox outbox, ISiteContext site, SiteAddress address, IAuditTrail audit, TimeProvider time, IStringLocalizer<AccountStrings> T)
{
    /// <summary>Longest text of a request, a reason or an answer, in characters.</summary>
    public const int Longest = 4000;
    /// <summary>Requests on a page of the list.</summary>
    public const int PageSize = 50;
    private const string AuditKind = "PrivacyRequest";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes a request. A person who is signed in is known; of anybody else the house must first be sure.</summary>
    /// <param name="request">Kind, name, address, language and words; a date of arrival when it came by letter.</param>
    /// <param name="sender">The account that sent it from the site; null when staff took it down.</param>
    /// <param name="staff">Who of the staff took it down; null when it came through the site.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<long> ReceiveAsync(PrivacyRequest request, string? sender, ClaimsPrincipal? staff, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        if (request.ReceivedUtc == default)
            request.ReceivedUtc = Now;
        request.DueUtc = request.ReceivedUtc.AddMonths(1);
        var normalized = normalizer.NormalizeEmail(request.Email);
        request.UserId = sender ?? await db.Users.Where(user => user.NormalizedEmail == normalized && user.EmailConfirmed).Select(user => user.Id).FirstOrDefaultAsync(stop);
        request.IdentityUtc = sender is null ? null : Now;
        db.Add(request);
        await db.SaveChangesAsync(stop);
        Record("PrivacyRequestReceived", request, staff);
        await TellAsync(request, (siteName, url) => new(T["We have your request"],
            T["Hello,\n\nyour request about your data has reached {0}. You will have an answer by {1} at the latest.\n\nWhat the house keeps and what for:\n\n{2}", siteName, Formats.Date(request.DueUtc), url]), "/donnees-personnelles");
        return request.Id;
    }, cancellationToken);

    /// <summary>A request, tracked by nobody; null when there is none.</summary>
    public Task<PrivacyRequest?> FindAsync(long id, CancellationToken cancellationToken) => db.Set<PrivacyRequest>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>A page of requests: what waits, the most urgent first; or what was answered, the latest first.</summary>
    public async Task<(IReadOnlyList<PrivacyRequest> Requests, int Total)> ListAsync(bool open, int page, CancellationToken cancellationToken)
    {
        var rows = db.Set<PrivacyRequest>().AsNoTracking().Where(row => (row.State == PrivacyRequestState.Open) == open);
        var total = await rows.CountAsync(cancellationToken);
        var ordered = open ? rows.OrderBy(row => row.DueUtc).ThenBy(row => row.Id) : rows.OrderByDescending(row => row.ClosedUtc).ThenByDescending(row => row.Id);
        return (await ordered.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken), total);
    }

    /// <summary>It is sure now that the request comes from that person. False when it is no longer open.</summary>
    public Task<bool> IdentifyAsync(long id, ClaimsPrincipal staff, CancellationToken cancellationToken) => ChangeAsync(id, request =>
    {
        request.IdentityUtc ??= Now;
        Record("PrivacyRequestIdentified", request, staff);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Two months more, once, and the person is told why. False when it is no longer open, or was extended already.</summary>
    public Task<bool> ExtendAsync(long id, string reason, ClaimsPrincipal staff, CancellationToken cancellationToken) => ChangeAsync(id, async request =>
    {
        request.DueUtc = request.ReceivedUtc.AddMonths(3);
        request.ExtensionReason = reason;
        Record("PrivacyRequestExtended", request, staff);
        await TellAsync(request, (siteName, _) => new(T["Your request takes longer"],
            T["Hello,\n\n{0} needs more time for your request about your data and answers by {1} at the latest. The reason:\n\n{2}\n\nYou may complain to the CNIL (cnil.fr).", siteName, Formats.Date(request.DueUtc), reason]), "/donnees-personnelles");
    }, cancellationToken, request => request.ExtensionReason is null);

    /// <summary>Answers. False when a colleague did it before.</summary>
    public Task<bool> AnswerAsync(long id, bool done, string answer, ClaimsPrincipal staff, CancellationToken cancellationToken) => ChangeAsync(id, async request =>
    {
        request.State = done ? PrivacyRequestState.Done : PrivacyRequestState.Refused;
        request.Answer = answer;
        request.ClosedUtc = Now;
        Record(done ? "PrivacyRequestDone" : "PrivacyRequestRefused", request, staff);
        // An account that was just erased has no page of its own any more.
        var path = request.Kind == PrivacyRequestKind.Access && request.UserId is not null ? "/compte/donnees" : "/donnees-personnelles";
        await TellAsync(request, (siteName, url) => done
            ? new(T["The answer to your request"], T["Hello,\n\n{0} has dealt with your request about your data:\n\n{1}\n\n{2}", siteName, answer, url])
            : new(T["The answer to your request"],
                T["Hello,\n\n{0} cannot do what you asked about your data. The reason:\n\n{1}\n\nYou may complain to the CNIL (cnil.fr) or go to court.", siteName, answer]), path);
    }, cancellationToken);

    private Task<bool> ChangeAsync(long id, Func<PrivacyRequest, Task> change, CancellationToken cancellationToken, Func<PrivacyRequest, bool>? allowed = null) => db.WriteAsync(async stop =>
    {
        if (await db.Set<PrivacyRequest>().FirstOrDefaultAsync(row => row.Id == id, stop) is not { } request)
            return false;
        await db.Entry(request).ReloadAsync(stop);
        if (request.State != PrivacyRequestState.Open || allowed?.Invoke(request) == false)
            return false;
        await change(request);
        return true;
    }, cancellationToken);

    // Without name and address: the trail outlives the request.
    private void Record(string action, PrivacyRequest request, ClaimsPrincipal? staff) =>
        audit.Record(new(action, AuditKind, request.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{request.Kind} {request.Id}"), staff);

    private async Task TellAsync(PrivacyRequest request, Func<string, string, (MailSentence Subject, MailSentence Text)> write, string path)
    {
        var settings = await site.GetSettingsAsync();
        var url = await address.OfAsync(path, request.Culture);
        using var _ = new CultureScope(request.Culture);
        var (subject, text) = write(settings.SiteName, url);
        outbox.Enqueue(new()
        {
            To = request.Email, Culture = request.Culture, Subject = subject, Text = text,
            Reason = T["You receive this message because you asked something about your data."],
        });
    }
}
