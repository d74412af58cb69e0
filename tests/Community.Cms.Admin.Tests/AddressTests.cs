using System.Net;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

public sealed class AddressTests(House house)
{
    public static TheoryData<string> Everything =>
    [
        "/admin", "/admin/contenus", "/admin/contenus/nouveau/Page", "/admin/contenus/nouveau/NewsArticle", "/admin/contenus/nouveau/Event", "/admin/contenus/nouveau/Place",
        "/admin/contenus/nouveau/Menu", "/admin/contenus/nouveau/Taxonomy", "/admin/contenus/nouveau/HomePage", "/admin/contenus/nouveau/Partner", "/admin/medias",
        "/admin/personnes", "/admin/personnes/inviter", "/admin/journal", "/admin/reglages/conservation", "/admin/roles", "/admin/roles/Editor", "/admin/reglages", "/admin/recettes", "/admin/taches",
        "/admin/reglages/redaction", "/admin/calendrier",
    ];

    [Theory, MemberData(nameof(Everything))]
    public async Task An_administrator_opens_every_page_in_both_languages_and_no_cache_keeps_it(string address)
    {
        var french = await house.Admin.GetAsync(address);
        var english = await house.Admin.GetAsync("/en" + address);
        french.Status.ShouldBe(HttpStatusCode.OK);
        english.Status.ShouldBe(HttpStatusCode.OK);
        french.Page.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        english.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        french.One("nav.side").TextContent.ShouldContain("Contenus");
        english.One("nav.side").TextContent.ShouldContain("Contents");
        french.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        french.Page.QuerySelectorAll("h1").Length.ShouldBe(1);
        french.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task A_member_and_a_visitor_are_kept_out(string address)
    {
        var member = await house.Member.GetAsync(address);
        ((int)member.Status).ShouldBeOneOf(302, 403);
        member.Text.ShouldNotContain("Tâches de fond");
        (await house.Host.AsVisitor().GetAsync(address)).Location!.ShouldContain("/compte/connexion");
    }

    [Theory]
    [InlineData("/admin/personnes")]
    [InlineData("/admin/journal")]
    [InlineData("/admin/roles")]
    [InlineData("/admin/reglages")]
    [InlineData("/admin/recettes")]
    [InlineData("/admin/recettes?handler=Export")]
    [InlineData("/admin/taches")]
    [InlineData("/admin/reglages/redaction")]
    public async Task An_editor_neither_sees_nor_opens_what_belongs_to_administrators(string address)
    {
        ((int)(await house.Editor.GetAsync(address)).Status).ShouldBeOneOf(302, 403);
        (await house.Editor.GetAsync("/admin")).One("nav.side").InnerHtml.ShouldNotContain($"href=\"{address.Split('?')[0]}\"");
    }

    [Theory]
    [InlineData("/admin/contenus/nouveau/Nothing", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus/nouveau/HeroBlock", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus/abc", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus/00000000000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus/00000000000000000000000000/historique", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus/00000000000000000000000000/retirer", HttpStatusCode.NotFound)]
    [InlineData("/admin/personnes/nobody", HttpStatusCode.NotFound)]
    [InlineData("/admin/roles/Nobody", HttpStatusCode.NotFound)]
    [InlineData("/admin/medias/retirer?path=../../community.db", HttpStatusCode.NotFound)]
    [InlineData("/admin/contenus?page=1000000000", HttpStatusCode.OK)]
    [InlineData("/admin/contenus?page=abc&state=x&type=%00&from=hier&q=%00&sort=z&dir=z&owner=nobody", HttpStatusCode.OK)]
    [InlineData("/admin/personnes?page=99999999999&q=%00%25_", HttpStatusCode.OK)]
    [InlineData("/admin/medias?page=1000000000&q=%00", HttpStatusCode.OK)]
    public async Task Strange_addresses_get_a_plain_answer(string address, HttpStatusCode status) => (await house.Admin.GetAsync(address)).Status.ShouldBe(status);

    [Theory]
    [InlineData("/admin/contenus/nouveau/Page")]
    [InlineData("/admin/taches?handler=Run")]
    [InlineData("/admin/medias?handler=Upload")]
    [InlineData("/admin/reglages")]
    public async Task A_form_without_its_token_is_refused(string address) =>
        (await house.Admin.Client.PostAsync(address, new FormUrlEncodedContent([new("do", "save")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
}
