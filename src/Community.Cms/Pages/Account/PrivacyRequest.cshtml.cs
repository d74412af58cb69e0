using System.Globalization;
using System.Security.Claims;
using Community.Cms.Accounts;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Asks the house about one’s data; also for people who have no account, or none any more.</summary>
[AllowAnonymous]
internal sealed class PrivacyRequestModel(PrivacyDesk desk, UserManager<User> users, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public bool Done { get; private set; }
    public PrivacyRequestKind? Chosen => Enum.TryParse<PrivacyRequestKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Whoever is signed in is known: name and address are theirs.</summary>
    public User? Me { get; private set; }

    public async Task OnGetAsync() => Me = await users.GetUserAsync(User);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Me = await users.GetUserAsync(User);
        var (name, email) = Me is { } me ? (me.DisplayName, me.Email) : (Name?.Trim(), Email?.Trim());
        var text = Text?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (Me is null)
        {
            IsFine(nameof(Name), AccountRules.NameProblem(name, T));
            IsFine(nameof(Email), AccountRules.EmailProblem(email, T));
        }
        IsFine(nameof(Kind), Chosen is null ? T["Choose what you ask for."] : null);
        IsFine(nameof(Text), text.Length > PrivacyDesk.Longest ? T["Shorten this text to {0} characters at most; it has {1}.", PrivacyDesk.Longest, text.Length]
            : text.Length == 0 && Chosen == PrivacyRequestKind.Correction ? T["Say what is wrong and what is right."] : null);
        if (!ModelState.IsValid)
            return Page();
        await desk.ReceiveAsync(new() { Kind = Chosen!.Value, Name = name!, Email = email!, Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr", Text = text },
            Me?.Id, null, cancellationToken);
        Done = true;
        return Page();
    }

    /// <summary>The kinds in words.</summary>
    public (PrivacyRequestKind Kind, string Words)[] Kinds =>
    [
        (PrivacyRequestKind.Access, T["To know what you keep about me"]),
        (PrivacyRequestKind.Correction, T["To have something put right"]),
        (PrivacyRequestKind.Erasure, T["To have my data erased"]),
    ];
}
