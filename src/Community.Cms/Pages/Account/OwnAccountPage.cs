using Community.Cms.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>A page about one's own account. The account is there whenever a handler runs: without it, the session ends.</summary>
internal abstract class OwnAccountPage(UserManager<User> users, SignInManager<User> signIn) : AccountPage
{
    /// <summary>Whose page it is.</summary>
    public User Me { get; private set; } = null!;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await users.GetUserAsync(User) is { } user)
        {
            Me = user;
            await next();
            return;
        }
        await signIn.SignOutAsync();
        context.Result = RedirectToPage("/Account/SignIn");
    }

    /// <summary>The page anew, with a sentence about what was done.</summary>
    protected IActionResult Done(LocalizedString notice)
    {
        TempData["Notice"] = notice.Value;
        return RedirectToPage(new { handler = (string?)null });
    }
}
