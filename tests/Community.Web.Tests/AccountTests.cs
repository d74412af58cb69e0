using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>Accounts as people meet them: forms, mails and links, on the whole host.</summary>
public sealed partial class AccountTests(House house) : IClassFixture<House>
{
    private const string AnotherPassword = "brise-lames-et-goelands-59";

    private CommunityHost Host => house.Host;

    [Fact]
    public async Task A_person_registers_confirms_by_mail_signs_in_and_out()
    {
        var (visitor, email) = (Host.AsVisitor(), NewEmail());

        (await RegisterAsync(visitor, email)).Location.ShouldNotBeNull().ShouldContain("e-mail-envoye");
        (await SignInAsync(Host.AsVisitor(), email, CommunityHost.Password)).Text.ShouldContain("pas encore confirmée");
        (await visitor.SubmitAsync(await LinkAsync(email, "confirmation"), new() { ["Password"] = CommunityHost.Password })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/admin")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync("/")).One("a[href='/compte/deconnexion']").TextContent.Trim().ShouldBe("Se déconnecter");
        (await visitor.SubmitAsync("/compte/deconnexion", [], "Se déconnecter")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/compte")).Location.ShouldNotBeNull().ShouldContain("/compte/connexion");
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_through_a_link_that_works_once()
    {
        var user = await Host.CreateUserAsync("Oublieuse", "Member");
        await Host.AsVisitor().SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = user.Email });
        var link = await LinkAsync(user.Email!, "nouveau-mot-de-passe");
        var early = await Host.AsVisitor().GetAsync(link);

        (await Host.AsVisitor().SubmitAsync(link, new() { ["Password"] = AnotherPassword })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await SignInAsync(Host.AsVisitor(), user.Email!, AnotherPassword)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(Host.AsVisitor(), user.Email!, CommunityHost.Password)).Status.ShouldBe(HttpStatusCode.OK);
        early.Page.QuerySelector("input[type=password]").ShouldNotBeNull();
        var again = await Host.AsVisitor().GetAsync(link);
        (again.Status, again.Page.QuerySelector("input[type=password]")).ShouldBe((HttpStatusCode.BadRequest, null));
    }

    [Fact]
    public async Task A_link_in_a_mail_never_leads_to_a_host_that_a_stranger_made_up()
    {
        var user = await Host.CreateUserAsync("Visée", "Member");
        var stranger = Host.AsVisitor();
        var page = await stranger.GetAsync("/compte/mot-de-passe-oublie");
        using HttpRequestMessage request = new(HttpMethod.Post, "/compte/mot-de-passe-oublie");
        request.Headers.Host = "ailleurs.example";
        request.Content = new FormUrlEncodedContent([new("Email", user.Email!), new("__RequestVerificationToken", page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!)]);

        (await stranger.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var mail = await MailAsync(user.Email!);
        mail.ShouldContain("nouveau-mot-de-passe");
        mail.ShouldNotContain("ailleurs.example");
    }

    [Theory]
    [InlineData("/compte/connexion")]
    [InlineData("/compte/inscription")]
    [InlineData("/compte/mot-de-passe-oublie")]
    [InlineData("/compte/confirmation/renvoyer")]
    public async Task No_answer_tells_whether_an_address_has_an_account(string url)
    {
        var known = (await Host.CreateUserAsync("Connue", "Member")).Email!;
        var waiting = NewEmail();
        await RegisterAsync(Host.AsVisitor(), waiting);

        List<(string Text, string? Location, HttpStatusCode Status, double Milliseconds)> answers = [];
        foreach (var email in new[] { known, waiting, NewEmail(), known.ToUpperInvariant() })
        {
            var visitor = Host.AsVisitor();
            var page = await visitor.GetAsync(url);
            page.Status.ShouldBe(HttpStatusCode.OK);
            Dictionary<string, string?> values = new() { ["Email"] = email };
            foreach (var name in new[] { "Password", "DisplayName" })
                if (page.Page.QuerySelector($"input[name={name}]") is not null)
                    values[name] = AnotherPassword;
            var watch = Stopwatch.StartNew();
            var answer = await visitor.SubmitAsync(page, url, values);
            var spent = watch.Elapsed.TotalMilliseconds;
            answers.Add((answer.Text.Replace(email, "…", StringComparison.OrdinalIgnoreCase), answer.Location, answer.Status, spent));
        }

        answers.Select(answer => (answer.Text, answer.Location, answer.Status)).Distinct().Count().ShouldBe(1);
        // Hashing a password takes tens of milliseconds: whoever is spared it is known by the time of the answer.
        if (url is "/compte/connexion" or "/compte/inscription")
            answers.Max(answer => answer.Milliseconds).ShouldBeLessThan(10 * answers.Min(answer => answer.Milliseconds));
    }

    [Fact]
    public async Task An_empty_password_is_answered_by_one_sentence_in_the_readers_language()
    {
        foreach (var (url, sentence) in new[] { ("/compte/inscription", "Choisissez au moins 10 caractères"), ("/en/compte/inscription", "Choose at least 10 characters") })
        {
            var answer = await Host.AsVisitor().SubmitAsync(url, new() { ["DisplayName"] = "Nadia", ["Email"] = NewEmail(), ["Password"] = "" });
            answer.Page.QuerySelectorAll(".error-summary li").ShouldHaveSingleItem().TextContent.ShouldStartWith(sentence);
        }
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_with_the_same_sentence()
    {
        var user = await Host.CreateUserAsync("Devinée", "Member");
        List<string> sentences = [];
        for (var attempt = 0; attempt < 5; attempt++)
            sentences.Add((await SignInAsync(Host.AsVisitor(), user.Email!, "pas-la-bonne-" + attempt)).Text);

        var right = await SignInAsync(Host.AsVisitor(), user.Email!, CommunityHost.Password);

        right.Status.ShouldBe(HttpStatusCode.OK);
        sentences.Append(right.Text).Distinct().Count().ShouldBe(1);
        right.One(".error-summary").TextContent.ShouldContain("dix minutes");
    }

    [Theory]
    [InlineData("court")]
    [InlineData("1234567890")]
    [InlineData("motdepasse123")]
    [InlineData("aaaaaaaaaaaaaa")]
    public async Task A_password_that_everybody_guesses_is_refused_and_nothing_is_stored(string password)
    {
        var email = NewEmail();

        var answer = await RegisterAsync(Host.AsVisitor(), email, password);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#Password-error").TextContent.ShouldNotBeEmpty();
        answer.Html.ShouldNotContain(password + "\"");
        (await Host.DataAsync(db => db.Users.AnyAsync(user => user.Email == email))).ShouldBeFalse();
    }

    [Fact]
    public async Task Strangers_cannot_send_forms_without_end()
    {
        await using var host = await CommunityHost.StartAsync(new Dictionary<string, string?> { ["Community:Accounts:RateLimit"] = "5" });
        List<HttpStatusCode> answers = [];
        Answer last = null!;
        for (var i = 0; i < 7; i++)
        {
            last = await SignInAsync(host.AsVisitor(), NewEmail(), "peu-importe-laquelle");
            answers.Add(last.Status);
        }

        answers.Take(5).ShouldAllBe(status => status == HttpStatusCode.OK);
        answers.Skip(5).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
        last.Heading.ShouldNotBeEmpty();
    }

    private static string NewEmail() => $"{Guid.NewGuid():n}@example.org";

    private static Task<Answer> RegisterAsync(Browser visitor, string email, string password = CommunityHost.Password) =>
        visitor.SubmitAsync("/compte/inscription", new() { ["DisplayName"] = "Nadia", ["Email"] = email, ["Password"] = password });

    private static Task<Answer> SignInAsync(Browser visitor, string email, string password) =>
        visitor.SubmitAsync("/compte/connexion", new() { ["Email"] = email, ["Password"] = password });

    private async Task<string> MailAsync(string email) =>
        (await Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == email).OrderBy(mail => mail.Id).Select(mail => mail.Text).ToListAsync()))[^1];

    private async Task<string> LinkAsync(string email, string page) =>
        new Uri(Link().Matches(await MailAsync(email)).Select(match => match.Value).Single(link => link.Contains(page, StringComparison.Ordinal))).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
