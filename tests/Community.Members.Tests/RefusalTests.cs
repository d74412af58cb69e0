using System.Net;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class RefusalTests(House house)
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"x";

    [Fact]
    public async Task Tags_and_scripts_in_every_text_are_shown_as_the_letters_they_are()
    {
        Dictionary<string, string?> texts = new[] { "Headline", "Short", "Long", "OffersText", "SeeksText", "Help" }.ToDictionary(field => "Input." + field, field => (string?)(field + Script));
        var person = await house.MemberAsync("<b>Gras</b>", texts);
        var other = await house.MemberAsync("Lecteur Calme");
        await person.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Balise <i>", ["Kind"] = "association", ["Summary"] = "Résumé" + Script, ["Words"] = "Texte" + Script });
        var thread = (await person.SubmitAsync("/messages/nouveau?a=lecteur-calme", new() { ["Subject"] = "Objet" + Script, ["Body"] = "Corps" + Script })).Location!;
        await other.SubmitAsync($"/signaler?kind=member&id={person.UserId}", new() { ["Reason"] = "autre", ["Details"] = "Détails" + Script });
        var moderator = await house.ModeratorAsync();
        var report = (await moderator.GetAsync("/admin/moderation")).Page.QuerySelectorAll("td a").Single(a => a.TextContent.Contains("<b>Gras</b>", StringComparison.Ordinal)).GetAttribute("href")!;

        List<(Browser Reader, string Url)> pages =
        [
            (person, "/mon-profil"), (other, "/annuaire/b-gras-b"), (other, "/annuaire?q=gras"), (other, "/organisations/balise-i"), (other, "/organisations?q=balise"), (person, "/organisations/balise-i/modifier"),
            (other, "/messages"), (other, thread), (moderator, "/admin/moderation"), (moderator, report), (other, "/recherche?q=gras"),
        ];
        foreach (var (reader, url) in pages)
        {
            var answer = await reader.GetAsync(url);
            answer.Status.ShouldBe(HttpStatusCode.OK, url);
            answer.Page.QuerySelectorAll("main script, main [onerror], main [onmouseover], main b > b, img[src=x]").ShouldBeEmpty(url);
            answer.Html.ShouldNotContain("<script>alert", Case.Insensitive, url);
        }
        (await other.GetAsync("/annuaire/b-gras-b")).Heading.ShouldBe("<b>Gras</b>");
    }

    [Fact]
    public async Task No_header_of_a_mail_and_no_line_of_a_card_can_be_made_up()
    {
        var (person, other) = (await house.MemberAsync("Ligne\r\nBcc: x@example.org"), await house.MemberAsync("Cible Sûre"));
        await person.SubmitAsync("/messages/nouveau?a=cible-sure", new() { ["Subject"] = "Sujet\r\nTo: y@example.org\n\nCorps", ["Body"] = "Bonjour" });
        var mail = (await Mails.ToAsync(house.Host, await Mails.AddressOfAsync(house.Host, other.UserId!))).ShouldHaveSingleItem();
        mail.Subject.ShouldNotContain('\r');
        mail.Subject.ShouldNotContain('\n');
        (await Mails.ToAsync(house.Host, "x@example.org")).ShouldBeEmpty();
        (await person.GetAsync("/mon-profil/carte.vcf")).Html.Split("\r\n").ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_there()
    {
        var (one, other, stranger) = (await house.MemberAsync("Une Discrète"), await house.MemberAsync("Autre Discrète"), await house.MemberAsync("Tierce Curieuse"));
        var thread = (await one.SubmitAsync("/messages/nouveau?a=autre-discrete", new() { ["Subject"] = "Secret", ["Body"] = "Entre nous" })).Location!;
        var form = await one.GetAsync(thread);
        (await stranger.GetAsync(thread)).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "", "?handler=Block", "?handler=Remove" })
        {
            // Their own token, another's conversation.
            var token = (await stranger.GetAsync("/messages")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
            using FormUrlEncodedContent body = new([new("__RequestVerificationToken", token), new("Body", "Je lis tout"), new("on", "true")]);
            (await stranger.Client.PostAsync(thread + handler, body)).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }
        (await other.GetAsync(thread)).Text.ShouldNotContain("Je lis tout");
        form.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var url in new[] { "/messages/00000000000000000000000000", "/messages/nouveau", "/messages/nouveau?a=personne-du-tout", "/messages/nouveau?a=une-discrete%00", "/signaler?kind=member&id=nobody", "/signaler?kind=zzz&id=1", "/signaler" })
            (await one.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound, url);
        // Nobody writes to themselves.
        (await one.GetAsync("/messages/nouveau?a=une-discrete")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var url in new[] { "/messages", thread, "/mon-profil", "/mes-suivis", "/organisations/nouvelle", "/admin/moderation", "/admin/savoir-faire" })
            (await house.Host.AsVisitor().GetAsync(url)).Location!.ShouldContain("/compte/connexion", Case.Insensitive, url);
    }

    [Fact]
    public async Task Only_what_is_there_can_be_followed_and_only_with_ones_own_form()
    {
        var person = await house.MemberAsync("Suiveuse Sage");
        var token = (await person.GetAsync("/mes-suivis")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var (kind, id) in new[] { ("member", "nobody"), ("member", person.UserId!), ("project", "00000000000000000000000000"), ("topic", "x"), ("pizza", "1"), ("", "") })
        {
            using FormUrlEncodedContent body = new([new("__RequestVerificationToken", token), new("kind", kind), new("id", id), new("on", "true")]);
            (await person.Client.PostAsync("/suivre", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound, kind);
        }
        using FormUrlEncodedContent forged = new([new("kind", "topic"), new("id", "417z817h5tds53byjtqrjefzsk"), new("on", "true")]);
        (await person.Client.PostAsync("/suivre", forged)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await person.GetAsync("/mes-suivis")).Text.ShouldContain("Vous ne suivez rien");
    }

    [Theory]
    [InlineData("moi.webp", "MZ\u0090 This program cannot be run")]
    [InlineData("moi.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("moi.pdf", "%PDF-1.7\n%%EOF")]
    [InlineData("moi.png", "")]
    public async Task A_picture_that_is_none_is_refused_and_nothing_is_kept(string name, string content)
    {
        var person = await house.MemberAsync($"Sans Image {Guid.NewGuid():n}");
        var answer = await person.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Gardez-moi" }, null, ("Input.Photo", name, System.Text.Encoding.UTF8.GetBytes(content)));
        if (content.Length > 0)
        {
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.One("#Input_Photo-error").TextContent.ShouldNotBeNullOrWhiteSpace();
            answer.One("[name='Input.Headline']").GetAttribute("value").ShouldBe("Gardez-moi");
        }
        (await person.GetAsync("/mon-profil")).Page.QuerySelectorAll("main img[src*='profils/']").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_too_long_or_too_much_is_told_beside_its_field()
    {
        var person = await house.Host.AsMemberAsync();
        Dictionary<string, string?> values = new() { ["Input.Name"] = new string('a', 81), ["Input.Headline"] = new string('b', 121), ["Input.Long"] = new string('c', 6001), ["Input.Fifteen"] = "yes", ["Input.Organisation"] = "Nulle Part SARL" };
        var answer = await person.SubmitAsync("/mon-profil", values);
        foreach (var field in new[] { "Name", "Headline", "Long", "Organisation" })
            answer.One($"#Input_{field}-error").TextContent.ShouldNotBeNullOrWhiteSpace(field);
        answer.One(".error-summary, [role=alert]").QuerySelectorAll("a").Length.ShouldBeGreaterThanOrEqualTo(4);
        (await person.GetAsync("/mon-profil/carte.vcf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_profile_changed_in_two_windows_is_not_written_over_unseen()
    {
        var person = await house.MemberAsync("Deux Fenêtres");
        var (first, second) = (await person.GetAsync("/mon-profil"), await person.GetAsync("/mon-profil"));
        await person.SubmitAsync(first, "/mon-profil", new() { ["Input.Headline"] = "Première" });
        var late = await person.SubmitAsync(second, "/mon-profil", new() { ["Input.Headline"] = "Seconde" });
        late.Text.ShouldContain("autre fenêtre");
        late.One("[name='Input.Headline']").GetAttribute("value").ShouldBe("Seconde");
        (await person.SubmitAsync(late, "/mon-profil", new() { ["Input.Headline"] = "Seconde" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync("/annuaire/deux-fenetres")).Text.ShouldContain("Seconde");
    }

    [Fact]
    public async Task The_box_has_pages_and_costs_the_same_whatever_it_holds()
    {
        var person = await house.MemberAsync("Boîte Pleine");
        var writers = new List<Browser>();
        for (var i = 0; i < 2; i++)
            writers.Add(await house.MemberAsync($"Plume {i}"));
        async Task WriteAsync(int from, int to)
        {
            for (var i = from; i < to; i++)
                (await writers[i % 2].SubmitAsync("/messages/nouveau?a=boite-pleine", new() { ["Subject"] = $"Lettre {i}", ["Body"] = $"Numéro {i}" })).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        await WriteAsync(0, 2);
        await person.GetAsync("/messages");
        var few = await house.Host.Sql.CountAsync(() => person.GetAsync("/messages"));
        await WriteAsync(2, 22);
        var many = await house.Host.Sql.CountAsync(() => person.GetAsync("/messages"));
        many.Count.ShouldBe(few.Count);
        (await person.GetAsync("/messages")).Page.QuerySelectorAll(".result").Length.ShouldBe(20);
        (await person.GetAsync("/messages?page=2")).Page.QuerySelectorAll(".result").Length.ShouldBe(2);
    }
}
