using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Types;
using Community.Cms.Auditing;
using Community.Cms.Definitions;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Content types are made and changed in the back office; nothing that was written is lost, and nothing a module needs goes.</summary>
public sealed class TypesTests(House house)
{
    private Browser Admin => house.Admin;

    [Fact]
    public async Task A_type_is_made_given_a_field_and_used_for_a_page_of_the_site()
    {
        var name = await MakeTypeAsync("Recette de l’atelier");
        name.ShouldBe("RecetteDeLAtelier");
        var kinds = await Admin.GetAsync($"/admin/types/parties/{name}/nouveau-champ");
        kinds.Page.QuerySelectorAll(".write-tile").Length.ShouldBe(15);

        var added = await Admin.SubmitAsync($"/admin/types/parties/{name}/nouveau-champ?kind=NumericField", new() { ["S.DisplayName"] = "Durée en minutes", ["S.Minimum"] = "5" }, "do=save");
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        added.Location.ShouldBe($"/admin/types/{name}");
        var page = await Admin.FollowAsync(added.Location!);
        page.Text.ShouldContain("Le champ « Durée en minutes » est ajouté");
        page.One(".form-preview [name='Item.RecetteDeLAtelier.DureeEnMinutes.Value']");

        var published = await house.Editor.SubmitAsync($"/admin/contenus/nouveau/{name}", new() { ["Item.TitlePart.Title"] = "Graver une tasse", [$"Item.{name}.DureeEnMinutes.Value"] = "20" }, "do=publish");
        published.Status.ShouldBe(HttpStatusCode.Redirect, published.Text);
        (await house.Host.AsVisitor().GetAsync("/graver-une-tasse")).Heading.ShouldContain("Graver une tasse");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_setting_and_what_was_typed_is_kept()
    {
        var name = await MakeTypeAsync("Fiche fautive");
        var answer = await Admin.SubmitAsync(
            $"/admin/types/parties/{name}/nouveau-champ?kind=TextField",
            new() { ["S.DisplayName"] = "", ["S.MaxLength"] = "beaucoup", ["S.Pattern"] = "[a-", ["S.Editor"] = "PredefinedList", ["TechnicalName"] = "1 nom" }, "do=save");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var id in new[] { "S_DisplayName", "S_MaxLength", "S_Pattern", "S_Options", "TechnicalName" })
            answer.One($".error-summary a[href='#{id}']");
        answer.One("#S_MaxLength").GetAttribute("value").ShouldBe("beaucoup");
        answer.One("#S_MaxLength-error");
        answer.Page.Title!.ShouldStartWith("Erreur");
        (await DefinitionsAsync()).Parts[name].Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Atelier découverte", "AtelierDecouverte")]
    [InlineData("L’œuvre du mois", "LOeuvreDuMois")]
    [InlineData("3D", "D")]
    [InlineData("!!!", "Type")]
    [InlineData("Page", "Page2")]
    [InlineData("page d'accueil 2", "PageDAccueil2")]
    [InlineData("Propriétaire Owner", "ProprietaireOwner")]
    [InlineData("Owner", "Owner2")]
    public void A_technical_name_is_made_of_the_name_valid_and_free(string text, string expected) =>
        TechnicalName.From(text, "Type", ["Page", "Place"]).ShouldBe(expected);

    [Fact]
    public async Task A_preview_shows_settings_that_are_not_saved_yet()
    {
        var name = await MakeTypeAsync("Aperçu vivant");
        var address = $"/admin/types/parties/{name}/nouveau-champ?kind=TextField";
        var shown = await Admin.SubmitAsync(address, new() { ["S.DisplayName"] = "Une devise", ["S.Hint"] = "En trois mots.", ["S.Editor"] = "TextArea" }, "do=show");
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.One(".form-preview textarea").Id.ShouldBe($"Item_{name}_UneDevise");
        shown.One(".form-preview").TextContent.ShouldContain("En trois mots.");
        (await DefinitionsAsync()).Parts[name].Fields.ShouldBeEmpty();
        // The script asks for the preview alone.
        var form = shown.Page.Forms.First(form => form.HasAttribute("data-live-preview"));
        var piece = await Admin.Client.PostAsync($"/admin/types/parties/{name}/nouveau-champ{form.GetAttribute("data-live-preview")}", new FormUrlEncodedContent(
        [
            new("S.DisplayName", "Autre nom"), new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]));
        var html = await piece.Content.ReadAsStringAsync();
        html.ShouldContain("Autre nom");
        html.ShouldNotContain("<html");
    }

    [Fact]
    public async Task A_removed_field_says_what_it_touches_and_what_was_written_comes_back_with_it()
    {
        var name = await MakeTypeAsync("Carnet");
        await AddFieldAsync(name, "TextField", "Note intime");
        var item = await house.Host.PublishAsync(name, item => item.Apply(new TitlePart { Title = "Un carnet" }).ApplyField(name, "NoteIntime", new TextField { Text = "À garder" }));
        await house.Host.PublishAsync(name, item => item.Apply(new TitlePart { Title = "Un carnet vide" }));

        var asked = await Admin.GetAsync($"/admin/types/retirer?part={name}&field=NoteIntime");
        asked.Text.ShouldContain("Contenus qui y ont quelque chose : 1.");
        (await Admin.SubmitAsync(asked, "/admin/types/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await DefinitionsAsync()).Parts[name].Fields.ShouldBeEmpty();

        // Saved meanwhile with the form that does not know the field.
        (await house.Editor.SubmitAsync($"/admin/contenus/{item.ContentItemId}", new() { ["Item.TitlePart.Title"] = "Un carnet repris" }, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);

        var again = await Admin.SubmitAsync($"/admin/types/parties/{name}/nouveau-champ?kind=TextField", new() { ["S.DisplayName"] = "Note intime" }, "do=save");
        again.Text.ShouldContain("Cela revient avec celui-ci.");
        (await Admin.SubmitAsync(again, "", new() { ["yes"] = again.One("[name=yes]").GetAttribute("value") }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync($"/admin/contenus/{item.ContentItemId}")).One($"[name='Item.{name}.NoteIntime.Text']").GetAttribute("value").ShouldBe("À garder");
    }

    [Fact]
    public async Task A_stricter_rule_counts_the_contents_that_do_not_fit_and_asks()
    {
        var name = await MakeTypeAsync("Slogan");
        await AddFieldAsync(name, "TextField", "Phrase");
        foreach (var text in new[] { "court", "beaucoup trop long", "aussi bien trop long", "" })
            await house.Host.PublishAsync(name, item => item.Apply(new TitlePart { Title = "S " + text }).ApplyField(name, "Phrase", new TextField { Text = text }));
        var address = $"/admin/types/parties/{name}/champs/Phrase";

        var asked = await Admin.SubmitAsync(address, new() { ["S.MaxLength"] = "10" }, "do=save");
        asked.Text.ShouldContain("Contenus qui ne conviennent pas : 2.");
        (await DefinitionsAsync()).Parts[name].Fields[0].FieldSetting("MaxLength", 0).ShouldBe(0);
        // A yes to one change is none to another.
        var other = await Admin.SubmitAsync(asked, address, new() { ["S.MaxLength"] = "3", ["yes"] = asked.One("[name=yes]").GetAttribute("value") }, "do=save");
        other.Text.ShouldContain("Contenus qui ne conviennent pas : 3.");

        (await Admin.SubmitAsync(asked, address, new() { ["yes"] = asked.One("[name=yes]").GetAttribute("value") }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await DefinitionsAsync()).Parts[name].Fields[0].FieldSetting("MaxLength", 0).ShouldBe(10);
        // To be given: the one that is empty is counted; those that are too long already are not counted twice.
        (await Admin.SubmitAsync(address, new() { ["S.Required"] = "true" }, "do=save")).Text.ShouldContain("Contenus qui ne conviennent pas : 1.");
        // Another kind touches whatever holds something.
        (await Admin.SubmitAsync(address, new() { ["kind"] = "HtmlField" }, "do=save")).Text.ShouldContain("Contenus qui ont quelque chose dans ce champ : 3.");
    }

    [Fact]
    public async Task Choices_are_written_in_rows_moved_and_kept_with_both_names()
    {
        var name = await MakeTypeAsync("Humeur");
        var address = $"/admin/types/parties/{name}/nouveau-champ?kind=TextField";
        var page = await Admin.GetAsync(address);
        var typed = await PostRowsAsync(page, address, "option|down|0", [("Gai", "Cheerful", "gai"), ("Sombre", "", "")]);
        typed.Page.QuerySelectorAll("[name='O.Name']").Select(input => input.GetAttribute("value")).Take(2).ShouldBe(["Sombre", "Gai"]);
        (await PostRowsAsync(page, address, "save", [("Sombre", "", ""), ("Gai", "Cheerful", "gai")])).Status.ShouldBe(HttpStatusCode.Redirect);
        var field = (await DefinitionsAsync()).Parts[name].Fields.ShouldHaveSingleItem();
        field.Settings["TextFieldPredefinedListEditorSettings"]!["Options"]!.ToJsonString(ContentItem.JsonOptions)
            .ShouldBe("""[{"name":"Sombre","value":"Sombre"},{"name":"Gai","value":"gai","nameEn":"Cheerful"}]""");
    }

    [Fact]
    public async Task What_a_module_relies_on_is_marked_and_cannot_be_broken()
    {
        (await Admin.GetAsync("/admin/types/NewsArticle")).Text.ShouldContain("dépend de ce type");
        var removed = await Admin.GetAsync("/admin/types/retirer?part=NewsArticle&field=Lead");
        removed.Text.ShouldContain("dépend du champ");
        removed.Page.QuerySelector("form.form").ShouldBeNull();

        var kind = await Admin.SubmitAsync("/admin/types/parties/NewsArticle/champs/Lead", new() { ["kind"] = "NumericField" }, "do=save");
        kind = await Admin.SubmitAsync(kind, "", new() { ["yes"] = kind.One("[name=yes]").GetAttribute("value") }, "do=save");
        kind.Text.ShouldContain("dépend du champ");
        (await DefinitionsAsync()).Parts["NewsArticle"].Fields.First(field => field.Name == "Lead").FieldName.ShouldBe("TextField");

        // Ads are written by the module's own forms, which would not give what is newly asked.
        (await Admin.SubmitAsync("/admin/types/parties/JobPosting/nouveau-champ?kind=TextField", new() { ["S.DisplayName"] = "Logo", ["S.Required"] = "true" }, "do=save") is var strict).ShouldBeTrue();
        if (strict.Page.QuerySelector("[name=yes]") is { } yes)
            strict = await Admin.SubmitAsync(strict, "", new() { ["yes"] = yes.GetAttribute("value") }, "do=save");
        strict.Text.ShouldContain("écrit lui-même les contenus");
        // Words may change.
        (await Admin.SubmitAsync("/admin/types/parties/JobPosting/champs/Contract", new() { ["S.Hint"] = "Le contrat proposé." }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_modules_say_they_need_is_what_the_house_has()
    {
        var definitions = await DefinitionsAsync();
        var needs = await house.Host.WithAsync<IEnumerable<IDefinitionNeeds>, List<DefinitionNeed>>(sources => Task.FromResult(sources.SelectMany(source => source.Needs).ToList()));
        needs.Count.ShouldBeGreaterThan(25);
        List<string> wrong = [];
        foreach (var need in needs)
        {
            var type = definitions.FindType(need.Name);
            wrong.AddRange(need.Parts.Where(part => type?.FindPart(part) is null).Select(part => $"{need.Name} {part}"));
            wrong.AddRange(need.Fields.Where(field => type?.FindPart(need.Name)?.Part.Fields.FirstOrDefault(one => one.Name == field.Key)?.FieldName != field.Value).Select(field => $"{need.Name}.{field.Key}"));
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_on_one_field_the_second_is_told_and_nothing_is_overwritten_unasked()
    {
        var name = await MakeTypeAsync("Duo");
        await AddFieldAsync(name, "TextField", "Voix");
        var address = $"/admin/types/parties/{name}/champs/Voix";
        var mine = await Admin.GetAsync(address);
        var colleague = await house.Host.AsAdministratorAsync();
        (await colleague.SubmitAsync(address, new() { ["S.Hint"] = "L’aide de l’autre" }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await Admin.SubmitAsync(mine, address, new() { ["S.Hint"] = "Mon aide" }, "do=save");
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("L’aide de l’autre");
        told.One("#S_Hint").TextContent.ShouldContain("Mon aide");
        (await DefinitionsAsync()).Parts[name].Fields[0].Hint.ShouldBe("L’aide de l’autre");

        (await Admin.SubmitAsync(told, address, [], "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await DefinitionsAsync()).Parts[name].Fields[0].Hint.ShouldBe("Mon aide");
    }

    [Fact]
    public async Task Fields_and_parts_change_places_by_buttons_and_by_the_place_a_script_names()
    {
        var name = await MakeTypeAsync("Ordre");
        foreach (var field in new[] { "Un", "Deux", "Trois" })
            await AddFieldAsync(name, "BooleanField", field);
        (await Admin.SubmitAsync($"/admin/types/{name}", [], "do=up|Deux")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await FieldsAsync()).ShouldBe(["Deux", "Un", "Trois"]);
        var page = await Admin.GetAsync($"/admin/types/{name}");
        await PostAsync(page, $"/admin/types/{name}?handler=Move", ("list", "fields"), ("do", "place|Trois|Deux"));
        (await FieldsAsync()).ShouldBe(["Trois", "Deux", "Un"]);
        // The page is old by now: somebody moved something.
        (await PostAsync(page, $"/admin/types/{name}?handler=Move", ("list", "fields"), ("do", "up|Un"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await FieldsAsync()).ShouldBe(["Trois", "Deux", "Un"]);
        (await Admin.SubmitAsync($"/admin/types/{name}", [], "do=down|TitlePart")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await DefinitionsAsync()).Types[name].Parts.Select(part => part.Name).Take(2).ShouldBe([name, "TitlePart"]);

        async Task<IEnumerable<string>> FieldsAsync() => (await DefinitionsAsync()).Parts[name].Fields.Select(field => field.Name);
    }

    [Fact]
    public async Task A_type_in_use_stays_and_one_that_is_not_goes_with_its_fields()
    {
        var name = await MakeTypeAsync("Éphémère");
        await AddFieldAsync(name, "TextField", "Mot");
        var item = await house.Host.PublishAsync(name, item => item.Apply(new TitlePart { Title = "Présent" }));
        var refused = await Admin.GetAsync($"/admin/types/retirer?type={name}");
        refused.Text.ShouldContain("Contenus de ce type : 1.");
        refused.Page.QuerySelector("form.form").ShouldBeNull();
        (await Admin.SubmitAsync($"/admin/contenus/{item.ContentItemId}/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var asked = await Admin.GetAsync($"/admin/types/retirer?type={name}");
        asked.Text.ShouldContain("Contenus retirés gardés dans l’historique : 1.");
        (await Admin.SubmitAsync(asked, "", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var left = await DefinitionsAsync();
        left.FindType(name).ShouldBeNull();
        left.Parts.ShouldNotContainKey(name);
        (await Admin.GetAsync($"/admin/types/{name}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reusable_part_serves_two_types_and_stays_while_one_uses_it()
    {
        var made = await Admin.SubmitAsync("/admin/types/parties/nouvelle", new() { ["S.DisplayName"] = "Coordonnées" });
        made.Location.ShouldBe("/admin/types/parties/Coordonnees");
        await AddFieldAsync("Coordonnees", "TextField", "Rue");
        var (one, two) = (await MakeTypeAsync("Guichet"), await MakeTypeAsync("Antenne"));
        foreach (var type in new[] { one, two })
            (await Admin.SubmitAsync($"/admin/types/{type}", new() { ["part"] = "Coordonnees" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Admin.GetAsync($"/admin/types/{two}")).One(".form-preview [name='Item.Coordonnees.Rue.Text']");
        (await Admin.GetAsync("/admin/types/retirer?part=Coordonnees")).Text.ShouldContain("Ces types l’emploient");
        await house.Host.PublishAsync(one, item => item.Apply(new TitlePart { Title = "G" }).ApplyField("Coordonnees", "Rue", new TextField { Text = "Jacquard" }));
        (await Admin.GetAsync($"/admin/types/retirer?type={one}&use=Coordonnees")).Text.ShouldContain("Contenus qui y ont quelque chose : 1.");
    }

    [Fact]
    public async Task Values_inside_other_contents_are_counted_too()
    {
        await house.Host.PublishAsync("Page", item =>
        {
            item.Apply(new TitlePart { Title = "Une page avec un bloc" }).Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau" });
            item.Content["FlowPart"] = JsonNode.Parse("""{ "Widgets": [ { "ContentType": "TextBlock", "TextBlock": { "Heading": { "Text": "Un titre fort long, plus que tous les autres de cette maison, et qui ne finit pas" }, "Body": { "Html": "<p>Texte</p>" } } } ] }""");
        });
        var definitions = await DefinitionsAsync();
        var field = definitions.Parts["TextBlock"].Fields.First(one => one.Name == "Heading");
        (await house.Host.WithAsync<DefinitionImpact, int>(impact => impact.HoldingAsync(definitions, "TextBlock", "Heading", default))).ShouldBeGreaterThan(0);
        (await house.Host.WithAsync<DefinitionImpact, TypeUse>(impact => impact.OfTypeAsync("TextBlock", default))).Holders.ShouldBeGreaterThan(0);
        var stricter = field with { Settings = new JsonObject { ["TextFieldSettings"] = new JsonObject { ["MaxLength"] = 75 } } };
        (await house.Host.WithAsync<DefinitionImpact, int>(impact => impact.RefusedAsync(definitions, "TextBlock", field, stricter, default))).ShouldBe(1);
    }

    [Fact]
    public async Task The_exported_schema_has_the_same_bytes_each_time_and_imports_to_itself()
    {
        var first = await ExportAsync();
        (await ExportAsync()).ShouldBe(first);
        var text = Encoding.UTF8.GetString(first);
        text.ShouldEndWith("}\n");
        JsonNode.Parse(text)!["steps"]![0]!["ContentTypes"]!.AsArray().Select(type => (string)type!["Name"]!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);

        // On a site that has nothing yet, too.
        var empty = new JsonObject();
        await house.Host.WithAsync<DefinitionMerge, bool>(merge =>
        {
            merge.Apply(empty, (JsonObject)JsonNode.Parse(text)!["steps"]![0]!);
            return Task.FromResult(true);
        });
        Encoding.UTF8.GetString(DefinitionExport.Write(empty)).ShouldBe(text);

        var run = await Admin.SubmitAsync("/admin/recettes", [], "Envoyer et lancer", ("file", "schema.recipe.json", first));
        run.Text.ShouldContain("ContentDefinition");
        (await ExportAsync()).ShouldBe(first);
        (await house.Host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "SchemaExported"))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_audit_trail_keeps_both_states()
    {
        var name = await MakeTypeAsync("Journalisé");
        (await Admin.SubmitAsync($"/admin/types/{name}", new() { ["S.DisplayName"] = "Journalisé, renommé" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var row = await house.Host.DataAsync(db => db.Set<AuditRow>().OrderByDescending(one => one.Id).FirstAsync(one => one.Action == "ContentTypeChanged" && one.ObjectId == name));
        row.Before!.ShouldContain("Journalisé");
        row.After!.ShouldContain("renommé");
        row.ActorId.ShouldBe(Admin.UserId);
        (await Admin.GetAsync("/admin/journal?action=ContentTypeChanged")).Text.ShouldContain("Type de contenu modifié");
    }

    [Fact]
    public async Task Without_the_permission_there_is_no_link_and_no_page()
    {
        (await house.Editor.GetAsync("/admin")).Page.QuerySelector("a[href='/admin/types']").ShouldBeNull();
        (await Admin.GetAsync("/admin")).One("a[href='/admin/types']");
        foreach (var address in new[]
        {
            "/admin/types", "/admin/types?handler=Export", "/admin/types/nouveau", "/admin/types/Page", "/admin/types/Page/parties/TitlePart", "/admin/types/parties/nouvelle", "/admin/types/parties/Page",
            "/admin/types/parties/Page/champs/Lead", "/admin/types/parties/Page/nouveau-champ", "/admin/types/retirer?type=Page",
        })
            (await house.Editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var address in new[]
        {
            "/admin/types/Rien", "/admin/types/Page/parties/Rien", "/admin/types/parties/Rien", "/admin/types/parties/Page/champs/Rien", "/admin/types/parties/Rien/nouveau-champ",
            "/admin/types/parties/Page/nouveau-champ?kind=RienField", "/admin/types/retirer", "/admin/types/retirer?type=Rien", "/admin/types/retirer?part=Page", "/admin/types/retirer?part=Page&field=Rien",
        })
            (await Admin.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
    }

    private async Task<string> MakeTypeAsync(string displayName)
    {
        var made = await Admin.SubmitAsync("/admin/types/nouveau", new() { ["S.DisplayName"] = displayName, ["shape"] = "page" });
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!.Split('/')[^1];
    }

    private async Task AddFieldAsync(string part, string kind, string displayName)
    {
        var added = await Admin.SubmitAsync($"/admin/types/parties/{part}/nouveau-champ?kind={kind}", new() { ["S.DisplayName"] = displayName }, "do=save");
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
    }

    private Task<Answer> PostRowsAsync(Answer page, string address, string command, IEnumerable<(string Name, string NameEn, string Value)> rows) =>
        PostAsync(page, address, [("S.DisplayName", "Humeur du jour"), ("S.Editor", "PredefinedList"), ("do", command),
            .. rows.SelectMany(row => new[] { ("O.Name", row.Name), ("O.NameEn", row.NameEn), ("O.Value", row.Value) })]);

    private async Task<Answer> PostAsync(Answer page, string address, params (string Name, string Value)[] fields)
    {
        var hidden = page.Page.QuerySelectorAll("main form input[type=hidden]").Where(input => input.GetAttribute("name") is "__RequestVerificationToken" or "BasedOn")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!)).DistinctBy(input => input.Name);
        return await Browser.ReadAsync(await Admin.Client.PostAsync(address, new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)))));
    }

    private async Task<byte[]> ExportAsync()
    {
        var answer = await Admin.Client.GetAsync("/admin/types?handler=Export");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("schema.recipe.json");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<ContentDefinitions> DefinitionsAsync() => await house.Host.WithAsync<IContentDefinitionManager, ContentDefinitions>(manager => manager.GetAsync().AsTask());
}
