using System.Net;
using System.Text.RegularExpressions;

namespace Community.Theme.Opale.Tests;

public sealed partial class LayoutTests(OpaleHost host) : IClassFixture<OpaleHost>
{
    [Fact]
    public async Task A_visitor_gets_no_token_and_no_cookie_so_that_the_page_can_be_kept()
    {
        var answer = await host.Visitor.GetAsync("/projets", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldNotContain("__RequestVerificationToken");
        html.ShouldContain("Se connecter");
    }

    [Fact]
    public async Task Signed_in_people_find_the_page_that_signs_out_and_no_page_pays_for_its_token()
    {
        var page = await OpaleHost.Read(host.Member, "/projets");
        page.QuerySelector("a[href='/compte/deconnexion']").ShouldNotBeNull().TextContent.Trim().ShouldBe("Se déconnecter");
        page.QuerySelector("input[name=__RequestVerificationToken]").ShouldBeNull();
        page.QuerySelector(".account__name")!.TextContent.ShouldBe("Nadia");
    }

    [Fact]
    public async Task Only_staff_see_the_way_to_the_back_office()
    {
        (await OpaleHost.Read(host.Member, "/projets")).QuerySelector("a[href='/admin']").ShouldBeNull();
        (await OpaleHost.Read(host.Staff, "/projets")).QuerySelector("a[href='/admin']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/projets", "/en/projets", "English", "fr")]
    [InlineData("/en/projets", "/projets", "Français", "en")]
    [InlineData("/projets?alternate=/en/other", "/en/other", "English", "fr")]
    public async Task The_language_switch_leads_to_the_same_page(string url, string other, string text, string language)
    {
        var page = await OpaleHost.Read(host.Visitor, url);
        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        var link = page.QuerySelector("a.tool[hreflang]")!;
        link.GetAttribute("href").ShouldBe(other);
        link.TextContent.Trim().ShouldBe(text);
        page.QuerySelector("link[hreflang=x-default]")!.GetAttribute("href").ShouldBe("https://maison.example/projets".Replace("/projets", language == "en" ? other : "/projets"));
    }

    [Fact]
    public async Task The_menu_follows_the_language_and_names_the_current_page()
    {
        var french = await OpaleHost.Read(host.Visitor, "/projets");
        french.QuerySelector("nav.nav a[aria-current=page]")!.TextContent.ShouldBe("Projets");
        var english = await OpaleHost.Read(host.Visitor, "/en/projets");
        english.QuerySelector("nav.nav a")!.TextContent.ShouldBe("Projects");
        english.QuerySelector("nav.nav a")!.GetAttribute("href").ShouldBe("/en/projets");
    }

    [Theory]
    [InlineData("/projets?wrong=1")]
    [InlineData("/panne")]
    public async Task Nothing_is_inline(string url)
    {
        var page = await OpaleHost.Read(host.Member, url);
        page.QuerySelectorAll("script").ShouldNotBeEmpty();
        page.QuerySelectorAll("script:not([src]), style, [style]").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on"));
    }

    [Fact]
    public async Task The_error_summary_links_to_the_fields_and_encodes_what_it_says()
    {
        var page = await OpaleHost.Read(host.Visitor, "/projets?wrong=1");
        var summary = page.QuerySelector(".error-summary").ShouldNotBeNull();
        summary.QuerySelector("h2")!.TextContent.ShouldBe("2 points à corriger");
        summary.QuerySelector("a")!.GetAttribute("href").ShouldBe("#Input_Title");
        summary.QuerySelector("a")!.TextContent.ShouldBe("Donnez un <nom>.");
        summary.TextContent.ShouldContain("La maison est fermée.");
        page.Title.ShouldNotBeNull().ShouldStartWith("Erreur\u00a0: ");
        (await OpaleHost.Read(host.Visitor, "/projets")).QuerySelector(".error-summary").ShouldBeNull();
    }

    [Fact]
    public async Task The_error_summary_follows_the_order_of_the_form()
    {
        var page = await OpaleHost.Read(host.Visitor, "/formulaire");
        page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["#Input_Name", "#Input_Email", "#Input_Lines_2__Text", "#Input_Lines_10__Text", "#Input_Consent"]);
        page.QuerySelector("input#Input_Email").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_icon_draws_nothing_and_a_known_one_is_hidden_from_screen_readers()
    {
        var page = await OpaleHost.Read(host.Visitor, "/projets");
        var icon = page.QuerySelector("main svg.icon").ShouldNotBeNull();
        icon.GetAttribute("aria-hidden").ShouldBe("true");
        page.DocumentElement.OuterHtml.ShouldNotContain("no-such-icon");
    }

    [Fact]
    public async Task A_chart_comes_with_its_table()
    {
        var page = await OpaleHost.Read(host.Visitor, "/projets");
        var chart = page.QuerySelector("figure.chart").ShouldNotBeNull();
        chart.QuerySelectorAll("rect").Select(bar => bar.GetAttribute("width")).ShouldBe(["100", "25"]);
        chart.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ShouldBe(["État", "Autres & divers"]);
        chart.QuerySelector("tbody td")!.TextContent.ShouldBe("880\u202f000\u00a0€");
    }

    [Fact]
    public async Task The_pager_keeps_the_rest_of_the_address()
    {
        var page = await OpaleHost.Read(host.Visitor, "/en/projets?q=3D%20%26%20bois&page=3&lieu=a&lieu=b");
        var pager = page.QuerySelector("nav.pager").ShouldNotBeNull();
        pager.GetAttribute("aria-label").ShouldBe("Pages of results");
        pager.QuerySelector("[aria-current=page]")!.TextContent.ShouldBe("3");
        pager.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/en/projets?q=3D%20%26%20bois&lieu=a&lieu=b&page=4");
        pager.QuerySelector("a")!.GetAttribute("href").ShouldBe("/en/projets?q=3D%20%26%20bois&lieu=a&lieu=b");
        pager.QuerySelectorAll("li").Last().QuerySelector("a")!.GetAttribute("href").ShouldNotBeNull().ShouldEndWith("page=20");
    }

    [Fact]
    public async Task The_minimal_layout_stands_without_menu_and_site()
    {
        var page = await OpaleHost.Read(host.Visitor, "/panne");
        page.QuerySelector("nav").ShouldBeNull();
        page.QuerySelector("h1")!.TextContent.ShouldBe("En panne");
        page.QuerySelector("a.brand")!.TextContent.Trim().ShouldBe("Retour à l’accueil");
    }

    [Fact]
    public async Task English_pages_carry_no_French_sentence_of_the_theme()
    {
        var french = await host.Visitor.GetStringAsync("/projets", TestContext.Current.CancellationToken);
        var english = await host.Visitor.GetStringAsync("/en/projets", TestContext.Current.CancellationToken);
        foreach (var sentence in new[] { "Se connecter", "Rechercher", "Aller au contenu", "Page suivante", "Menu principal" })
        {
            french.ShouldContain(sentence);
            english.ShouldNotContain(sentence);
        }
    }

    [Fact]
    public void Every_sentence_of_the_theme_has_its_French()
    {
        var folder = Path.Combine(Repository.Root, "themes", "Community.Theme.Opale");
        var known = Regex.Matches(File.ReadAllText(Path.Combine(folder, "Resources", "Strings.fr.resx")), "<data name=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToHashSet();
        var used = Repository.Files(folder, "*.cs", "*.cshtml").SelectMany(file => Sentence().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(20);
        used.Where(sentence => !known.Contains(sentence)).ShouldBeEmpty();
        known.Where(sentence => !used.Contains(sentence)).ShouldBeEmpty();
    }

    [GeneratedRegex("""\bT\["([^"]+)""")]
    private static partial Regex Sentence();
}
