using Community.Cms.Accounts;
using Community.Cms.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Where one is signed in, and signing out one device, the others, or all.</summary>
[Authorize]
internal sealed class SessionsModel(UserManager<User> users, SignInManager<User> signIn, SessionBook sessions, IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    private readonly SignInManager<User> _signIn = signIn;

    public IReadOnlyList<AccountSession> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => All = await sessions.ListAsync(Me.Id, cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellationToken)
    {
        if (id == SessionBook.IdOf(User))
            return await LeaveAsync();
        return await sessions.EndAsync(Me.Id, id ?? "", cancellationToken) ? Done(T["That device is signed out."]) : NotFound();
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(Me.Id, SessionBook.IdOf(User), cancellationToken);
        return Done(T["All other devices are signed out."]);
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(Me.Id, null, cancellationToken);
        return await LeaveAsync();
    }

    private async Task<IActionResult> LeaveAsync()
    {
        await _signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}
