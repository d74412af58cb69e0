using System.Net;
using System.Text.Json;
using Community.Jobs.Data;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Jobs.Tests;

/// <summary>The employer's whole way with the organisations that members really make: nothing is put in from memory.</summary>
public sealed class EmployerTests : IAsyncLifetime
{
    // A post office: its number has not the key of Luhn, and is right all the same (see Siret).
    private const string PostOffice = "35600000009075";
    private JobsHouse house = null!;

    public async ValueTask InitializeAsync()
    {
        house = new JobsHouse { RealOrganisations = true };
        await house.InitializeAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_member_makes_an_organisation_is_verified_posts_and_is_found_and_another_is_not()
    {
        var boss = await house.Host.AsMemberAsync("Paule Patronne");
        (await boss.GetAsync("/emplois/gerer")).Text.ShouldContain("créez-la");
        (await boss.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Poste du Courgain", ["Kind"] = "entreprise", ["Summary"] = "Un bureau de poste.", ["Number"] = "" })).Status.ShouldBe(HttpStatusCode.Redirect);

        // A draft is allowed at once, a submission is not.
        var form = house.Form("Factrice ou facteur du Courgain");
        (await boss.SubmitAsync("/emplois/gerer/annonce", form, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await boss.SubmitAsync("/emplois/gerer/annonce", form, "do=submit")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        // The number: a wrong key is refused, La Poste's own rule is known, and staff decide.
        (await boss.SubmitAsync("/emplois/gerer", new() { ["siret"] = "35600000009076" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await boss.SubmitAsync("/emplois/gerer", new() { ["siret"] = "356 000 000 09075" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await boss.SubmitAsync("/emplois/gerer/annonce", form, "do=submit")).Text.ShouldContain("pas encore vérifiée");
        var employer = await house.ReadAsync(data => data.Set<EmployerRow>().SingleAsync(row => row.Siret == PostOffice));
        var staff = await house.Host.AsEditorAsync();
        (await boss.GetAsync("/admin/emplois")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.GetAsync("/admin/emplois")).Text.ShouldContain("Poste du Courgain");
        (await staff.SubmitAsync("/admin/emplois", new() { ["organisation"] = employer.OrganisationId }, "Vérifier : Poste du Courgain")).Status.ShouldBe(HttpStatusCode.Redirect);

        var draft = await house.RowAsync("Factrice ou facteur du Courgain");
        (await boss.SubmitAsync("/emplois/gerer/annonce/" + draft.ContentItemId, [], "do=submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await staff.SubmitAsync("/admin/emplois/" + draft.ContentItemId, [], "Approuver et publier")).Status.ShouldBe(HttpStatusCode.Redirect);
        var row = await house.RowAsync("Factrice ou facteur du Courgain");

        // The page names the organisation and leads to it, the mail reaches who looks after it.
        var page = await house.Host.AsVisitor().GetAsync("/" + row.Path);
        page.One("main a[href='/organisations/poste-du-courgain']").TextContent.ShouldBe("Poste du Courgain");
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        var organisation = json.RootElement.GetProperty("hiringOrganization");
        organisation.GetProperty("name").GetString().ShouldBe("Poste du Courgain");
        organisation.GetProperty("sameAs").GetString()!.ShouldEndWith("/organisations/poste-du-courgain");
        (await house.MailsAsync(await house.EmailOfAsync(boss.UserId!))).ShouldContain(mail => mail.Subject.Contains("en ligne"));
        (await house.Host.AsVisitor().GetAsync("/emplois?q=courgain")).Text.ShouldContain("Poste du Courgain");

        // Another member has an organisation too, and finds nothing of this one.
        var rival = await house.Host.AsMemberAsync("Rita Rivale");
        await rival.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Rivale et filles", ["Kind"] = "entreprise", ["Summary"] = "Une autre." });
        (await rival.GetAsync("/emplois/gerer")).Text.ShouldNotContain("Factrice");
        (await rival.GetAsync("/emplois/gerer/annonce/" + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await rival.GetAsync("/emplois/gerer/candidatures/" + row.ContentItemId)).Status.ShouldBe(HttpStatusCode.NotFound);
        var stolen = house.Form("Voleuse ou voleur");
        stolen["Input.Organisation"] = employer.OrganisationId;
        (await rival.SubmitAsync("/emplois/gerer/annonce", stolen, "do=save")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await rival.SubmitAsync("/emplois/gerer", new() { ["organisation"] = employer.OrganisationId, ["siret"] = PostOffice })).Status.ShouldBe(HttpStatusCode.NotFound);

        // What was verified is a number: another one is verified anew, and staff may take it back.
        await staff.SubmitAsync("/admin/emplois", new() { ["organisation"] = employer.OrganisationId }, "Retirer la vérification : Poste du Courgain");
        (await boss.SubmitAsync("/emplois/gerer/annonce", house.Form("Seconde annonce, assistante ou assistant"), "do=submit")).Text.ShouldContain("pas encore vérifiée");
    }

    [Fact]
    public async Task Staff_see_what_became_of_the_jobs()
    {
        var (employer, _) = await RealEmployerAsync("Chantier naval imaginaire");
        Dictionary<string, int> days = new() { ["Calfateuse ou calfateur"] = 2, ["Voilière ou voilier"] = 6, ["Gréeuse ou gréeur"] = 20 };
        foreach (var (title, _) in days)
            await house.PublishAsync(employer, title, form => (form["Input.Occupation"], form["Input.Commune"]) = title[0] == 'C' ? ("H2903", "62548") : ("M1805", "62193"));
        await house.PublishAsync(employer, "Restée ouverte, assistante ou assistant");
        var start = house.Host.Clock.GetUtcNow();
        foreach (var (title, after) in days)
        {
            house.Host.Clock.Advance(start.AddDays(after) - house.Host.Clock.GetUtcNow());
            var row = await house.RowAsync(title);
            (await house.Host.AsVisitor().SubmitAsync("/emplois/pourvue/" + row.Code, [], title[0] == 'G' ? "answer=ailleurs" : "answer=ici")).Text.ShouldContain("pourvue");
        }
        var page = await (await house.Host.AsEditorAsync()).GetAsync("/admin/emplois");
        string Figure(string label) => page.Page.QuerySelectorAll(".figure").Single(figure => figure.TextContent.Contains(label)).QuerySelector(".figure__value")!.TextContent;
        Figure("offres publiées").ShouldBe("4");
        Figure("pourvues, dont 2 par ce site").ShouldBe("3");
        Figure("médiane").ShouldBe("6");
        string[] Line(string table, string name) => [.. page.Page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")?.TextContent == table).QuerySelectorAll("tbody tr")
            .Single(line => line.TextContent.Contains(name)).QuerySelectorAll("td.number").Select(cell => cell.TextContent)];
        Line("Par commune", "Marck").ShouldBe(["1", "1"]);
        Line("Par commune", "Calais").ShouldBe(["3", "2"]);
        Line("Par métier", "informatique").ShouldBe(["3", "2"]);
    }

    [Fact]
    public async Task An_employer_sees_views_and_applications_and_takes_them_as_a_table()
    {
        var (employer, _) = await RealEmployerAsync("Maison des comptes");
        var row = await house.PublishAsync(employer, "Compteuse ou compteur de vagues");
        for (var i = 0; i < 3; i++)
            await house.Host.AsVisitor().GetAsync("/" + row.Path);
        await house.RunAsync("jobs-life");
        const string Evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var candidate = await house.Host.AsMemberAsync("Nadia");
        (await ApplicationTests.ApplyAsync(candidate, row, ApplicationTests.Pdf, "cv.pdf", "Bonjour " + Evil, "Nadia\r\nBcc: tous@example.org " + Evil[..40])).Status.ShouldBe(HttpStatusCode.Redirect);
        var line = (await employer.GetAsync("/emplois/gerer")).Page.QuerySelectorAll("tbody tr").Single(tr => tr.TextContent.Contains("vagues"));
        line.QuerySelectorAll("td.number").Select(cell => string.Concat(cell.TextContent.TakeWhile(char.IsDigit))).ShouldBe(["3", "1"]);
        var list = await employer.GetAsync("/emplois/gerer/candidatures/" + row.ContentItemId);
        list.Page.QuerySelectorAll("main script, main [onerror]").ShouldBeEmpty();
        list.Text.ShouldContain("<script>alert(1)</script>");
        (await house.MailsAsync(await house.EmailOfAsync(employer.UserId!))).ShouldAllBe(mail => !mail.Subject.Contains('\n') && mail.To.EndsWith("@example.org", StringComparison.Ordinal));
        var csv = await employer.Client.GetAsync($"/emplois/gerer/candidatures/{row.ContentItemId}/export.csv");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("Nouvelle,");

        // Another employer's form cannot move it on, whatever ids it holds.
        var (other, _) = await RealEmployerAsync("Concurrence");
        var own = await house.PublishAsync(other, "Contrôleuse ou contrôleur");
        await ApplicationTests.ApplyAsync(candidate, own, null, "");
        var id = await house.ReadAsync(data => data.Set<ApplicationRow>().Where(a => a.JobId == row.ContentItemId).Select(a => a.Id).SingleAsync());
        (await other.SubmitAsync("/emplois/gerer/candidatures/" + own.ContentItemId, new() { ["application"] = id, ["state"] = "Hired" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.ReadAsync(data => data.Set<ApplicationRow>().Where(a => a.Id == id).Select(a => a.State).SingleAsync())).ShouldBe(ApplicationState.New);
    }

    [Fact]
    public async Task Only_what_was_on_the_site_is_filled_or_withdrawn_and_extending_never_shortens()
    {
        var (employer, _) = await RealEmployerAsync("Au fil des jours");
        await house.PublishAsync(employer, "Horlogère ou horloger", form => form["Input.Closing"] = house.Host.Clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", null));
        var row = await house.RowAsync("Horlogère ou horloger");
        (await house.Host.AsVisitor().SubmitAsync("/emplois/pourvue/" + row.Code, [], "answer=prolonger")).Text.ShouldContain("ouverte jusqu’au");
        (await house.RowAsync(row.Title)).ClosesUtc!.Value.ShouldBeGreaterThan(row.ClosesUtc!.Value);
        await employer.SubmitAsync("/emplois/gerer/annonce", house.Form("Brouillonne ou brouillon"), "do=save");
        var draft = await house.RowAsync("Brouillonne ou brouillon");
        // The button belongs to the ad that is open; the id is another's.
        var page = await employer.GetAsync("/emplois/gerer");
        (await employer.SubmitAsync(page, "/emplois/gerer", new() { ["id"] = draft.ContentItemId }, "Pourvue par ce site")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await employer.GetAsync("/emplois/gerer")).Text.ShouldContain("Cette annonce n’est pas en ligne.");
        (await house.RowAsync(draft.Title)).State.ShouldBe(JobState.Draft);
    }

    /// <summary>Somebody whose organisation was made on the site and verified.</summary>
    private async Task<(Browser Browser, string Organisation)> RealEmployerAsync(string name)
    {
        var browser = await house.Host.AsMemberAsync("Inès Employeuse");
        var made = await browser.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = name, ["Kind"] = "entreprise", ["Summary"] = "Une entreprise." });
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        await browser.SubmitAsync("/emplois/gerer", new() { ["siret"] = "73282932000074" });
        var row = await house.ReadAsync(data => data.Set<EmployerRow>().SingleAsync(employer => employer.RequestedBy == browser.UserId));
        await house.WriteAsync(data => data.Set<EmployerRow>().Where(employer => employer.OrganisationId == row.OrganisationId).ExecuteUpdate(set => set.SetProperty(e => e.VerifiedUtc, house.Host.Clock.GetUtcNow().UtcDateTime)));
        return (browser, row.OrganisationId);
    }
}
