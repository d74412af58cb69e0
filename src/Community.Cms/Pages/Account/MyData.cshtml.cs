using Community.Cms.Accounts;
using Community.Cms.Accounts.PersonalData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Own data as one archive, and the way to delete the account.</summary>
[Authorize]
internal sealed class MyDataModel(
    UserManager<User> users, SignInManager<User> signIn, PersonalArchive archive, TimeProvider time, IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => File(
        await archive.MakeAsync(Me.Id, User, cancellationToken), "application/zip", $"{T["my-data"].Value}-{time.GetUtcNow():yyyy-MM-dd}.zip");
}
