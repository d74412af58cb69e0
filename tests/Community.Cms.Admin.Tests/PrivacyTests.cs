using System.Globalization;
using System.Net;
using Community.Abstractions.Background;
using Community.Cms.Accounts;
using Community.Cms.Auditing;
using Community.Cms.Mail;
using Community.Cms.Privacy;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Requests about personal data with their deadlines, the register, and the log of staff who saw somebody's data.</summary>
public sealed class PrivacyTests(House house)
{
    private const string Desk = "/admin/vie-privee";

    [Fact]
    public async Task A_visitor_asks_staff_take_more_time_and_answer_and_each_step_is_mailed()
    {
        var staff = await StaffAsync();
        var email = Address();
        (await house.Host.AsVisitor().SubmitAsync("/mes-droits", new() { ["Kind"] = "Access", ["Name"] = "Paule Passante", ["Email"] = email, ["Text"] = "Que savez-vous de moi ?" }, "Envoyer la demande")).Text.ShouldContain("est arrivée");
        var request = await RequestAsync(email);
        request.DueUtc.ShouldBe(request.ReceivedUtc.AddMonths(1));
        request.IdentityUtc.ShouldBeNull();
        (await MailsAsync(email)).ShouldHaveSingleItem().Text!.ShouldContain("au plus tard le");

        (await staff.GetAsync(Desk)).Text.ShouldContain("Paule Passante");
        (await staff.GetAsync("/admin")).Text.ShouldContain("Paule Passante");
        var page = $"{Desk}/demandes/{request.Id}";
        (await staff.GetAsync(page)).Text.ShouldContain("Que savez-vous de moi ?");
        (await staff.SubmitAsync(page, new() { ["Reason"] = "" }, "Deux mois de plus")).One("#Reason-error").TextContent.ShouldNotBeEmpty();
        (await staff.SubmitAsync(page, new() { ["Reason"] = "Nous cherchons dans les archives." }, "Deux mois de plus")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await RequestAsync(email)).DueUtc.ShouldBe(request.ReceivedUtc.AddMonths(3));
        (await MailsAsync(email))[^1].Text!.ShouldContain("Nous cherchons dans les archives.");
        (await staff.GetAsync(page)).Page.QuerySelector("#Reason").ShouldBeNull();

        var open = await staff.GetAsync(page);
        (await staff.SubmitAsync(page, new() { ["Answer"] = "Rien d’autre que cette demande." }, "C’est fait\u00a0: répondre")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(email))[^1].Text!.ShouldContain("Rien d’autre que cette demande.");
        // The colleague who had the page open is told, and keeps what was typed.
        var late = await staff.SubmitAsync(open, page, new() { ["Answer"] = "Ma réponse à moi" }, "C’est fait\u00a0: répondre");
        late.Text.ShouldContain("allé plus vite");
        (await MailsAsync(email)).Count.ShouldBe(3);
        (await staff.GetAsync(Desk)).Text.ShouldNotContain("Paule Passante");
        (await staff.GetAsync(Desk + "?part=answered")).Text.ShouldContain("Paule Passante");
    }

    [Fact]
    public async Task An_erasure_is_shown_first_needs_a_sure_person_and_answers_when_it_is_done()
    {
        var staff = await StaffAsync();
        var person = await house.Host.AsMemberAsync("Éloi Partant");
        var email = await house.Host.DataAsync(db => db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email!).FirstAsync());
        (await house.Host.AsVisitor().SubmitAsync("/mes-droits", new() { ["Kind"] = "Erasure", ["Name"] = "Éloi", ["Email"] = email }, "Envoyer la demande")).Text.ShouldContain("est arrivée");
        var request = await RequestAsync(email);
        var page = $"{Desk}/demandes/{request.Id}";
        var preview = await staff.GetAsync(page);
        preview.Text.ShouldContain("Ce que ferait un effacement maintenant");
        preview.Text.ShouldContain("Votre compte");
        (await staff.SubmitAsync(page, new() { ["Answer"] = "C’est effacé." }, "Effacer le compte et répondre")).Text.ShouldContain("Assurez-vous d’abord");
        (await house.Host.DataAsync(db => db.Users.AnyAsync(user => user.Id == person.UserId))).ShouldBeTrue();
        (await staff.SubmitAsync(page, [], "C’est bien cette personne")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await staff.SubmitAsync(page, new() { ["Answer"] = "C’est effacé." }, "Effacer le compte et répondre")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.DataAsync(db => db.Users.AnyAsync(user => user.Id == person.UserId))).ShouldBeFalse();
        var kept = await RequestAsync(email);
        kept.State.ShouldBe(PrivacyRequestState.Done);
        kept.UserId.ShouldBeNull();
        (await MailsAsync(email))[^1].Text!.ShouldContain("C’est effacé.");
    }

    [Fact]
    public async Task Staff_take_down_a_letter_and_its_month_counts_from_its_arrival()
    {
        var staff = await StaffAsync();
        var email = Address();
        var form = new Dictionary<string, string?> { ["Kind"] = "Correction", ["Name"] = "Lettre du facteur", ["Email"] = email, ["Arrived"] = "2999-01-01" };
        (await staff.SubmitAsync(Desk + "/nouvelle", form, "Noter la demande")).One("#Arrived-error").TextContent.ShouldNotBeEmpty();
        var day = house.Host.Clock.GetUtcNow().AddDays(-40);
        form["Arrived"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await staff.SubmitAsync(Desk + "/nouvelle", form, "Noter la demande")).Status.ShouldBe(HttpStatusCode.Redirect);
        var request = await RequestAsync(email);
        request.DueUtc.Date.ShouldBe(day.UtcDateTime.Date.AddMonths(1));
        (await staff.GetAsync($"{Desk}/demandes/{request.Id}")).Text.ShouldContain("En retard");
        (await staff.GetAsync("/admin?page=1&reason=tofix")).Text.ShouldContain("Lettre du facteur");
    }

    [Fact]
    public async Task Opening_an_account_is_noted_once_a_visit_and_shown_to_whoever_keeps_the_log()
    {
        var staff = await StaffAsync();
        var curious = await house.Host.AsAsync("Cécile Curieuse", "Administrator");
        var person = await house.Host.AsMemberAsync("Vue de près");
        await curious.GetAsync("/admin/personnes/" + person.UserId);
        await curious.GetAsync("/admin/personnes/" + person.UserId);
        (await house.Host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == AccessLog.AccountRead && row.ObjectId == person.UserId))).ShouldBe(1);
        var log = await staff.GetAsync($"{Desk}/acces?personne={person.UserId}");
        log.Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Cécile Curieuse");
        (await staff.GetAsync($"{Desk}/acces?avant=1&personne={person.UserId}")).Text.ShouldContain("Rien de noté");
        (await staff.GetAsync(Desk + "/acces?avant=99999999999999999999&personne=%00")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_register_tells_of_every_module_with_the_periods_of_the_settings_and_takes_what_is_kept_elsewhere()
    {
        var staff = await StaffAsync();
        var register = await staff.GetAsync(Desk + "/registre");
        foreach (var what in new[] { "Comptes", "Profils de membres", "Candidatures et CV", "Projets", "mentorées", "24 mois" })
            register.Text.ShouldContain(what);
        (await staff.SubmitAsync(Desk + "/registre/nouvelle", new() { ["Title"] = "Livre d’or" }, "Enregistrer")).One("#Purpose-error").TextContent.ShouldNotBeEmpty();
        var entry = new Dictionary<string, string?>
        {
            ["Title"] = "Livre d’or de l’accueil", ["Whose"] = "Visiteurs", ["Purpose"] = "Souvenir", ["Readers"] = "Tout le monde", ["Retention"] = "Dix ans", ["Basis"] = "Consent",
        };
        (await staff.SubmitAsync(Desk + "/registre/nouvelle", entry, "Enregistrer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var listed = await staff.GetAsync(Desk + "/registre");
        var link = listed.Page.QuerySelectorAll("td a").Single(a => a.TextContent == "Livre d’or de l’accueil").GetAttribute("href")!;
        var open = await staff.GetAsync(link);
        (await staff.SubmitAsync(link, new() { ["Retention"] = "Cinq ans" }, "Enregistrer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await staff.SubmitAsync(open, link, new() { ["Retention"] = "Trois ans" }, "Enregistrer")).Text.ShouldContain("entre-temps");
        (await staff.GetAsync(Desk + "/registre")).Text.ShouldContain("Cinq ans");
        (await staff.SubmitAsync(Desk + "/registre", [], "En tableau (CSV)")).Html.ShouldContain("Livre d’or de l’accueil");
        (await staff.SubmitAsync(link, [], "Retirer cette entrée")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await staff.GetAsync(Desk + "/registre")).Text.ShouldNotContain("Livre d’or de l’accueil");
    }

    [Fact]
    public async Task An_answered_request_goes_when_its_retention_ends()
    {
        var (old, recent) = (Address(), Address());
        var now = house.Host.Clock.GetUtcNow().UtcDateTime;
        await house.Host.DataAsync(async db =>
        {
            foreach (var (email, closed) in new[] { (old, now.AddMonths(-37)), (recent, now.AddMonths(-35)) })
                db.Add(new PrivacyRequest { Name = "X", Email = email, State = PrivacyRequestState.Done, ReceivedUtc = closed, DueUtc = closed, ClosedUtc = closed });
            await db.SaveChangesAsync();
            return true;
        });
        await house.Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "privacy-retention").ExecuteAsync(default));
        (await house.Host.DataAsync(db => db.Set<PrivacyRequest>().Where(row => row.Email == old || row.Email == recent).Select(row => row.Email).ToListAsync())).ShouldBe([recent]);
    }

    [Theory]
    [InlineData("Kind", "Everything")]
    [InlineData("Email", "pas une adresse")]
    [InlineData("Name", "")]
    public async Task A_request_that_cannot_be_answered_is_refused_beside_its_field(string field, string value)
    {
        var email = Address();
        var form = new Dictionary<string, string?> { ["Kind"] = "Access", ["Name"] = "Paule", ["Email"] = email };
        form[field] = value;
        (await house.Host.AsVisitor().SubmitAsync("/mes-droits", form, "Envoyer la demande")).One($"#{field}-error").TextContent.ShouldNotBeEmpty();
        (await house.Host.DataAsync(db => db.Set<PrivacyRequest>().AnyAsync(row => row.Email == email))).ShouldBeFalse();
    }

    private Task<Browser> StaffAsync() => house.Host.AsAsync("Delphine Déléguée", "Administrator");

    private static string Address() => $"{Guid.NewGuid():n}@example.org";

    private Task<PrivacyRequest> RequestAsync(string email) => house.Host.DataAsync(db => db.Set<PrivacyRequest>().AsNoTracking().SingleAsync(row => row.Email == email));

    private Task<List<MailRow>> MailsAsync(string email) => house.Host.DataAsync(db => db.Set<MailRow>().AsNoTracking().Where(mail => mail.To == email).OrderBy(mail => mail.Id).ToListAsync());
}
