using System.Net;
using Community.Abstractions.Content;
using Community.Site.Tests.House;

namespace Community.Site.Tests;

public sealed class PreviewTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Draft => "/apercu/" + fixture.House.Items.First(item => item.DisplayText == "La maison").ContentItemVersionId;

    [Fact]
    public async Task Staff_see_a_version_as_it_will_look()
    {
        var response = await fixture.House.As("staff").GetAsync(Draft, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await SiteHouse.ReadAsync(response);
        page.QuerySelector(".notice")!.TextContent.ShouldContain("Aperçu");
        page.QuerySelector("h1")!.TextContent.ShouldBe("La maison");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_text_is_said_to_be_in_one_language_only_when_it_is(bool translated)
    {
        var french = fixture.House.Items.First(item => item.ContentType == "Page" && item.Culture == "fr" && IsTranslated(item) == translated);
        var page = await SiteHouse.ReadAsync(await fixture.House.As("staff").GetAsync("/en/apercu/" + french.ContentItemVersionId, Stop));
        page.Body!.TextContent.Contains("This page exists in French only", StringComparison.Ordinal).ShouldBe(!translated);

        bool IsTranslated(ContentItem item) =>
            fixture.House.Items.Any(other => other.Culture == "en" && other.As<LocalizationPart>()?.LocalizationSet == item.As<LocalizationPart>()!.LocalizationSet);
    }

    [Fact]
    public async Task Someone_who_may_not_see_any_content_sees_no_preview() =>
        (await fixture.House.As("desk").GetAsync(Draft, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_member_and_a_visitor_see_no_preview()
    {
        (await fixture.House.As("member").GetAsync(Draft, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await fixture.House.Visitor.GetAsync(Draft, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/apercu/nimporte")]
    [InlineData("/apercu/44444444444444444444444444")]
    public async Task A_version_that_does_not_exist_is_a_404(string url) =>
        (await fixture.House.As("staff").GetAsync(url, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
