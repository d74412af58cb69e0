using System.Text.RegularExpressions;
using Community.Cms.Accounts;
using Community.Cms.Mail;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Community.Browser.Tests;

/// <summary>What people do with their own account; on a phone and on a screen.</summary>
public sealed partial class AccountStories(Chromium chromium) : IClassFixture<Chromium>
{
    private const string NewPassword = "un-phare-neuf-et-clair-62";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_changes_address_and_password_and_is_told_at_both_addresses(int width)
    {
        var (user, page) = await MemberAsync("Diane Déménageuse", width);
        var next = $"{Guid.NewGuid():n}@example.org";
        await page.GotoAsync("/compte/adresse");
        await page.FillAsync("#Email", next);
        await page.FillAsync("#Password", "pas-la-bonne-clef");
        await PressAsync(page, "Envoyer la confirmation");
        await page.Locator("#Password-error", new() { HasText = "mot de passe actuel" }).WaitForAsync();
        (await page.InputValueAsync("#Email")).ShouldBe(next);
        await Axe.CheckAsync(page);
        await page.FillAsync("#Password", CommunityHost.Password);
        await PressAsync(page, "Envoyer la confirmation");
        await page.GetByText("attend d’être confirmée").WaitForAsync();
        await Axe.CheckAsync(page);
        (await MailsToAsync(user.Email!)).Single().ShouldContain("une autre adresse e-mail");

        await page.GotoAsync(new Uri(Link().Match((await MailsToAsync(next)).Single()).Value).PathAndQuery);
        (await page.Locator("main").InnerTextAsync()).ShouldContain(next);
        await Axe.CheckAsync(page);
        await PressAsync(page, "Confirmer cette adresse");
        await page.GetByText("Votre adresse a changé").First.WaitForAsync();
        foreach (var address in new[] { user.Email!, next })
            (await MailsToAsync(address)).Count.ShouldBe(2);

        await page.GotoAsync("/compte");
        (await page.Locator("dl.pairs").InnerTextAsync()).ShouldContain(next);
        await page.FillAsync("[name='Change.Current']", CommunityHost.Password);
        await page.FillAsync("[name='Change.New']", NewPassword);
        await PressAsync(page, "Changer le mot de passe");
        await page.GetByText("Votre mot de passe est changé").First.WaitForAsync();
        await Axe.CheckAsync(page);

        var other = await chromium.OpenAsync(width);
        await EnterAsync(other, next, CommunityHost.Password);
        await other.Locator(".error-summary").WaitForAsync();
        await EnterAsync(other, next, NewPassword);
        await other.WaitForURLAsync(url => !url.Contains("/compte/connexion", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_second_factor_is_set_up_then_asked_for_and_no_code_works_twice(int width)
    {
        var (user, page) = await MemberAsync("Prune Prudente", width);
        await page.GotoAsync("/compte/securite");
        var key = (await page.Locator("code.copy-box").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#Code", CodeOf(key));
        await page.FillAsync("#password-enable", CommunityHost.Password);
        await PressAsync(page, "Mettre en place le second facteur");
        await page.Locator("#codes").WaitForAsync();
        await Axe.CheckAsync(page);
        var recovery = (await page.Locator("[aria-labelledby=codes] li code").AllInnerTextsAsync())[0];
        await page.GetByRole(AriaRole.Link, new() { Name = "Je les ai gardés" }).ClickAsync();
        await page.GetByText("Codes de secours restants : 10").WaitForAsync();
        (await page.Locator("#codes").CountAsync()).ShouldBe(0);
        await page.FillAsync("#password-codes", "pas-la-bonne-clef");
        await PressAsync(page, "Créer de nouveaux codes de secours");
        await page.Locator(".error-summary a").ClickAsync();
        // Three forms ask for the password; one was sent.
        (await page.Locator(".field--error").CountAsync()).ShouldBe(1);
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-describedby')")).ShouldBe("password-codes-error");
        await Axe.CheckAsync(page);

        chromium.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = CodeOf(key);
        await TakenAsync(code);
        await RefusedAsync(code);
        await TakenAsync(recovery);
        await RefusedAsync(recovery);
        await page.GotoAsync("/compte/securite");
        await page.GetByText("Codes de secours restants : 9").WaitForAsync();

        async Task TakenAsync(string written)
        {
            var other = await AskedAsync(written);
            await other.WaitForURLAsync(url => !url.Contains("/compte/connexion", StringComparison.Ordinal));
            await other.Context.CloseAsync();
        }

        async Task RefusedAsync(string written)
        {
            var other = await AskedAsync(written);
            await other.Locator("#Code-error", new() { HasText = "a déjà servi" }).WaitForAsync();
            if (written == code)
                (await Axe.LookAsync(other)).ShouldBeEmpty();
            await other.Context.CloseAsync();
        }

        async Task<IPage> AskedAsync(string written)
        {
            var other = await chromium.OpenAsync(width);
            await EnterAsync(other, user.Email!, CommunityHost.Password);
            await other.FillAsync("#Code", written);
            await PressAsync(other, "Se connecter");
            return other;
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_signs_the_other_device_out(int width)
    {
        var (user, here) = await MemberAsync("Noa Nomade", width);
        var there = await chromium.OpenAsync(width);
        await Chromium.SignInAsync(there, user);
        await there.GotoAsync("/compte");
        (await there.Locator("h1").InnerTextAsync()).ShouldBe("Mon compte");

        await here.GotoAsync("/compte/sessions");
        var devices = here.Locator("main tbody tr");
        (await devices.CountAsync()).ShouldBe(2);
        await Axe.CheckAsync(here);
        await devices.Filter(new() { HasNotText = "celui-ci" }).GetByRole(AriaRole.Button).ClickAsync();
        await here.GetByText("Cet appareil est déconnecté").First.WaitForAsync();
        (await devices.InnerTextAsync()).ShouldContain("celui-ci");

        await there.GotoAsync("/compte/adresse");
        there.Url.ShouldContain("/compte/connexion");
        await here.GotoAsync("/compte");
        (await here.Locator("h1").InnerTextAsync()).ShouldBe("Mon compte");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_signs_out_everywhere_else_then_here_too(int width)
    {
        var (user, here) = await MemberAsync("Noa Nomade", width);
        var there = await chromium.OpenAsAsync(user, width);
        await here.GotoAsync("/compte/sessions");
        (await here.Locator("main tbody tr").CountAsync()).ShouldBe(2);
        await PressAsync(here, "Déconnecter tous les autres");
        await Assertions.Expect(here.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Axe.CheckAsync(here);
        await there.GotoAsync("/compte");
        there.Url.ShouldContain("/compte/connexion");

        await Chromium.SignInAsync(there, user);
        await PressAsync(here, "Déconnecter partout, ici aussi");
        await here.WaitForURLAsync(url => !url.Contains("/compte/sessions", StringComparison.Ordinal));
        await Axe.CheckAsync(here);
        foreach (var page in new[] { here, there })
        {
            await page.GotoAsync("/compte");
            page.Url.ShouldContain("/compte/connexion");
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_role_asks_for_a_second_factor_and_its_holder_sets_one_up_before_anything_else(int width)
    {
        var role = $"Archiviste{width}";
        await chromium.Host.CreateRoleAsync(role, "AccessAdminPanel");
        var holder = await chromium.OpenAsAsync(role, width);
        await holder.GotoAsync("/admin");
        (await holder.Locator("h1").InnerTextAsync()).ShouldContain("Camille");

        var staff = await chromium.OpenAsAsync("Administrator", width);
        await staff.GotoAsync("/admin/roles/" + role);
        await staff.CheckAsync("[name=secondFactor]");
        await staff.Locator("main form:has([name=secondFactor]) .button--primary").ClickAsync();
        await Assertions.Expect(staff.Locator(".notice--good")).ToBeVisibleAsync();
        await Axe.CheckAsync(staff);

        await holder.GotoAsync("/admin");
        holder.Url.ShouldEndWith("/compte/securite");
        await Assertions.Expect(holder.Locator(".notice--warm")).ToContainTextAsync("Votre rôle demande un second facteur");
        await Axe.CheckAsync(holder);
        await holder.FillAsync("#Code", CodeOf((await holder.Locator("code.copy-box").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await holder.FillAsync("#password-enable", CommunityHost.Password);
        await PressAsync(holder, "Mettre en place le second facteur");
        await holder.GetByRole(AriaRole.Link, new() { Name = "Je les ai gardés" }).ClickAsync();
        await holder.GetByText("il ne peut pas être retiré").WaitForAsync();
        await holder.GotoAsync("/admin");
        (await holder.Locator("h1").InnerTextAsync()).ShouldContain("Camille");
    }

    /// <summary>The archive and the erasure themselves are a story of <see cref="MemberStories"/>.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_mentee_withdraws_a_consent_and_reads_what_would_become_of_each_thing(int width)
    {
        var (user, page) = await MemberAsync("Lucie Lectrice", width);
        var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
        await chromium.Host.DataAsync(async db =>
        {
            db.Add(new MenteeApplication { UserId = user.Id, State = ApplicationState.Submitted, Step = 5, CreatedUtc = now, ModifiedUtc = now, SubmittedUtc = now, ConsentUtc = now });
            return await db.SaveChangesAsync();
        });
        await page.GotoAsync("/compte/consentements");
        await page.GetByText("Donné le").WaitForAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir ou changer d’avis – Mentorat" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Retirer mon accord" }).ClickAsync();
        await PressAsync(page, "Retirer mon accord");
        await page.GetByText("Votre accord est retiré").First.WaitForAsync();
        await page.GotoAsync("/compte/consentements");
        await page.GetByText("retiré : Mentorat, comme mentorée").WaitForAsync();
        await Axe.CheckAsync(page);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Mon compte" }).GetByRole(AriaRole.Link, new() { Name = "Mes données" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Supprimer mon compte…" }).ClickAsync();
        var things = page.Locator("main tbody tr");
        await things.First.WaitForAsync();
        (await things.AllInnerTextsAsync()).ShouldContain(text => text.Contains("Candidatures", StringComparison.Ordinal) && text.Contains("supprimé", StringComparison.Ordinal));
        foreach (var thing in await things.AllAsync())
        {
            (await thing.Locator(".badge").InnerTextAsync()).ShouldNotBeEmpty();
            (await thing.Locator("td").Last.InnerTextAsync()).ShouldNotBeEmpty();
        }
        await page.FillAsync("#Password", "pas-la-bonne-clef");
        await PressAsync(page, "Supprimer mon compte pour toujours");
        await page.Locator("#Password-error", new() { HasText = "mot de passe actuel" }).WaitForAsync();
        await Axe.CheckAsync(page);
        (await chromium.Host.DataAsync(db => db.Users.AnyAsync(one => one.Id == user.Id))).ShouldBeTrue();
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    private async Task<(User User, IPage Page)> MemberAsync(string name, int width)
    {
        var user = await chromium.Host.CreateUserAsync(name, "Member");
        var page = await chromium.OpenAsync(width);
        await Chromium.SignInAsync(page, user);
        return (user, page);
    }

    private static async Task EnterAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/compte/connexion");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", password);
        await page.Locator("main form button.button--primary").First.ClickAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(chromium.Host.Clock.GetUtcNow().UtcDateTime);

    private Task<List<string>> MailsToAsync(string email) =>
        chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email).OrderBy(mail => mail.Id).Select(mail => mail.Text).ToListAsync());
}
