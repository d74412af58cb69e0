using Community.Abstractions.Accounts;
using Community.Cms.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>What one agreed to, with its history.</summary>
[Authorize]
internal sealed class ConsentsModel(
    UserManager<User> users, SignInManager<User> signIn, IConsents consents, IEnumerable<IConsentPurposes> modules, IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    public IReadOnlyList<(ConsentPurpose Purpose, bool Given, bool Outdated)> Purposes { get; private set; } = [];

    public IReadOnlyList<ConsentDecision> History { get; private set; } = [];

    public string NameOf(string purpose) => Purposes.Select(one => one.Purpose).FirstOrDefault(one => one.Name == purpose)?.Title ?? purpose;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        History = await consents.HistoryAsync(Me.Id, cancellationToken);
        Purposes = [.. modules.SelectMany(module => module.GetPurposes()).Select(purpose =>
        {
            var last = History.FirstOrDefault(decision => decision.Purpose == purpose.Name);
            return (purpose, last is { Given: true } && last.Version == purpose.Version, last is { Given: true } && last.Version != purpose.Version);
        })];
    }

    public async Task<IActionResult> OnPostAsync(string? purpose, bool given, CancellationToken cancellationToken) =>
        await consents.DecideAsync(Me.Id, purpose ?? "", given, cancellationToken)
            ? Done(given ? T["Thank you: your consent is noted."] : T["Your consent is withdrawn."])
            : NotFound();
}
