using System.Net;
using Community.Testing;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>Passkeys as devices send them; the browser's own part of the story is told by the browser tests.</summary>
public sealed class PasskeyTests(House house) : IClassFixture<House>
{
    private const string Here = "http://localhost", Elsewhere = "https://maison-du-numerique.example.org";

    [Fact]
    public async Task A_passkey_opens_the_account_and_one_that_was_shown_to_another_site_does_not()
    {
        using SoftwareKey key = new();
        var member = await house.Host.AsMemberAsync("Clémence");
        (await AddAsync(member, options => key.Create(options, Here))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await KeysAsync(member)).ShouldBe(1);

        var visitor = house.Host.AsVisitor();
        (await SignInAsync(visitor, options => key.Answer(options, Elsewhere))).Text.ShouldContain("Cette clé d’accès n’ouvre aucun compte ici");
        (await SignInAsync(visitor, options => key.Answer(options, Here, "maison-du-numerique.example.org"))).Text.ShouldContain("Cette clé d’accès n’ouvre aucun compte ici");
        (await visitor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(visitor, options => key.Answer(options, Here))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_passkey_made_by_another_site_or_without_the_password_is_not_kept()
    {
        using SoftwareKey key = new();
        var member = await house.Host.AsMemberAsync("Clémence");
        (await AddAsync(member, options => key.Create(options, Elsewhere))).Text.ShouldContain("elle a été créée pour une autre page");
        (await AddAsync(member, options => key.Create(options, Here, "maison-du-numerique.example.org"))).Text.ShouldContain("elle a été créée pour une autre page");
        (await AddAsync(member, options => key.Create(options, Here), "ce-n-est-pas-le-bon")).Status.ShouldBe(HttpStatusCode.OK);
        (await AddAsync(member, _ => "{}")).Status.ShouldBe(HttpStatusCode.OK);
        (await KeysAsync(member)).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        using SoftwareKey key = new();
        var member = await house.Host.AsMemberAsync("Clémence");
        await AddAsync(member, options => key.Create(options, Here));
        var answer = "";
        (await SignInAsync(house.Host.AsVisitor(), options => answer = key.Answer(options, Here))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(house.Host.AsVisitor(), _ => answer)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Answer> AddAsync(Browser member, Func<string, string> device, string password = CommunityHost.Password)
    {
        var page = await member.GetAsync("/compte/securite");
        var options = await AskAsync(member, page, "/compte/securite?handler=KeyOptions");
        return await member.SubmitAsync(page, "/compte/securite", new() { ["Credential"] = device(options), ["name"] = "Mon téléphone", ["Password"] = password });
    }

    private static async Task<Answer> SignInAsync(Browser visitor, Func<string, string> device)
    {
        var page = await visitor.GetAsync("/compte/connexion");
        var options = await AskAsync(visitor, page, "/compte/connexion?handler=PasskeyOptions");
        return await visitor.SubmitAsync(page, "/compte/connexion", new() { ["Credential"] = device(options) });
    }

    private static async Task<string> AskAsync(Browser browser, Answer page, string url)
    {
        var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var answer = await browser.Client.PostAsync(url, form);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private Task<int> KeysAsync(Browser member) => house.Host.DataAsync(db =>
        db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().CountAsync(key => key.UserId == member.UserId));
}
