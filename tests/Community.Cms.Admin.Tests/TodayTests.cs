using System.Net;
using Community.Abstractions.Content;
using Community.Cms.Background;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>The first page: what waits for whom, and what changed since one was last here.</summary>
public sealed class TodayTests(House house)
{
    [Fact]
    public async Task What_waits_stands_in_one_list_with_its_reason_and_leads_to_where_it_is_dealt_with()
    {
        var author = await house.Host.AsAsync("Ada Attend", "Editor");
        var sentBack = await SubmittedAsync(author, "À reprendre ce matin");
        (await house.Admin.SubmitAsync($"/admin/contenus/{sentBack}/renvoyer", new() { ["Reason"] = "Il manque une date." })).Status.ShouldBe(HttpStatusCode.Redirect);
        var submitted = await SubmittedAsync(author, "À approuver ce matin");
        var scheduled = await house.Host.PublishPageAsync("Bientôt hors ligne");
        await house.Admin.SubmitAsync($"/admin/contenus/{scheduled.ContentItemId}/programmer", new() { ["UnpublishAt"] = "2027-06-04T08:00" });

        var forApprovers = await AllAsync(house.Admin, "toapprove");
        forApprovers.ShouldContain(line => line.Text.Contains("À approuver ce matin") && line.Text.Contains("À approuver") && line.Href.EndsWith(submitted));
        (await AllAsync(house.Admin, "scheduled")).ShouldContain(line => line.Text.Contains("Bientôt hors ligne") && line.Text.Contains("retrait du site") && line.Text.Contains("4 juin 2027"));
        // What was sent back waits for its author, by name, and for nobody else.
        (await AllAsync(author, "tofix", mine: true)).ShouldContain(line => line.Text.Contains("À reprendre ce matin") && line.Text.Contains("pour Ada Attend"));
        (await AllAsync(house.Admin, "tofix")).ShouldNotContain(line => line.Text.Contains("À reprendre ce matin"));
        foreach (var line in await AllAsync(author, null))
            (await author.GetAsync(line.Href)).Status.ShouldBe(HttpStatusCode.OK, line.Href);
    }

    [Fact]
    public async Task A_failing_task_is_shown_to_who_may_run_tasks()
    {
        await house.Host.DataAsync(async db =>
        {
            db.Add(new BackgroundTaskRow { Name = "Tâche qui échoue", Enabled = true, Succeeded = false, Result = "IOException", LastEndUtc = new(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc) });
            return await db.SaveChangesAsync();
        });
        (await AllAsync(house.Admin, "failing")).ShouldContain(line => line.Text.Contains("Tâche qui échoue") && line.Text.Contains("20") && line.Href == "/admin/taches");
        (await AllAsync(house.Editor, "failing")).ShouldNotContain(line => line.Text.Contains("Tâche qui échoue"));
    }

    [Fact]
    public async Task What_others_changed_is_told_from_the_end_of_the_last_visit_on()
    {
        await using var host = await CommunityHost.StartAsync();
        var (reader, colleague) = (await host.AsEditorAsync("Rémi Reader"), await host.AsAdministratorAsync());
        (await reader.GetAsync("/admin")).One("#changes").ParentElement!.TextContent.ShouldContain("première visite");

        host.Clock.Advance(TimeSpan.FromHours(20));
        await WriteAsync(colleague, "Page d’une collègue");
        await WriteAsync(reader, "Page de Rémi");
        var page = await reader.GetAsync("/admin");
        var changes = page.One("#changes").ParentElement!.TextContent;
        changes.ShouldContain("Page d’une collègue");
        changes.ShouldContain("Amina Admin");
        changes.ShouldNotContain("Page de Rémi");

        // Looking again within the visit tells the same; the next visit begins where this one ended.
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await reader.GetAsync("/admin")).One("#changes").ParentElement!.TextContent.ShouldContain("Page d’une collègue");
        host.Clock.Advance(TimeSpan.FromHours(1));
        var next = (await reader.GetAsync("/admin")).One("#changes").ParentElement!.TextContent;
        next.ShouldNotContain("Page d’une collègue");
        next.ShouldContain("rien changé");
    }

    [Fact]
    public async Task What_others_took_off_the_site_or_removed_is_told_also_to_who_may_not_read_the_trail()
    {
        await using var host = await CommunityHost.StartAsync();
        var (reader, colleague) = (await host.AsEditorAsync("Rémi Reader"), await host.AsAdministratorAsync());
        (await reader.GetAsync("/admin/journal")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var off = await host.PublishPageAsync("Page mise hors ligne");
        var gone = await host.PublishPageAsync("Page retirée par une collègue");
        var own = await host.PublishPageAsync("Page retirée par Rémi");
        await reader.GetAsync("/admin");

        host.Clock.Advance(TimeSpan.FromHours(20));
        (await colleague.SubmitAsync($"/admin/contenus/{off.ContentItemId}/hors-ligne", [], "Retirer du site")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await colleague.SubmitAsync($"/admin/contenus/{gone.ContentItemId}/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await reader.SubmitAsync($"/admin/contenus/{own.ContentItemId}/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var changes = (await reader.GetAsync("/admin")).One("#changes").ParentElement!.TextContent;
        changes.ShouldContain("Page mise hors ligne");
        changes.ShouldContain("Page retirée par une collègue");
        changes.ShouldContain("Contenu retiré du site");
        changes.ShouldNotContain("Page retirée par Rémi");

        // Whoever may not see the content hears nothing of it.
        await host.DataAsync(db => db.Set<Content.ContentRow>().Where(row => row.ContentItemId == gone.ContentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ContentType, "Topic")));
        (await reader.GetAsync("/admin")).One("#changes").ParentElement!.TextContent.ShouldNotContain("Page retirée par une collègue");
    }

    [Fact]
    public async Task Of_two_people_with_one_name_each_is_told_what_waits_for_them_and_what_the_other_did()
    {
        await using var host = await CommunityHost.StartAsync();
        var (one, other) = (await host.AsEditorAsync("Marie"), await host.AsEditorAsync("Marie"));
        await one.GetAsync("/admin");
        host.Clock.Advance(TimeSpan.FromHours(20));
        await WriteAsync(other, "Page de l’autre Marie");
        await WriteAsync(one, "Page de la première Marie");
        var published = await host.PublishPageAsync("Publiée par la première Marie");
        await host.DataAsync(db => db.Set<Content.ContentRow>().Where(row => row.ContentItemId == published.ContentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, one.UserId)));
        await one.SubmitAsync($"/admin/contenus/{published.ContentItemId}", [], "do=publish");

        var changes = (await one.GetAsync("/admin")).One("#changes").ParentElement!.TextContent;
        changes.ShouldContain("Page de l’autre Marie");
        changes.ShouldNotContain("Publiée par la première Marie");

        // What was sent back to one does not wait for the other, and what is scheduled waits for its owner.
        await one.SubmitAsync($"/admin/contenus/{published.ContentItemId}/programmer", new() { ["UnpublishAt"] = "2027-06-04T08:00" });
        (await AllAsync(one, "scheduled", mine: true)).ShouldContain(line => line.Text.Contains("Publiée par la première Marie"));
        (await AllAsync(other, "scheduled", mine: true)).ShouldNotContain(line => line.Text.Contains("Publiée par la première Marie"));
        (await AllAsync(other, "scheduled")).ShouldContain(line => line.Text.Contains("Publiée par la première Marie"));
    }

    [Fact]
    public async Task The_page_asks_the_database_a_bounded_number_of_times()
    {
        await house.Admin.GetAsync("/admin");
        for (var i = 0; i < 15; i++)
            await house.Host.PublishPageAsync($"Une page parmi d’autres {i}");
        (await house.Host.Sql.CountAsync(() => house.Admin.GetAsync("/admin?page=2"))).Count.ShouldBeLessThan(40);
    }

    private static async Task<List<(string Text, string Href)>> AllAsync(Browser person, string? reason, bool mine = false)
    {
        List<(string, string)> lines = [];
        for (var number = 1; ; number++)
        {
            var page = await person.GetAsync($"/admin?page={number}{(reason is null ? "" : "&reason=" + reason)}{(mine ? "&for=me" : "")}");
            var shown = page.Page.QuerySelectorAll("#waiting ~ ul > li").ToList();
            lines.AddRange(shown.Select(line => (line.TextContent, line.QuerySelector("a")!.GetAttribute("href")!)));
            if (shown.Count < 20)
                return lines;
        }
    }

    private async Task<string> SubmittedAsync(Browser author, string title)
    {
        var id = await WriteAsync(author, title);
        var item = await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id, ContentVersion.Latest));
        await house.Host.DataAsync(db => db.Set<Community.Cms.Content.ContentRow>().Where(row => row.ContentItemId == item!.ContentItemId && row.Latest)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Approval, ApprovalState.Submitted)));
        return id;
    }

    private static async Task<string> WriteAsync(Browser author, string title)
    {
        var saved = await author.SubmitAsync("/admin/contenus/nouveau/Page", new() { ["Item.TitlePart.Title"] = title }, "do=save");
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        return saved.Location!.Split('?')[0].Split('/')[^1];
    }
}
