using System.Net;
using Community.Abstractions.Background;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

/// <summary>What time does to profiles; in a house of their own, since they move the clock.</summary>
public sealed class AgeTests
{
    private static readonly Dictionary<string, string?> Child = new() { ["Input.Fifteen"] = "no", ["Input.BirthMonth"] = "11", ["Input.BirthYear"] = "2012", ["Input.GuardianEmail"] = "parent@example.org" };

    [Fact]
    public async Task Nobody_becomes_public_by_growing_older_but_may_choose_to_from_the_day_on()
    {
        await using var host = await CommunityHost.StartAsync();
        var child = await House.MemberAsync(host, "Tim Grandit", Child);
        var visitor = host.AsVisitor();
        await visitor.SubmitAsync($"/accord-parental?code={await Mails.CodeAsync(host, "parent@example.org", "accord-parental")}", [], "Je donne mon accord");
        (await child.GetAsync("/mon-profil")).Page.QuerySelectorAll("button[name=visible][value=Everyone]").ShouldBeEmpty();

        // Fifteen in November 2027: from December on, whatever the day of the birthday is.
        host.Clock.Advance(TimeSpan.FromDays(380));
        child = await AgainAsync(host, child);
        (await visitor.GetAsync("/annuaire/tim-grandit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/annuaire?q=grandit")).Page.QuerySelectorAll(".card").ShouldBeEmpty();
        (await child.GetAsync("/mon-profil")).Text.ShouldContain("Vous avez quinze ans");
        await child.SubmitAsync("/mon-profil", [], "visible=Everyone");
        (await visitor.GetAsync("/annuaire/tim-grandit")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/annuaire?q=grandit")).Page.QuerySelectorAll(".card").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_guardian_who_refuses_hides_the_profile_and_takes_their_address_away()
    {
        await using var host = await CommunityHost.StartAsync();
        var child = await House.MemberAsync(host, "Zoé Refusée", Child);
        var code = await Mails.CodeAsync(host, "parent@example.org", "accord-parental");
        (await host.AsVisitor().SubmitAsync($"/accord-parental?code={code}", [], "Je refuse\u00A0: masquer le profil")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await (await host.AsMemberAsync()).GetAsync("/annuaire/zoe-refusee")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.AsVisitor().GetAsync($"/accord-parental?code={code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        // A child writes to nobody before somebody agreed.
        await House.MemberAsync(host, "Grande Personne");
        (await child.SubmitAsync("/messages/nouveau?a=grande-personne", new() { ["Subject"] = "Bonjour", ["Body"] = "Bonjour" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_address_of_a_guardian_is_asked_for_and_is_not_ones_own_and_no_mail_is_sent_to_many()
    {
        await using var host = await CommunityHost.StartAsync();
        var browser = await host.AsMemberAsync();
        var own = await Mails.AddressOfAsync(host, browser.UserId!);
        foreach (var (address, words) in new[] { ("", "Donnez l’adresse"), ("pas une adresse", "Donnez l’adresse"), ("a@example.org\r\nBcc: b@example.org", "Donnez l’adresse"), (own, "votre propre adresse") })
            (await browser.SubmitAsync("/mon-profil", new(Child) { ["Input.Name"] = "Petit", ["Input.GuardianEmail"] = address })).Text.ShouldContain(words);
        (await browser.SubmitAsync("/mon-profil", new(Child) { ["Input.Name"] = "Petit" })).Status.ShouldBe(HttpStatusCode.Redirect);
        for (var i = 0; i < 5; i++)
            await browser.SubmitAsync("/mon-profil", new() { ["Input.GuardianEmail"] = $"autre{i}@example.org" });
        (await host.DataAsync(async db => (await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Mails.ToAsync(host, $"autre{i}@example.org")))).Sum(mails => mails.Count))).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Two_years_without_use_end_in_a_warning_and_then_the_profile_goes_with_the_account()
    {
        await using var host = await CommunityHost.StartAsync();
        var person = await House.MemberAsync(host, "Absente Longtemps");
        var address = await Mails.AddressOfAsync(host, person.UserId!);
        host.Clock.Advance(TimeSpan.FromDays(705));
        await RunAsync(host);
        (await Mails.ToAsync(host, address)).Count.ShouldBe(1);
        (await host.AsVisitor().GetAsync("/annuaire/absente-longtemps")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(40));
        await RunAsync(host);
        (await host.AsVisitor().GetAsync("/annuaire/absente-longtemps")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.AsVisitor().GetAsync("/annuaire/nadia-leroy")).Status.ShouldBe(HttpStatusCode.OK, "examples stay");
    }

    private static async Task<Browser> AgainAsync(CommunityHost host, Browser person)
    {
        var browser = host.AsVisitor();
        browser.UserId = person.UserId;
        await browser.SubmitAsync("/compte/connexion", new() { ["Email"] = await Mails.AddressOfAsync(host, person.UserId!), ["Password"] = CommunityHost.Password });
        return browser;
    }

    private static Task RunAsync(CommunityHost host) =>
        host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "inactive-accounts").ExecuteAsync(default));
}
