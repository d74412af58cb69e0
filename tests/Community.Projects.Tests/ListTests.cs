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
}
