using System.Net;
using Community.Site.Tests.House;

namespace Community.Site.Tests;

public sealed class SmokeTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/actualites")]
    [InlineData("/agenda")]
    [InlineData("/lieux")]
    [InlineData("/partenaires")]
    [InlineData("/la-maison")]
    [InlineData("/financement-public")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/agenda.ics")]
    [InlineData("/actualites/flux.atom")]
    public async Task Opens(string url)
    {
        await using var house = await SiteHouse.StartAsync(TimeProvider.System);
        var response = await house.Visitor.GetAsync(url, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
