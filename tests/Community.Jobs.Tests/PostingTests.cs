using System.Net;
using System.Text.Json;
using Community.Abstractions.Content;
using Community.Jobs.Data;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Jobs.Tests;

public sealed class PostingTests(JobsHouse house) : IClassFixture<JobsHouse>
{
    [Fact]
    public async Task An_ad_goes_from_the_form_through_staff_to_the_list_the_feed_and_the_open_data()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Tisseuse ou tisseur de réseaux");
        row.State.ShouldBe(JobState.Published);

        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/emplois?q=tisseuse")).Text.ShouldContain("Tisseuse ou tisseur de réseaux");
        var page = await visitor.GetAsync("/" + row.Path);
        page.Status.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        var data = json.RootElement;
        data.GetProperty("@type").GetString().ShouldBe("JobPosting");
        foreach (var field in new[] { "title", "description", "datePosted", "validThrough", "hiringOrganization", "jobLocation", "baseSalary", "employmentType", "directApply", "identifier" })
            data.TryGetProperty(field, out _).ShouldBeTrue(field);
        var value = data.GetProperty("baseSalary").GetProperty("value");
        (value.GetProperty("minValue").GetDouble(), value.GetProperty("maxValue").GetDouble(), value.GetProperty("unitText").GetString()).ShouldBe((28000, 34000, "YEAR"));
        data.GetProperty("employmentType")[0].GetString().ShouldBe("FULL_TIME");
        data.GetProperty("directApply").GetBoolean().ShouldBeTrue();
        data.GetProperty("jobLocation").GetProperty("address").GetProperty("addressLocality").GetString().ShouldBe("Calais");
        DateTimeOffset.Parse(data.GetProperty("validThrough").GetString()!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime.ShouldBe(row.ClosesUtc!.Value);
        (await visitor.GetAsync("/emplois/flux.atom?q=tisseuse")).Html.ShouldContain("Tisseuse ou tisseur");
        (await visitor.GetAsync("/emplois/offres.csv")).Html.ShouldContain(row.ContentItemId);
        (await house.MailsAsync(await house.EmailOfAsync(employer.UserId!))).ShouldContain(mail => mail.Subject.Contains("en ligne"));
    }

    [Fact]
    public async Task A_job_done_elsewhere_says_so_to_search_engines()
    {
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Rédactrice ou rédacteur à distance", form => (form["Input.Remote"], form["Input.Commune"], form["Input.Hours"]) = ("100", "", "24 h par semaine"));
        var html = (await house.Host.AsVisitor().GetAsync("/" + row.Path)).Html;
        html.ShouldContain("TELECOMMUTE");
        html.ShouldContain("applicantLocationRequirements");
        html.ShouldContain("PART_TIME");
        html.ShouldNotContain("jobLocation\":");
    }

    [Fact]
    public async Task The_checker_helps_while_writing_and_keeps_what_was_typed()
    {
        var (employer, _) = await house.EmployerAsync();
        var form = house.Form("Technicien réseau");
        form["Input.Description"] = "Nous cherchons un homme jeune et dynamique pour nos réseaux, débutants acceptés.";
        form["Input.PayMin"] = form["Input.PayMax"] = "";
        var page = await employer.SubmitAsync("/emplois/gerer/annonce", form, "do=check");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("L.1132-1");
        page.Text.ShouldContain("Titre sous une seule forme");
        page.Text.ShouldContain("Le salaire manque");
        page.One("#Input_Description").TextContent.ShouldContain("jeune et dynamique");
        page.One("optgroup option").TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_unverified_employer_keeps_a_draft_and_submits_nothing()
    {
        var (employer, organisation) = await house.EmployerAsync(verified: false);
        var title = "Agente ou agent " + Guid.NewGuid().ToString("n");
        var refused = await employer.SubmitAsync("/emplois/gerer/annonce", house.Form(title), "do=submit");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("pas encore vérifiée");
        (await house.ReadAsync(data => data.Set<JobRow>().AnyAsync(row => row.Title == title))).ShouldBeFalse();
        (await employer.SubmitAsync("/emplois/gerer/annonce", house.Form(title), "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);

        var wrong = await employer.SubmitAsync("/emplois/gerer", new() { ["siret"] = "73282932000075" });
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("Ce n’est pas un SIRET");
        wrong.One($"#siret-{organisation}").GetAttribute("value").ShouldBe("73282932000075");
        (await employer.SubmitAsync("/emplois/gerer", new() { ["siret"] = "732 829 320 00074" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var staff = await house.Host.AsEditorAsync();
        var overview = await staff.GetAsync("/admin/emplois");
        var form = overview.Page.Forms.First(f => f.InnerHtml.Contains(organisation, StringComparison.Ordinal));
        form.ShouldNotBeNull();
        var row = await house.ReadAsync(data => data.Set<EmployerRow>().SingleAsync(e => e.OrganisationId == organisation));
        row.VerifiedUtc.ShouldBeNull();
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Input.PayMin", "-5", "négatif" }, { "Input.PayMax", "20000", "n’est pas inférieur" }, { "Input.PayMin", "beaucoup", "en chiffres" },
        { "Input.Closing", "2020-01-01", "déjà passé" }, { "Input.Closing", "2030-01-01", "Six mois" }, { "Input.Closing", "demain", "Écrivez une date" },
        { "Input.Skills", string.Join('\n', Enumerable.Range(1, 500).Select(n => "Compétence " + n)), "20 compétences" }, { "Input.Title", "", "Donnez un titre" },
        { "Input.Remote", "140", "entre 0 et 100" }, { "Input.Contract", "esclavage", "Choisissez le contrat" }, { "Input.Occupation", "Z9999", "Choisissez le métier" },
        { "Input.Description", "Court.", "quelques phrases" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_stored(string field, string value, string message)
    {
        var (employer, organisation) = await house.EmployerAsync();
        var form = house.Form();
        form[field] = value;
        var page = await employer.SubmitAsync("/emplois/gerer/annonce", form, "do=save");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.One("#" + field.Replace('.', '_') + "-error").TextContent.ShouldContain(message);
        page.Page.QuerySelector(".error-summary, [data-error-summary], .notice--danger").ShouldNotBeNull();
        (await house.ReadAsync(data => data.Set<JobRow>().AnyAsync(row => row.OrganisationId == organisation))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_to_apply_to_is_a_bare_one()
    {
        var (employer, _) = await house.EmployerAsync();
        foreach (var (way, to) in new[] { ("mail", "a@example.org, b@example.org"), ("mail", "a@example.org\r\nBcc: x@example.org"), ("url", "javascript:alert(1)"), ("url", "http://example.org") })
        {
            var form = house.Form();
            (form["Input.ApplyBy"], form["Input.ApplyTo"]) = (way, to);
            (await employer.SubmitAsync("/emplois/gerer/annonce", form, "do=save")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, to);
        }
    }

    [Fact]
    public async Task Markup_and_scripts_are_shown_as_the_text_they_are()
    {
        var (employer, _) = await house.EmployerAsync();
        const string Evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        var row = await house.PublishAsync(employer, "Testeuse ou testeur " + Evil, form =>
        {
            form["Input.Description"] = Evil + " Un poste au cœur de Calais, avec une équipe.";
            form["Input.Skills"] = form["Input.Contact"] = form["Input.Hours"] = Evil[..50];
        });
        var visitor = house.Host.AsVisitor();
        foreach (var url in new[] { "/" + row.Path, "/emplois?q=testeuse", "/emplois/flux.atom", "/recherche?q=testeuse" })
        {
            var page = await visitor.GetAsync(url);
            page.Html.ShouldNotContain("<script>alert", Case.Insensitive, url);
            page.Html.ShouldNotContain("<img src=x", Case.Insensitive, url);
        }
    }

    [Fact]
    public async Task Somebody_elses_ad_is_not_there()
    {
        var (owner, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(owner, "Monteuse ou monteur");
        var (stranger, _) = await house.EmployerAsync();
        foreach (var url in new[] { "/emplois/gerer/annonce/", "/emplois/gerer/candidatures/" })
            (await stranger.GetAsync(url + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/emplois/gerer/candidatures/{row.ContentItemId}/export.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        await house.PublishAsync(stranger, "Sa propre annonce, assistante ou assistant");
        foreach (var handler in new[] { "Marquer", "Prolonger de 30 jours", "Retirer", "Dupliquer" }.Skip(1))
            (await stranger.SubmitAsync("/emplois/gerer", new() { ["id"] = row.ContentItemId }, handler)).Status.ShouldBe(HttpStatusCode.NotFound, handler);
        (await stranger.GetAsync("/emplois/gerer/annonce/" + ContentIds.New())).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/emplois/gerer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.RowAsync("Monteuse ou monteur")).State.ShouldBe(JobState.Published);
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_to_see()
    {
        var (employer, _) = await house.EmployerAsync();
        var title = "Brouillonne ou brouillon " + Guid.NewGuid().ToString("n");
        await employer.SubmitAsync("/emplois/gerer/annonce", house.Form(title), "do=save");
        var row = await house.RowAsync(title);
        row.State.ShouldBe(JobState.Draft);
        (await house.Host.AsVisitor().GetAsync("/emplois/" + title.ToLowerInvariant().Replace(' ', '-'))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/" + row.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/emplois/postuler/" + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await (await house.Host.AsMemberAsync()).GetAsync("/emplois/postuler/" + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Staff_send_an_ad_back_with_a_reason_and_the_employer_reads_it()
    {
        var (employer, _) = await house.EmployerAsync();
        var title = "Vendeuse ou vendeur " + Guid.NewGuid().ToString("n")[..6];
        await employer.SubmitAsync("/emplois/gerer/annonce", house.Form(title), "do=submit");
        var row = await house.RowAsync(title);
        var staff = await house.Host.AsEditorAsync();
        (await staff.SubmitAsync("/admin/emplois/" + row.ContentItemId, new() { ["Reason"] = " " }, "Renvoyer")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync("/admin/emplois/" + row.ContentItemId, new() { ["Reason"] = "Précisez les horaires." }, "Renvoyer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await employer.GetAsync("/emplois/gerer/annonce/" + row.ContentItemId)).Text.ShouldContain("Précisez les horaires.");
        (await house.MailsAsync(await house.EmailOfAsync(employer.UserId!))).ShouldContain(mail => mail.Text.Contains("Précisez les horaires."));
    }

    [Fact]
    public async Task A_copy_is_two_clicks_away()
    {
        var (employer, organisation) = await house.EmployerAsync();
        await house.PublishAsync(employer, "Copieuse ou copieur");
        var copy = await employer.SubmitAsync("/emplois/gerer", [], "Dupliquer");
        copy.Location!.ShouldContain("/emplois/gerer/annonce/");
        (await employer.SubmitAsync(copy.Location!, [], "do=submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.ReadAsync(data => data.Set<JobRow>().CountAsync(row => row.OrganisationId == organisation))).ShouldBe(2);
    }

    [Fact]
    public async Task Candidates_search_by_words_contract_pay_distance_and_remote()
    {
        var (employer, _) = await house.EmployerAsync();
        await house.PublishAsync(employer, "Quêteuse ou quêteur de Calais");
        await house.PublishAsync(employer, "Quêteuse ou quêteur de Lille", form => (form["Input.Commune"], form["Input.Contract"], form["Input.PayMin"], form["Input.PayMax"]) = ("59350", "CDD", "", ""));
        await house.PublishAsync(employer, "Quêteuse ou quêteur de Marck", form => (form["Input.Commune"], form["Input.PayPeriod"], form["Input.PayMin"], form["Input.PayMax"]) = ("62548", "month", "1800", "2000"));
        var visitor = house.Host.AsVisitor();
        async Task<string> Titles(string query) => string.Join('|', (await visitor.GetAsync("/emplois?q=quêteur&" + query)).Page.QuerySelectorAll(".result__title").Select(t => t.TextContent.Trim().Split(' ')[^1]));
        (await Titles("pres=62548&tri=proche")).ShouldBe("Marck|Calais|Lille");
        (await Titles("pres=62193&km=10&tri=proche")).ShouldBe("Calais|Marck");
        (await Titles("contrat=CDD")).ShouldBe("Lille");
        (await Titles("salaire=30000")).ShouldBe("Calais");
        (await Titles("salaire=24000&pres=62193&tri=proche")).ShouldBe("Calais|Marck");
        (await Titles("teletravail=tout")).ShouldBe("");
        (await Titles("metier=M1805&depuis=7&commune=59350")).ShouldBe("Lille");
        (await visitor.GetAsync("/emplois?q=%00&km=99999&pres=zzz&page=-4&tri=x&salaire=abc&contrat=%3Cscript%3E")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/emplois?page=4000")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/en/emplois")).Text.ShouldContain("Jobs around Calais");
    }

    [Fact]
    public async Task The_number_of_sql_commands_does_not_grow_with_the_list()
    {
        var (employer, _) = await house.EmployerAsync();
        await house.PublishAsync(employer, "Compteuse ou compteur un");
        var visitor = house.Host.AsVisitor();
        await visitor.GetAsync("/emplois?q=compteuse");
        var few = await house.Host.Sql.CountAsync(() => visitor.GetAsync("/emplois?q=compteuse&tri=recent"));
        for (var i = 0; i < 4; i++)
            await house.PublishAsync(employer, "Compteuse ou compteur n° " + i);
        await visitor.GetAsync("/emplois?q=compteuse");
        var many = await house.Host.Sql.CountAsync(() => visitor.GetAsync("/emplois?q=compteuse&tri=recent"));
        many.Count.ShouldBeLessThanOrEqualTo(few.Count);
    }
}
