using System.Globalization;
using System.Net;
using Community.Abstractions.Navigation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Each page explains itself; the guide and the first day's tour are contents that staff change.</summary>
public sealed class HelpTests(House house)
{
    [Fact]
    public void Every_page_of_the_back_office_explains_itself_in_both_languages()
    {
        var pages = house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("admin", StringComparison.Ordinal) == true)
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().ToList();
        pages.Count.ShouldBeGreaterThan(60);
        using var scope = house.Host.Services.CreateScope();
        var sources = scope.ServiceProvider.GetServices<IHelpSource>().ToList();
        PageHelp? In(string culture, string page)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return sources.Select(source => source.Find(page)).FirstOrDefault(help => help is not null);
        }
        var before = CultureInfo.CurrentUICulture;
        try
        {
            pages.Where(page => In("fr", page) is not { } french || In("en", page) is not { } english || french.Text == english.Text).ShouldBeEmpty();
            // Two sentences: more is for the guide.
            pages.Where(page => In("en", page)!.Text.Count(letter => letter is '.' or ';' or ':') is < 1 or > 4).ShouldBeEmpty();
            In("fr", "/Admin/Nowhere").ShouldBeNull();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Help_leads_to_a_page_of_the_guide_in_the_readers_language()
    {
        var list = await house.Editor.GetAsync("/admin/contenus");
        list.One(".page-help").TextContent.ShouldContain("Combinez les filtres");
        var guide = await house.Editor.GetAsync(list.One(".page-help a").GetAttribute("href")!);
        guide.One("h1").TextContent.ShouldBe("Écrire et publier");
        (await house.Editor.GetAsync("/en/admin/aide/write")).One("h1").TextContent.ShouldBe("Write and publish");
    }

    [Fact]
    public async Task Every_name_that_help_gives_is_a_page_of_the_guide()
    {
        using var scope = house.Host.Services.CreateScope();
        var names = house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>()
            .SelectMany(page => scope.ServiceProvider.GetServices<IHelpSource>().Select(source => source.Find(page)?.Guide)).OfType<string>().Distinct().ToList();
        names.Count.ShouldBeGreaterThan(10);
        foreach (var name in names)
            (await house.Editor.GetAsync("/admin/aide/" + name)).Status.ShouldBe(HttpStatusCode.OK, name);
    }

    [Fact]
    public async Task The_guide_is_searched_and_changed_like_any_content()
    {
        (await house.Editor.GetAsync("/admin/aide")).Page.QuerySelectorAll("main .write-tile").Length.ShouldBeGreaterThan(12);
        var found = await house.Editor.GetAsync("/admin/aide?q=MEDIATHEQUE");
        found.Page.QuerySelectorAll("main .write-tile").Length.ShouldBe(1);
        (await house.Editor.GetAsync("/admin/aide?q=ornithorynque")).Text.ShouldContain("Aucune page n’a ces mots");

        var page = await house.Editor.GetAsync(found.One("main .write-tile").GetAttribute("href")!);
        var editor = page.Page.QuerySelectorAll("main a").First(link => link.TextContent.Contains("Modifier cette page")).GetAttribute("href")!;
        (await house.Editor.SubmitAsync(editor, new() { ["Item.TitlePart.Title"] = "Ranger nos images" }, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync("/admin/aide/media")).One("h1").TextContent.ShouldBe("Ranger nos images");
        // It is for staff: nobody else reads it, nor finds the address.
        (await house.Member.GetAsync("/admin/aide/media")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await house.Editor.GetAsync("/admin/aide/nimportequoi")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync("/admin/aide/" + new string('4', 26))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_tour_of_the_first_day_is_ticked_by_each_person_put_away_and_found_again()
    {
        var newcomer = await house.Host.AsAsync("Nina Nouvelle", "Editor");
        var start = await newcomer.GetAsync("/admin");
        var steps = start.Page.QuerySelectorAll("#tour li");
        steps.Length.ShouldBeGreaterThan(4);
        foreach (var link in steps.Select(step => step.QuerySelector("div a")!.GetAttribute("href")!))
            (await newcomer.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);

        var first = steps[0].QuerySelector("[name=step]")!.GetAttribute("value")!;
        (await newcomer.SubmitAsync(start, "/admin?handler=Tick", new() { ["step"] = first, ["done"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);
        // In English the same step is done.
        (await newcomer.GetAsync("/en/admin")).One("#tour .tour__done").TextContent.ShouldContain("Meet the first page");
        (await house.Editor.GetAsync("/admin")).Page.QuerySelector("#tour .tour__done").ShouldBeNull();
        (await newcomer.SubmitAsync(start, "/admin?handler=Tick", new() { ["step"] = "nimporte", ["done"] = "true" })).Status.ShouldBe(HttpStatusCode.NotFound);

        (await newcomer.SubmitAsync(start, "/admin", [], "Ranger la visite")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await newcomer.GetAsync("/admin")).Page.QuerySelector("#tour").ShouldBeNull();
        var guide = await newcomer.GetAsync("/admin/aide");
        (await newcomer.SubmitAsync(guide, "/admin/aide", [], "Reprendre la visite du premier jour")).Location!.ShouldEndWith("/admin");
        (await newcomer.GetAsync("/admin")).Page.QuerySelector("#tour .tour__done").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_house_without_the_guide_says_how_to_bring_it()
    {
        await using var host = await Testing.CommunityHost.StartAsync();
        await host.DataAsync(async db =>
        {
            db.RemoveRange(db.Set<Community.Cms.Content.ContentRow>().Where(row => row.ContentType == "GuidePage" || row.ContentType == "TourStep"));
            return await db.SaveChangesAsync();
        });
        var admin = await host.AsAdministratorAsync();
        (await admin.GetAsync("/admin/aide")).Text.ShouldContain("Le guide n’est pas encore dans cette maison");
        (await admin.GetAsync("/admin")).Page.QuerySelector("#tour").ShouldBeNull();
        (await admin.GetAsync("/admin/aide/write")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
