using System.Globalization;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Accessibility;

/// <summary>Says that something on the site cannot be used. Anybody may.</summary>
[AllowAnonymous, EnableRateLimiting(AccountLimits.Policy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReportBarrierModel(AccessibilityReports reports, ISiteDocuments documents, IStringLocalizer<AccessibilityStrings> T) : PageModel
{
    [BindProperty]
    public string? PageAddress { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Tool { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The number of the report that was just sent.</summary>
    public long? Number { get; private set; }

    public bool Answered { get; private set; }

    /// <summary>How long an address is kept.</summary>
    public int Months { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        // Not a parameter: a page of Razor already has a value of that name.
        PageAddress = OwnPath(Request.Query["page"]);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var page = Line(nameof(PageAddress), PageAddress, AccessibilityReports.LongestPage);
        if (page is not null && (page = OwnPath(page)) is null)
            ModelState.AddModelError(nameof(PageAddress), T["Write the address of a page on this site, such as /agenda, or leave it out."]);
        var what = Text(What);
        if (what is null)
            ModelState.AddModelError(nameof(What), T["Say what does not work: the team cannot guess it."]);
        else if (what.Length > AccessibilityReports.LongestText)
            ModelState.AddModelError(nameof(What), T["Shorten this text to {0} characters at most; it has {1}.", AccessibilityReports.LongestText, what.Length]);
        var tool = Line(nameof(Tool), Tool, AccessibilityReports.LongestTool);
        var email = Text(Email)?.ToLowerInvariant();
        if (email is not null && !AccountRules.IsEmail(email))
            ModelState.AddModelError(nameof(Email), T["Write an e-mail address, such as nadia@example.org, or leave it out."]);
        if (!ModelState.IsValid)
            return Page();
        var culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";
        Number = await reports.OpenAsync(new(page, what!, tool, email, culture), cancellationToken);
        Answered = email is not null;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Months = (await documents.GetAsync<AccessibilityPeriods>(cancellationToken)).ReporterMonths;

    // A whole address of this site is cut down to its path; one of another site is none of ours.
    private string? OwnPath(string? address)
    {
        var text = Text(address);
        if (text is null || text.Length > AccessibilityReports.LongestPage || text.Any(char.IsControl))
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri.Authority.Equals(Request.Host.Value, StringComparison.OrdinalIgnoreCase) ? uri.PathAndQuery : null;
        return Url.IsLocalUrl(text) && text.StartsWith('/') ? text : null;
    }

    private string? Line(string field, string? value, int longest)
    {
        var text = Text(value);
        if (text?.Length > longest)
            ModelState.AddModelError(field, T["Shorten this text to {0} characters at most; it has {1}.", longest, text.Length]);
        return text?.ReplaceLineEndings(" ");
    }

    private static string? Text(string? value) => value?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;
}
