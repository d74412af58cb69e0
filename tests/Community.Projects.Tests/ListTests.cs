using System.Net;

namespace Community.Projects.Tests;

public sealed class ListTests(House house)
{
    [Fact]
    public async Task The_empty_list_helps()
    {
        var page = await house.Host.AsVisitor().GetAsync("/projets?q=zzzxqy");
        page.Text.ShouldContain("Pas encore de projet de ce genre");
        page.One(".empty a").GetAttribute("href").ShouldBe("/projets");
    }

    [Theory]
    [InlineData("?page=999999999999")]
    [InlineData("?page=-1&sort=%00&stage=%22%3E%3Cscript%3E")]
    [InlineData("?topic=nulle-part&place=00000&year=x&need=rien")]
    public async Task Odd_addresses_are_answered(string query) => (await house.Host.AsVisitor().GetAsync("/projets" + query)).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task The_list_costs_the_same_however_many_it_shows()
    {
        var holder = await house.Host.AsMemberAsync();
        await house.PublishedAsync(holder, "Comptage un");
        var visitor = house.Host.AsVisitor();
        await visitor.GetAsync("/projets?q=comptage&sort=title");
        var one = await house.Host.Sql.CountAsync(() => visitor.GetAsync("/projets?q=comptage&sort=recent"));
        await house.PublishedAsync(holder, "Comptage deux");
        await house.PublishedAsync(holder, "Comptage trois");
        await visitor.GetAsync("/projets?q=comptage&sort=title");
        var three = await house.Host.Sql.CountAsync(() => visitor.GetAsync("/projets?q=comptage&sort=recent"));
        three.Count.ShouldBe(one.Count);
    }

    [Fact]
    public async Task Search_engines_and_the_menu_know_the_lists_of_the_modules()
    {
        var map = (await house.Host.AsVisitor().GetAsync("/sitemap.xml")).Html;
        foreach (var list in new[] { "/projets", "/en/projets", "/emplois", "/en/emplois", "/annuaire" })
            map.ShouldContain(list + "</loc>");
        var menu = (await house.Host.AsVisitor().GetAsync("/")).One("header nav");
        foreach (var list in new[] { "/projets", "/emplois" })
            menu.QuerySelector($"a[href='{list}']").ShouldNotBeNull(list);
    }

    [Fact]
    public async Task The_house_has_sample_projects_with_news_a_team_and_three_on_the_front_page()
    {
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/")).Text.ShouldContain("Dentelle paramétrique");
        var page = await visitor.GetAsync("/projets/dentelle-parametrique");
        page.Text.ShouldContain("Un projet inventé");
        page.Text.ShouldContain("Deux tissages");
        page.Text.ShouldContain("(métier et tissage)");
        page.Text.ShouldContain("Antoine Quénu");
        (await visitor.GetAsync("/projets/eolienne-de-jardin")).Text.ShouldContain("Ce projet dort.");
    }
}
