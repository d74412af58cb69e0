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
    UserManager<User> users, SignInManager<User> signIn, IConsents consents, IEnumerable<IConsentPurposes> modules, IEnumerable<IKeptConsentSource> keepers, IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    public IReadOnlyList<(ConsentPurpose Purpose, bool Given, bool Outdated)> Purposes { get; private set; } = [];

    /// <summary>Consents that modules keep, which are withdrawn there.</summary>
    public IReadOnlyList<KeptConsent> Kept { get; private set; } = [];

    /// <summary>All decisions, newest first; modules tell no version of their texts.</summary>
    public IReadOnlyList<(DateTime DecidedUtc, bool Given, string Title, string? Version)> History { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var decisions = await consents.HistoryAsync(Me.Id, cancellationToken);
        Purposes = [.. modules.SelectMany(module => module.GetPurposes()).Select(purpose =>
        {
            var last = decisions.FirstOrDefault(decision => decision.Purpose == purpose.Name);
            return (purpose, last is { Given: true } && last.Version == purpose.Version, last is { Given: true } && last.Version != purpose.Version);
        })];
        List<KeptConsent> kept = [];
        foreach (var keeper in keepers)
            kept.AddRange(await keeper.ListAsync(Me.Id, cancellationToken));
        Kept = kept;
        History = [.. decisions.Select(decision => (decision.DecidedUtc, decision.Given, NameOf(decision.Purpose), (string?)decision.Version))
            .Concat(kept.Where(one => one.WithdrawnUtc is not null).Select(one => (one.WithdrawnUtc!.Value, false, one.Title, (string?)null)))
            .Concat(kept.Select(one => (one.GivenUtc, true, one.Title, (string?)null)))
            .OrderByDescending(line => line.Item1)];
    }

    public async Task<IActionResult> OnPostAsync(string? purpose, bool given, CancellationToken cancellationToken) =>
        await consents.DecideAsync(Me.Id, purpose ?? "", given, cancellationToken)
            ? Done(given ? T["Thank you: your consent is noted."] : T["Your consent is withdrawn."])
            : NotFound();

    private string NameOf(string purpose) => Purposes.Select(one => one.Purpose).FirstOrDefault(one => one.Name == purpose)?.Title ?? purpose;
}
