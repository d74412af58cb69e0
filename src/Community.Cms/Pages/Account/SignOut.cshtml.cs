using Community.Cms.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Community.Cms.Pages.Account;

/// <summary>Signs out. A link alone never does: it asks first.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignInManager<User> signIn) : AccountPage
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Page() : Home();

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Home();
    }

    private LocalRedirectResult Home() => LocalRedirect("~/");
}
