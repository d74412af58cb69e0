using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Community.Abstractions.Security;

namespace Community.Search.Tests;

/// <summary>The search page and the suggestions as a browser gets them.</summary>
public sealed partial class PageTests : IAsyncLifetime
{
    private SearchSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SearchSite.StartAsync();
        var house = An.Place("Maison de Calais").At("lieux/maison");
        await _site.House.PublishAsync(house,
            An.Article("Un robot à la maison", "Le robot range.").At("actualites/robot").About("t-robots").In(house).Translated("robot", "fr"),
            An.Article("A robot at home", "The robot tidies up.").At("news/robot").About("t-robots").In(house).Translated("robot", "en"),
            An.Article("La dentelle <numérique>", "Des robots aux métiers à tisser").At("actualites/dentelle").About("t-lace"),
            An.Article("Le robot des membres").ForMembers().At("actualites/secret"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_visitor_finds_and_sees_where_it_leads()
    {
        var page = await PageAsync("/recherche?q=robot");
        page.ShouldContain("<html lang=\"fr\">");
        page.ShouldContain("Résultats pour «\u00a0robot\u00a0»");
        page.ShouldContain("2\u00a0résultats");
        page.ShouldContain("<a href=\"/actualites/robot\">Un <mark>robot</mark> à la maison</a>");
        page.ShouldContain("Des <mark>robots</mark> aux métiers");
        page.ShouldContain("La dentelle &lt;numérique&gt;");
        page.ShouldContain("name=\"robots\" content=\"noindex\"");
        page.ShouldNotContain("membres");
        page.ShouldContain("Robotique");
        page.ShouldContain("</svg> Maison de Calais</span>");
    }

    [Fact]
    public async Task English_readers_get_the_english_page_and_translation()
    {
        var page = await PageAsync("/en/recherche?q=robot");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("Results for “robot”");
        page.ShouldContain("<a href=\"/en/news/robot\">A <mark>robot</mark> at home</a>");
        page.ShouldContain("Robotics");
        page.ShouldContain("action=\"/en/recherche\"");
    }

    [Fact]
    public async Task A_member_also_finds_what_is_for_members()
    {
        (await PageAsync("/recherche?q=robot", "nadia")).ShouldContain("3\u00a0résultats");
    }

    [Fact]
    public async Task Facets_are_in_the_address_and_chips_take_them_back()
    {
        var page = await PageAsync("/recherche?q=robot&topic=robotique&place=maison&kind=NewsArticle&date=mois&sort=recent");
        page.ShouldContain("1\u00a0résultat<");
        Regex.Count(page, "class=\"chip\"").ShouldBe(4);
        page.ShouldContain("href=\"/recherche?q=robot&amp;kind=NewsArticle&amp;place=maison&amp;date=mois&amp;sort=recent\"");
        Regex.IsMatch(page, "<input type=\"checkbox\" name=\"topic\" value=\"robotique\" checked=\"checked\"").ShouldBeTrue();
        Regex.IsMatch(page, "<option value=\"recent\" selected=\"selected\"").ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_found_helps_further()
    {
        var page = await PageAsync("/recherche?q=rbot+zanzibar&topic=dentelle&date=a-venir");
        page.ShouldContain("Aucun résultat");
        page.ShouldContain("Vérifiez l’orthographe");
        page.ShouldContain("Chercher partout, sans filtre");
        page.ShouldContain("href=\"/recherche?kind=NewsArticle\"");
        var typo = await PageAsync("/recherche?q=dentlele");
        typo.ShouldContain("Vouliez-vous dire");
        typo.ShouldContain("href=\"/recherche?q=dentelle\"");
    }

    [Theory]
    [InlineData("/recherche")]
    [InlineData("/recherche?q=")]
    [InlineData("/recherche?q=%00")]
    [InlineData("/recherche?q=robot%00")]
    [InlineData("/recherche?q=%F0%9F%99%82")]
    [InlineData("/recherche?q=%ED%A0%BD")]
    [InlineData("/recherche?q=robot&page=1000000000")]
    [InlineData("/recherche?q=robot&page=99999999999999999999")]
    [InlineData("/recherche?q=robot&page=-1")]
    [InlineData("/recherche?q=robot&page=abc")]
    [InlineData("/recherche?q=robot&kind=%00&topic=../..&place=%3Cscript%3E&date=jamais&sort=zz")]
    [InlineData("/recherche?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/recherche?q=a&q=b&kind=&kind=&page=1&page=2")]
    [InlineData("/recherche/suggestions")]
    [InlineData("/recherche/suggestions?q=%00")]
    [InlineData("/recherche/suggestions?q=%22%5B%7B%5C")]
    public async Task Odd_addresses_get_a_page(string address)
    {
        using var answer = await _site.Client().GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_page_behind_the_last_leads_back()
    {
        var page = await PageAsync("/recherche?q=robot&page=1000000000");
        page.ShouldContain("2\u00a0résultats");
        page.ShouldContain("Revenir à la première page");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_and_says_so()
    {
        var page = await PageAsync("/recherche?q=" + string.Concat(Enumerable.Repeat("robot+", 400)));
        page.ShouldContain("200 premiers caractères");
        page.ShouldContain("aria-describedby=\"q-cut\"");
    }

    [Fact]
    public async Task Suggestions_are_titles_with_addresses_and_kinds()
    {
        using var answer = await _site.Client().GetAsync("/en/recherche/suggestions?q=robo");
        answer.Headers.CacheControl!.Public.ShouldBeTrue();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var line = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("text").GetString().ShouldBe("A robot at home");
        line.GetProperty("url").GetString().ShouldBe("/en/news/robot");
        line.GetProperty("kind").GetString().ShouldBe("NewsArticle");
    }

    [Fact]
    public async Task Suggestions_for_a_member_are_kept_by_nobody()
    {
        using var answer = await _site.Client("nadia").GetAsync("/recherche/suggestions?q=robot+des");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Le robot des membres");
        (await _site.Client().GetStringAsync("/recherche/suggestions?q=robot+des")).ShouldBe("[]");
    }

    [Fact]
    public async Task Only_who_may_opens_the_settings()
    {
        (await _site.Client().GetAsync("/admin/recherche/index")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _site.Client("nadia").GetAsync("/admin/recherche/index")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _site.Client("nadia").PostAsync("/admin/recherche/index?handler=Rebuild", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Staff_make_the_index_again()
    {
        var staff = _site.Client("chef", CommonPermissions.ManageSearch);
        using var started = await PostAsync(staff, "Rebuild");
        started.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.GetStringAsync("/admin/recherche/index")).ShouldContain("en reconstruction");
        using var forged = await staff.PostAsync("/admin/recherche/index?handler=Rebuild", new FormUrlEncodedContent([]));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>The page; the no-break space, which Razor writes as an entity, as the character it is.</summary>
    private async Task<string> PageAsync(string address, string? person = null) =>
        (await _site.Client(person).GetStringAsync(address)).Replace("&#xA0;", "\u00a0", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, params (string, string)[] values) =>
        await PostAsync(client, handler, await client.GetStringAsync("/admin/recherche/index"), values);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, string form, params (string Name, string Value)[] values)
    {
        var hidden = Hidden().Matches(form).Select(match => (Name: match.Groups[1].Value, match.Groups[2].Value)).DistinctBy(pair => pair.Name);
        var all = hidden.Concat(values).Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value));
        return client.PostAsync($"/admin/recherche/index?handler={handler}", new FormUrlEncodedContent(all));
    }

    [GeneratedRegex("name=\"(__RequestVerificationToken|BasedOn)\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
