using System.Net;
using Community.Abstractions.Accounts;
using Community.Members.Contracts;
using Community.Projects.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Projects.Tests;

/// <summary>Stories that move the clock by a year, in a house of their own.</summary>
public sealed class SleepTests
{
    [Fact]
    public async Task A_project_without_news_sleeps_and_is_handed_over()
    {
        await using var own = new Own();
        var house = await own.OpenAsync();
        var holder = await house.Host.AsMemberAsync("Odile");
        var (id, slug) = await house.PublishedAsync(holder, "Bateau de papier");
        await holder.SubmitAsync($"/mes-projets/{id}/reprise", [], "agree=true");
        var heir = await house.Host.AsMemberAsync("Samir");
        (await heir.GetAsync($"/projets/{slug}/reprendre")).Status.ShouldBe(HttpStatusCode.NotFound);

        house.Host.Clock.Advance(TimeSpan.FromDays(367));
        holder = await own.AgainAsync(holder);
        heir = await own.AgainAsync(heir);
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Text.ShouldContain("Ce projet dort.");
        (await heir.SubmitAsync($"/projets/{slug}/reprendre", new() { ["Message"] = "Je le remets à flot." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await heir.SubmitAsync($"/projets/{slug}/reprendre", new() { ["Message"] = "Encore." })).Text.ShouldContain("Vous avez déjà demandé ce projet");
        (await holder.SubmitAsync($"/mes-projets/{id}/reprise", [], "accept=true")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await house.RowAsync(id, row => row.OwnerId)).ShouldBe(heir.UserId);
        (await holder.GetAsync($"/mes-projets/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await heir.GetAsync($"/mes-projets/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await house.Host.AsVisitor().GetAsync("/projets/" + slug);
        page.Text.ShouldContain("Samir");
        page.Text.ShouldNotContain("Ce projet dort.");
    }

    [Fact]
    public async Task Staff_choose_what_the_front_page_shows_and_until_when()
    {
        await using var own = new Own();
        var house = await own.OpenAsync();
        var holder = await house.Host.AsMemberAsync();
        var (id, _) = await house.PublishedAsync(holder, "Cerf-volant connecté");
        (await holder.GetAsync("/admin/projets")).Status.ShouldNotBe(HttpStatusCode.OK);
        var editor = await house.Host.AsEditorAsync();
        (await editor.SubmitAsync("/admin/projets", new() { ["Project"] = id, ["From"] = "2026-11-24", ["Until"] = "2026-11-20" })).Text.ShouldContain("La fin vient après le début.");
        (await editor.SubmitAsync("/admin/projets", new() { ["Project"] = id, ["From"] = "2026-11-24", ["Until"] = "2026-11-30" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/")).Text.ShouldContain("Cerf-volant connecté");
        house.Host.Clock.Advance(TimeSpan.FromDays(8));
        // The kept front page may be five minutes old; another address is made anew.
        (await house.Host.AsVisitor().GetAsync("/?apres")).Text.ShouldNotContain("Cerf-volant connecté");
    }

    [Fact]
    public async Task What_moderators_hide_is_gone_for_others_and_comes_back()
    {
        await using var own = new Own();
        var house = await own.OpenAsync();
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Douteux");
        await HideAsync(house, id, true);
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await holder.GetAsync($"/mes-projets/{id}")).Text.ShouldContain("La modération a masqué ce projet");
        await HideAsync(house, id, false);
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Erasing_an_account_takes_its_projects_and_leaves_comments_without_a_name()
    {
        await using var own = new Own();
        var house = await own.OpenAsync();
        var leaver = await house.Host.AsMemberAsync("Partant");
        var stayer = await house.Host.AsMemberAsync();
        var (gone, goneSlug) = await house.PublishedAsync(leaver, "À effacer");
        var (kept, keptSlug) = await house.PublishedAsync(stayer, "À garder");
        await stayer.SubmitAsync($"/mes-projets/{kept}/journal", new() { ["Title"] = "Neuf", ["Text"] = "Texte" });
        await leaver.SubmitAsync("/projets/" + keptSlug, new() { ["Text"] = "Mon avis" }, "Envoyer le commentaire");
        await using (var scope = house.Host.Services.CreateAsyncScope())
        {
            var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(found => found.Name == "projects");
            var data = scope.ServiceProvider.GetRequiredService<Community.Abstractions.Data.ICommunityData>();
            (await source.ExportAsync(leaver.UserId!, default)).Count.ShouldBe(2);
            (await source.PreviewAsync(leaver.UserId!, default)).ShouldContain(line => line.Kind == ErasureKind.Deleted && line.Count == 1);
            await data.WriteAsync(async token =>
            {
                await source.EraseAsync(leaver.UserId!, token);
                return true;
            });
        }
        (await house.Host.AsVisitor().GetAsync("/projets/" + goneSlug)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.CountAsync<ProjectRow>(row => row.ContentItemId == gone)).ShouldBe(0);
        var page = await house.Host.AsVisitor().GetAsync("/projets/" + keptSlug);
        page.Text.ShouldContain("Mon avis");
        page.Text.ShouldNotContain("Partant");
    }

    private static async Task HideAsync(House house, string id, bool hidden)
    {
        await using var scope = house.Host.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IReportableSource>().Single(found => found.Kind == "project");
        (await source.FindAsync(id)).ShouldNotBeNull().Hidden.ShouldBe(!hidden);
        await scope.ServiceProvider.GetRequiredService<Community.Abstractions.Data.ICommunityData>().WriteAsync(async token =>
        {
            await source.SetHiddenAsync(id, hidden, token);
            return true;
        });
    }

    private sealed class Own : IAsyncDisposable
    {
        private readonly House house = new();

        public async Task<House> OpenAsync()
        {
            await house.InitializeAsync();
            return house;
        }

        /// <summary>The same person signs in again: a year later every session has ended.</summary>
        public async Task<Browser> AgainAsync(Browser person)
        {
            var email = await house.Host.DataAsync(data => Task.FromResult(data.Users.Where(user => user.Id == person.UserId).Select(user => user.Email).Single()));
            var browser = house.Host.AsVisitor();
            browser.UserId = person.UserId;
            (await browser.SubmitAsync("/compte/connexion", new() { ["Email"] = email, ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
            return browser;
        }

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
