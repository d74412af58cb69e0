using System.Text.RegularExpressions;
using Community.Cms.Accounts;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

public sealed class MemberStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_newcomer_registers_makes_a_profile_and_is_found_by_skill(int width, bool javaScript)
    {
        var (name, email) = ($"Olga Nouvelle {width} {javaScript}", $"{Guid.NewGuid():n}@example.org");
        var page = await chromium.OpenAsync(width, javaScript: javaScript);
        await page.GotoAsync("/compte/inscription");
        await page.FillAsync("[name=DisplayName]", name);
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", CommunityHost.Password);
        foreach (var box in await page.Locator("main form input[type=checkbox][required]").AllAsync())
            await box.CheckAsync();
        await SendAsync(page);
        await page.GotoAsync(await LinkAsync(email));
        await page.FillAsync("[name=Password]", CommunityHost.Password);
        await SendAsync(page);
        await page.WaitForURLAsync(url => !url.Contains("/compte/confirmation", StringComparison.Ordinal));

        await page.GotoAsync("/mon-profil");
        (await page.InputValueAsync("[name='Input.Name']")).ShouldBe(name);
        await page.FillAsync("[name='Input.Headline']", "Brodeuse qui soude");
        await page.FillAsync("[name='Input.Commune']", "sangatte");
        await page.Locator("[name='Input.Skills']").Nth(0).FillAsync("soudure");
        await page.Locator("[name='Input.Offers'][value=aide]").CheckAsync();
        await page.SelectOptionAsync("[name='Input.Audience[Headline]']", "Everyone");
        await page.Locator("[name='Input.Fifteen'][value=yes]").CheckAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).Last.ClickAsync();
        await page.GetByText("Votre profil est enregistré").First.WaitForAsync();
        await page.ClickAsync("a[href*='vu=tous']");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Brodeuse qui soude");

        var visitor = await chromium.OpenAsync(width, javaScript: javaScript);
        await visitor.GotoAsync("/annuaire?skill=soudure&q=" + Uri.EscapeDataString(name));
        await visitor.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
        (await visitor.Locator("h1").InnerTextAsync()).ShouldBe(name);
        (await visitor.Locator("main").InnerTextAsync()).ShouldContain("Sangatte");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_moderator_hides_a_reported_profile(int width)
    {
        var (person, account) = await MemberAsync($"Gaston Grossier {width}", width);
        await person.GotoAsync("/mon-profil");
        var address = new Uri((await person.Locator("a[href*='vu=tous']").First.GetAttributeAsync("href"))!, UriKind.RelativeOrAbsolute);
        var url = address.OriginalString.Split('?')[0];

        var visitor = await chromium.OpenAsync(width);
        await visitor.GotoAsync(url);
        await visitor.ClickAsync("a[href*='/signaler']");
        await visitor.CheckAsync("input[name=Reason][value=insulte]");
        await visitor.FillAsync("[name=Details]", "Il insulte les passantes.");
        await SendAsync(visitor);
        await visitor.GetByText("Merci").First.WaitForAsync();

        var moderator = await chromium.OpenAsAsync("Moderator", width);
        await moderator.GotoAsync("/admin/moderation");
        await moderator.GetByRole(AriaRole.Link, new() { Name = $"Gaston Grossier {width}", Exact = true }).First.ClickAsync();
        (await moderator.Locator("main").InnerTextAsync()).ShouldContain("Il insulte les passantes.");
        await Axe.CheckAsync(moderator);
        await moderator.CheckAsync("input[name=Measure][value=Hide]");
        await SendAsync(moderator);
        // Without a reason nothing happens, and the page says so.
        await moderator.GetByText("Donnez la raison").First.WaitForAsync();
        await moderator.FillAsync("[name=Reason]", "Pas d’insultes ici.");
        await SendAsync(moderator);
        await moderator.GetByText("La décision est appliquée").First.WaitForAsync();

        (await visitor.GotoAsync(url))!.Status.ShouldBe(404);
        (await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == account.Email).OrderBy(mail => mail.Id).LastAsync())).Text.ShouldContain("Pas d’insultes ici.");
        await person.GotoAsync("/mon-profil");
        await person.ClickAsync("a[href*='/moderation/mes-decisions']");
        (await person.Locator("main").InnerTextAsync()).ShouldContain("Pas d’insultes ici.");
        await Axe.CheckAsync(person);

        // The person does not agree, and a moderator reads why.
        await person.GotoAsync(await LinkAsync(account.Email!));
        await SendAsync(person);
        await person.Locator("#Body-error", new() { HasText = "pas d’accord" }).WaitForAsync();
        (await Axe.LookAsync(person)).ShouldBeEmpty();
        await person.FillAsync("#Body", "C’était une citation.");
        await SendAsync(person);
        await person.GetByText("La réponse arrivera par e-mail").WaitForAsync();
        await moderator.GotoAsync("/admin/moderation");
        await moderator.Locator("a[href*='/admin/moderation/appel/']").First.ClickAsync();
        (await moderator.Locator("main").InnerTextAsync()).ShouldContain("C’était une citation.");
        (await Axe.LookAsync(moderator)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_exports_and_erases_everything(int width)
    {
        var (reader, _) = await MemberAsync($"Reste Lectrice {width}", width);
        var (person, account) = await MemberAsync($"Paule Partante {width}", width);
        await person.GotoAsync($"/messages/nouveau?a=reste-lectrice-{width}");
        await person.FillAsync("[name=Subject]", "Un au revoir");
        await person.FillAsync("[name=Body]", "Je pars, gardez mes plans.");
        await SendAsync(person);
        await person.GetByText("Je pars, gardez mes plans.").First.WaitForAsync();
        var thread = new Uri(person.Url).AbsolutePath;

        await person.GotoAsync("/compte/donnees");
        await Axe.CheckAsync(person);
        var download = await person.RunAndWaitForDownloadAsync(() => SendAsync(person));
        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync());
        List<string> texts = [];
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
            texts.Add(await new StreamReader(await entry.OpenAsync()).ReadToEndAsync());
        texts.ShouldContain(text => text.Contains("gardez mes plans", StringComparison.Ordinal));
        texts.ShouldContain(text => text.Contains($"Paule Partante {width}", StringComparison.Ordinal));

        await person.GotoAsync("/compte/suppression");
        var preview = await person.Locator("main").InnerTextAsync();
        preview.ShouldContain("Mon profil");
        preview.ShouldContain("Messages envoyés");
        await Axe.CheckAsync(person);
        await person.FillAsync("[name=Password]", CommunityHost.Password);
        await person.Locator("main form:has([name=Password]) button").First.ClickAsync();
        await person.WaitForURLAsync("**/compte/au-revoir");

        (await person.GotoAsync($"/annuaire/paule-partante-{width}"))!.Status.ShouldBe(404);
        (await chromium.Host.DataAsync(db => db.Users.AnyAsync(user => user.Id == account.Id))).ShouldBeFalse();
        await reader.GotoAsync(thread);
        var left = await reader.Locator("main").InnerTextAsync();
        left.ShouldContain("Je pars, gardez mes plans.");
        left.ShouldNotContain("Paule Partante");
    }

    [Fact]
    public async Task Pages_of_members_have_no_violation()
    {
        var (page, _) = await MemberAsync("Axe Arpenteuse", 1280, "Administrator");
        await page.GotoAsync("/messages/nouveau?a=nadia-leroy");
        await page.FillAsync("[name=Subject]", "Bonjour");
        await page.FillAsync("[name=Body]", "Une question à propos de bois");
        await SendAsync(page);
        var thread = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/organisations/nouvelle");
        await page.FillAsync("[name=Name]", "Atelier arpenté");
        await page.CheckAsync("input[name=Kind][value=association]");
        await page.FillAsync("[name=Summary]", "On y fait de tout.");
        await SendAsync(page);
        var organisation = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/signaler?kind=member&id=demo-member-03");
        await page.CheckAsync("input[name=Reason][value=faux]");
        await SendAsync(page);
        await page.GotoAsync("/admin/moderation");
        var report = (await page.Locator("td a").First.GetAttributeAsync("href"))!;
        await Axe.CheckAllAsync(page,
        [
            "/annuaire", "/annuaire?q=xyzzyx", "/annuaire?skill=couture&pres=Calais&km=20&tri=proche", "/annuaire?page=99", "/annuaire?pres=atlantide", "/annuaire/nadia-leroy", "/en/annuaire/nadia-leroy",
            "/organisations", "/organisations/maree-logicielle", "/en/organisations", organisation, organisation + "/modifier", "/organisations/nouvelle", "/mon-profil", "/en/mon-profil", "/messages", thread,
            "/messages/nouveau?a=nadia-leroy", "/mes-suivis", "/signaler?kind=member&id=demo-member-04", "/moderation/mes-decisions", "/admin/moderation", report, "/admin/savoir-faire",
        ]);
        await Axe.CheckAllAsync(page, ["/moderation/contester?code=x", "/accord-parental?code=x", "/messages/arreter?code=x", "/suivis/arreter?code=x"], 404);

        // A parent opens the link of a mail, and so does whoever wants no more of them.
        var parent = $"{Guid.NewGuid():n}@example.org";
        await (await chromium.Host.AsMemberAsync("Lou Jeunesse")).SubmitAsync("/mon-profil",
            new() { ["Input.Name"] = "Lou Jeunesse", ["Input.Fifteen"] = "no", ["Input.BirthMonth"] = "5", ["Input.BirthYear"] = "2014", ["Input.GuardianEmail"] = parent });
        var (_, reader) = await MemberAsync("Rose Relectrice", 1280);
        await page.GotoAsync("/messages/nouveau?a=rose-relectrice");
        await page.FillAsync("[name=Subject]", "Bonjour");
        await page.FillAsync("[name=Body]", "Une autre question");
        await SendAsync(page);
        await page.GetByText("Une autre question").First.WaitForAsync();
        var stop = await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == reader.Email && mail.StopUrl != null).Select(mail => mail.StopUrl).FirstAsync());
        await Axe.CheckAllAsync(page, [await LinkAsync(parent), new Uri(stop!).PathAndQuery]);
    }

    /// <summary>Somebody signed in, with a profile that everybody sees.</summary>
    private async Task<(IPage Page, User Account)> MemberAsync(string name, int width, string role = "Member")
    {
        var page = await chromium.OpenAsync(width);
        var account = await chromium.Host.CreateUserAsync(name, role);
        await Chromium.SignInAsync(page, account);
        await page.GotoAsync("/mon-profil");
        await page.FillAsync("[name='Input.Name']", name);
        await page.Locator("[name='Input.Skills']").Nth(0).FillAsync("Couture");
        await page.Locator("[name='Input.Skills']").Nth(1).FillAsync("Gravure sur verre");
        await page.CheckAsync("[name='Input.Fifteen'][value=yes]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).Last.ClickAsync();
        await page.GetByText("Votre profil est enregistré").First.WaitForAsync();
        return (page, account);
    }

    private static Task SendAsync(IPage page) => page.Locator("main form button.button--primary").First.ClickAsync();

    /// <summary>The link of the latest mail to an address.</summary>
    private async Task<string> LinkAsync(string email)
    {
        for (var i = 0; i < 50; i++)
        {
            var text = await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email).OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstOrDefaultAsync());
            if (text is not null)
                return new Uri(Regex.Match(text, @"https?://\S+").Value).PathAndQuery;
            // The form has just been sent: its answer may still be on its way.
            await Task.Delay(200);
        }
        throw new TimeoutException("No mail came.");
    }
}
