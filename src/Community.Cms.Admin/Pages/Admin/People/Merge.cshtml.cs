using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.PersonalData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.People;

/// <summary>Makes one account of two, after showing what becomes of each thing.</summary>
[Authorize(CommonPermissions.ManageUsers)]
internal sealed class MergeModel(UserAdministration accounts, AccountErasure erasure, IStringLocalizer<Strings> T) : PageModel
{
    /// <summary>Address of the account that remains.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Into { get; set; }

    public UserOverview Person { get; private set; } = null!;
    public UserOverview? Other { get; private set; }
    public IReadOnlyList<ErasureLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await FindAsync(id))
            return NotFound();
        if (Other is null)
            return Page();
        var outcome = await accounts.MergeAsync(id, Other.Id, User, HttpContext.RequestAborted);
        if (outcome == UserChange.Done)
        {
            TempData["Notice"] = T["The two accounts are one now."].Value;
            return RedirectToPage("/Admin/People/Person", new { id = Other.Id });
        }
        ModelState.AddModelError("", PersonModel.Message(outcome, T));
        Response.StatusCode = outcome == UserChange.BeyondYou ? 403 : 200;
        return Page();
    }

    private async Task<bool> FindAsync(string id)
    {
        if (id.Length > 100 || id.Contains('\0', StringComparison.Ordinal) || await accounts.GetAsync(id, HttpContext.RequestAborted) is not { } person)
            return false;
        Person = person;
        if (PageNumber.Words(Into) is not { } email)
            return true;
        Other = await accounts.GetByEmailAsync(email, HttpContext.RequestAborted);
        if (Other?.Id == id)
            Other = null;
        if (Other is null)
            ModelState.AddModelError(nameof(Into), T["There is no other account with this address."]);
        else
            Lines = await erasure.PreviewMergeAsync(id, Other.Id, HttpContext.RequestAborted);
        return true;
    }
}
