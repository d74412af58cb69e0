using System.Net;
using Community.Jobs.Data;
using Community.Jobs.Pages.Staff;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Jobs.Tests;

/// <summary>The clock moves here, so each test has a house of its own.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task An_ad_reminds_ends_is_asked_about_and_opens_again()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Saisonnière ou saisonnier");
        var email = await house.EmailOfAsync(employer.UserId!);
        await house.RunAsync("jobs-life");
        (await house.MailsAsync(email)).ShouldNotContain(mail => mail.Subject.Contains("bientôt"));

        house.Host.Clock.Advance(TimeSpan.FromDays(24));
        await house.RunAsync("jobs-life");
        await house.RunAsync("jobs-life");
        (await house.MailsAsync(email)).Count(mail => mail.Subject.Contains("bientôt")).ShouldBe(1);

        // Over, and no task has run yet: it is in no list all the same, and its page says so.
        house.Host.Clock.Advance(TimeSpan.FromDays(8));
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/emplois?q=saisonnière")).Page.QuerySelectorAll(".result").Length.ShouldBe(0);
        (await visitor.GetAsync("/" + row.Path)).Status.ShouldBe(HttpStatusCode.Gone);
        await house.RunAsync("jobs-life");
        await house.RunAsync("jobs-life");
        (await house.RowAsync(row.Title)).State.ShouldBe(JobState.Expired);
        (await house.MailsAsync(email)).Count(mail => mail.Subject.Contains("est-il pourvu")).ShouldBe(1);
        var gone = await visitor.GetAsync("/" + row.Path);
        gone.Status.ShouldBe(HttpStatusCode.Gone);
        gone.Text.ShouldContain("Cette annonce est terminée");
        gone.Html.ShouldContain("noindex");
        gone.Html.ShouldNotContain("ld+json");
        gone.Page.QuerySelector("a[href*='/emplois/postuler']").ShouldBeNull();
        foreach (var list in new[] { "/emplois", "/emplois/flux.atom", "/emplois/offres.csv", "/recherche?q=saisonnière", "/sitemap.xml" })
            (await visitor.GetAsync(list)).Html.ShouldNotContain(row.Path, customMessage: list);

        (await visitor.SubmitAsync("/emplois/pourvue/" + row.Code, [], "answer=prolonger")).Text.ShouldContain("ouverte jusqu’au");
        (await visitor.GetAsync("/" + row.Path)).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/emplois?q=saisonnière")).Text.ShouldContain("Saisonnière");
        var answered = await visitor.SubmitAsync("/emplois/pourvue/" + row.Code, [], "answer=ici");
        answered.Text.ShouldContain("pourvue");
        var filled = await house.RowAsync(row.Title);
        (filled.State, filled.FilledHere).ShouldBe((JobState.Filled, true));
        (await visitor.GetAsync("/" + row.Path)).Text.ShouldContain("Ce poste est pourvu.");
        (await (await house.Host.AsEditorAsync()).GetAsync("/admin/emplois")).Text.ShouldContain("dont 1 par ce site");
    }

    [Fact]
    public async Task Opening_the_link_of_a_mail_changes_nothing_and_a_made_up_one_leads_nowhere()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Gardienne ou gardien de phare");
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/emplois/pourvue/" + row.Code)).Status.ShouldBe(HttpStatusCode.OK);
        (await house.RowAsync(row.Title)).State.ShouldBe(JobState.Published);
        (await visitor.GetAsync("/emplois/pourvue/" + Community.Abstractions.Content.ContentIds.New())).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_closed_ad_comes_back_only_with_the_text_that_was_approved()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Lectrice ou lecteur");
        var edit = "/emplois/gerer/annonce/" + row.ContentItemId;
        var sly = new Dictionary<string, string?> { ["Input.Description"] = "Un texte que personne n’a relu, avec des frais à payer pour postuler." };
        (await employer.SubmitAsync(edit, sly, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        await employer.SubmitAsync("/emplois/gerer", new() { ["id"] = row.ContentItemId }, "Retirer");
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/" + row.Path)).Text.ShouldNotContain("personne n’a relu");
        await employer.SubmitAsync("/emplois/gerer", new() { ["id"] = row.ContentItemId }, "Rouvrir pour 30 jours");
        await visitor.SubmitAsync("/emplois/pourvue/" + row.Code, [], "answer=prolonger");
        (await house.RowAsync(row.Title)).State.ShouldBe(JobState.Withdrawn);
        (await employer.SubmitAsync(edit, sly, "do=save")).Text.ShouldContain("rouvrez-la d’abord");
    }

    [Fact]
    public async Task A_withdrawn_ad_leaves_and_similar_open_ones_are_shown()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        await house.PublishAsync(employer, "Sœur jumelle ou frère jumeau");
        var row = await house.PublishAsync(employer, "Passagère ou passager");
        (await employer.SubmitAsync("/emplois/gerer", new() { ["id"] = row.ContentItemId }, "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await house.Host.AsVisitor().GetAsync("/" + row.Path);
        page.Status.ShouldBe(HttpStatusCode.Gone);
        page.Text.ShouldContain("retirée par son employeur");
        page.Text.ShouldContain("Sœur jumelle");
    }

    [Fact]
    public async Task An_alert_waits_for_its_address_and_never_tells_of_a_closed_ad()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var visitor = house.Host.AsVisitor();
        var email = $"{Guid.NewGuid():n}@example.org";
        (await visitor.SubmitAsync("/emplois/alerte?q=veilleuse", new() { ["Email"] = email, ["Weekly"] = "false" })).Text.ShouldContain("boîte de réception");
        await house.PublishAsync(employer, "Veilleuse ou veilleur avant");
        house.Host.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunAsync("jobs-alerts");
        var asked = (await house.MailsAsync(email)).ShouldHaveSingleItem();
        asked.Text.ShouldContain("/emplois/alerte/confirmer/");

        var alert = await house.ReadAsync(data => data.Set<AlertRow>().SingleAsync(row => row.Email == email));
        await visitor.GetAsync("/emplois/alerte/confirmer/" + alert.Code);
        (await house.ReadAsync(data => data.Set<AlertRow>().SingleAsync(row => row.Email == email))).ConfirmedUtc.ShouldBeNull();
        (await visitor.SubmitAsync("/emplois/alerte/confirmer/" + alert.Code, [])).Text.ShouldContain("Confirmé");

        house.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.PublishAsync(employer, "Veilleuse ou veilleur de nuit");
        var closed = await house.PublishAsync(employer, "Veilleuse ou veilleur pourvu");
        var over = await house.PublishAsync(employer, "Veilleuse ou veilleur bref", form => form["Input.Closing"] = house.Host.Clock.GetUtcNow().ToString("yyyy-MM-dd", null));
        await employer.SubmitAsync("/emplois/gerer", new() { ["id"] = closed.ContentItemId }, "Pourvue par ce site");
        house.Host.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunAsync("jobs-alerts");
        await house.RunAsync("jobs-alerts");
        var mails = await house.MailsAsync(email);
        mails.Count.ShouldBe(2);
        mails[1].Text.ShouldContain("veilleur de nuit");
        mails[1].Text.ShouldNotContain("pourvu\n");
        mails[1].Text.ShouldNotContain(over.Path);
        mails[1].StopUrl!.ShouldEndWith("/emplois/alerte/arreter/" + alert.Code);

        // Mail programs stop it by themselves, with nothing but the address (RFC 8058).
        using FormUrlEncodedContent one = new([new("List-Unsubscribe", "One-Click")]);
        (await house.Host.CreateClient().PostAsync("/emplois/alerte/arreter/" + alert.Code, one)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.ReadAsync(data => data.Set<AlertRow>().CountAsync(row => row.Email == email))).ShouldBe(0);
        (await visitor.GetAsync("/emplois/alerte/arreter/" + alert.Code)).Text.ShouldContain("Arrêté");
    }

    [Fact]
    public async Task A_weekly_alert_comes_once_a_week_with_open_ads_only_and_in_its_readers_language()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var visitor = house.Host.AsVisitor();
        var email = $"{Guid.NewGuid():n}@example.org";
        (await visitor.SubmitAsync("/en/emplois/alerte?q=semaine", new() { ["Email"] = email.ToUpperInvariant(), ["Weekly"] = "true" })).Text.ShouldContain("Look into your mailbox");
        (await house.MailsAsync(email)).ShouldHaveSingleItem().Text.ShouldContain("/en/emplois/alerte/confirmer/");
        var alert = await house.ReadAsync(data => data.Set<AlertRow>().SingleAsync(row => row.Email == email));
        await visitor.SubmitAsync("/en/emplois/alerte/confirmer/" + alert.Code, []);
        // It never tells of what was there before it.
        house.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var first = await house.PublishAsync(employer, "Veilleuse ou veilleur de semaine");
        var brief = await house.PublishAsync(employer, "Aide d’une semaine", form => form["Input.Closing"] = house.Host.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", null));
        for (var day = 0; day < 6; day++)
        {
            house.Host.Clock.Advance(TimeSpan.FromDays(1));
            await house.RunAsync("jobs-alerts");
        }
        (await house.MailsAsync(email)).Count.ShouldBe(1);
        house.Host.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunAsync("jobs-alerts");
        await house.RunAsync("jobs-alerts");
        var mails = await house.MailsAsync(email);
        mails.Count.ShouldBe(2);
        mails[1].Subject.ShouldStartWith("One new job");
        mails[1].Text.ShouldContain("/en/" + first.Path);
        mails[1].Text.ShouldNotContain(brief.Path);
        mails[1].StopUrl!.ShouldEndWith("/en/emplois/alerte/arreter/" + alert.Code);
        // Nothing new, no mail.
        house.Host.Clock.Advance(TimeSpan.FromDays(7));
        await house.RunAsync("jobs-alerts");
        (await house.MailsAsync(email)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Forms_of_strangers_are_limited_for_each_address()
    {
        await using var house = new JobsHouse { RateLimit = 3 };
        await house.InitializeAsync();
        var visitor = house.Host.AsVisitor();
        for (var i = 0; i < 3; i++)
            (await visitor.SubmitAsync("/emplois/alerte", new() { ["Email"] = $"{Guid.NewGuid():n}@example.org" })).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.SubmitAsync("/emplois/alerte", new() { ["Email"] = $"{Guid.NewGuid():n}@example.org" })).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await house.ReadAsync(data => data.Set<AlertRow>().CountAsync())).ShouldBe(3);
        (await visitor.GetAsync("/emplois/alerte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_alert_that_nobody_confirmed_is_forgotten_and_a_mailbox_is_never_filled()
    {
        await using var house = await StartAsync();
        var visitor = house.Host.AsVisitor();
        var email = $"{Guid.NewGuid():n}@example.org";
        for (var i = 0; i < 6; i++)
            (await visitor.SubmitAsync("/emplois/alerte", new() { ["Email"] = email })).Text.ShouldContain("boîte de réception");
        (await house.MailsAsync(email)).Count.ShouldBe(3);
        foreach (var wrong in new[] { "", "pas une adresse", "a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org" })
            (await visitor.SubmitAsync("/emplois/alerte", new() { ["Email"] = wrong })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong);
        house.Host.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunAsync("jobs-alerts");
        (await house.ReadAsync(data => data.Set<AlertRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Applications_end_with_their_legal_period()
    {
        await using var house = await StartAsync();
        var (employer, _) = await house.EmployerAsync();
        var row = await house.PublishAsync(employer, "Passeuse ou passeur");
        var candidate = await house.Host.AsMemberAsync();
        await ApplicationTests.ApplyAsync(candidate, row, ApplicationTests.Pdf, "cv.pdf");
        Directory.GetFiles(Path.Combine(house.Host.DataPath, "cv")).Length.ShouldBe(1);
        house.Host.Clock.Advance(TimeSpan.FromDays(729));
        await house.RunAsync("jobs-retention");
        (await house.ReadAsync(data => data.Set<ApplicationRow>().CountAsync())).ShouldBe(1);
        house.Host.Clock.Advance(TimeSpan.FromDays(5));
        await house.RunAsync("jobs-retention");
        (await house.ReadAsync(data => data.Set<ApplicationRow>().CountAsync())).ShouldBe(0);
        Directory.GetFiles(Path.Combine(house.Host.DataPath, "cv")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new double[0], null)]
    [InlineData(new double[] { 3 }, 3.0)]
    [InlineData(new double[] { 1, 2, 10 }, 2.0)]
    [InlineData(new double[] { 1, 3 }, 2.0)]
    public void The_median_is_the_middle(double[] days, double? median) => OverviewModel.Median(days).ShouldBe(median);

    private static async Task<JobsHouse> StartAsync()
    {
        JobsHouse house = new();
        await house.InitializeAsync();
        return house;
    }
}
