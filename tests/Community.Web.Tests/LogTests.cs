using System.Net;
using System.Text.RegularExpressions;
using Community.Cms.Content;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>What people write about themselves is stored where it belongs and never in the log.</summary>
public sealed partial class LogTests
{
    [Fact]
    public async Task Somebody_who_registers_forgets_the_password_introduces_herself_and_applies_leaves_nothing_of_it_in_the_log()
    {
        await using var host = await CommunityHost.StartAsync();
        var visitor = host.AsVisitor();
        const string Email = "zelie.zingaro@example.org", First = "navette-craie-zibeline-1", Second = "navette-craie-zibeline-2";

        await visitor.SubmitAsync("/compte/inscription", new() { ["DisplayName"] = "Zélie Zingaro", ["Email"] = Email, ["Password"] = First });
        (await visitor.SubmitAsync(await LinkAsync("confirmation"), new() { ["Password"] = First })).Status.ShouldBe(HttpStatusCode.Redirect);
        await host.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = Email, ["Password"] = "navette-craie-zibeline-0" });
        await host.AsVisitor().SubmitAsync("/compte/mot-de-passe-oublie", new() { ["Email"] = Email });
        (await host.AsVisitor().SubmitAsync(await LinkAsync("nouveau-mot-de-passe"), new() { ["Password"] = Second })).Status.ShouldBe(HttpStatusCode.Redirect);
        var member = host.AsVisitor();
        (await member.SubmitAsync("/compte/connexion", new() { ["Email"] = Email, ["Password"] = Second })).Status.ShouldBe(HttpStatusCode.Redirect);

        var profile = new Dictionary<string, string?> { ["Input.Name"] = "Zélie Zingaro", ["Input.Headline"] = "Zingueuse zélandaise", ["Input.Skills"] = "zingage, zellige", ["Input.Links"] = "https://zingaro.example.org/zelie" };
        (await member.SubmitAsync("/mon-profil", new(profile) { ["Input.Fifteen"] = "yes" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.SubmitAsync("/mon-profil", new(profile) { ["Input.Links"] = "javascript:zingaro" })).Status.ShouldBe(HttpStatusCode.OK);

        var job = await JobAsync();
        (await member.SubmitAsync(job, new() { ["Name"] = "Zélie Zingaro", ["Message"] = "Zébulon me recommande : 06 00 00 62 62." })).Status.ShouldBe(HttpStatusCode.Redirect);
        await host.AsVisitor().GetAsync("/recherche?q=zibeline");

        host.Logs.Lines.ShouldNotBeEmpty();
        host.Logs.Lines.Where(line => Personal().IsMatch(line)).ShouldBeEmpty();

        // The link of the last mail to her that leads to a page.
        async Task<string> LinkAsync(string page) => new Uri(Address().Matches((await host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == Email).OrderBy(mail => mail.Id).Select(mail => mail.Text).ToListAsync()))[^1])
            .Select(match => match.Value).First(link => link.Contains(page, StringComparison.Ordinal))).PathAndQuery;

        // The form of an ad of the demonstration that takes applications here.
        async Task<string> JobAsync()
        {
            foreach (var id in await host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentType == "JobPosting" && row.Published).Select(row => row.ContentItemId).ToListAsync()))
                if ((await member.GetAsync("/emplois/postuler/" + id)).Page.QuerySelector("[name=Message]") is not null)
                    return "/emplois/postuler/" + id;
            throw new InvalidOperationException("No ad takes applications.");
        }
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    // Every word of hers begins with a z or is a number of hers.
    [GeneratedRegex("zingaro|z[ée]lie|zibeline|zingu|zingage|zellige|z[ée]bulon|62 ?62", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
