using System.Net;
using Community.Abstractions.Content;
using Community.Members.Contracts;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class ModerationTests(House house)
{
    [Fact]
    public async Task A_warning_tells_the_reason_in_one_mail_and_leaves_everything_as_it_is()
    {
        var (person, moderator) = (await house.MemberAsync("Wanda Avertie"), await house.ModeratorAsync());
        var report = await ReportAsync(moderator, person, "publicite");
        (await moderator.SubmitAsync(report, new() { ["Measure"] = "Warn", ["Reason"] = "Pas de réclame, s’il vous plaît." })).Status.ShouldBe(HttpStatusCode.Redirect);

        var mail = (await Mails.ToAsync(house.Host, await Mails.AddressOfAsync(house.Host, person.UserId!))).ShouldHaveSingleItem();
        mail.Text.ShouldContain("Pas de réclame, s’il vous plaît.");
        (await house.Host.AsVisitor().GetAsync("/annuaire/wanda-avertie")).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/moderation/mes-decisions")).Text.ShouldContain("Pas de réclame");
        (await (await house.Host.AsAdministratorAsync()).GetAsync("/admin/journal")).Text.ShouldContain("Wanda Avertie");
        (await moderator.GetAsync("/admin/moderation")).Text.ShouldNotContain("Wanda Avertie");
    }

    [Fact]
    public async Task Somebody_suspended_hears_why_in_one_mail_appeals_without_signing_in_and_comes_back()
    {
        var (person, moderator) = (await house.MemberAsync("Serge Suspendu"), await house.ModeratorAsync());
        var address = await Mails.AddressOfAsync(house.Host, person.UserId!);
        var report = await ReportAsync(moderator, person, "haine");
        (await moderator.SubmitAsync(report, new() { ["Measure"] = "Suspend", ["Reason"] = "Des propos haineux." })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await Mails.ToAsync(house.Host, address)).ShouldHaveSingleItem().Text.ShouldContain("Des propos haineux.");
        (await house.Host.AsVisitor().GetAsync("/annuaire/serge-suspendu")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.GetAsync("/mon-profil")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(address)).Status.ShouldBe(HttpStatusCode.OK);

        var code = await Mails.CodeAsync(house.Host, address, "moderation/contester");
        var appealed = await house.Host.AsVisitor().SubmitAsync($"/moderation/contester?code={code}", new() { ["Body"] = "Ce n’était pas moi." });
        appealed.One(".notice--good").TextContent.ShouldNotBeNullOrWhiteSpace();
        var appeal = (await moderator.GetAsync("/admin/moderation")).Page.QuerySelectorAll("a[href*='/appel/']").Single(a => a.TextContent.Contains("Serge", StringComparison.Ordinal)).GetAttribute("href")!;
        (await moderator.GetAsync(appeal)).Text.ShouldContain("Ce n’était pas moi.");
        (await moderator.SubmitAsync(appeal, new() { ["TakeBack"] = "true", ["Answer"] = "Nos excuses." })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await Mails.ToAsync(house.Host, address)).Count.ShouldBe(2);
        (await SignInAsync(address)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/annuaire/serge-suspendu")).Status.ShouldBe(HttpStatusCode.OK);
        // An appeal is heard once.
        (await moderator.GetAsync(appeal)).Page.QuerySelectorAll("[name=Answer]").ShouldBeEmpty();
        (await house.Host.AsVisitor().GetAsync($"/moderation/contester?code={code}")).Page.QuerySelectorAll("[name=Body]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_the_house_is_reported_from_its_foot_hidden_and_given_back()
    {
        var (visitor, moderator) = (house.Host.AsVisitor(), await house.ModeratorAsync());
        await house.Host.PublishPageAsync("Page douteuse");
        var link = (await visitor.GetAsync("/page-douteuse")).One("a[href^='/signaler?kind=page']").GetAttribute("href")!;
        (await visitor.SubmitAsync(link, new() { ["Reason"] = "illegal" })).Text.ShouldContain("Merci");
        (await moderator.SubmitAsync(await InQueueAsync(moderator, "Page douteuse"), new() { ["Measure"] = "Hide", ["Reason"] = "On ne peut pas publier cela." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/page-douteuse")).Status.ShouldBe(HttpStatusCode.NotFound);

        var id = link[(link.LastIndexOf('=') + 1)..];
        await house.Host.WithAsync<IEnumerable<IReportableSource>, bool>(async sources =>
        {
            await sources.Single(source => source.Kind == "page").SetHiddenAsync(id, false);
            return true;
        });
        (await visitor.GetAsync("/page-douteuse")).Status.ShouldBe(HttpStatusCode.OK);

        // What nobody could read, and what only members may, tells its title to nobody.
        var draft = await house.Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Brouillon secret" }));
        (await visitor.GetAsync($"/signaler?kind=page&id={draft.ContentItemId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var apart = await house.Host.PublishPageAsync("Entre membres", audience: "members");
        (await visitor.GetAsync($"/signaler?kind=page&id={apart.ContentItemId}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_moderators_who_decide_at_once_one_is_told_and_the_person_hears_of_one_decision()
    {
        var (person, one, other) = (await house.MemberAsync("Course Perdue"), await house.ModeratorAsync(), await house.ModeratorAsync());
        var report = await ReportAsync(one, person, "faux");
        var (first, second) = (await one.GetAsync(report), await other.GetAsync(report));
        await one.SubmitAsync(first, report, new() { ["Measure"] = "Warn", ["Reason"] = "Première décision." });
        var late = await other.SubmitAsync(second, report, new() { ["Measure"] = "Suspend", ["Reason"] = "Seconde décision." });
        (await other.GetAsync(late.Location!)).Text.ShouldContain("Entre-temps");
        (await Mails.ToAsync(house.Host, await Mails.AddressOfAsync(house.Host, person.UserId!))).ShouldHaveSingleItem().Text.ShouldContain("Première décision.");
        (await person.GetAsync("/mon-profil")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_moderator_suspends_nobody_who_may_do_more_and_then_nothing_is_hidden()
    {
        var boss = await house.Host.AsAsync("Berthe Patronne", "Administrator");
        await boss.SubmitAsync("/mon-profil", new() { ["Input.Name"] = "Berthe Patronne", ["Input.Fifteen"] = "yes" });
        var moderator = await house.ModeratorAsync();
        var report = await ReportAsync(moderator, boss, "insulte");
        (await moderator.SubmitAsync(report, new() { ["Measure"] = "Suspend", ["Reason"] = "Pour voir." })).Text.ShouldContain("ne pouvez pas suspendre");
        (await house.Host.AsVisitor().GetAsync("/annuaire/berthe-patronne")).Status.ShouldBe(HttpStatusCode.OK);
        (await moderator.GetAsync("/admin/moderation")).Text.ShouldContain("Berthe Patronne");
    }

    [Fact]
    public async Task A_message_is_reported_by_who_received_it_and_hidden_from_both()
    {
        var (rude, hurt) = (await house.MemberAsync("Rudy Rude"), await house.MemberAsync("Lola Blessée"));
        var thread = (await rude.SubmitAsync("/messages/nouveau?a=lola-blessee", new() { ["Subject"] = "Toi", ["Body"] = "Un mot méchant" })).Location!;
        var link = (await hurt.GetAsync(thread)).One("a[href*='/signaler']").GetAttribute("href")!;
        (await (await house.Host.AsMemberAsync()).GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await hurt.SubmitAsync(link, new() { ["Reason"] = "insulte" })).Text.ShouldContain("Merci");
        var moderator = await house.ModeratorAsync();
        var report = await InQueueAsync(moderator, "Toi");
        (await moderator.GetAsync(report)).Text.ShouldContain("Un mot méchant");
        await moderator.SubmitAsync(report, new() { ["Measure"] = "Hide", ["Reason"] = "Blessant." });
        foreach (var reader in new[] { rude, hurt })
            (await reader.GetAsync(thread)).Text.ShouldNotContain("Un mot méchant");
    }

    [Fact]
    public async Task Who_of_the_staff_read_a_private_message_stands_in_the_log_of_access_once_for_each_of_the_two()
    {
        var (from, to) = (await house.MemberAsync("Aimée Secrète"), await house.MemberAsync("Côme Confident"));
        var thread = (await from.SubmitAsync("/messages/nouveau?a=come-confident", new() { ["Subject"] = "Entre nous deux", ["Body"] = "Un secret" })).Location!;
        await to.SubmitAsync((await to.GetAsync(thread)).One("a[href*='/signaler']").GetAttribute("href")!, new() { ["Reason"] = "insulte" });
        var (moderator, admin) = (await house.ModeratorAsync(), await house.Host.AsAdministratorAsync());
        var report = await InQueueAsync(moderator, "Entre nous deux");
        (await admin.GetAsync("/admin/vie-privee/acces?personne=" + from.UserId)).Text.ShouldNotContain("Message privé");

        (await moderator.GetAsync(report)).Text.ShouldContain("Un secret");
        (await moderator.GetAsync(report)).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var person in new[] { from, to })
        {
            var line = (await admin.GetAsync("/admin/vie-privee/acces?personne=" + person.UserId)).Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
            line.TextContent.ShouldContain("Mona Modération");
            line.TextContent.ShouldContain("Message privé signalé, lu par la modération");
        }
        (await admin.GetAsync("/en/admin/vie-privee/acces?personne=" + from.UserId)).Text.ShouldContain("Reported private message read by a moderator");
        (await admin.GetAsync("/admin/journal?action=PrivateMessageRead")).Text.ShouldContain("Aimée Secrète");
    }

    [Fact]
    public async Task What_everybody_could_read_is_no_access_to_private_data()
    {
        var (person, moderator) = (await house.MemberAsync("Paul Public"), await house.ModeratorAsync());
        (await moderator.GetAsync(await ReportAsync(moderator, person, "faux"))).Text.ShouldContain("Paul Public");
        (await (await house.Host.AsAdministratorAsync()).GetAsync("/admin/vie-privee/acces?personne=" + person.UserId)).Page.QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_organisation_that_is_hidden_stays_its_managers_to_mend()
    {
        var boss = await house.MemberAsync("Odile Organise");
        await boss.SubmitAsync("/organisations/nouvelle", new() { ["Name"] = "Promesses en l’air", ["Kind"] = "entreprise", ["Summary"] = "On promet." });
        var visitor = house.Host.AsVisitor();
        var link = (await visitor.GetAsync("/organisations/promesses-en-l-air")).One("a[href*='/signaler']").GetAttribute("href")!;
        await visitor.SubmitAsync(link, new() { ["Reason"] = "arnaque" });
        var moderator = await house.ModeratorAsync();
        await moderator.SubmitAsync(await InQueueAsync(moderator, "Promesses"), new() { ["Measure"] = "Hide", ["Reason"] = "Rien de vrai." });
        (await visitor.GetAsync("/organisations/promesses-en-l-air")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/organisations?q=promesses")).Page.QuerySelectorAll("a[href='/organisations/promesses-en-l-air']").ShouldBeEmpty();
        (await boss.SubmitAsync("/organisations/promesses-en-l-air/modifier", new() { ["Summary"] = "On tient." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/organisations/promesses-en-l-air")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_queue_has_a_second_page_and_costs_the_same_whatever_it_shows()
    {
        await using var host = await CommunityHost.StartAsync();
        var moderator = await host.AsAsync("Mona", "Moderator");
        var visitor = host.AsVisitor();
        await visitor.SubmitAsync("/signaler?kind=member&id=demo-member-01", new() { ["Reason"] = "faux" });
        await moderator.GetAsync("/admin/moderation");
        var few = await host.Sql.CountAsync(() => moderator.GetAsync("/admin/moderation"));
        for (var i = 2; i <= 30; i++)
            await visitor.SubmitAsync($"/signaler?kind=member&id=demo-member-{i:D2}", new() { ["Reason"] = "faux" });
        // Thirty in ten minutes from one address are enough.
        (await visitor.SubmitAsync("/signaler?kind=member&id=demo-member-31", new() { ["Reason"] = "faux" })).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        var member = await host.AsMemberAsync();
        await moderator.GetAsync("/admin/moderation");
        var many = await host.Sql.CountAsync(() => moderator.GetAsync("/admin/moderation"));
        many.Count.ShouldBe(few.Count);
        (await moderator.GetAsync("/admin/moderation")).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(30);
        (await moderator.GetAsync("/admin/moderation?page=2")).Page.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        member.UserId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_proposed_skill_is_taken_into_the_list_and_into_the_profiles_that_named_it_or_not()
    {
        var (one, other) = (await house.MemberAsync("Gaëlle Gemme", new() { ["Input.Skills"] = "Gemmologie" }), await house.MemberAsync("Guy Gemme", new() { ["Input.Skills"] = "gemmologie ,Astuces douteuses" }));
        var visitor = house.Host.AsVisitor();
        (await visitor.GetAsync("/annuaire/gaelle-gemme")).Text.ShouldNotContain("Gemmologie");
        (await one.GetAsync("/mon-profil")).One("input[name='Input.Skills']").GetAttribute("value").ShouldBe("Gemmologie");
        (await (await house.Host.AsMemberAsync()).GetAsync("/admin/savoir-faire")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var staff = await house.ModeratorAsync();
        await DecideAsync(staff, "gemmologie", "take=true", new() { ["titleEn"] = "Gemmology" });
        await DecideAsync(staff, "astuces-douteuses", "take=false", []);
        (await staff.GetAsync("/admin/savoir-faire")).Page.QuerySelectorAll("input[name=key][value=gemmologie], input[name=key][value=astuces-douteuses]").ShouldBeEmpty();
        (await visitor.GetAsync("/annuaire?skill=gemmologie")).Page.QuerySelectorAll(".card").Length.ShouldBe(2);
        (await visitor.GetAsync("/en/annuaire/guy-gemme")).Text.ShouldContain("Gemmology");
        (await visitor.GetAsync("/annuaire/guy-gemme")).Text.ShouldNotContain("Astuces");
        other.UserId.ShouldNotBeNull();
    }

    private static async Task DecideAsync(Browser staff, string key, string button, Dictionary<string, string?> values)
    {
        var page = await staff.GetAsync("/admin/savoir-faire");
        // Only the form of this skill stays on the page.
        foreach (var form in page.Page.Forms.Where(form => form.QuerySelector($"input[name=key][value='{key}']") is null).ToList())
            form.Remove();
        (await staff.SubmitAsync(page, "/admin/savoir-faire", values, button)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>A visitor reports the profile; the answer is its place in the queue.</summary>
    private async Task<string> ReportAsync(Browser moderator, Browser person, string reason)
    {
        (await house.Host.AsVisitor().SubmitAsync($"/signaler?kind=member&id={person.UserId}", new() { ["Reason"] = reason })).Text.ShouldContain("Merci");
        var name = (await person.GetAsync("/mon-profil")).One("[name='Input.Name']").GetAttribute("value")!;
        return await InQueueAsync(moderator, name);
    }

    private static async Task<string> InQueueAsync(Browser moderator, string title) => (await moderator.GetAsync("/admin/moderation")).Page.QuerySelectorAll("td a")
        .Single(a => a.TextContent.Contains(title, StringComparison.Ordinal)).GetAttribute("href")!;

    private Task<Answer> SignInAsync(string email) =>
        house.Host.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = email, ["Password"] = CommunityHost.Password });
}
