using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Community.Site.Tests.House;

namespace Community.Site.Tests;

/// <summary>What programs read: feeds, calendars, sitemap, robots, structured data.</summary>
public sealed class MachineTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/actualites/flux.atom", "fr")]
    [InlineData("/en/actualites/flux.atom", "en")]
    [InlineData("/actualites/flux.atom?theme=fabrication-numerique", "fr")]
    public async Task The_feed_is_valid_Atom_with_absolute_addresses(string url, string language)
    {
        var response = await fixture.House.Visitor.GetAsync(url, Stop);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        feed.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe(language);
        feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value.ShouldBe("https://maison.example" + url);
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.ShouldNotBeEmpty();
        entries.Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
        foreach (var element in entries.Append(feed))
        {
            element.Element(Atom + "id")!.Value.ShouldStartWith("urn:uuid:");
            element.Element(Atom + "title")!.Value.ShouldNotBeNullOrWhiteSpace();
            DateTimeOffset.Parse(element.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
            element.Elements(Atom + "link").ShouldAllBe(link => Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute));
        }
    }

    [Fact]
    public async Task The_sitemap_names_every_public_page_once_with_its_translations()
    {
        var map = XDocument.Parse(await fixture.House.Visitor.GetStringAsync("/sitemap.xml", Stop)).Root!;
        var places = map.Elements(Map + "url").ToList();
        var addresses = places.Select(place => place.Element(Map + "loc")!.Value).ToList();
        addresses.ShouldBeUnique();
        addresses.ShouldContain("https://maison.example/");
        addresses.ShouldContain("https://maison.example/en");
        addresses.ShouldContain("https://maison.example/la-maison");
        addresses.ShouldNotContain(address => address.Contains("note-interne", StringComparison.Ordinal) || address.Contains('#'));
        var house = places.Single(place => place.Element(Map + "loc")!.Value.EndsWith("/la-maison", StringComparison.Ordinal));
        house.Elements(Xhtml + "link").Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value))
            .ShouldBe([("fr", "https://maison.example/la-maison"), ("en", "https://maison.example/en/the-house")], ignoreOrder: true);
    }

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_what_is_closed()
    {
        var text = await fixture.House.Visitor.GetStringAsync("/robots.txt", Stop);
        text.ShouldContain("Sitemap: https://maison.example/sitemap.xml");
        foreach (var path in (string[])["/admin", "/compte", "/recherche", "/en/admin"])
            text.ShouldContain($"Disallow: {path}\n");
    }

    [Fact]
    public async Task The_calendar_holds_the_events_that_everybody_may_know()
    {
        var response = await fixture.House.As("staff").GetAsync("/agenda.ics", Stop);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await response.Content.ReadAsStringAsync(Stop);
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.Split("BEGIN:VEVENT").Length.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task An_event_can_be_put_into_a_calendar()
    {
        var item = fixture.House.Items.First(i => i.DisplayText == "Café des projets");
        var response = await fixture.House.Visitor.GetAsync($"/agenda/{item.ContentItemId}.ics", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("cafe-des-projets.ics");
        var text = await response.Content.ReadAsStringAsync(Stop);
        text.ShouldContain($"UID:{item.ContentItemId}@maison.example\r\n");
        text.ShouldContain("URL:https://maison.example/agenda/cafe-des-projets\r\n");
    }

    [Theory]
    [InlineData("/", "Organization")]
    [InlineData("/lieux/la-maison-boulevard-jacquard", "Place")]
    [InlineData("/agenda/cafe-des-projets", "Event")]
    [InlineData("/actualites/refaire-la-piece-qui-manque", "NewsArticle")]
    public async Task A_page_tells_machines_what_it_is(string url, string type)
    {
        var page = await SiteHouse.ReadAsync(await fixture.House.Visitor.GetAsync(url, Stop));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        data.RootElement.GetProperty("@type").GetString().ShouldBe(type);
        data.RootElement.GetProperty("url").GetString()!.ShouldStartWith("https://maison.example/");
    }

    [Theory]
    [InlineData("/", "fr_FR", "website", false)]
    [InlineData("/en", "en_GB", "website", false)]
    [InlineData("/actualites/refaire-la-piece-qui-manque", "fr_FR", "article", true)]
    [InlineData("/la-maison", "fr_FR", "website", false)]
    public async Task A_page_that_is_shared_shows_its_title_sentence_and_picture(string url, string locale, string type, bool picture)
    {
        var page = await SiteHouse.ReadAsync(await fixture.House.Visitor.GetAsync(url, Stop));
        string? Tag(string name) => page.QuerySelectorAll($"head meta[property='og:{name}']").SingleOrDefault()?.GetAttribute("content");
        Tag("site_name").ShouldNotBeNullOrWhiteSpace();
        page.Title!.ShouldStartWith(Tag("title")!);
        Tag("description").ShouldBe(page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Tag("description").ShouldNotBeNullOrWhiteSpace();
        (Tag("url"), Tag("locale"), Tag("type")).ShouldBe(("https://maison.example" + url, locale, type));
        if (picture)
            Tag("image")!.ShouldStartWith("https://maison.example/media/");
    }

    [Fact]
    public async Task The_icon_that_browsers_ask_for_is_the_house_mark() =>
        (await fixture.House.Visitor.GetAsync("/favicon.ico", Stop)).Headers.Location!.OriginalString.ShouldEndWith("/mark.svg");
}
