using System.Net;
using System.Text;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Abstractions.Navigation;
using Community.Abstractions.Sites;
using Community.Cms.Mail;
using Community.Testing;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>A house whose way out takes what a test lets through.</summary>
public sealed class MailHouse : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;
    public Browser Admin { get; private set; } = null!;
    internal Post Out { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Host = await CommunityHost.StartAsync(null, services =>
        {
            services.RemoveAll<IMailTransport>();
            services.AddSingleton<IMailTransport>(Out);
        });
        Admin = await Host.AsAdministratorAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Keeps what it is given, and refuses what a test wants refused.</summary>
    internal sealed class Post : IMailTransport, IMailRun
    {
        public List<MimeMessage> Taken { get; } = [];
        public Func<string, Exception?> Refuses { get; set; } = _ => null;

        public Task<IMailRun> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<IMailRun>(this);

        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            if (Refuses(message.To.Mailboxes.Single().Address) is { } refusal)
                throw refusal;
            lock (Taken)
                Taken.Add(message);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>The mail desk: texts that staff change, and what became of each mail.</summary>
public sealed class MailTests(MailHouse house) : IClassFixture<MailHouse>
{
    private const string Reset = "/admin/mail/texte/account.choose-new-password?langue=fr";

    [Theory]
    [InlineData("/admin/mail")]
    [InlineData("/admin/mail/journal")]
    [InlineData(Reset)]
    public async Task Only_who_may_looks_after_mails_sees_and_opens_the_desk(string address)
    {
        (await house.Admin.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Admin.GetAsync("/en" + address)).Status.ShouldBe(HttpStatusCode.OK);
        var editor = await house.Host.AsEditorAsync();
        (await editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.GetAsync("/admin")).Html.ShouldNotContain("/admin/mail");
        (await house.Admin.GetAsync("/admin")).Html.ShouldContain("/admin/mail");
    }

    [Fact]
    public async Task Every_mail_is_listed_with_its_usual_text_in_both_languages()
    {
        var page = await house.Admin.GetAsync("/admin/mail");
        page.Page.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(60);
        foreach (var link in page.Page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!))
            foreach (var culture in new[] { "fr", "en" })
            {
                var text = await house.Admin.GetAsync($"{link}?langue={culture}");
                text.One("#Body").TextContent.ShouldNotContain("{0}", Case.Sensitive, link);
                text.One("#Subject").GetAttribute("value").ShouldNotBeNullOrWhiteSpace(link);
                if (culture == "fr" && text.One("#Body").TextContent.Contains("Hello"))
                    Assert.Fail($"{link} has no French.");
            }
        (await house.Admin.GetAsync("/admin/mail/texte/nothing.such")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // A mail is recognised by its sentence: one that is changed in code and not where it is declared would drop out of the desk.
    [Fact]
    public async Task Every_sentence_of_several_lines_that_code_fills_is_a_declared_mail()
    {
        var declared = await house.Host.WithAsync<IEnumerable<IMailKindSource>, HashSet<string>>(sources => Task.FromResult(sources.SelectMany(source => source.Mails).Select(mail => mail.Text).ToHashSet()));
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Community.sln")))
            folder = folder.Parent;
        var written = new[] { "src", "modules" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder!.FullName, part), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), """\bT\["((?:[^"\\]|\\.)*\\n(?:[^"\\]|\\.)*)",""").Select(match => System.Text.RegularExpressions.Regex.Unescape(match.Groups[1].Value)))
            // The end of the list of new jobs, whose whole text is declared.
            .Where(sentence => sentence != "All results:\n{0}").Distinct().ToList();
        written.Count.ShouldBeGreaterThan(55);
        written.Except(declared).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_of_the_house_s_own_goes_out_and_one_that_fails_leaves_the_usual_one()
    {
        var person = await house.Host.CreateUserAsync("Rachid", "Member");
        var broken = await house.Admin.SubmitAsync(Reset, new() { ["Body"] = "Bonjour\n\n{{ lien }}" }, "Enregistrer le texte");
        broken.Status.ShouldBe(HttpStatusCode.OK);
        broken.One("#Body-error").TextContent.ShouldContain("Ligne 3");
        broken.One("#Body-error").TextContent.ShouldContain("«\u00a0lien\u00a0»");
        broken.One("#Body").TextContent.ShouldContain("{{ lien }}");
        (await house.Admin.SubmitAsync(Reset, new() { ["Body"] = "Bonjour {{ link" }, "Enregistrer le texte")).One("#Body-error").TextContent.ShouldContain("Liquid");
        (await house.Admin.SubmitAsync(Reset, new() { ["Subject"] = "" }, "Enregistrer le texte")).One("#Subject-error").TextContent.ShouldContain("objet");

        var preview = await house.Admin.SubmitAsync(Reset, new() { ["Subject"] = "Clé perdue <b>", ["Body"] = "Voici la clé :\n\n{{ link }}" }, "Voir l’aperçu");
        preview.One("#apercu").TextContent.ShouldContain("https://example.org/page");
        (await house.Admin.SubmitAsync(preview, Reset, [], "Enregistrer le texte")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync("/admin/mail")).One("a[href*='account.choose-new-password']").ParentElement!.ParentElement!.TextContent.ShouldContain("Le vôtre");

        await house.Host.AsVisitor().SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = person.Email });
        await SendAsync();
        var mail = house.Out.Taken.Last(message => message.To.Mailboxes.Single().Address == person.Email);
        mail.Subject.ShouldBe("Clé perdue <b>");
        mail.TextBody!.ShouldStartWith("Voici la clé");
        mail.TextBody!.ShouldContain("/compte/nouveau-mot-de-passe");
        mail.HtmlBody!.ShouldContain("Clé perdue &lt;b&gt;");

        await house.Host.WithAsync<ISiteDocuments, MailTexts>(documents => documents.UpdateAsync<MailTexts>(all =>
            all.Texts[MailTexts.KeyOf("account.choose-new-password", "fr")] = new() { Subject = "x", Text = "{% for i in (1..100000) %}{{ link }}{% endfor %}" }));
        var other = await house.Host.CreateUserAsync("Sonia", "Member");
        await house.Host.AsVisitor().SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = other.Email });
        await SendAsync();
        house.Out.Taken.Last(message => message.To.Mailboxes.Single().Address == other.Email).TextBody!.ShouldContain("nouveau mot de passe");
        (await house.Admin.GetAsync("/admin/mail/journal?q=" + other.Email)).Text.ShouldContain("Votre texte a échoué");

        var form = await house.Admin.GetAsync(Reset);
        (await house.Admin.SubmitAsync(form, Reset, [], "Revenir au texte habituel")).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = await house.Admin.SubmitAsync(form, Reset, new() { ["Subject"] = "Trop tard", ["Body"] = "Trop tard" }, "Enregistrer le texte");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.One("#Body").TextContent.ShouldContain("Trop tard");
    }

    [Fact]
    public async Task A_test_goes_to_the_person_who_asks_and_to_nobody_else()
    {
        var me = await house.Host.DataAsync(db => db.Users.Where(user => user.Id == house.Admin.UserId).Select(user => user.Email!).SingleAsync());
        (await house.Admin.SubmitAsync(Reset, new() { ["Subject"] = "Essai à moi" }, "Me l’envoyer")).Text.ShouldContain("en route vers vous");
        await SendAsync();
        house.Out.Taken.Where(message => message.Subject == "Essai à moi").Select(message => message.To.Mailboxes.Single().Address).ShouldBe([me]);
    }

    [Fact]
    public async Task A_mail_that_fails_is_sent_again_and_one_that_bounces_stops_the_news()
    {
        var (failing, gone) = ($"{Guid.NewGuid():n}@example.org", $"{Guid.NewGuid():n}@example.org");
        house.Out.Refuses = to => to == failing ? new IOException("down") : to == gone ? new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.MailboxUnavailable, "no") : null;
        await WriteAsync(failing);
        await WriteAsync(gone);
        await SendAsync();
        (await house.Admin.GetAsync("/admin/mail/journal?etat=Retrying&q=" + failing)).Text.ShouldContain("Retenté");
        (await house.Admin.GetAsync("/admin/mail/journal?etat=Bounced&q=" + gone)).Text.ShouldContain("Revenu");

        await WriteAsync(gone, stop: "https://example.org/stop");
        await SendAsync();
        (await house.Host.DataAsync(db => db.Set<MailRow>().CountAsync(mail => mail.To == gone && mail.LastError == "Refused before"))).ShouldBe(1);

        await house.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == failing).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.FailedUtc, CommunityHost.Start.UtcDateTime).SetProperty(mail => mail.NextAttemptUtc, (DateTime?)null)));
        (await house.Host.WithAsync<IEnumerable<IWaitingWorkSource>, int>(async sources =>
            (await sources.Single(source => source.GetType().Name == "WaitingMails").FindAsync(Owner(), 10, default)).Count)).ShouldBe(1);
        house.Out.Refuses = _ => null;
        (await house.Admin.SubmitAsync("/admin/mail/journal", [], "Tous les renvoyer")).Status.ShouldBe(HttpStatusCode.Redirect);
        await SendAsync();
        (await house.Admin.GetAsync("/admin/mail/journal?q=" + failing)).Text.ShouldContain("Envoyé");
    }

    [Fact]
    public async Task A_report_of_non_delivery_marks_its_mail_and_nothing_that_is_not_ours()
    {
        var to = $"{Guid.NewGuid():n}@example.org";
        await WriteAsync(to);
        await SendAsync();
        var key = await house.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == to).Select(mail => mail.MessageKey).SingleAsync());
        (await GiveAsync("rien")).Text.ShouldContain("pas un rapport");
        (await GiveAsync(Report(to, "somebody-else"))).Text.ShouldContain("aucun de nos e-mails");
        (await GiveAsync(Report(to, key))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync("/admin/mail/journal?etat=Bounced&q=" + to)).Text.ShouldContain("Revenu");

        Task<Answer> GiveAsync(string report) => house.Admin.SubmitAsync("/admin/mail/journal", [], "Lire le rapport", ("report", "retour.eml", Encoding.UTF8.GetBytes(report)));
    }

    [Fact]
    public async Task Addresses_are_masked_for_those_who_may_not_see_accounts()
    {
        var to = $"zz{Guid.NewGuid():n}@example.org";
        await WriteAsync(to);
        await SendAsync();
        await house.Host.DataAsync(async db =>
        {
            var role = new Community.Cms.Accounts.Role { Name = "Postie", NormalizedName = "POSTIE" };
            db.Add(role);
            foreach (var permission in new[] { "AccessAdminPanel", "ManageMail" })
                db.RoleClaims.Add(new() { RoleId = role.Id, ClaimType = "Permission", ClaimValue = permission });
            return await db.SaveChangesAsync();
        });
        var roles = house.Host.Services.GetRequiredService<Community.Cms.Accounts.Permissions.RolePermissions>();
        roles.Drop();
        var postie = await house.Host.AsAsync("Paul Poste", "Postie");
        var page = await postie.GetAsync("/admin/mail/journal?q=" + to);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain(to + "</td>");
        page.Text.ShouldContain("z•••@example.org");
    }

    private static System.Security.Claims.ClaimsPrincipal Owner() => new(new System.Security.Claims.ClaimsIdentity([new("Permission", "ManageMail")], "test"));

    private static string Report(string to, string key) => $"""
        From: postmaster@example.org
        To: house@example.org
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; {to}
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{key}@example.org>
        Subject: x

        --b--
        """;

    private Task WriteAsync(string to, string? stop = null) => house.Host.WithAsync<ICommunityData, int>(async _ =>
    {
        await using var scope = house.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IMailOutbox>().Enqueue(new() { To = to, Subject = "Essai", Text = "Texte", Reason = "Parce que.", StopUrl = stop });
        return await scope.ServiceProvider.GetRequiredService<ICommunityData>().SaveChangesAsync();
    });

    private Task<MailRound> SendAsync() => house.Host.WithAsync<MailSender, MailRound>(sender => sender.SendDueAsync(default));
}
