using Community.Abstractions.Content;
using Community.Cms;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

/// <summary>A holder publishes a project and gets an offer; axe finds nothing on any page on the way, and nothing scrolls sideways.</summary>
public sealed class ProjectStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task A_holder_publishes_a_project_and_gets_an_offer(int width, ColorScheme scheme)
    {
        List<string> problems = [];
        var title = $"Horloge {width} {scheme}";
        var holder = await chromium.OpenAsAsync("Member", width, scheme);
        await holder.GotoAsync("/mes-projets");
        await CheckAsync(holder, problems);
        await holder.ClickAsync("main .empty a.button--primary");
        await CheckAsync(holder, problems);
        await holder.FillAsync("#Title", title);
        await holder.FillAsync("#Pitch", "Une horloge qui dit l’heure du marché.");
        await SubmitAsync(holder);

        await CheckAsync(holder, problems);
        await holder.CheckAsync("input[name=Stage][value=prototype]");
        await holder.SelectOptionAsync("#Commune", "62193");
        await SubmitAsync(holder);
        await CheckAsync(holder, problems);
        await SubmitAsync(holder);
        await CheckAsync(holder, problems);
        await holder.FillAsync("#Title", "Les rouages");
        await holder.FillAsync("#Text", "Découpés au laser, dans du bois de palette.");
        await SubmitAsync(holder);
        await CheckAsync(holder, problems);
        var id = new Uri(holder.Url).Segments[2].Trim('/');

        await holder.GotoAsync($"/mes-projets/{id}/besoins");
        await holder.CheckAsync("input[name=Kind][value=skill]");
        await holder.FillAsync("#Text", "Une personne qui aime les engrenages");
        await SubmitAsync(holder);
        foreach (var page in new[] { "besoins", "liens", "equipe", "reprise", "offres", "image", "apercu", "texte", "" })
        {
            await holder.GotoAsync($"/mes-projets/{id}/{page}".TrimEnd('/'));
            await CheckAsync(holder, problems);
        }
        await SubmitAsync(holder);
        (await holder.Locator("main").InnerTextAsync()).ShouldContain("En attente d’approbation");
        await chromium.Host.WithAsync<IContentManager, bool>(async content => (await content.PublishAsync(id, null, SystemUser.Principal)).Succeeded);

        var helper = await chromium.OpenAsAsync("Member", width, scheme);
        await helper.GotoAsync("/projets?q=" + Uri.EscapeDataString(title));
        await CheckAsync(helper, problems);
        await helper.Locator(".card__title a").First.ClickAsync();
        await helper.WaitForURLAsync("**/projets/horloge-*");
        await CheckAsync(helper, problems);
        await helper.Locator("main a[href*='/aider/']").First.ClickAsync();
        await helper.WaitForURLAsync("**/aider/*");
        await CheckAsync(helper, problems);
        await helper.FillAsync("#Message", "J’ai une boîte pleine d’engrenages.");
        await SubmitAsync(helper);
        (await helper.Locator("main").InnerTextAsync()).ShouldContain("Votre proposition est transmise");

        await holder.GotoAsync($"/mes-projets/{id}/offres");
        await CheckAsync(holder, problems);
        await holder.FillAsync("textarea[name=Answer]", "Venez samedi à dix heures.");
        await holder.Locator("button[name=accept][value=true]").ClickAsync();
        await holder.GetByText("La proposition est acceptée").WaitForAsync();
        await helper.GotoAsync("/mes-projets");
        await CheckAsync(helper, problems);
        (await helper.Locator("main").InnerTextAsync()).ShouldContain("Venez samedi à dix heures.");

        // News wake everybody up: whoever follows reads and comments.
        await holder.GotoAsync($"/mes-projets/{id}/journal");
        await CheckAsync(holder, problems);
        await holder.FillAsync("#Title", "Elle avance");
        await holder.FillAsync("#Text", "De trois minutes par jour.");
        await SubmitAsync(holder);
        await holder.GetByText("De trois minutes par jour.").WaitForAsync();
        await helper.GotoAsync(new Uri(holder.Url).AbsolutePath);
        await helper.ClickAsync("main details.disclosure summary");
        await CheckAsync(helper, problems);
        await helper.FillAsync("main details.disclosure textarea", " ");
        await helper.ClickAsync("main details.disclosure button");
        await helper.Locator("#Text-error", new() { HasText = "Écrivez d’abord" }).WaitForAsync();
        problems.AddRange(await Axe.LookAsync(helper));
        await helper.FillAsync("#Text", "Comme le marché, en somme.");
        await SubmitAsync(helper);
        await helper.GetByText("Comme le marché, en somme.").WaitForAsync();
        await CheckAsync(helper, problems);

        // Enough of the mails: the link under each of them.
        var stop = await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.StopUrl!.Contains("/projets/e-mails")).OrderByDescending(mail => mail.Id).Select(mail => mail.StopUrl).FirstAsync());
        await helper.GotoAsync(new Uri(stop!).PathAndQuery);
        await CheckAsync(helper, problems);
        await SubmitAsync(helper);
        await helper.GetByText("Vous ne recevrez plus").First.WaitForAsync();
        await CheckAsync(helper, problems);
        problems.ShouldBeEmpty();
    }

    private static async Task SubmitAsync(IPage page)
    {
        await page.Locator("main form button.button--primary").Last.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task CheckAsync(IPage page, List<string> problems) => problems.AddRange(await Axe.ProblemsAsync(page));
}
