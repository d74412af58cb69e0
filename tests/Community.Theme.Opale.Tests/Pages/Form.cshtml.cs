using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Theme.Opale.Tests.Pages;

[AllowAnonymous]
internal sealed class FormModel : PageModel
{
    [BindProperty]
    public FormInput Input { get; set; } = new();

    public void OnGet()
    {
        foreach (var key in new[] { "Consent", "Email", "Lines[10].Text", "Lines[2].Text", "Name" })
            ModelState.AddModelError("Input." + key, "À corriger : " + key);
    }
}

internal sealed class FormInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public IList<FormLine> Lines { get; set; } = [];

    public bool Consent { get; set; }
}

internal sealed class FormLine
{
    public string? Text { get; set; }
}
