using System.Net;
using Community.Abstractions.Content;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>One thing done to several contents: a summary with what could not be done and why, and a minute to undo it.</summary>
public sealed class BulkTests(House house)
{
    private const string Address = "/admin/contenus/lot";

    [Fact]
    public async Task Several_drafts_are_published_and_the_summary_names_what_was_not_and_why()
    {
        var (first, second) = (await DraftAsync("Lot un"), await DraftAsync("Lot deux"));
        var published = await house.Host.PublishPageAsync("Lot déjà en ligne");
        var summary = await RunAsync(house.Editor, "Publish", [first, second, published.ContentItemId]);
        summary.One("h1").TextContent.ShouldContain("2 contenus sont sur le site");
        summary.One("#not-done").ParentElement!.TextContent.ShouldContain("Lot déjà en ligne");
        summary.One("#not-done").ParentElement!.TextContent.ShouldContain("déjà sur le site");
        (await StateAsync(first)).ShouldBe((true, true));

        // Undone within the minute: both are drafts again.
        var undone = await UndoAsync(house.Editor, summary);
        undone.One("h1").TextContent.ShouldContain("Annulé");
        (await StateAsync(first)).ShouldBe((true, false));
        (await StateAsync(published.ContentItemId)).ShouldBe((true, true));
        // Once is enough: the button is gone.
        undone.Page.QuerySelector("form[action*='Undo']").ShouldBeNull();
    }

    [Fact]
    public async Task A_publication_is_undone_to_the_version_that_was_on_the_site_before()
    {
        var item = await house.Host.PublishPageAsync("Avant la retouche");
        var address = $"/admin/contenus/{item.ContentItemId}";
        await house.Editor.SubmitAsync(address, new() { ["Item.TitlePart.Title"] = "Après la retouche" }, "do=save");
        var summary = await RunAsync(house.Editor, "Publish", [item.ContentItemId]);
        (await TitleAsync(item.ContentItemId)).ShouldBe("Après la retouche");
        await UndoAsync(house.Editor, summary);
        (await TitleAsync(item.ContentItemId)).ShouldBe("Avant la retouche");
        (await house.Editor.GetAsync(address)).One("[name='Item.TitlePart.Title']").GetAttribute("value").ShouldBe("Après la retouche");
    }

    [Fact]
    public async Task Removing_asks_first_and_is_undone_with_its_address()
    {
        var item = await house.Host.PublishPageAsync("Retirée par lot puis rendue");
        var url = "/retiree-par-lot-puis-rendue";
        (await house.Member.GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);
        var asked = await ChooseAsync(house.Editor, "Remove", [item.ContentItemId]);
        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.Text.ShouldContain("Retirée par lot puis rendue");
        asked.One("h1 .count").TextContent.ShouldBe("1 contenu");
        (await StateAsync(item.ContentItemId)).ShouldBe((true, true));
        var summary = await SureAsync(house.Editor, asked);
        (await house.Member.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await StateAsync(item.ContentItemId)).ShouldBe((false, false));
        await UndoAsync(house.Editor, summary);
        (await house.Member.GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(item.ContentItemId)).ShouldBe((true, true));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_as_it_is()
    {
        var item = await house.Host.PublishPageAsync("Hors ligne puis reprise");
        var summary = await SureAsync(house.Editor, await ChooseAsync(house.Editor, "Unpublish", [item.ContentItemId]));
        (await StateAsync(item.ContentItemId)).ShouldBe((true, false));
        await house.Admin.SubmitAsync($"/admin/contenus/{item.ContentItemId}", new() { ["Item.TitlePart.Title"] = "Reprise par une autre" }, "do=save");
        var undone = await UndoAsync(house.Editor, summary);
        undone.One("#not-done").ParentElement!.TextContent.ShouldContain("modifié depuis");
        (await StateAsync(item.ContentItemId)).ShouldBe((true, false));
    }

    [Fact]
    public async Task After_a_minute_it_is_too_late_and_nobody_else_can_undo_it()
    {
        await using var host = await CommunityHost.StartAsync();
        var (editor, other) = (await host.AsEditorAsync(), await host.AsEditorAsync("Olga Autre"));
        var item = await host.PublishPageAsync("Une minute");
        var summary = await SureAsync(editor, await ChooseAsync(editor, "Unpublish", [item.ContentItemId]));
        var address = summary.Response.RequestMessage!.RequestUri!.PathAndQuery;
        (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var late = await editor.SubmitAsync(summary, address, [], "Annuler cette action");
        (await editor.GetAsync(late.Location!)).Text.ShouldContain("trop tard");
        (await host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(item.ContentItemId))).ShouldBeNull();
        (await editor.GetAsync(address)).Page.QuerySelector("form[action*='Undo']").ShouldBeNull();
    }

    [Fact]
    public async Task Contents_are_given_to_somebody_else_and_get_a_term_and_both_are_undone()
    {
        var item = await house.Host.PublishPageAsync("À donner");
        var mine = await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(item.ContentItemId));
        var asked = await ChooseAsync(house.Editor, "Move", [item.ContentItemId]);
        (await house.Editor.SubmitAsync(asked, Address, new() { ["Target"] = "" }, Confirm(asked))).One("#Target-error").TextContent.ShouldContain("Choisissez la personne");
        var summary = await SureAsync(house.Editor, asked, house.Editor.UserId);
        (await OwnerAsync(item.ContentItemId)).ShouldBe(house.Editor.UserId);
        await UndoAsync(house.Editor, summary);
        (await OwnerAsync(item.ContentItemId)).ShouldBe(mine!.Owner);

        var news = await house.Editor.GetAsync("/admin/contenus?type=NewsArticle&state=published");
        var id = news.Page.QuerySelector("[name=Ids]")!.GetAttribute("value")!;
        var terms = await ChooseAsync(house.Editor, "Tag", [id, item.ContentItemId]);
        var had = (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))!.Content.ToJsonString();
        var term = terms.Page.QuerySelectorAll("#Target option").Select(option => option.GetAttribute("value")!).First(value => value.Length > 0 && !had.Contains(value.Split('/')[1]));
        var tagged = await SureAsync(house.Editor, terms, term);
        tagged.One("h1").TextContent.ShouldContain("Un contenu a reçu le thème");
        tagged.One("#not-done").ParentElement!.TextContent.ShouldContain("n’ont pas ce classement");
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))!.Content.ToJsonString().ShouldContain(term.Split('/')[1]);
        await UndoAsync(house.Editor, tagged);
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))!.Content.ToJsonString().ShouldNotContain(term.Split('/')[1]);
    }

    [Fact]
    public async Task Contents_are_given_to_a_colleague_who_owns_nothing_yet_and_to_nobody_who_could_not_write_them()
    {
        await house.Host.CreateRoleAsync("Reads", "AccessAdminPanel", "ViewContent");
        await house.Host.CreateRoleAsync("WritesNews", "AccessAdminPanel", "EditOwn_NewsArticle");
        await house.Host.CreateRoleAsync("WritesOutside", "EditOwnContent");
        var fresh = await house.Host.CreateUserAsync("Olive Héritière", "Editor");
        var news = await house.Host.CreateUserAsync("Nour Actualités", "WritesNews");
        var suspended = await house.Host.CreateUserAsync("Sylvain Suspendu", "Editor");
        var unconfirmed = await house.Host.CreateUserAsync("Inès Inconnue", "Editor");
        List<string> others = [suspended.Id, unconfirmed.Id];
        foreach (var role in new[] { "Member", "Reads", "WritesOutside" })
            others.Add((await house.Host.CreateUserAsync("Sans plume " + role, role)).Id);
        await house.Host.DataAsync(async db =>
        {
            await db.Users.Where(user => user.Id == suspended.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, DateTimeOffset.MaxValue));
            return await db.Users.Where(user => user.Id == unconfirmed.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, false));
        });
        var item = await house.Host.PublishPageAsync("À léguer");

        var asked = await ChooseAsync(house.Editor, "Move", [item.ContentItemId]);
        var offered = asked.Page.QuerySelectorAll("#Target option").Select(option => option.GetAttribute("value")).ToList();
        offered.ShouldContain(fresh.Id);
        offered.ShouldContain(house.Editor.UserId);
        offered.ShouldNotContain(news.Id);
        offered.Intersect(others).ShouldBeEmpty();
        var names = asked.Page.QuerySelectorAll("#Target option").Skip(1).Select(option => option.TextContent).ToList();
        names.ShouldBe(names.Order(StringComparer.Create(new("fr"), false)));

        // Who is not offered is not taken either.
        foreach (var id in others.Append(news.Id))
            (await SureAsync(house.Editor, asked, id)).One("#not-done").ParentElement!.TextContent.ShouldContain("ne peut pas écrire de tels contenus");
        await SureAsync(house.Editor, asked, fresh.Id);
        (await OwnerAsync(item.ContentItemId)).ShouldBe(fresh.Id);
    }

    [Fact]
    public async Task Nobody_does_to_many_what_they_may_not_do_to_one()
    {
        var moderator = await house.Host.AsAsync("Momo", "Moderator");
        var list = await moderator.GetAsync("/admin/contenus");
        list.Page.QuerySelectorAll("[name=Do]").Select(button => button.GetAttribute("value")).ShouldNotContain("Remove");
        var item = await house.Host.PublishPageAsync("Pas touche");
        var token = list.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        var answer = await moderator.Client.PostAsync(Address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Ids"] = item.ContentItemId, ["Do"] = "Remove", ["Sure"] = "true", ["__RequestVerificationToken"] = token,
        }));
        (await moderator.GetAsync(answer.Headers.Location!.ToString())).One("#not-done").ParentElement!.TextContent.ShouldContain("pas le droit");
        (await StateAsync(item.ContentItemId)).ShouldBe((true, true));
    }

    [Fact]
    public async Task Nothing_chosen_or_too_much_is_said_and_the_filters_stay()
    {
        var page = await house.Editor.GetAsync("/admin/contenus?type=Page");
        var answer = await house.Editor.SubmitAsync(page, "/admin/contenus?type=Page", [], "Do=Publish");
        answer.Location.ShouldBe("/admin/contenus?type=Page");
        (await house.Editor.GetAsync(answer.Location!)).Text.ShouldContain("Choisissez au moins un contenu");
        (await house.Editor.GetAsync(Address)).Location.ShouldBe("/admin/contenus");
        (await house.Editor.GetAsync("/admin/contenus?state=removed")).Page.QuerySelector("[name=Do]").ShouldBeNull();
    }

    private static async Task<Answer> ChooseAsync(Browser person, string action, string[] ids)
    {
        var list = await person.GetAsync("/admin/contenus");
        var token = list.One("form[data-bulk] [name=__RequestVerificationToken]").GetAttribute("value")!;
        var fields = ids.Select(id => KeyValuePair.Create("Ids", id)).Append(new("Do", action)).Append(new("__RequestVerificationToken", token));
        return await Browser.ReadAsync(await person.Client.PostAsync(Address, new FormUrlEncodedContent(fields)));
    }

    private static async Task<Answer> RunAsync(Browser person, string action, string[] ids) => await person.GetAsync((await ChooseAsync(person, action, ids)).Location!);

    private static string Confirm(Answer asked) => asked.Page.QuerySelectorAll("main .form__actions button")[0].TextContent.Trim();

    private static async Task<Answer> SureAsync(Browser person, Answer asked, string? target = null)
    {
        var fields = target is null ? new Dictionary<string, string?>() : new() { ["Target"] = target };
        return await person.GetAsync((await person.SubmitAsync(asked, Address, fields, Confirm(asked))).Location!);
    }

    private static async Task<Answer> UndoAsync(Browser person, Answer summary) =>
        await person.GetAsync((await person.SubmitAsync(summary, "/", [], "Annuler cette action")).Location!);

    private async Task<string> DraftAsync(string title) => (await house.Host.DraftAsync("Page", item => item
        .Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = "<p>Texte.</p>" })
        .Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau." }))).ContentItemId;

    private async Task<(bool Latest, bool Published)> StateAsync(string id) => await house.Host.WithAsync<IContentManager, (bool, bool)>(async content =>
        (await content.GetAsync(id, ContentVersion.Latest) is not null, await content.GetAsync(id) is not null));

    private async Task<string?> TitleAsync(string id) => (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))?.DisplayText;

    private async Task<string?> OwnerAsync(string id) => (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))?.Owner;
}
