using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Community.Abstractions.Background;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Auditing;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Community.Web.Tests;

/// <summary>What people do with their own account, and what the house does with it.</summary>
public sealed partial class OwnAccountTests(House house) : IClassFixture<House>
{
    private CommunityHost Host => house.Host;

    [Fact]
    public async Task All_that_is_kept_of_a_person_comes_as_one_archive_with_a_page_to_read()
    {
        var member = await Host.AsMemberAsync("Nadia <b>Lefèvre</b>");
        var page = await member.GetAsync("/compte/donnees");
        var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;

        var answer = await member.Client.PostAsync("/compte/donnees", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var index = await new StreamReader(archive.GetEntry("index.html")!.Open()).ReadToEndAsync();
        index.ShouldContain("Nadia &lt;b&gt;Lefèvre&lt;/b&gt;");
        index.ShouldContain("lang=\"fr\"");
        archive.Entries.ShouldContain(entry => entry.FullName.StartsWith("account/01", StringComparison.Ordinal));
        (await AuditAsync(member.UserId!)).ShouldContain("PersonalDataExported");
    }

    [Fact]
    public async Task Deleting_the_account_shows_first_what_becomes_of_each_thing_and_asks_for_the_password()
    {
        var member = await Host.AsMemberAsync("Partante");
        var email = await EmailAsync(member);
        var shown = await member.GetAsync("/compte/suppression");
        shown.Text.ShouldContain("Votre compte");
        shown.Text.ShouldContain("supprimé");
        shown.Text.ShouldContain("Lignes du journal");

        var wrong = await member.SubmitAsync("/compte/suppression", new() { ["Password"] = "pas-la-bonne-clef" });
        wrong.One("#Password-error").TextContent.ShouldNotBeEmpty();
        (await ExistsAsync(member.UserId!)).ShouldBeTrue();

        (await member.SubmitAsync("/compte/suppression", new() { ["Password"] = CommunityHost.Password })).Location.ShouldBe("/compte/au-revoir");
        (await ExistsAsync(member.UserId!)).ShouldBeFalse();
        (await member.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(email)).Single().ShouldContain("a été effacé");
        (await Host.DataAsync(db => db.Set<AccountSession>().CountAsync(session => session.UserId == member.UserId))).ShouldBe(0);
        (await Host.DataAsync(db => db.Set<AuditRow>().Where(row => row.Action == "AccountErased" && row.ObjectId == member.UserId).Select(row => row.ActorName).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_person_wrote_stays_without_name_and_what_was_theirs_alone_goes()
    {
        var editor = await Host.AsEditorAsync("Rédactrice Partante");
        var page = await Host.PublishPageAsync("Une page qui reste");
        var secret = await Host.PublishPageAsync("Un carnet à soi", audience: "owner");
        await Host.DataAsync(db => db.Set<Cms.Content.ContentRow>().Where(row => row.ContentItemId == page.ContentItemId || row.ContentItemId == secret.ContentItemId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, editor.UserId).SetProperty(row => row.Author, "Rédactrice Partante")));

        (await editor.SubmitAsync("/compte/suppression", new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);

        var row = await Host.DataAsync(db => db.Set<Cms.Content.ContentRow>().SingleAsync(one => one.ContentItemId == page.ContentItemId && one.Latest));
        (row.Owner, row.Author, row.Published).ShouldBe((null, null, true));
        (await Host.DataAsync(db => db.Set<Cms.Content.ContentRow>().AnyAsync(one => one.ContentItemId == secret.ContentItemId))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        await using var host = await CommunityHost.StartAsync();
        var last = await host.AsAdministratorAsync();
        (await last.GetAsync("/compte/suppression")).Page.QuerySelector("input[name=Password]").ShouldBeNull();
        var other = await host.AsAdministratorAsync();
        (await other.SubmitAsync("/compte/suppression", new() { ["Password"] = CommunityHost.Password })).Location.ShouldBe("/compte/au-revoir");
        (await last.GetAsync("/compte/suppression")).Text.ShouldContain("dernière personne à administrer");
    }

    [Fact]
    public async Task Accounts_that_nobody_uses_are_warned_then_erased_and_signing_in_stops_it()
    {
        await using var host = await CommunityHost.StartAsync();
        var (idle, back, staff) = (await host.CreateUserAsync("Endormie", "Member"), await host.CreateUserAsync("Revenue", "Member"), await host.CreateUserAsync("Équipière", "Editor"));
        host.Clock.Advance(TimeSpan.FromDays(690));
        await RunAsync(host);
        (await MailsAsync(host, idle.Email!)).ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync(host);
        await RunAsync(host);
        var mail = (await MailsAsync(host, idle.Email!)).ShouldHaveSingleItem();
        mail.ShouldContain("connectez-vous une fois");
        (await MailsAsync(host, staff.Email!)).ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromDays(29));
        (await host.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = back.Email, ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
        await RunAsync(host);
        (await host.DataAsync(db => db.Users.AnyAsync(user => user.Id == idle.Id))).ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(host);

        var left = await host.DataAsync(db => db.Users.Select(user => user.Id).ToListAsync());
        left.ShouldNotContain(idle.Id);
        left.ShouldContain(back.Id);
        left.ShouldContain(staff.Id);
    }

    [Fact]
    public async Task Use_is_noted_once_a_day_and_not_at_every_request()
    {
        await using var host = await CommunityHost.StartAsync();
        var member = await host.AsMemberAsync();
        async Task<AccountActivity> Read() => await host.DataAsync(db => db.Set<AccountActivity>().SingleAsync(row => row.UserId == member.UserId));
        (await Read()).LastSignInUtc.ShouldBe(CommunityHost.Start.UtcDateTime);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await member.GetAsync("/");
        (await Read()).LastActivityUtc.ShouldBe(CommunityHost.Start.UtcDateTime);
        host.Clock.Advance(TimeSpan.FromHours(24));
        await member.GetAsync("/");
        (await Read()).LastActivityUtc.ShouldBe(CommunityHost.Start.UtcDateTime.AddHours(26));
        (await host.Sql.CountAsync(() => member.GetAsync("/compte/au-revoir"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_suspended_person_is_out_at_once_and_told_why()
    {
        var member = await Host.AsMemberAsync("Bruyante");
        var email = await EmailAsync(member);
        var administrator = await Host.AsAdministratorAsync();
        var address = "/admin/personnes/" + member.UserId;
        (await administrator.SubmitAsync(address, new() { ["reason"] = " " })).Text.ShouldContain("Écrivez la raison");

        (await administrator.SubmitAsync(address, new() { ["reason"] = "Publicité répétée" })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await member.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion");
        (await MailsAsync(email)).ShouldContain(text => text.Contains("Publicité répétée", StringComparison.Ordinal));
        (await SignInAsync(Host.AsVisitor(), email, CommunityHost.Password)).Text.ShouldContain("suspendu");
        (await SignInAsync(Host.AsVisitor(), email, "une-autre-clef-au-hasard")).Text.ShouldNotContain("suspendu");
        (await administrator.SubmitAsync(address, [], "Rouvrir le compte")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(Host.AsVisitor(), email, CommunityHost.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_new_address_counts_once_it_is_confirmed_and_both_are_told()
    {
        var member = await Host.AsMemberAsync("Déménageuse");
        var (former, next) = (await EmailAsync(member), $"{Guid.NewGuid():n}@example.org");
        (await member.SubmitAsync("/compte/adresse", new() { ["Email"] = next, ["Password"] = "pas-la-bonne-clef" })).One("#Password-error").TextContent.ShouldNotBeEmpty();
        (await member.SubmitAsync("/compte/adresse", new() { ["Email"] = next, ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(former)).Single().ShouldContain("une autre adresse e-mail");
        (await EmailAsync(member)).ShouldBe(former);
        var link = new Uri(Link().Match((await MailsAsync(next)).Single()).Value).PathAndQuery;
        (await Host.AsVisitor().GetAsync(link.Replace("code=", "code=x", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await member.SubmitAsync(link, [], "Confirmer cette adresse")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await EmailAsync(member)).ShouldBe(next);
        (await MailsAsync(former)).Count.ShouldBe(2);
        (await MailsAsync(next)).Count.ShouldBe(2);
        (await member.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(Host.AsVisitor(), former, CommunityHost.Password)).Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(Host.AsVisitor(), next, CommunityHost.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Host.AsVisitor().GetAsync(link)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_stolen_before_a_password_change_is_dead_after_it()
    {
        var member = await Host.AsMemberAsync("Volée");
        var thief = Host.AsVisitor();
        thief.UserId = member.UserId;
        (await SignInAsync(thief, await EmailAsync(member), CommunityHost.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await thief.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);

        (await member.SubmitAsync("/compte", new() { ["Change.Current"] = CommunityHost.Password, ["Change.New"] = "un-phare-neuf-et-clair-62" })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await thief.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion");
        (await member.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_device_is_signed_out_and_then_all_others()
    {
        var here = await Host.AsMemberAsync("Nomade");
        var email = await EmailAsync(here);
        var (phone, tablet) = (Host.AsVisitor(), Host.AsVisitor());
        phone.Client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1");
        await SignInAsync(phone, email, CommunityHost.Password);
        await SignInAsync(tablet, email, CommunityHost.Password);
        var list = await here.GetAsync("/compte/sessions");
        list.Text.ShouldContain("Safari, iPhone");
        list.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        var row = list.Page.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("iPhone", StringComparison.Ordinal));
        var id = row.QuerySelector("input[name=id]")!.GetAttribute("value")!;

        var stranger = await Host.AsMemberAsync("Curieuse");
        (await EndAsync(stranger, id)).ShouldBe(HttpStatusCode.NotFound);
        (await phone.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        (await EndAsync(here, id)).ShouldBe(HttpStatusCode.Redirect);
        (await phone.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion");
        (await tablet.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        await here.SubmitAsync("/compte/sessions", [], "Déconnecter tous les autres");
        (await tablet.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion");
        (await here.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_factor_is_set_up_asked_for_and_neither_a_code_nor_a_recovery_code_works_twice()
    {
        var member = await Host.AsMemberAsync("Prudente");
        var email = await EmailAsync(member);
        var setup = await member.GetAsync("/compte/securite");
        var key = setup.One("code.copy-box").TextContent.Replace(" ", "", StringComparison.Ordinal);
        setup.One("svg.qr path").GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        (await member.SubmitAsync(setup, "/compte/securite", new() { ["Code"] = "000000", ["Password"] = CommunityHost.Password, ["SealedKey"] = setup.One("input[name=SealedKey]").GetAttribute("value") }))
            .One("#Code-error").TextContent.ShouldNotBeEmpty();
        var done = await member.SubmitAsync(setup, "/compte/securite", new() { ["Code"] = CodeOf(key), ["Password"] = CommunityHost.Password });
        var recovery = done.Page.QuerySelectorAll("[aria-labelledby=codes] li code").Select(code => code.TextContent).ToList();
        recovery.Count.ShouldBe(10);
        (await member.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = CodeOf(key);
        (await SecondStepAsync(email, code)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SecondStepAsync(email, code)).One("#Code-error").TextContent.ShouldNotBeEmpty();
        (await SecondStepAsync(email, recovery[0].ToLowerInvariant())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SecondStepAsync(email, recovery[0])).One("#Code-error").TextContent.ShouldNotBeEmpty();
        (await member.GetAsync("/compte/securite")).Text.ShouldContain("Codes de secours restants : 9");
        (await Host.DataAsync(db => db.UserTokens.Where(token => token.UserId == member.UserId).Select(token => token.Value).ToListAsync()))
            .ShouldAllBe(value => !value!.Contains(key) && !value.Contains(recovery[1]));
        // Password alone opens nothing.
        var half = Host.AsVisitor();
        (await SignInAsync(half, email, CommunityHost.Password)).Location!.ShouldContain("/compte/connexion/code");
        (await half.GetAsync("/compte")).Location!.ShouldContain("/compte/connexion?");
    }

    [Fact]
    public async Task Who_has_a_role_that_asks_for_a_second_factor_sets_it_up_before_anything_else()
    {
        await using var host = await CommunityHost.StartAsync();
        var administrator = await host.AsAdministratorAsync();
        var editor = await host.AsEditorAsync();
        (await editor.GetAsync("/admin")).Status.ShouldBe(HttpStatusCode.OK);

        (await administrator.SubmitAsync("/admin/roles/Editor", new() { ["secondFactor"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);

        foreach (var url in new[] { "/", "/admin", "/compte", "/compte/sessions" })
            (await editor.GetAsync(url)).Location.ShouldBe("/compte/securite", url);
        var setup = await editor.GetAsync("/compte/securite");
        var key = setup.One("code.copy-box").TextContent.Replace(" ", "", StringComparison.Ordinal);
        var code = new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(host.Clock.GetUtcNow().UtcDateTime);
        await editor.SubmitAsync(setup, "/compte/securite", new() { ["Code"] = code, ["Password"] = CommunityHost.Password });
        (await editor.GetAsync("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        (await editor.GetAsync("/compte/securite")).Text.ShouldContain("il ne peut pas être retiré");
    }

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(Host.Clock.GetUtcNow().UtcDateTime);

    private async Task<Answer> SecondStepAsync(string email, string code)
    {
        var visitor = Host.AsVisitor();
        (await SignInAsync(visitor, email, CommunityHost.Password)).Location!.ShouldContain("/compte/connexion/code");
        return await visitor.SubmitAsync("/compte/connexion/code", new() { ["Code"] = code });
    }

    private static async Task<HttpStatusCode> EndAsync(Browser person, string session)
    {
        var page = await person.GetAsync("/compte/sessions");
        var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return (await person.Client.PostAsync("/compte/sessions?handler=End", new FormUrlEncodedContent([new("id", session), new("__RequestVerificationToken", token)]))).StatusCode;
    }

    private static Task<Answer> SignInAsync(Browser visitor, string email, string password) =>
        visitor.SubmitAsync("/compte/connexion", new() { ["Email"] = email, ["Password"] = password });

    private static async Task RunAsync(CommunityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBackgroundTask>().Single(task => task.Name == "inactive-accounts").ExecuteAsync(CancellationToken.None);
    }

    private Task<bool> ExistsAsync(string userId) => Host.DataAsync(db => db.Users.AnyAsync(user => user.Id == userId));

    private Task<string> EmailAsync(Browser person) => Host.DataAsync(db => db.Users.Where(user => user.Id == person.UserId).Select(user => user.Email!).SingleAsync());

    private Task<List<string>> MailsAsync(string email) => MailsAsync(Host, email);

    private static Task<List<string>> MailsAsync(CommunityHost host, string email) =>
        host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email).OrderBy(mail => mail.Id).Select(mail => mail.Text).ToListAsync());

    private Task<List<string>> AuditAsync(string userId) => Host.DataAsync(db => db.Set<AuditRow>().Where(row => row.ActorId == userId).Select(row => row.Action).ToListAsync());

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
