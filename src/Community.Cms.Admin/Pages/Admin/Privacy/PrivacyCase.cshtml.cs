using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.PersonalData;
using Community.Cms.Admin.Pages.People;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>One request: what is asked, what there is of the person, and the answer.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class PrivacyCaseModel(
    PrivacyDesk desk, UserAdministration accounts, AccountErasure erasure, PersonalArchive archive, AccessLog log, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Answer { get; set; }
    [BindProperty]
    public string? Reason { get; set; }

    public PrivacyRequest Case { get; private set; } = null!;
    /// <summary>The account of the person; null when there is none.</summary>
    public UserOverview? Person { get; private set; }
    /// <summary>What an erasure would do now.</summary>
    public IReadOnlyList<ErasureLine> Lines { get; private set; } = [];
    public DateTime NowUtc { get; } = time.GetUtcNow().UtcDateTime;
    public bool Open => Case.State == PrivacyRequestState.Open;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostIdentifyAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(id, () => desk.IdentifyAsync(id, User, cancellationToken), T["Noted: the request comes from this person."], cancellationToken);

    public async Task<IActionResult> OnPostExtendAsync(long id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken)
        ? Words(nameof(Reason), Reason, T["Say why it takes longer: the person reads it."]) is { } reason
            ? await ChangeAsync(id, () => desk.ExtendAsync(id, reason, User, cancellationToken), T["Two months more. The person is told why."], cancellationToken)
            : Page()
        : NotFound();

    public Task<IActionResult> OnPostDoneAsync(long id, CancellationToken cancellationToken) => AnswerAsync(id, true, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(long id, CancellationToken cancellationToken) => AnswerAsync(id, false, cancellationToken);

    /// <summary>The archive of the person's data, to be handed to them.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || Person is null)
            return NotFound();
        if (!Sure())
            return Page();
        return File(await archive.MakeAsync(Person.Id, User, cancellationToken), "application/zip", $"{T["data"].Value}-{Case.Id}-{time.GetUtcNow():yyyy-MM-dd}.zip");
    }

    /// <summary>Erases the account, then answers.</summary>
    public async Task<IActionResult> OnPostEraseAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || Person is null || Case.Kind != PrivacyRequestKind.Erasure)
            return NotFound();
        if (!Open)
            return Late();
        if (!Sure() || Words(nameof(Answer), Answer, T["Write the answer: the person gets it by mail."]) is not { } answer)
            return Page();
        var outcome = await accounts.EraseAsync(Person.Id, T["Request {0} about personal data", id].Value, User, cancellationToken);
        if (outcome != UserChange.Done)
        {
            ModelState.AddModelError("", PersonModel.Message(outcome, T));
            Response.StatusCode = outcome == UserChange.BeyondYou ? 403 : 200;
            return Page();
        }
        await desk.AnswerAsync(id, true, answer, User, cancellationToken);
        TempData["Notice"] = T["The account is erased and the request answered."].Value;
        return RedirectToPage("/Admin/Privacy/Requests");
    }

    private async Task<IActionResult> AnswerAsync(long id, bool done, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        if (Words(nameof(Answer), Answer, done ? T["Write the answer: the person gets it by mail."] : T["Say why: the person gets your reason by mail."]) is not { } answer)
            return Page();
        return await ChangeAsync(id, () => desk.AnswerAsync(id, done, answer, User, cancellationToken), T["Answered. The person gets it by mail."], cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(long id, Func<Task<bool>> change, string notice, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        if (!await change())
            return Late();
        TempData["Notice"] = notice;
        return RedirectToPage(new { id, handler = (string?)null });
    }

    private PageResult Late()
    {
        ModelState.AddModelError("", T["A colleague was faster: this request has changed meanwhile. Read it again; what you typed is still here."]);
        return Page();
    }

    private bool Sure()
    {
        if (Case.IdentityUtc is not null)
            return true;
        ModelState.AddModelError("", T["Make sure first that the request comes from this person, and note it."]);
        return false;
    }

    private string? Words(string field, string? value, string missing)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (text.Length is > 0 and <= PrivacyDesk.Longest)
            return text;
        ModelState.AddModelError(field, text.Length == 0 ? missing : T["Shorten this to {0} characters at most; it has {1}.", PrivacyDesk.Longest, text.Length]);
        return null;
    }

    private async Task<bool> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } request)
            return false;
        Case = request;
        Person = request.UserId is { } userId ? await accounts.GetAsync(userId, cancellationToken) : null;
        if (Person is null)
            return true;
        await log.NoteAsync(Person.Id, User, cancellationToken);
        Lines = request.Kind == PrivacyRequestKind.Erasure && Open ? await erasure.PreviewAsync(Person.Id, cancellationToken) : [];
        return true;
    }
}
