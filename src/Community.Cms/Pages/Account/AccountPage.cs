using Community.Cms.Accounts.Limits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Every page about accounts: kept by no cache, its forms counted for each network address.</summary>
[EnableRateLimiting(AccountLimits.Policy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class AccountPage : PageModel
{
    /// <summary>Where the person wanted to go; followed only within this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary><see cref="ReturnUrl"/> when it is safe, else null.</summary>
    public string? SafeReturnUrl => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;

    /// <summary>Notes what is wrong with a field; true when nothing is.</summary>
    protected bool IsFine(string field, LocalizedString? problem)
    {
        if (problem is not null)
            ModelState.AddModelError(field, problem);
        return problem is null;
    }

    protected IActionResult GoOn() => SafeReturnUrl is { } url ? LocalRedirect(url) : RedirectToPage("/Account/MyAccount");
}
