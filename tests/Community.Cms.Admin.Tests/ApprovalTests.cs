using System.Net;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Mail;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>From a submitted text to the site: the queue, who reads it, what is said, and what the author sees of it.</summary>
public sealed class ApprovalTests(House house)
{
    [Fact]
    public async Task A_text_is_given_to_a_colleague_commented_sent_back_submitted_again_and_published()
    {
        var author = await house.Host.AsAsync("Aude Autrice", "Moderator");
        var reader = await house.Host.AsAsync("Léo Lecteur", "Editor");
        var id = await SubmittedAsync(author, "Une page à relire ensemble");
        var talk = $"/admin/approbations/{id}";

        var queue = await house.Editor.GetAsync("/admin/approbations");
        queue.Text.ShouldContain("Une page à relire ensemble");
        (await house.Editor.GetAsync(talk)).One(".table--compare").TextContent.ShouldContain("Repris par Aude");
        (await house.Editor.SubmitAsync(talk, new() { ["Assignee"] = reader.UserId })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(reader)).ShouldContain(mail => mail.Subject.Contains("est à relire") && mail.Text!.Contains(talk));
        (await reader.GetAsync("/admin/approbations?part=mine")).Text.ShouldContain("Une page à relire ensemble");
        (await reader.GetAsync("/admin/approbations?part=open")).Text.ShouldNotContain("Une page à relire ensemble");

        (await reader.SubmitAsync(talk, new() { ["Comment"] = "Il manque l’heure." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(author)).ShouldContain(mail => mail.Subject.Contains("Un commentaire") && mail.Text!.Contains("Il manque l’heure."));
        (await MailsAsync(reader)).ShouldNotContain(mail => mail.Subject.Contains("Un commentaire"));

        (await reader.SubmitAsync(talk, new() { ["Reason"] = "" }, "Renvoyer")).One("#Reason-error").TextContent.ShouldNotBeEmpty();
        (await reader.SubmitAsync(talk, new() { ["Reason"] = "Ajoutez l’heure, merci." }, "Renvoyer")).Status.ShouldBe(HttpStatusCode.Redirect);
        // The author sees where it stands: in the list of her own texts, in the editor and in the thread.
        (await author.GetAsync("/admin/approbations?part=own")).Text.ShouldContain("Ajoutez l’heure, merci.");
        (await author.GetAsync($"/admin/contenus/{id}")).Text.ShouldContain("Ajoutez l’heure, merci.");
        var seen = await author.GetAsync(talk);
        seen.One(".thread").TextContent.ShouldContain("Il manque l’heure.");

        await author.SubmitAsync($"/admin/contenus/{id}", new() { ["Item.HtmlBodyPart.Html"] = "<p>À 18 h.</p>" }, "do=submit");
        (await MailsAsync(reader)).ShouldContain(mail => mail.Subject.Contains("vous attend à nouveau"));
        (await reader.SubmitAsync(talk, [], "Approuver et publier")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id)))!.As<HtmlBodyPart>()!.Html!.ShouldContain("18");
        (await MailsAsync(author)).ShouldContain(mail => mail.Subject.Contains("est sur le site"));
        var thread = (await author.GetAsync(talk)).One(".thread").TextContent;
        foreach (var word in new[] { "l’a soumis", "Léo Lecteur", "Il manque l’heure.", "Renvoyé", "l’a publié" })
            thread.ShouldContain(word, Case.Insensitive);
        (await house.Editor.GetAsync("/admin/approbations")).Text.ShouldNotContain("Une page à relire ensemble");
    }

    [Fact]
    public async Task Who_decides_second_is_told_and_keeps_what_was_typed()
    {
        var author = await house.Host.AsAsync("Ariane Autrice", "Moderator");
        var id = await SubmittedAsync(author, "Décidée deux fois");
        var talk = $"/admin/approbations/{id}";
        var open = await house.Editor.GetAsync(talk);
        await author.SubmitAsync($"/admin/contenus/{id}", new() { ["Item.HtmlBodyPart.Html"] = "<p>Changé entre-temps</p>" }, "do=submit");
        (await house.Editor.SubmitAsync(open, talk, [], "Approuver et publier")).Text.ShouldContain("a changé entre-temps");
        var refused = await house.Editor.SubmitAsync(open, talk, new() { ["Reason"] = "Ma remarque tapée" }, "Renvoyer");
        refused.Text.ShouldContain("a changé entre-temps");
        refused.One("#Reason").TextContent.ShouldBe("Ma remarque tapée");
        (await StateAsync(id)).ShouldBe(ApprovalState.Submitted);
        (await house.Editor.SubmitAsync(talk, [], "Approuver et publier")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.SubmitAsync(open, talk, [], "Approuver et publier")).Text.ShouldContain("a changé entre-temps");
    }

    [Fact]
    public async Task The_thread_is_for_approvers_and_the_author_alone()
    {
        var author = await house.Host.AsAsync("Agnès Autrice", "Moderator");
        var id = await SubmittedAsync(author, "Entre nous");
        var talk = $"/admin/approbations/{id}";
        // Somebody who writes but approves nothing sees only their own.
        await house.Host.CreateRoleAsync("Writer", "AccessAdminPanel", "EditOwnContent", "ViewContent");
        var writer = await house.Host.AsAsync("Wanda Writer", "Writer");
        (await writer.GetAsync(talk)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var queue = await writer.GetAsync("/admin/approbations");
        queue.Status.ShouldBe(HttpStatusCode.OK);
        queue.Text.ShouldNotContain("Entre nous");
        queue.Page.QuerySelector("main .tabs").ShouldBeNull();
        (await author.GetAsync(talk)).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Editor.GetAsync("/admin/approbations/" + new string('4', 26))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Member.GetAsync("/admin/approbations")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // A text is given only to who may approve it.
        var page = await house.Editor.GetAsync(talk);
        page.One("#Assignee").InnerHtml.ShouldNotContain("Wanda Writer");
        (await house.Editor.SubmitAsync(page, talk, new() { ["Assignee"] = writer.UserId })).One("#Assignee-error").TextContent.ShouldContain("ne peut plus approuver");
        var far = await house.Editor.SubmitAsync(talk, new() { ["Comment"] = new string('x', 2001) });
        far.One("#Comment-error").TextContent.ShouldContain("2001");
        far.One("#Comment").TextContent.Length.ShouldBe(2001);
    }

    [Fact]
    public async Task The_queue_has_a_second_page_and_says_when_it_is_empty()
    {
        await using var host = await CommunityHost.StartAsync();
        var editor = await host.AsEditorAsync();
        (await editor.GetAsync("/admin/approbations?part=mine")).Text.ShouldContain("Rien n’attend ici");
        for (var i = 0; i < 31; i++)
        {
            var item = await host.PublishPageAsync($"Page {i:00}");
            await host.WithAsync<IContentManager, ContentResult>(content => content.SubmitAsync(item.ContentItemId, Community.Cms.SystemUser.Principal));
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        (await editor.GetAsync("/admin/approbations?part=all")).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(30);
        var last = await editor.GetAsync("/admin/approbations?part=all&page=2");
        last.One("main tbody tr").TextContent.ShouldContain("Page 30");
        (await editor.GetAsync("/admin/approbations?part=all&page=999999999999")).Status.ShouldBe(HttpStatusCode.OK);
        var few = await host.Sql.CountAsync(() => editor.GetAsync("/admin/approbations?part=all&page=2"));
        var many = await host.Sql.CountAsync(() => editor.GetAsync("/admin/approbations?part=all"));
        many.Count.ShouldBe(few.Count);
    }

    private async Task<string> SubmittedAsync(Browser author, string title)
    {
        var item = await house.Host.PublishPageAsync(title);
        await house.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == item.ContentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, author.UserId)));
        (await author.SubmitAsync($"/admin/contenus/{item.ContentItemId}", new() { ["Item.HtmlBodyPart.Html"] = "<p>Repris par Aude</p>" }, "do=submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        return item.ContentItemId;
    }

    private async Task<List<MailRow>> MailsAsync(Browser person)
    {
        var email = await house.Host.DataAsync(db => db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).FirstAsync());
        return await house.Host.DataAsync(db => db.Set<MailRow>().AsNoTracking().Where(mail => mail.To == email).ToListAsync());
    }

    private async Task<ApprovalState> StateAsync(string id) => (await house.Host.WithAsync<IContentManager, ContentState?>(content => content.GetStateAsync(id)))!.Approval;
}
