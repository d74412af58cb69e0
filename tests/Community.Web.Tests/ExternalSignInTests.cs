using System.Net;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Mail;
using Community.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>Sign-in through a provider of identities of the configuration.</summary>
public sealed class ExternalSignInTests(ProviderHouse known) : IClassFixture<ProviderHouse>
{
    private const string Start = "/compte/ailleurs?handler=Start&provider=essai";

    private readonly IdentityProvider provider = known.Provider;

    private CommunityHost House => known.House;

    [Fact]
    public async Task A_newcomer_opens_an_account_without_password_and_comes_back_with_it()
    {
        var subject = Guid.NewGuid().ToString();
        var email = $"{subject}@example.org";
        var visitor = House.AsVisitor();
        var signIn = await visitor.GetAsync("/compte/connexion");
        signIn.Text.ShouldContain("Se connecter avec Essai");
        var question = (await visitor.GetAsync(Start)).Location!;
        question.ShouldContain("acr_values=eidas1");
        question.ShouldContain("code_challenge_method=S256");

        var page = await ComeBackAsync(visitor, provider.Approve(question, subject, ("given_name", "Maïwenn"), ("family_name", "Lefèvre"), ("email", email), ("email_verified", true)));
        page.Heading.ShouldBe("Ouvrir un compte avec Essai");
        page.One("#DisplayName").GetAttribute("value").ShouldBe("Maïwenn Lefèvre");
        var opened = await visitor.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Maïwenn", ["Email"] = "autre@example.org" });
        opened.Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        // What was typed over a checked address does not count.
        var user = await House.DataAsync(db => db.Users.AsNoTracking().SingleAsync(one => one.Email == email));
        (user.EmailConfirmed, user.PasswordHash, user.DisplayName).ShouldBe((true, null, "Maïwenn"));

        var later = House.AsVisitor();
        (await ComeBackAsync(later, provider.Approve((await later.GetAsync(Start)).Location!, subject))).Heading.ShouldBe("Mon compte");
        var refused = await later.SubmitAsync("/compte/securite", new() { ["provider"] = "essai" }, "Délier – Essai");
        refused.Text.ShouldContain("la seule façon d’entrer");
    }

    [Fact]
    public async Task A_member_links_and_unlinks_with_the_password_and_nobody_is_linked_by_address_alone()
    {
        var subject = Guid.NewGuid().ToString();
        var member = await House.AsMemberAsync("Odile");
        var user = await House.DataAsync(db => db.Users.AsNoTracking().SingleAsync(one => one.Id == member.UserId));
        (string, object)[] claims = [("name", "Odile D."), ("email", user.Email!), ("email_verified", true)];

        // Somebody at the provider with the same address does not get in.
        var stranger = House.AsVisitor();
        var page = await ComeBackAsync(stranger, provider.Approve((await stranger.GetAsync(Start)).Location!, subject, claims));
        var told = await stranger.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Odile" });
        told.Text.ShouldContain("Cette adresse a déjà un compte ici.");
        (await stranger.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.Redirect);

        page = await ComeBackAsync(member, provider.Approve((await member.GetAsync(Start)).Location!, subject, claims));
        page.Heading.ShouldBe("Lier Essai");
        (await member.SubmitAsync(page, "/compte/ailleurs", new() { ["Password"] = "ce-n-est-pas-le-bon" })).One("[id='password-link-error']").TextContent.ShouldNotBeEmpty();
        (await LoginsAsync(user.Id)).ShouldBe(0);
        (await member.SubmitAsync(page, "/compte/ailleurs", new() { ["Password"] = CommunityHost.Password })).Location.ShouldBe("/compte/securite");
        (await LoginsAsync(user.Id)).ShouldBe(1);

        var again = House.AsVisitor();
        (await ComeBackAsync(again, provider.Approve((await again.GetAsync(Start)).Location!, subject, claims))).Heading.ShouldBe("Mon compte");
        // Another member cannot take the linked account over.
        var other = await House.AsMemberAsync("Perle");
        var elsewhere = await ComeBackAsync(other, provider.Approve((await other.GetAsync(Start)).Location!, subject, claims));
        elsewhere.Text.ShouldContain("ouvre un autre compte");

        (await member.SubmitAsync("/compte/securite", new() { ["provider"] = "essai" }, "Délier – Essai")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.GetAsync("/compte/securite")).Status.ShouldBe(HttpStatusCode.OK);
        (await LoginsAsync(user.Id)).ShouldBe(0);
        var trail = await House.DataAsync(db => db.Set<Cms.Auditing.AuditRow>().Where(row => row.ObjectId == user.Id).Select(row => row.Action).ToListAsync());
        trail.ShouldContain("ExternalSignInAdded");
        trail.ShouldContain("ExternalSignInRemoved");
    }

    [Fact]
    public async Task An_address_that_the_provider_did_not_check_is_confirmed_by_mail_first()
    {
        var subject = Guid.NewGuid().ToString();
        var visitor = House.AsVisitor();
        var page = await ComeBackAsync(visitor, provider.Approve((await visitor.GetAsync(Start)).Location!, subject, ("name", "Sans preuve"), ("email", $"{subject}@example.org")));
        (await visitor.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Sans preuve" })).Location.ShouldBe("/compte/e-mail-envoye");
        page = await ComeBackAsync(visitor, provider.Approve((await visitor.GetAsync(Start)).Location!, subject));
        page.Text.ShouldContain("Votre adresse n’est pas encore confirmée");
        // An address with an account gets the same answer.
        var member = await House.CreateUserAsync("Connue", "Member");
        page = await ComeBackAsync(visitor, provider.Approve((await visitor.GetAsync(Start)).Location!, subject + "2", ("email", member.Email!), ("name", "Connue")));
        (await visitor.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Connue" })).Location.ShouldBe("/compte/e-mail-envoye");
        (await LoginsAsync(member.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_has_no_password_chooses_one_by_mail_where_a_page_asks_for_it()
    {
        var (person, user, _) = await NewcomerAsync();
        foreach (var url in new[] { "/compte", "/compte/adresse", "/compte/securite", "/compte/suppression" })
        {
            var page = await person.GetAsync(url);
            page.Text.ShouldContain("Votre compte n’a pas encore de mot de passe.", Case.Sensitive, url);
            page.Page.QuerySelectorAll("input[type=password]").ShouldBeEmpty(url);
        }
        var asked = await person.SubmitAsync("/compte/suppression", [], "Recevoir le lien");
        asked.Location.ShouldBe("/compte/securite");
        (await person.GetAsync("/compte/securite")).Text.ShouldContain($"Un message part vers {user.Email}");
        var link = await LinkAsync(user.Email!, "nouveau-mot-de-passe");
        (await person.SubmitAsync(link, new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await person.SubmitAsync("/compte/connexion", new() { ["Email"] = user.Email, ["Password"] = CommunityHost.Password })).Location.ShouldBe("/compte");
        (await person.GetAsync("/compte/securite")).Text.ShouldContain("Code de l’application");
        (await person.SubmitAsync("/compte/suppression", new() { ["Password"] = CommunityHost.Password })).Location.ShouldBe("/compte/au-revoir");
        (await House.DataAsync(db => db.Users.AnyAsync(one => one.Id == user.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_open_session_alone_takes_no_account_over_that_has_no_password()
    {
        var (person, user, _) = await NewcomerAsync();
        // Somebody comes to the machine, and links an account of their own.
        var theirs = await ComeBackAsync(person, provider.Approve((await person.GetAsync(Start)).Location!, Guid.NewGuid().ToString()));
        theirs.Text.ShouldContain("Votre compte n’a pas encore de mot de passe.");
        foreach (var (url, fields) in new (string, (string, string)[])[]
        {
            ("/compte/ailleurs?handler=Link", []), ("/compte/suppression", []), ("/compte/adresse", [("Email", "ailleurs@example.org")]),
            ("/compte?handler=Password", [("Change.New", CommunityHost.Password)]), ("/compte/securite?handler=Enable", []), ("/compte/securite?handler=AddKey", [("Credential", "{}")]),
        })
        {
            var forged = await person.Client.PostAsync(url, new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", theirs.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
            forged.StatusCode.ShouldBe(HttpStatusCode.OK, url);
            (await Browser.ReadAsync(forged)).Text.ShouldContain("choisissez-en un d’abord", Case.Sensitive, url);
        }

        var after = await House.DataAsync(db => db.Users.AsNoTracking().SingleAsync(one => one.Id == user.Id));
        (after.PasswordHash, after.PendingEmail, after.TwoFactorEnabled, after.AccessFailedCount).ShouldBe((null, null, false, 0));
        (await LoginsAsync(user.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_role_that_asks_for_a_second_factor_leaves_the_way_to_a_first_password_open()
    {
        var (_, user, subject) = await NewcomerAsync();
        await House.WithAsync<RoleManager<Role>, IdentityResult>(roles => roles.CreateAsync(new Role { Name = "Prudence", RequiresSecondFactor = true }));
        await House.WithAsync<UserManager<User>, IdentityResult>(async users => await users.AddToRoleAsync((await users.FindByIdAsync(user.Id))!, "Prudence"));
        House.Services.GetRequiredService<RolePermissions>().Drop();
        var person = House.AsVisitor();
        (await ComeBackAsync(person, provider.Approve((await person.GetAsync(Start)).Location!, subject))).Heading.ShouldBe("Sécurité");
        (await person.GetAsync("/compte/adresse")).Location.ShouldBe("/compte/securite");

        await person.SubmitAsync("/compte/securite", [], "Recevoir le lien");
        (await person.SubmitAsync(await LinkAsync(user.Email!, "nouveau-mot-de-passe"), new() { ["Password"] = CommunityHost.Password })).Location.ShouldNotBeNull().ShouldStartWith("/compte/connexion");
    }

    [Fact]
    public async Task The_link_of_the_mail_confirms_an_address_for_whoever_opened_the_account_and_a_password_shuts_strangers_out()
    {
        var (mine, strangers) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        foreach (var subject in new[] { mine, strangers })
        {
            var opener = House.AsVisitor();
            var page = await ComeBackAsync(opener, provider.Approve((await opener.GetAsync(Start)).Location!, subject, ("name", "Sans preuve"), ("email", $"{subject}@example.org")));
            await opener.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Sans preuve" });
        }

        var person = House.AsVisitor();
        var link = await LinkAsync($"{mine}@example.org", "confirmation");
        var asked = await person.GetAsync(link);
        asked.Page.QuerySelector("main form").ShouldBeNull();
        var way = asked.One("main a[href*='handler=Start']").GetAttribute("href")!;
        // Another account of the same provider opens nothing.
        var other = House.AsVisitor();
        (await ComeBackAsync(other, provider.Approve((await other.GetAsync(way)).Location!, strangers))).Page.QuerySelector("main form").ShouldBeNull();
        var back = await ComeBackAsync(person, provider.Approve((await person.GetAsync(way)).Location!, mine));
        (await person.SubmitAsync(back, link, [], "Confirmer et me connecter")).Location.ShouldBe("/compte");
        (await person.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);

        // The owner of an address that a stranger gave chooses a password: the stranger's way in is gone.
        var owner = House.AsVisitor();
        await owner.SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = $"{strangers}@example.org" });
        await owner.SubmitAsync(await LinkAsync($"{strangers}@example.org", "nouveau-mot-de-passe"), new() { ["Password"] = CommunityHost.Password });
        var stranger = House.AsVisitor();
        (await ComeBackAsync(stranger, provider.Approve((await stranger.GetAsync(Start)).Location!, strangers))).Heading.ShouldBe("Ouvrir un compte avec Essai");
    }

    [Fact]
    public async Task The_second_factor_of_the_account_and_a_suspension_count_all_the_same()
    {
        var (suspended, careful) = (await LinkedAsync("Suspendue"), await LinkedAsync("Prudente"));
        await House.WithAsync<UserManager<User>, bool>(async users =>
        {
            var one = (await users.FindByIdAsync(suspended.Id))!;
            await users.SetLockoutEndDateAsync(one, DateTimeOffset.MaxValue);
            await users.SetTwoFactorEnabledAsync((await users.FindByIdAsync(careful.Id))!, true);
            await users.ResetAuthenticatorKeyAsync((await users.FindByIdAsync(careful.Id))!);
            return true;
        });
        var visitor = House.AsVisitor();
        (await ComeBackAsync(visitor, provider.Approve((await visitor.GetAsync(Start)).Location!, suspended.Subject))).Text.ShouldContain("Ce compte est suspendu");
        (await ComeBackAsync(visitor, provider.Approve((await visitor.GetAsync(Start)).Location!, careful.Subject))).Html.ShouldContain("name=\"Code\"");
        (await visitor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_goes_wrong_on_the_way_is_said_in_the_language_of_the_person()
    {
        var visitor = House.AsVisitor();
        (await visitor.GetAsync("/compte/ailleurs?handler=Start&provider=inconnu")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ComeBackAsync(visitor, "/compte/ailleurs")).Text.ShouldContain("La connexion n’a pas abouti");

        var answer = provider.Approve((await visitor.GetAsync("/en" + Start)).Location!, "x");
        answer.ShouldStartWith("/compte/retour/essai?");
        var state = answer[(answer.IndexOf("&state=", StringComparison.Ordinal) + 7)..];
        (await ComeBackAsync(visitor, "/compte/retour/essai?error=access_denied&state=" + state)).Text.ShouldContain("You stopped there");
        // Made up, from another browser, or used before.
        (await ComeBackAsync(visitor, "/compte/retour/essai?code=1&state=faux")).Text.ShouldContain("La connexion n’a pas abouti");
        var mine = provider.Approve((await visitor.GetAsync(Start)).Location!, "y");
        (await ComeBackAsync(House.AsVisitor(), mine)).Text.ShouldContain("La connexion n’a pas abouti");
        (await ComeBackAsync(visitor, mine)).Heading.ShouldBe("Ouvrir un compte avec Essai");
        (await ComeBackAsync(visitor, mine)).Text.ShouldContain("La connexion n’a pas abouti");

        await using var alone = await known.StartAsync();
        provider.IsUp = false;
        try
        {
            (await ComeBackAsync(alone.AsVisitor(), Start)).Text.ShouldContain("Ce service ne répond pas");
        }
        finally
        {
            provider.IsUp = true;
        }
    }

    // Somebody who has just opened an account with the provider, which has checked the address.
    private async Task<(Browser Person, User User, string Subject)> NewcomerAsync()
    {
        var subject = Guid.NewGuid().ToString();
        var email = $"{subject}@example.org";
        var person = House.AsVisitor();
        var page = await ComeBackAsync(person, provider.Approve((await person.GetAsync(Start)).Location!, subject, ("name", "Maïwenn"), ("email", email), ("email_verified", true)));
        await person.SubmitAsync(page, "/compte/ailleurs", new() { ["DisplayName"] = "Maïwenn" });
        return (person, await House.DataAsync(db => db.Users.AsNoTracking().SingleAsync(one => one.Email == email)), subject);
    }

    private async Task<string> LinkAsync(string email, string to)
    {
        var mail = await House.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email && mail.Text.Contains(to)).OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync());
        return new Uri(mail.Split((char[]?)null).Single(word => word.StartsWith("http", StringComparison.Ordinal) && word.Contains(to, StringComparison.Ordinal))).PathAndQuery;
    }

    private async Task<(string Id, string Subject)> LinkedAsync(string name)
    {
        var user = await House.CreateUserAsync(name, "Member");
        var subject = Guid.NewGuid().ToString();
        await House.WithAsync<UserManager<User>, IdentityResult>(async users => await users.AddLoginAsync((await users.FindByIdAsync(user.Id))!, new("essai", subject, "Essai")));
        return (user.Id, subject);
    }

    private Task<int> LoginsAsync(string userId) => House.DataAsync(db => db.UserLogins.CountAsync(login => login.UserId == userId));

    // Follows the redirects of this site; paths only.
    private static async Task<Answer> ComeBackAsync(Browser browser, string url)
    {
        var answer = await browser.FollowAsync(url);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer;
    }
}
