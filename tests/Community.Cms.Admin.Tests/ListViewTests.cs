using System.Net;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Columns that one chooses, and views that one keeps.</summary>
public sealed class ListViewTests(House house)
{
    [Fact]
    public async Task Columns_are_chosen_and_stay_in_the_address()
    {
        var usual = await house.Editor.GetAsync("/admin/contenus?type=Page");
        Heads(usual).ShouldBe(["Titre", "Sorte", "État", "Langue", "Propriétaire", "Modifié"]);
        var chosen = await house.Editor.GetAsync("/admin/contenus?type=Page&col=audience&col=published&col=nimporte");
        Heads(chosen).ShouldBe(["Titre", "Qui peut le lire", "Première publication"]);
        // Sorting and paging keep them.
        chosen.One("thead a").GetAttribute("href")!.ShouldContain("col=audience,published");
        chosen.Page.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td[data-label]").Length.ShouldBe(2);
        Heads(await house.Editor.GetAsync(chosen.One("thead a").GetAttribute("href")!)).ShouldBe(["Titre", "Qui peut le lire", "Première publication"]);
    }

    [Fact]
    public async Task A_view_is_kept_found_as_a_tab_opened_first_and_forgotten()
    {
        var person = await house.Host.AsAsync("Viviane Vue", "Editor");
        var page = await person.GetAsync("/admin/contenus?type=NewsArticle&state=published&col=state");
        var kept = await person.SubmitAsync(page, "/admin/contenus", new() { ["name"] = "L’actu en ligne", ["first"] = "true" });
        kept.Status.ShouldBe(HttpStatusCode.Redirect);
        var shown = await person.GetAsync(kept.Location!);
        shown.One("main .tabs [aria-current=page]").TextContent.ShouldBe("L’actu en ligne");
        Heads(shown).ShouldBe(["Titre", "État"]);
        // Without a wish the list opens with it; the whole list is one tab away.
        (await person.GetAsync("/admin/contenus")).Location!.ShouldContain("type=NewsArticle");
        (await person.GetAsync("/admin/contenus?view=all")).Status.ShouldBe(HttpStatusCode.OK);
        // It is nobody else's.
        (await house.Editor.GetAsync("/admin/contenus?view=all")).Text.ShouldNotContain("L’actu en ligne");

        (await person.SubmitAsync(shown, "/admin/contenus", new() { ["id"] = shown.One("form[action*=Forget] [name=id]").GetAttribute("value") })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync("/admin/contenus")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_shared_view_is_everybodys_to_use_and_its_keepers_to_forget()
    {
        var keeper = await house.Host.AsAsync("Kim Keeper", "Editor");
        var shown = await keeper.GetAsync((await keeper.SubmitAsync("/admin/contenus?state=draft", new() { ["name"] = "Brouillons de l’équipe", ["shared"] = "true" })).Location!);
        var other = await house.Host.AsAsync("Oscar Autre", "Editor");
        var tab = (await other.GetAsync("/admin/contenus")).Page.QuerySelectorAll("main .tabs a").First(link => link.TextContent == "Brouillons de l’équipe");
        var seen = await other.GetAsync(tab.GetAttribute("href")!);
        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Page.QuerySelector("form[action*=Forget]").ShouldBeNull();
        var token = seen.One("form[action*=Keep] [name=__RequestVerificationToken]").GetAttribute("value")!;
        (await other.Client.PostAsync("/admin/contenus?handler=Forget", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["id"] = shown.One("form[action*=Forget] [name=id]").GetAttribute("value")!, ["__RequestVerificationToken"] = token,
        }))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await keeper.SubmitAsync(shown, "/admin/contenus", new() { ["id"] = shown.One("form[action*=Forget] [name=id]").GetAttribute("value") });
    }

    [Fact]
    public async Task A_name_that_is_none_is_said_beside_it_and_the_list_stays()
    {
        var person = await house.Host.AsAsync("Nora Nom", "Editor");
        var refused = await person.SubmitAsync("/admin/contenus?type=Page", new() { ["name"] = " " });
        refused.One("#name-error").TextContent.ShouldContain("60 caractères");
        refused.One("#type option[selected]").GetAttribute("value").ShouldBe("Page");
        var far = await person.SubmitAsync("/admin/contenus?type=Page", new() { ["name"] = new string('n', 61) });
        far.One("#name").GetAttribute("value")!.Length.ShouldBe(61);
        for (var i = 0; i < 20; i++)
            (await person.SubmitAsync("/admin/contenus?type=Page", new() { ["name"] = $"Vue {i}" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await person.SubmitAsync("/admin/contenus?type=Page", new() { ["name"] = "Une de trop" })).One("#name-error").TextContent.ShouldContain("20 vues");
        // The same name again replaces what it stood for.
        (await person.SubmitAsync("/admin/contenus?type=Event", new() { ["name"] = "VUE 3" })).Location!.ShouldContain("type=Event");
    }

    private static List<string> Heads(Answer page) =>
        [.. page.Page.QuerySelectorAll("thead th").Select(head => head.TextContent.Trim()).Where(head => head is not "Actions" && !head.StartsWith("Sélectionner", StringComparison.Ordinal))];
}
