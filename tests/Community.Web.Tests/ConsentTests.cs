using Community.Abstractions.Accounts;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>Consents: given, withdrawn, kept with their history, and void when the text changes.</summary>
public sealed class ConsentTests
{
    private sealed class Purposes : IConsentPurposes
    {
        public string Version { get; set; } = "1";

        public IEnumerable<ConsentPurpose> GetPurposes() =>
            [new("newsletter", Version, "Lettre de la maison", "Une lettre par mois, à votre adresse."), new("portrait", "1", "Portrait", "Votre photo dans l’entrée.")];
    }

    [Fact]
    public async Task A_consent_is_given_withdrawn_and_asked_again_when_its_text_changes()
    {
        Purposes purposes = new();
        await using var house = await CommunityHost.StartAsync(null, services => services.AddSingleton<IConsentPurposes>(purposes));
        var member = await house.AsMemberAsync();
        var page = await member.GetAsync("/compte/consentements");
        page.Text.ShouldContain("Lettre de la maison");
        (await AgreesAsync("newsletter")).ShouldBeFalse();

        await member.SubmitAsync(page, "/compte/consentements", new() { ["purpose"] = "newsletter" }, "J’accepte – Lettre de la maison");
        (await AgreesAsync("newsletter")).ShouldBeTrue();
        (await AgreesAsync("portrait")).ShouldBeFalse();

        purposes.Version = "2";
        (await AgreesAsync("newsletter")).ShouldBeFalse();
        (await member.GetAsync("/compte/consentements")).Text.ShouldContain("Le texte a changé");
        purposes.Version = "1";

        house.Clock.Advance(TimeSpan.FromDays(1));
        await member.SubmitAsync(await member.GetAsync("/compte/consentements"), "/compte/consentements", new() { ["purpose"] = "newsletter" }, "Retirer mon consentement – Lettre de la maison");
        (await AgreesAsync("newsletter")).ShouldBeFalse();
        var history = await house.WithAsync<IConsents, IReadOnlyList<ConsentDecision>>(book => book.HistoryAsync(member.UserId!));
        history.Select(decision => decision.Given).ShouldBe([false, true]);
        history[0].DecidedUtc.ShouldBe(history[1].DecidedUtc.AddDays(1));
        // Nobody agrees to what no module asks for, and one person's decision is not another's.
        (await house.WithAsync<IConsents, bool>(book => book.DecideAsync(member.UserId!, "inconnu", true))).ShouldBeFalse();
        var other = await house.AsMemberAsync();
        (await house.WithAsync<IConsents, IReadOnlyList<ConsentDecision>>(book => book.HistoryAsync(other.UserId!))).ShouldBeEmpty();

        Task<bool> AgreesAsync(string purpose) => house.WithAsync<IConsents, bool>(book => book.HasAsync(member.UserId!, purpose));
    }
}
