using System.Net;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class ProfileTests(House house)
{
    [Fact]
    public async Task A_member_with_a_skill_is_found_by_it_by_visitors_and_members_once_each()
    {
        var name = "Zélie Dentellière";
        var zelie = await house.MemberAsync(name, new() { ["Input.Headline"] = "Dentelle et impression", ["Input.Skills"] = "impression 3d", ["Input.Commune"] = "Sangatte", ["Input.Long"] = "Motsecret pour les membres" });
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/annuaire?skill=impression-3d&q=zélie")).Page.QuerySelectorAll(".card").Length.ShouldBe(1);
        (await zelie.GetAsync("/annuaire?skill=impression-3d&q=zélie")).Page.QuerySelectorAll(".card").Length.ShouldBe(1);
        (await visitor.GetAsync("/recherche?q=zélie+dentellière")).Page.QuerySelectorAll(".result a[href='/annuaire/zelie-dentelliere']").Length.ShouldBe(1);
        (await zelie.GetAsync("/recherche?q=zélie+dentellière")).Page.QuerySelectorAll(".result a[href='/annuaire/zelie-dentelliere']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_for_members_is_in_no_page_and_no_search_of_a_visitor()
    {
        var rene = await house.MemberAsync("René Discret", new() { ["Input.Long"] = "Ornithorynque à bec", ["Input.Short"] = "Bonjour" });
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/annuaire/rene-discret")).Text.ShouldNotContain("Ornithorynque");
        (await visitor.GetAsync("/annuaire?q=ornithorynque")).Page.QuerySelectorAll(".card").ShouldBeEmpty();
        (await rene.GetAsync("/annuaire?q=ornithorynque")).Page.QuerySelectorAll(".card").Length.ShouldBe(1);
        (await (await house.Host.AsMemberAsync()).GetAsync("/annuaire/rene-discret")).Text.ShouldContain("Ornithorynque");
    }

    [Fact]
    public async Task A_profile_is_hidden_as_a_whole_at_once()
    {
        var lise = await house.MemberAsync("Lise Cachée");
        (await house.Host.AsVisitor().GetAsync("/annuaire/lise-cachee")).Status.ShouldBe(HttpStatusCode.OK);
        await lise.SubmitAsync("/mon-profil", [], "visible=Nobody");
        (await house.Host.AsVisitor().GetAsync("/annuaire/lise-cachee")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await house.Host.AsMemberAsync()).GetAsync("/annuaire?q=lise+cachée")).Page.QuerySelectorAll("a[href='/annuaire/lise-cachee']").ShouldBeEmpty();
        (await lise.GetAsync("/annuaire/lise-cachee")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_child_is_never_in_the_public_directory_and_seen_by_members_only_after_the_guardian_agreed()
    {
        var child = await house.MemberAsync("Tom Petit", new() { ["Input.Fifteen"] = "no", ["Input.BirthMonth"] = "5", ["Input.BirthYear"] = "2014", ["Input.GuardianEmail"] = "parent@example.org" });
        var member = await house.Host.AsMemberAsync();
        (await member.GetAsync("/annuaire/tom-petit")).Status.ShouldBe(HttpStatusCode.NotFound);
        var code = await Mails.CodeAsync(house.Host, "parent@example.org", "accord-parental");
        await house.Host.AsVisitor().SubmitAsync($"/accord-parental?code={code}", [], "Je donne mon accord");
        (await member.GetAsync("/annuaire/tom-petit")).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Host.AsVisitor().GetAsync("/annuaire/tom-petit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/annuaire?q=tom+petit")).Page.QuerySelectorAll("a[href='/annuaire/tom-petit']").ShouldBeEmpty();
        child.UserId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Input.Name", " ", "Donnez le nom")]
    [InlineData("Input.Commune", "Atlantide", "Choisissez une commune")]
    [InlineData("Input.Links", "javascript:alert(1)", "n’est pas une adresse web")]
    [InlineData("Input.Fifteen", null, "quinze ans")]
    public async Task Wrong_input_is_told_beside_the_field_and_what_was_typed_is_kept(string field, string? value, string message)
    {
        var browser = await house.Host.AsMemberAsync();
        Dictionary<string, string?> values = new() { ["Input.Name"] = "Nom", ["Input.Headline"] = "Mon accroche", ["Input.Fifteen"] = "yes" };
        values[field] = value;
        var answer = await browser.SubmitAsync("/mon-profil", values);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain(message);
        answer.One("[name='Input.Headline']").GetAttribute("value").ShouldBe("Mon accroche");
    }

    [Fact]
    public async Task Five_hundred_skills_are_refused()
    {
        var browser = await house.Host.AsMemberAsync();
        var answer = await browser.SubmitAsync("/mon-profil", new() { ["Input.Name"] = "Nom", ["Input.Fifteen"] = "yes", ["Input.Skills"] = string.Join(',', Enumerable.Range(0, 500).Select(i => $"art {i}")) });
        answer.Text.ShouldContain("15 savoir-faire au plus");
        (await browser.GetAsync("/mon-profil/carte.vcf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_takes_a_business_card_of_ones_own_profile_along()
    {
        var browser = await house.MemberAsync("Carte, Visite", new() { ["Input.Headline"] = "A; b, c" });
        var card = await browser.GetAsync("/mon-profil/carte.vcf");
        card.Html.ShouldContain("FN:Carte\\, Visite\r\n");
        card.Html.ShouldContain("TITLE:A\\; b\\, c\r\n");
        (await browser.GetAsync("/mon-profil/qr.svg")).Html.ShouldContain("<svg");
        (await house.Host.AsVisitor().GetAsync("/mon-profil/qr.svg")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_directory_is_near_first_and_costs_the_same_whatever_it_shows()
    {
        await house.MemberAsync("Loin Guines", new() { ["Input.Commune"] = "Guînes", ["Input.Headline"] = "proximité" });
        await house.MemberAsync("Près Sangatte", new() { ["Input.Commune"] = "Sangatte", ["Input.Headline"] = "proximité" });
        var visitor = await house.Host.AsMemberAsync();
        var page = await visitor.GetAsync("/annuaire?q=proximité&pres=Sangatte&tri=proche");
        page.Page.QuerySelectorAll(".card__title").Select(title => title.TextContent.Trim()).ShouldBe(["Près Sangatte", "Loin Guines"]);
        (await visitor.GetAsync("/annuaire?q=proximité&pres=Sangatte&km=5")).Page.QuerySelectorAll(".card").Length.ShouldBe(1);
        (await visitor.GetAsync("/annuaire?q=xyzzyx")).Text.ShouldContain("Aucune personne trouvée");
        (await visitor.GetAsync("/annuaire?page=999")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_cost_the_same_number_of_commands_whatever_they_show()
    {
        // With demo people in the house, nobody, a few and a full page are one question away.
        foreach (var reader in new[] { house.Host.AsVisitor(), await house.Host.AsMemberAsync() })
            foreach (var (list, few, full) in new[] { ("/annuaire", "?q=nadia+leroy", "?tri=nom"), ("/organisations", "?q=lycée+dunes", "?tri=nom") })
            {
                await reader.GetAsync(list + "?page=2");
                var little = await house.Host.Sql.CountAsync(async () => (await reader.GetAsync(list + few)).Page.QuerySelectorAll(".card").Length.ShouldBeInRange(1, 10));
                var much = await house.Host.Sql.CountAsync(async () => (await reader.GetAsync(list + full)).Page.QuerySelectorAll(".card").Length.ShouldBeGreaterThan(19));
                much.Count.ShouldBe(little.Count, list);
                // A list of a type looks it up in its index; without the parameter SQLite would read all that is published.
                much.ShouldAllBe(sql => !sql.Contains("\"ContentType\" IN", StringComparison.Ordinal) && !sql.Contains("\"ContentType\" =", StringComparison.Ordinal) || sql.Contains("\"Published\" = @", StringComparison.Ordinal));
            }
    }

    [Fact]
    public async Task The_second_page_goes_on_where_the_first_ended_and_a_link_keeps_the_question()
    {
        var visitor = house.Host.AsVisitor();
        var first = await visitor.GetAsync("/annuaire?tri=nom&sector=numerique&sector=commerce&sector=industrie&sector=culture-et-patrimoine");
        var names = first.Page.QuerySelectorAll(".card__title").Select(title => title.TextContent.Trim()).ToList();
        names.Count.ShouldBe(24);
        names.ShouldBe(names.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), System.Globalization.CompareOptions.IgnoreNonSpace | System.Globalization.CompareOptions.IgnoreCase)));
        var next = first.Page.QuerySelectorAll(".pager a, nav a").Select(a => a.GetAttribute("href")!).First(href => href.Contains("page=2", StringComparison.Ordinal));
        next.ShouldContain("sector=industrie");
        var second = await visitor.GetAsync(next.StartsWith('?') ? "/annuaire" + next : next);
        second.Page.QuerySelectorAll(".card__title").Select(title => title.TextContent.Trim()).Intersect(names).ShouldBeEmpty();
        // Two tabs of one list are told apart.
        first.Page.Title!.ShouldStartWith("Annuaire des membres – ");
        second.Page.Title!.ShouldStartWith("Annuaire des membres, page 2 – ");
        second.Page.QuerySelectorAll(".chip:not(.chip--clear)").Length.ShouldBe(4);
    }
}
