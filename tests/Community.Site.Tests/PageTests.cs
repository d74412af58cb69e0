using System.Net;
using Community.Site.Tests.House;

namespace Community.Site.Tests;

public sealed class PageTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SiteHouse House => fixture.House;

    [Theory]
    [InlineData("/", "Entrez, on va faire ça ensemble")]
    [InlineData("/en", "Come in, we will do it together")]
    [InlineData("/actualites", "Actualités")]
    [InlineData("/en/actualites", "News")]
    [InlineData("/agenda", "Agenda")]
    [InlineData("/en/agenda", "Agenda")]
    [InlineData("/agenda?passes=true", "Rendez-vous passés")]
    [InlineData("/lieux", "Lieux")]
    [InlineData("/en/lieux", "Places")]
    [InlineData("/partenaires", "Partenaires")]
    [InlineData("/en/partenaires", "Partners")]
    [InlineData("/la-maison", "La maison")]
    [InlineData("/en/the-house", "The house")]
    [InlineData("/financement-public", "Financement public")]
    [InlineData("/lieux/la-maison-boulevard-jacquard", "La maison, boulevard Jacquard")]
    [InlineData("/agenda/cafe-des-projets", "Café des projets")]
    [InlineData("/actualites/refaire-la-piece-qui-manque", "Refaire la pièce qui manque")]
    [InlineData("/blog/billet", "Un billet importé")]
    public async Task A_page_opens_with_one_heading_and_no_inline_script_or_style(string url, string heading)
    {
        var response = await House.Visitor.GetAsync(url, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await SiteHouse.ReadAsync(response);
        page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldContain(heading);
        page.QuerySelectorAll("[style], style").ShouldBeEmpty();
        page.QuerySelectorAll("script:not([src])").ShouldAllBe(script => script.GetAttribute("type") == "application/ld+json");
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        page.QuerySelectorAll("img").ShouldAllBe(image => image.HasAttribute("alt"));
    }

    [Theory]
    [InlineData("/rien-du-tout")]
    [InlineData("/en/nothing")]
    [InlineData("/actualites?page=1000000000")]
    [InlineData("/actualites?page=99")]
    [InlineData("/actualites?page=0")]
    [InlineData("/actualites?page=-1")]
    [InlineData("/actualites?page=abc")]
    [InlineData("/actualites?page=%00")]
    [InlineData("/actualites?theme=aucun")]
    [InlineData("/actualites?theme=%00")]
    [InlineData("/agenda?page=1000000000")]
    [InlineData("/agenda?lieu=nulle-part")]
    [InlineData("/agenda?theme=😀")]
    [InlineData("/😀")]
    [InlineData("/../etc/passwd")]
    [InlineData("/agenda/4444444444444444444444444z.ics")]
    [InlineData("/actualites/flux.atom?theme=aucun")]
    [InlineData("/erreur/404")]
    [InlineData("/erreur/999")]
    public async Task What_does_not_exist_is_a_404_that_helps(string url)
    {
        var response = await House.Visitor.GetAsync(url, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await SiteHouse.ReadAsync(response);
        page.QuerySelector("main form[role=search] input[type=search]").ShouldNotBeNull();
        page.QuerySelector("main a[href$='/agenda']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_path_longer_than_any_page_has_is_a_404() =>
        (await House.Visitor.GetAsync("/" + new string('a', 5000), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_words_of_a_lost_address_are_ready_to_be_searched()
    {
        var page = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/ateliers/impression-3d.html", Stop));
        page.QuerySelector("main input[type=search]")!.GetAttribute("value").ShouldBe("ateliers impression");
    }

    [Fact]
    public async Task Programs_get_no_page_of_ours_for_an_address_of_theirs() =>
        (await House.Visitor.PostAsync("/api/rien", new StringContent("{}"), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/")]
    [InlineData("/actualites")]
    [InlineData("/la-maison")]
    public async Task Sending_to_a_page_that_is_only_read_is_refused_and_says_so(string url)
    {
        var response = await House.Visitor.PostAsync(url, new StringContent("x"), Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
        (await SiteHouse.ReadAsync(response)).QuerySelector("h1")!.TextContent.ShouldBe("Cela ne peut pas se faire ici");
    }

    [Fact]
    public async Task Heads_can_be_asked_for() =>
        (await House.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/la-maison"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_member_only_item_asks_a_visitor_to_sign_in_and_brings_them_back()
    {
        var response = await House.Visitor.GetAsync("/en/actualites/soiree-des-membres?a=1", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe("/en/compte/connexion?returnUrl=%2Fen%2Factualites%2Fsoiree-des-membres%3Fa%3D1");
    }

    [Fact]
    public async Task A_member_reads_a_member_only_item()
    {
        var response = await House.As("member").GetAsync("/actualites/soiree-des-membres", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SiteHouse.ReadAsync(response)).QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory]
    [InlineData("/actualites")]
    [InlineData("/actualites/flux.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/")]
    public async Task A_member_only_item_never_appears_to_a_visitor(string url) =>
        (await House.Visitor.GetStringAsync(url, Stop)).ShouldNotContain("soiree-des-membres");

    [Fact]
    public async Task A_member_only_item_is_in_a_members_list() =>
        (await House.As("member").GetStringAsync("/actualites?page=2", Stop) + await House.As("member").GetStringAsync("/actualites", Stop)).ShouldContain("soiree-des-membres");

    [Fact]
    public async Task A_staff_item_is_refused_to_a_member_with_a_page_that_helps()
    {
        var response = await House.As("member").GetAsync("/note-interne-accueil", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SiteHouse.ReadAsync(response)).QuerySelector("h1")!.TextContent.ShouldBe("Cette page ne vous est pas ouverte");
    }

    [Fact]
    public async Task People_read_what_is_theirs_alone_and_nobody_else_does()
    {
        (await House.As("member").GetAsync("/" + SiteFixture.OwnerOnlyPath, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await House.As("staff").GetAsync("/" + SiteFixture.OwnerOnlyPath, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await House.As("other").GetAsync("/" + SiteFixture.OwnerOnlyPath, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await House.Visitor.GetAsync("/" + SiteFixture.OwnerOnlyPath, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_text_without_translation_is_shown_in_French_under_en_and_says_so()
    {
        var page = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/en/actualites/le-bus-reprend-la-route", Stop));
        page.QuerySelector(".notice")!.TextContent.ShouldContain("This page exists in French only.");
        page.QuerySelector("article")!.GetAttribute("lang").ShouldBe("fr");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://maison.example/actualites/le-bus-reprend-la-route");
        page.QuerySelectorAll("link[hreflang]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_translated_page_names_its_translation()
    {
        var page = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/la-maison", Stop));
        page.QuerySelector("link[hreflang=en]")!.GetAttribute("href").ShouldBe("https://maison.example/en/the-house");
        page.QuerySelector(".notice").ShouldBeNull();
    }

    [Fact]
    public async Task A_French_path_under_en_leads_to_the_translation_for_good()
    {
        var response = await House.Visitor.GetAsync("/en/la-maison?x=1", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.OriginalString.ShouldBe("/en/the-house?x=1");
    }

    [Fact]
    public async Task Text_of_people_cannot_close_the_structured_data()
    {
        var html = await House.Visitor.GetStringAsync("/actualites/etrange", Stop);
        html.ShouldContain("\\u003C/script\\u003E");
        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task An_imported_type_is_shown_from_its_parts()
    {
        var page = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/blog/billet", Stop));
        page.QuerySelector("article .prose")!.TextContent.ShouldContain("Du texte venu d’ailleurs");
    }

    [Fact]
    public async Task A_topic_narrows_the_news_and_an_empty_one_says_what_to_do()
    {
        var all = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/actualites", Stop));
        var some = await SiteHouse.ReadAsync(await House.Visitor.GetAsync("/actualites?theme=fabrication-numerique", Stop));
        some.QuerySelectorAll(".card").Length.ShouldBeInRange(1, all.QuerySelectorAll(".card").Length - 1);
        some.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/actualites/flux.atom?theme=fabrication-numerique");
        some.QuerySelector("link[hreflang=en]")!.GetAttribute("href").ShouldBe("https://maison.example/en/actualites?theme=fabrication-numerique");
    }

    [Fact]
    public async Task The_agenda_shows_the_next_date_first_and_each_event_in_one_language()
    {
        var french = await Titles("/agenda");
        var english = await Titles("/en/agenda");
        french.Length.ShouldBe(english.Length);
        french[0].ShouldBe("Permanence : venez avec votre question");
        english[0].ShouldBe("Open hours: come with your question");
        french.ShouldNotContain("Project coffee");
        english.ShouldContain("Après-midi réparation");
    }

    [Fact]
    public async Task The_agenda_of_a_place_is_the_same_in_both_languages()
    {
        var french = await Titles("/agenda?lieu=la-maison-boulevard-jacquard");
        french.Length.ShouldBeInRange(1, (await Titles("/agenda")).Length - 1);
        (await Titles("/en/agenda?lieu=la-maison-boulevard-jacquard")).Length.ShouldBe(french.Length);
        (await Titles("/en/agenda?lieu=the-house-boulevard-jacquard")).Length.ShouldBe(french.Length);
    }

    [Fact]
    public async Task Anonymous_pages_carry_nothing_of_one_person()
    {
        foreach (var url in (string[])["/", "/actualites", "/agenda", "/la-maison"])
        {
            var response = await House.Visitor.GetAsync(url, Stop);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await response.Content.ReadAsStringAsync(Stop)).ShouldNotContain("__RequestVerificationToken");
        }
    }

    private async Task<string[]> Titles(string url) =>
        [.. (await SiteHouse.ReadAsync(await House.Visitor.GetAsync(url, Stop))).QuerySelectorAll(".date__title").Select(title => title.TextContent)];
}
