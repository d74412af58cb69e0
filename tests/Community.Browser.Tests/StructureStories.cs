using Community.Abstractions.Content;
using Community.Cms.Content;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

/// <summary>What contents are made of, how they are sorted and how visitors find them, changed by people without a programmer.</summary>
public sealed class StructureStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_type_is_made_with_a_field_seen_in_the_preview_ordered_and_taken_away_again(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Administrator", width, javaScript: javaScript);
        var label = $"Portrait d’objet {width} {(javaScript ? "" : "sans script")}".Trim();
        await page.GotoAsync("/admin/types/nouveau");
        await page.FillAsync("[name='S.DisplayName']", label);
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le type" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/admin/types/PortraitDObjet", StringComparison.Ordinal));
        await Axe.CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un champ" }).ClickAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Texte simple" }).ClickAsync();
        await page.FillAsync("[name='S.DisplayName']", "Matière");
        await page.FillAsync("[name='S.Hint']", "Bois, laine, métal.");
        // With a script the form appears while one types; without one, at the button.
        if (!javaScript)
            await page.Locator("form[data-live-preview] .form__actions button[value=show]").ClickAsync();
        await page.Locator(".form-preview").GetByText("Bois, laine, métal.").WaitForAsync();
        (await page.Locator(".form-preview label").AllInnerTextsAsync()).ShouldContain("Matière");
        await Axe.CheckAsync(page);
        await page.Locator(".form__actions button[value=save]").ClickAsync();
        await page.GetByText("Le champ « Matière » est ajouté".Replace("« ", "«\u00a0").Replace(" »", "\u00a0»")).WaitForAsync();
        await AddFieldAsync(page, "Oui ou non", "Emprunté");
        (await FieldsAsync(page)).ShouldBe(["Matière", "Emprunté"]);

        if (javaScript && width > 1000)
            await page.Locator("#field-Emprunte [data-grip]").DragToAsync(page.Locator("#field-Matiere"), new() { TargetPosition = new() { X = 60, Y = 4 } });
        else
            await page.GetByRole(AriaRole.Button, new() { Name = "Monter : Emprunté".Replace(" :", "\u00a0:") }).ClickAsync();
        await page.GetByText("Déplacé.").WaitForAsync();
        (await FieldsAsync(page)).ShouldBe(["Emprunté", "Matière"]);

        await page.Locator("#field-Matiere a[href*='/retirer']").ClickAsync();
        await page.GetByText("Aucun contenu n’y a rien écrit.").WaitForAsync();
        await Axe.CheckAsync(page);
        await page.Locator("main .button--danger").ClickAsync();
        await page.GetByText("est retiré").WaitForAsync();
        (await FieldsAsync(page)).ShouldBe(["Emprunté"]);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_field_that_holds_something_is_changed_and_taken_away_after_a_yes_and_the_types_go_into_a_file(int width)
    {
        var admin = await chromium.Host.AsAdministratorAsync();
        var made = await admin.SubmitAsync("/admin/types/nouveau", new() { ["S.DisplayName"] = $"Devise {width}", ["shape"] = "page" });
        var name = made.Location!.Split('/')[^1];
        await admin.SubmitAsync($"/admin/types/parties/{name}/nouveau-champ?kind=TextField", new() { ["S.DisplayName"] = "Phrase" }, "do=save");
        foreach (var text in new[] { "courte", "beaucoup trop longue", "bien trop longue aussi" })
            await chromium.Host.PublishAsync(name, item => item.Apply(new TitlePart { Title = text }).ApplyField(name, "Phrase", new TextField { Text = text }));

        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/types");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Exporter en fichier" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain($"\"{name}\"");

        await page.GotoAsync($"/admin/types/parties/{name}/champs/Phrase");
        await Axe.CheckAsync(page);
        await page.FillAsync("[name='S.MaxLength']", "10");
        await page.Locator(".form__actions button[value=save]").ClickAsync();
        await page.GetByText("Contenus qui ne conviennent pas : 2.".Replace(" :", "\u00a0:")).First.WaitForAsync();
        await Axe.CheckAsync(page);
        await page.CheckAsync("#yes");
        await page.Locator(".form__actions button[value=save]").ClickAsync();
        await page.WaitForURLAsync(url => url.Split('#')[0].EndsWith("/admin/types/" + name, StringComparison.Ordinal));

        await page.Locator("#field-Phrase a[href*='/retirer']").ClickAsync();
        await page.GetByText("Contenus qui y ont quelque chose : 3.".Replace(" :", "\u00a0:")).WaitForAsync();
        await Axe.CheckAsync(page);
        await page.Locator("main .button--danger").ClickAsync();
        await page.GetByText("est retiré").WaitForAsync();
        (await FieldsAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Terms_are_added_put_below_each_other_merged_and_the_page_says_where_they_are_used(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        var title = $"Matériaux {(javaScript ? width : "sans script")}";
        await page.GotoAsync("/admin/taxonomies");
        await page.FillAsync("[name=title]", title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la taxonomie" }).ClickAsync();
        foreach (var term in new[] { "Bois", "Chêne", "Chene" })
        {
            await page.FillAsync("[name=title]", term == "Chene" ? "Chênes" : term);
            await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter le terme" }).ClickAsync();
            await page.GetByText("est ajouté").WaitForAsync();
        }
        // From the keyboard: Alt and an arrow, or the button.
        if (javaScript)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Chêne", Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Alt+ArrowRight");
        }
        else
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Mettre « ?Chêne ?» sous".Replace(" ?", "\\s?")) }).ClickAsync();
        }
        await page.Locator(".branches .branches").GetByText("Chêne", new() { Exact = true }).WaitForAsync();
        await Axe.CheckAsync(page);
        // By mouse, where there is one.
        if (javaScript && width > 1000)
        {
            await page.Locator(".branch", new() { HasTextString = "Chênes" }).Last.Locator("[data-grip]").First.DragToAsync(page.Locator(".branch__line").First, new() { TargetPosition = new() { X = 80, Y = 20 } });
            await page.Locator(".branches .branches").GetByRole(AriaRole.Link, new() { Name = "Chênes" }).WaitForAsync();
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "Chênes" }).ClickAsync();
        await Axe.CheckAsync(page);
        await page.Locator("#into").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir ce qui suivrait" }).ClickAsync();
        await page.GetByText("Rien ne porte ce terme.").WaitForAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fusionner", Exact = true }).ClickAsync();
        await page.GetByText("est fusionné").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        (await page.Locator(".branch__name a").AllInnerTextsAsync()).ShouldBe(["Bois", "Chêne"]);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task An_entry_of_a_menu_is_added_moved_and_seen_by_visitors(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        var menu = await chromium.Host.DataAsync(db => db.Set<AliasRow>().Where(row => row.Alias == "footer-menu").Select(row => row.ContentItemId).FirstAsync());
        var text = $"Nouveautés {(javaScript ? width : "sans script")}";
        await page.GotoAsync("/admin/menus/" + menu);
        await Axe.CheckAsync(page);
        await page.FillAsync("[name=text]", text);
        await page.CheckAsync("[name=kind][value=address]");
        await page.FillAsync("[name=address]", "~/actualites");
        await page.Locator(".form__actions button[value=save]").ClickAsync();
        await page.GetByText("est ajouté").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Monter.*" + text) }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("#t-", StringComparison.Ordinal));
        await page.Locator(".branches").GetByRole(AriaRole.Link, new() { Name = text }).ClickAsync();
        await Axe.CheckAsync(page);
        var visitor = await chromium.OpenAsync(width, javaScript: javaScript);
        await visitor.GotoAsync("/");
        (await visitor.Locator("footer").InnerTextAsync()).ShouldContain(text);
    }

    private static async Task AddFieldAsync(IPage page, string kind, string label)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un champ" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = kind }).ClickAsync();
        await page.FillAsync("[name='S.DisplayName']", label);
        await page.Locator(".form__actions button[value=save]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("nouveau-champ", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> FieldsAsync(IPage page) => await page.Locator("[data-sorting=fields] .block__title").AllInnerTextsAsync();
}
