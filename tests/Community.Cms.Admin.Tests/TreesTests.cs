using System.Net;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Search;
using Community.Abstractions.Sites;
using Community.Cms.Admin.Trees;
using Community.Cms.Auditing;
using Community.Cms.Content;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Taxonomies and menus are put in order in the back office; what carries a term follows it.</summary>
public sealed class TreesTests(House house)
{
    private Browser Editor => house.Editor;

    [Fact]
    public async Task Terms_are_added_moved_by_buttons_and_by_place_and_stay_published()
    {
        var id = await MakeTaxonomyAsync("Ordre des termes");
        var (one, two, three) = (await AddTermAsync(id, "Un"), await AddTermAsync(id, "Deux"), await AddTermAsync(id, "Trois"));
        await MoveAsync(id, $"up|{three}");
        (await ShapeAsync(id)).ShouldBe("Un Trois Deux");
        await MoveAsync(id, $"in|{three}");
        (await ShapeAsync(id)).ShouldBe("Un (Trois) Deux");
        await MoveAsync(id, $"place|{two}|inside:{three}");
        (await ShapeAsync(id)).ShouldBe("Un (Trois (Deux))");
        await MoveAsync(id, $"out|{two}");
        (await ShapeAsync(id)).ShouldBe("Un (Trois Deux)");
        await MoveAsync(id, $"place|{two}|before:{one}");
        (await ShapeAsync(id)).ShouldBe("Deux Un (Trois)");
        (await house.Host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsByIdAsync(id))).Select(term => term.Title).ShouldBe(["Deux", "Un", "Trois"]);
        // A term put inside itself, and one of a name that is there.
        var inside = await MoveAsync(id, $"place|{one}|inside:{three}");
        inside.Text.ShouldContain("Rien ne peut se trouver à l’intérieur de soi-même");
        (await Editor.SubmitAsync($"/admin/taxonomies/{id}", new() { ["title"] = "  un " })).Text.ShouldContain("Il y a déjà un terme de ce nom");
        (await ShapeAsync(id)).ShouldBe("Deux Un (Trois)");
        (await house.Host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "TaxonomyMoved" && row.ObjectId == id))).ShouldBe(5);
    }

    [Fact]
    public async Task A_move_in_a_tree_that_somebody_changed_is_told_and_not_made()
    {
        var id = await MakeTaxonomyAsync("Deux mains");
        await AddTermAsync(id, "Un");
        var two = await AddTermAsync(id, "Deux");
        var old = await Editor.GetAsync($"/admin/taxonomies/{id}");
        await AddTermAsync(id, "Trois");
        var told = await Editor.SubmitAsync(old, "", [], $"do=up|{two}");
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("Quelqu’un d’autre a modifié");
        (await ShapeAsync(id)).ShouldBe("Un Deux Trois");
    }

    [Fact]
    public async Task A_renamed_term_keeps_what_is_below_it_and_the_second_of_two_people_is_told()
    {
        var id = await MakeTaxonomyAsync("Renommer");
        var one = await AddTermAsync(id, "Un");
        await AddTermAsync(id, "Dessous", one);
        var address = $"/admin/taxonomies/{id}/{one}";
        var mine = await Editor.GetAsync(address);
        (await house.Admin.SubmitAsync(address, new() { ["Item.TitlePart.Title"] = "Premier", ["Item.Topic.TitleEn.Text"] = "First" }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ShapeAsync(id)).ShouldBe("Premier (Dessous)");
        var told = await Editor.SubmitAsync(mine, address, new() { ["Item.TitlePart.Title"] = "Initial" }, "do=save");
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("Premier");
        told.One("[name='Item.TitlePart.Title']").GetAttribute("value").ShouldBe("Initial");
        (await ShapeAsync(id)).ShouldBe("Premier (Dessous)");
        (await Editor.SubmitAsync(told, address, [], "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ShapeAsync(id)).ShouldBe("Initial (Dessous)");
    }

    [Fact]
    public async Task Merging_takes_published_texts_and_drafts_along_and_the_search_knows_at_once()
    {
        const string Topics = "topics";
        var topics = await house.Host.WithAsync<IContentReader, ContentItem?>(reader => reader.FindByAliasAsync(Topics, Cms.SystemUser.Principal));
        var id = topics!.ContentItemId;
        var (from, into) = (await AddTermAsync(id, "Imprimante 3D (ancien)"), await AddTermAsync(id, "Impression 3D"));
        await AddTermAsync(id, "Filaments", from);
        var news = await NewsAsync("Une imprimante de plus", id, from);
        var both = await NewsAsync("Les deux termes", id, from, into);
        // A newer draft beside the published text.
        await house.Host.WithAsync<IContentManager, ContentResult>(async content =>
        {
            var draft = (await content.GetAsync(news.ContentItemId))!.ApplyField("NewsArticle", "Lead", new TextField { Text = "Brouillon" });
            return await content.SaveDraftAsync(draft, draft.ContentItemVersionId, Cms.SystemUser.Principal);
        });
        var open = await Editor.GetAsync($"/admin/contenus/{news.ContentItemId}");
        var profile = await ProfileWithAsync(from);

        var page = await Editor.GetAsync($"/admin/taxonomies/{id}/{from}");
        page.Text.ShouldContain("Contenus qui le portent : 2");
        page.Text.ShouldContain("Une imprimante de plus");
        var asked = await Editor.GetAsync($"/admin/taxonomies/{id}/{from}/fusion?into={into}");
        asked.Text.ShouldContain("Contenus qui le portent : 2");
        asked.Text.ShouldContain("Membres qui le suivent : 1");
        (await TermsAsync(news.ContentItemId, ContentVersion.Published)).ShouldBe([from]);
        var merged = await Editor.SubmitAsync(asked, "", [], "Fusionner");
        merged.Status.ShouldBe(HttpStatusCode.Redirect, merged.Text);
        (await Editor.FollowAsync(merged.Location!)).Text.ShouldContain("Contenus qui ont suivi : 2.");

        (await TermsAsync(news.ContentItemId, ContentVersion.Published)).ShouldBe([into]);
        (await TermsAsync(news.ContentItemId, ContentVersion.Latest)).ShouldBe([into]);
        (await TermsAsync(both.ContentItemId, ContentVersion.Published)).ShouldBe([into]);
        (await house.Host.DataAsync(db => db.Set<TermRow>().CountAsync(row => row.TermId == from))).ShouldBe(0);
        (await house.Host.DataAsync(db => db.Set<TermRow>().CountAsync(row => row.TermId == into))).ShouldBe(2);
        (await ShapeAsync(id)).ShouldContain("Impression 3D (Filaments)");
        (await ShapeAsync(id)).ShouldNotContain("ancien");
        (await FollowsAsync(profile)).ShouldBe([into]);
        var found = await house.Host.WithAsync<ISearchService, SearchResults>(search => search.SearchAsync(new SearchRequest { Query = "imprimante de plus", Topics = [into] }, Cms.SystemUser.Principal));
        found.Hits.ShouldContain(hit => hit.ContentItemId == news.ContentItemId);
        // Whoever had one of them open is told, and overwrites nothing.
        (await Editor.SubmitAsync(open, $"/admin/contenus/{news.ContentItemId}", new() { ["Item.NewsArticle.Lead.Text"] = "Écrit avant" }, "do=save")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await house.Host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "TaxonomyTermsMerged" && row.ObjectId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_term_is_merged_neither_into_itself_nor_into_one_below_it()
    {
        var id = await MakeTaxonomyAsync("Fusions impossibles");
        var above = await AddTermAsync(id, "Dessus");
        var below = await AddTermAsync(id, "Dessous", above);
        foreach (var (into, why) in new[] { (above, "ne peut pas être fusionné avec lui-même"), (below, "ne peut pas être fusionné dans un terme placé sous lui") })
        {
            var answer = await Editor.GetAsync($"/admin/taxonomies/{id}/{above}/fusion?into={into}");
            answer.Text.ShouldContain(why);
            answer.Page.QuerySelector("form.form").ShouldBeNull();
        }
        // Asked all the same, past the page.
        var good = await Editor.GetAsync($"/admin/taxonomies/{id}/{below}/fusion?into={above}");
        var forged = await Editor.SubmitAsync(good, $"/admin/taxonomies/{id}/{below}/fusion", new() { ["into"] = below }, "Fusionner");
        forged.Status.ShouldBe(HttpStatusCode.Conflict);
        (await ShapeAsync(id)).ShouldBe("Dessus (Dessous)");
    }

    [Fact]
    public async Task A_removed_term_asks_what_becomes_of_its_contents()
    {
        var topics = (await house.Host.WithAsync<IContentReader, ContentItem?>(reader => reader.FindByAliasAsync("topics", Cms.SystemUser.Principal)))!.ContentItemId;
        var term = await AddTermAsync(topics, "À retirer bientôt");
        var news = await NewsAsync("Porte un terme qui part", topics, term);
        var address = $"/admin/taxonomies/{topics}/{term}/retirer";
        var asked = await Editor.SubmitAsync(address, [], "Retirer");
        asked.Text.ShouldContain("Choisissez ce que deviennent les contenus");
        (await TermsAsync(news.ContentItemId, ContentVersion.Published)).ShouldBe([term]);
        (await Editor.SubmitAsync(address, new() { ["then"] = "off" }, "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TermsAsync(news.ContentItemId, ContentVersion.Published)).ShouldBeEmpty();
        (await Editor.GetAsync($"/admin/taxonomies/{topics}/{term}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_tree_costs_as_many_commands_with_many_terms_as_with_few()
    {
        var id = await MakeTaxonomyAsync("Compte");
        await AddTermAsync(id, "Un");
        await Editor.GetAsync($"/admin/taxonomies/{id}");
        var few = (await house.Host.Sql.CountAsync(() => Editor.GetAsync($"/admin/taxonomies/{id}"))).Count;
        for (var i = 0; i < 12; i++)
            await AddTermAsync(id, $"Terme {i}");
        (await house.Host.Sql.CountAsync(() => Editor.GetAsync($"/admin/taxonomies/{id}"))).Count.ShouldBe(few);
    }

    [Fact]
    public async Task An_entry_of_a_menu_leads_to_a_content_or_an_address_and_follows_the_content()
    {
        var id = await MenuIdAsync();
        var target = await house.Host.PublishPageAsync("Une page au menu");
        var added = await Editor.SubmitAsync($"/admin/menus/{id}", new() { ["text"] = "Page choisie", ["kind"] = "content", ["content"] = target.ContentItemId }, "Ajouter l’entrée");
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        (await Editor.FollowAsync(added.Location!)).One("#preview").TextContent.ShouldContain("Page choisie");
        (await house.Host.AsVisitor().GetAsync("/")).One("nav a[href='/une-page-au-menu']").TextContent.ShouldBe("Page choisie");

        var wrong = await Editor.SubmitAsync($"/admin/menus/{id}", new() { ["text"] = "", ["kind"] = "address", ["address"] = "javascript:alert(1)" }, "Ajouter l’entrée");
        wrong.One(".error-summary a[href='#text']");
        wrong.One(".error-summary a[href='#address']");
        wrong.One("#address").GetAttribute("value").ShouldBe("javascript:alert(1)");
        (await Editor.SubmitAsync($"/admin/menus/{id}", new() { ["text"] = "Nulle part", ["kind"] = "address", ["address"] = "~/nulle-part-ailleurs" }, "Ajouter l’entrée") is var lost).ShouldBeTrue();
        (await Editor.FollowAsync(lost.Location!)).Text.ShouldContain("rien n’y répond pour le public");

        var entry = await EntryIdAsync(id, "Page choisie");
        (await Editor.SubmitAsync($"/admin/menus/{id}/{entry}", new() { ["text"] = "Autre nom", ["kind"] = "address", ["address"] = "~/agenda" }, "Enregistrer l’entrée")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.WithAsync<ISiteContext, IReadOnlyList<MenuLink>>(site => site.GetMenuAsync("main-menu"))).ShouldContain(link => link.Text == "Autre nom" && link.Url == "~/agenda");
        (await Editor.SubmitAsync($"/admin/menus/{id}/{entry}", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.WithAsync<ISiteContext, IReadOnlyList<MenuLink>>(site => site.GetMenuAsync("main-menu"))).ShouldNotContain(link => link.Text == "Autre nom");
    }

    [Fact]
    public async Task A_menu_is_no_deeper_than_the_theme_shows()
    {
        var forest = Forest.OfEntries((JsonObject)JsonNode.Parse("""{ "MenuItemsListPart": { "MenuItems": [ { "ContentItemId": "a" }, { "ContentItemId": "b", "MenuItemsListPart": { "MenuItems": [ { "ContentItemId": "c" } ] } }, { "ContentItemId": "d" } ] } }""")!, 2);
        forest.Move("in", "b", "").ShouldBe(TreeFault.TooDeep);
        forest.Move("in", "d", "").ShouldBe(TreeFault.None);
        forest.Move("place", "a", "inside:c").ShouldBe(TreeFault.TooDeep);
        forest.Move("place", "b", "inside:c").ShouldBe(TreeFault.InsideItself);
        forest.All().Select(node => $"{node.Id}{node.Depth}").ShouldBe(["a0", "b0", "c1", "d1"]);
        (await Editor.GetAsync("/admin/menus")).Text.ShouldContain("En tête de chaque page, en français");
    }

    [Fact]
    public async Task Without_the_permission_there_is_no_link_and_no_page()
    {
        var moderator = await house.Host.AsAsync("Maud", "Moderator");
        var start = await moderator.GetAsync("/admin");
        start.Page.QuerySelector("a[href='/admin/taxonomies']").ShouldBeNull();
        start.Page.QuerySelector("a[href='/admin/menus']").ShouldBeNull();
        var editors = await Editor.GetAsync("/admin");
        editors.One("a[href='/admin/taxonomies']");
        editors.One("a[href='/admin/menus']");
        var (taxonomy, menu) = (await MakeTaxonomyAsync("Fermée"), await MenuIdAsync());
        var term = await AddTermAsync(taxonomy, "Un");
        foreach (var address in new[]
        {
            "/admin/taxonomies", $"/admin/taxonomies/{taxonomy}", $"/admin/taxonomies/{taxonomy}/{term}", $"/admin/taxonomies/{taxonomy}/{term}/fusion?into={term}", $"/admin/taxonomies/{taxonomy}/{term}/retirer",
            "/admin/menus", $"/admin/menus/{menu}", $"/admin/menus/{menu}/{term}",
        })
            (await moderator.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        foreach (var address in new[] { $"/admin/taxonomies/{menu}", "/admin/taxonomies/rien", $"/admin/taxonomies/{taxonomy}/rien", $"/admin/menus/{taxonomy}", $"/admin/menus/{menu}/rien" })
            (await Editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
    }

    private async Task<string> MakeTaxonomyAsync(string title)
    {
        var made = await Editor.SubmitAsync("/admin/taxonomies", new() { ["title"] = title, ["termType"] = "Topic" });
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!.Split('/')[^1];
    }

    private async Task<string> AddTermAsync(string taxonomy, string title, string under = "")
    {
        var added = await Editor.SubmitAsync($"/admin/taxonomies/{taxonomy}", new() { ["title"] = title, ["under"] = under });
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        return added.Location!.Split("#t-")[^1];
    }

    // As the script does: the form as it stands, and the button's value.
    private async Task<Answer> MoveAsync(string taxonomy, string command)
    {
        var page = await Editor.GetAsync($"/admin/taxonomies/{taxonomy}");
        var form = page.Page.Forms.First(form => form.HasAttribute("data-tree"));
        return await Browser.ReadAsync(await Editor.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(
            [.. form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)), new("do", command)])));
    }

    private async Task<string> ShapeAsync(string taxonomy)
    {
        var item = (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(taxonomy)))!;
        var forest = Forest.OfTerms(item.Content, 5);
        return Level(null);

        string Level(string? parent) => string.Join(' ', forest.Below(parent).Select(node => forest.Below(node.Id).Count == 0 ? node.Title : $"{node.Title} ({Level(node.Id)})"));
    }

    private Task<ContentItem> NewsAsync(string title, string taxonomy, params string[] terms) => house.Host.PublishAsync("NewsArticle", item => item
        .Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = "<p>Texte</p>" }).Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() })
        .ApplyField("NewsArticle", "Lead", new TextField { Text = "Chapeau" }).ApplyField("NewsArticle", "Topics", new TaxonomyField { TaxonomyContentItemId = taxonomy, TermContentItemIds = terms }));

    private async Task<IReadOnlyList<string>> TermsAsync(string id, ContentVersion version) =>
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id, version)))!.GetField<TaxonomyField>("NewsArticle", "Topics")!.TermContentItemIds;

    private async Task<string> ProfileWithAsync(string topic)
    {
        var member = await house.Host.AsMemberAsync("Suivante");
        await house.Host.DataAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO MemberFollows (UserId, Kind, TargetId, Name, SinceUtc) VALUES ({member.UserId}, 'topic', {topic}, 'Ancien', '2026-11-24 09:00:00')"));
        return member.UserId!;
    }

    private Task<List<string>> FollowsAsync(string user) => house.Host.DataAsync(db => db.Database.SqlQuery<string>($"SELECT TargetId AS Value FROM MemberFollows WHERE UserId = {user}").ToListAsync());

    private Task<string> MenuIdAsync() => house.Host.DataAsync(db => db.Set<AliasRow>().Where(row => row.Alias == "main-menu").Select(row => row.ContentItemId).FirstAsync());

    private async Task<string> EntryIdAsync(string menu, string title)
    {
        var item = (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(menu)))!;
        return Forest.OfEntries(item.Content, 2).All().First(node => node.Title == title).Id;
    }
}
