using System.Net;
using Community.Abstractions.Background;
using Community.Cms.Auditing;
using Community.Cms.Content;
using Community.Cms.Mail;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>What staff do with accounts, and what the audit trail says of it.</summary>
public sealed class PeopleTests(House house)
{
    [Fact]
    public async Task Somebody_is_invited_by_mail_and_opens_the_account_with_a_password_of_their_own()
    {
        var email = $"{Guid.NewGuid():n}@example.org";
        (await house.Admin.SubmitAsync("/admin/personnes/inviter", new() { ["Name"] = "", ["Email"] = "nulle part" })).One(".error-summary").TextContent.ShouldNotBeEmpty();
        (await house.Admin.SubmitAsync("/admin/personnes/inviter", new() { ["Name"] = "Inès Invitée", ["Email"] = email })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.SubmitAsync("/admin/personnes/inviter", new() { ["Name"] = "Inès", ["Email"] = email })).Text.ShouldContain("déjà un compte");

        var link = await PasswordLinkAsync(house.Host, email);
        var guest = house.Host.AsVisitor();
        (await guest.SubmitAsync(link, new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await guest.SubmitAsync("/compte/connexion", new() { ["Email"] = email, ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await guest.GetAsync(link)).Heading.ShouldBe("Ce lien ne fonctionne plus");
    }

    [Fact]
    public async Task An_invitation_is_good_for_seven_days_and_a_new_password_for_one()
    {
        await using var host = await CommunityHost.StartAsync();
        var (admin, guest) = (await host.AsAdministratorAsync(), host.AsVisitor());
        var (early, late) = ($"{Guid.NewGuid():n}@example.org", $"{Guid.NewGuid():n}@example.org");
        foreach (var email in new[] { early, late })
            (await admin.SubmitAsync("/admin/personnes/inviter", new() { ["Name"] = "Inès", ["Email"] = email })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.DataAsync(db => db.Set<MailRow>().SingleAsync(mail => mail.To == late))).Text.ShouldContain("sept jours");
        var forgetful = (await host.CreateUserAsync("Oublieuse", "Member")).Email!;
        await guest.SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = forgetful });
        var (reset, invitation) = (await PasswordLinkAsync(host, forgetful), await PasswordLinkAsync(host, late));

        host.Clock.Advance(TimeSpan.FromHours(23));
        (await guest.GetAsync(reset)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromHours(2));
        (await guest.GetAsync(reset)).Status.ShouldBe(HttpStatusCode.BadRequest);

        host.Clock.Advance(TimeSpan.FromDays(5));
        (await guest.SubmitAsync(await PasswordLinkAsync(host, early), new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await guest.GetAsync(invitation)).Status.ShouldBe(HttpStatusCode.OK);

        host.Clock.Advance(TimeSpan.FromDays(2));
        var over = await guest.GetAsync(invitation);
        over.Status.ShouldBe(HttpStatusCode.BadRequest);
        over.Text.ShouldContain("sept jours pour une invitation");
        await guest.SubmitAsync(over.One("main .button--primary").GetAttribute("href")!, new() { ["Email"] = late });
        (await guest.SubmitAsync(await PasswordLinkAsync(host, late), new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The link of the latest mail to an address.</summary>
    private static async Task<string> PasswordLinkAsync(CommunityHost host, string email)
    {
        var text = await host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email).OrderBy(mail => mail.Id).Select(mail => mail.Text).LastAsync());
        return new Uri(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("nouveau-mot-de-passe", StringComparison.Ordinal))).PathAndQuery;
    }

    [Fact]
    public async Task Two_accounts_become_one_after_a_preview()
    {
        var (from, into) = (await house.Host.AsMemberAsync("Double Ancienne"), await house.Host.AsMemberAsync("Double Nouvelle"));
        var page = await house.Host.PublishPageAsync("Écrite sous l’ancien compte");
        await house.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == page.ContentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, from.UserId)));
        var email = await house.Host.DataAsync(db => db.Users.Where(user => user.Id == into.UserId).Select(user => user.Email!).SingleAsync());
        var address = $"/admin/personnes/{from.UserId}/fusion";
        (await house.Admin.GetAsync(address + "?into=nobody@example.org")).Text.ShouldContain("pas d’autre compte");
        var shown = await house.Admin.GetAsync($"{address}?into={email}");
        shown.Text.ShouldContain("transmis");

        (await house.Admin.SubmitAsync(shown, address, [], "Réunir pour toujours")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await house.Host.DataAsync(db => db.Users.AnyAsync(user => user.Id == from.UserId))).ShouldBeFalse();
        (await house.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == page.ContentItemId).Select(row => row.Owner).Distinct().SingleAsync())).ShouldBe(into.UserId);
        (await from.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion");
        (await into.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Admin.GetAsync("/admin/journal?action=AccountsMerged")).Text.ShouldContain("Double Nouvelle");
    }

    [Fact]
    public async Task Staff_erase_an_account_with_a_reason_after_a_preview()
    {
        var member = await house.Host.AsMemberAsync("À effacer");
        var address = $"/admin/personnes/{member.UserId}/effacement";
        (await house.Admin.SubmitAsync(address, new() { ["Reason"] = "" })).Text.ShouldContain("Écrivez la raison");
        (await house.Admin.SubmitAsync(address, new() { ["Reason"] = "Demande par courrier" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Admin.GetAsync("/admin/journal?q=demande+par")).Text.ShouldContain("Compte effacé");
    }

    [Fact]
    public async Task The_audit_trail_is_filtered_and_its_table_carries_no_formula()
    {
        var member = await house.Host.AsMemberAsync("=HYPERLINK(\"http://x\")");
        (await house.Admin.GetAsync("/admin/journal?q=hyperlink&action=SignedIn&kind=Account")).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await house.Admin.GetAsync("/admin/journal?q=hyperlink&to=2020-01-01")).Text.ShouldContain("Rien de tel");
        (await house.Admin.GetAsync("/admin/journal?from=demain&to=%00&page=999999999999&q=%25")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await house.Admin.GetAsync("/admin/journal?q=hyperlink");

        var file = await house.Admin.SubmitAsync(page, "/admin/journal", [], "En tableau (CSV)");

        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Html.ShouldContain("HYPERLINK");
        file.Html.Split('\n').ShouldAllBe(line => !line.Split(';', StringSplitOptions.None).Any(cell => cell.Trim('"').StartsWith('=')));
        member.UserId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Publishing_settings_and_roles_leave_a_trace()
    {
        var page = await house.Host.DraftAsync("Page", item => item.Apply(new Abstractions.Content.TitlePart { Title = "Une page tracée" }));
        var form = await house.Admin.GetAsync("/admin/contenus/" + page.ContentItemId);
        form.Status.ShouldBe(HttpStatusCode.OK);
        (await house.Admin.SubmitAsync("/admin/reglages/conservation", new() { ["AuditMonths"] = "soon" })).Text.ShouldContain("entre 1 et 60");
        (await house.Admin.SubmitAsync("/admin/reglages/conservation", new() { ["AuditMonths"] = "13" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var text = (await house.Admin.GetAsync("/admin/journal?action=SettingsChanged")).Text;
        text.ShouldContain("Amina Admin");
        text.ShouldContain("Mois de conservation du journal");
        text.ShouldNotContain("AuditMonths");
    }

    [Fact]
    public async Task Entries_go_when_their_retention_ends()
    {
        await using var host = await CommunityHost.StartAsync();
        await host.AsMemberAsync("Oubliable");
        host.Clock.Advance(TimeSpan.FromDays(360));
        await RunAsync(host);
        (await host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.ActorName == "Oubliable"))).ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromDays(10));
        await RunAsync(host);
        (await host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.ActorName == "Oubliable"))).ShouldBe(0);
    }

    private static async Task RunAsync(CommunityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBackgroundTask>().Single(task => task.Name == "audit-retention").ExecuteAsync(CancellationToken.None);
    }
}
