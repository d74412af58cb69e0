using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.People;

/// <summary>One account: its roles, and whether it is open.</summary>
[Authorize(CommonPermissions.ManageUsers)]
internal sealed class PersonModel(UserAdministration accounts, AccessLog log, IStringLocalizer<Strings> T) : PageModel
{
    public UserOverview Person { get; private set; } = null!;
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>Why the account is to be suspended, as typed.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id) => await FindAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostRolesAsync(string id, [FromForm] List<string>? roles) => ChangeAsync(
        id, () => accounts.SetRolesAsync(id, (roles ?? []).Where(role => !string.IsNullOrEmpty(role)), User, HttpContext.RequestAborted), T["The roles are saved."]);

    public Task<IActionResult> OnPostSuspendAsync(string id, string? reason) => ChangeAsync(
        id, () => accounts.SuspendAsync(id, Reason = reason, User, cancellationToken: HttpContext.RequestAborted), T["The account is suspended: nobody signs in with it, and the person is told why."]);

    public Task<IActionResult> OnPostUnlockAsync(string id) => ChangeAsync(
        id, () => accounts.UnlockAsync(id, User, cancellationToken: HttpContext.RequestAborted), T["The account is open again."]);

    public Task<IActionResult> OnPostFactorsAsync(string id) => ChangeAsync(
        id, () => accounts.RemoveFactorsAsync(id, User, HttpContext.RequestAborted), T["Second factor and passkeys are removed: the person signs in with the password."]);

    public Task<IActionResult> OnPostResetAsync(string id) => ChangeAsync(
        id, () => accounts.SendResetAsync(id, HttpContext.RequestAborted), T["The person gets a mail with a link to choose a new password."]);

    private async Task<IActionResult> ChangeAsync(string id, Func<Task<UserChange>> change, string notice)
    {
        if (!await FindAsync(id))
            return NotFound();
        var outcome = await change();
        if (outcome == UserChange.NotFound)
            return NotFound();
        if (outcome == UserChange.Done)
        {
            TempData["Notice"] = notice;
            return RedirectToPage(new { id, handler = (string?)null });
        }
        ModelState.AddModelError(outcome == UserChange.NoReason ? "reason" : "", Message(outcome));
        Response.StatusCode = outcome == UserChange.BeyondYou ? 403 : 200;
        return Page();
    }

    private async Task<bool> FindAsync(string id)
    {
        if (id.Length > 100 || id.Contains('\0', StringComparison.Ordinal) || await accounts.GetAsync(id, HttpContext.RequestAborted) is not { } person)
            return false;
        Person = person;
        await log.NoteAsync(id, User, HttpContext.RequestAborted);
        Roles = await accounts.GetRoleNamesAsync(HttpContext.RequestAborted);
        return true;
    }

    private string Message(UserChange outcome) => Message(outcome, T);

    /// <summary>Why a change was refused.</summary>
    public static string Message(UserChange outcome, IStringLocalizer<Strings> T) => outcome switch
    {
        UserChange.UnknownRole => T["One of the roles is no longer there. Choose again."],
        UserChange.LastAdministrator => T["This is the last administrator: make another one first."],
        UserChange.Yourself => T["Nobody does this to their own account here: ask another administrator."],
        UserChange.NoReason => T["Write the reason: the person reads it."],
        UserChange.BeyondYou => T["This account or role may do more than you: ask an administrator."],
        UserChange.Exists => T["Somebody has an account with this address already."],
        _ => T["Somebody else changed this account at the same moment. Look at it again, then repeat your change."],
    };
}
