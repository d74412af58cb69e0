using Community.Abstractions.Accounts;
using Community.Cms.Accounts;
using Community.Cms.Accounts.PersonalData;
using Community.Cms.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Shows what deleting the account does to each thing, then does it.</summary>
[Authorize]
internal sealed class DeleteAccountModel(
    UserManager<User> users, SignInManager<User> signIn, FrontDoor door, AccountErasure erasure, IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    private readonly UserManager<User> _users = users;
    private readonly SignInManager<User> _signIn = signIn;

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<ErasureLine> Lines { get; private set; } = [];

    public bool IsLastAdministrator { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsFine(nameof(Password), await door.ProblemAsync(Me, Password)))
            return await ShowAsync(cancellationToken);
        if (await erasure.EraseAccountAsync(Me.Id, User, T["Asked for by the person"], cancellationToken) == Erasure.LastAdministrator)
            return await ShowAsync(cancellationToken);
        await _signIn.SignOutAsync();
        return RedirectToPage("/Account/Gone");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Lines = await erasure.PreviewAsync(Me.Id, cancellationToken);
        IsLastAdministrator = await _users.IsLastAdministratorAsync(Me);
        return Page();
    }
}
