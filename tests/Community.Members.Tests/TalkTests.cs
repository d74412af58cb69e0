using System.Net;
using Community.Abstractions.Accounts;
using Community.Members.Contracts;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class TalkTests(House house)
{
    [Fact]
    public async Task A_message_is_in_both_boxes_and_relayed_without_addresses_and_answered()
    {
        var (ana, bob) = (await house.MemberAsync("Ana Écrit"), await house.MemberAsync("Bob Répond"));
        var sent = await ana.SubmitAsync("/messages/nouveau?a=bob-repond", new() { ["Subject"] = "Un café ?\r\nBcc: x@example.org", ["Body"] = "Bonjour Bob" });
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var thread = sent.Location!;
        (await ana.GetAsync("/messages")).Text.ShouldContain("Avec Bob Répond");
        (await bob.GetAsync("/messages")).Text.ShouldContain("Avec Ana Écrit");
        var mail = (await Mails.ToAsync(house.Host, await Mails.AddressOfAsync(house.Host, bob.UserId!))).Last();
        mail.Text.ShouldContain("Bonjour Bob");
        mail.Text.ShouldNotContain(await Mails.AddressOfAsync(house.Host, ana.UserId!));
        mail.Subject.ShouldNotContain('\n');
        (await bob.SubmitAsync(thread, new() { ["Body"] = "Volontiers" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ana.GetAsync(thread)).Text.ShouldContain("Volontiers");
        (await (await house.Host.AsMemberAsync()).GetAsync(thread)).Status.ShouldBe(HttpStatusCode.NotFound);

        await bob.SubmitAsync(thread, [], "Bloquer Ana Écrit");
        var refused = await ana.SubmitAsync(thread, new() { ["Body"] = "Et demain ?" });
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("ne reçoit pas vos messages");
    }

    [Fact]
    public async Task Mails_about_messages_stop_with_one_click()
    {
        var (eva, max) = (await house.MemberAsync("Eva Stop"), await house.MemberAsync("Max Stop"));
        await eva.SubmitAsync("/messages/nouveau?a=max-stop", new() { ["Subject"] = "Un", ["Body"] = "Premier" });
        var address = await Mails.AddressOfAsync(house.Host, max.UserId!);
        var code = await Mails.CodeAsync(house.Host, address, "messages/arreter");
        (await house.Host.AsVisitor().SubmitAsync($"/messages/arreter?code={code}", [], "Arrêter ces e-mails")).Text.ShouldContain("C’est fait");
        await eva.SubmitAsync("/messages/nouveau?a=max-stop", new() { ["Subject"] = "Deux", ["Body"] = "Second" });
        (await Mails.ToAsync(house.Host, address)).Count.ShouldBe(1);
        (await max.GetAsync("/messages")).Text.ShouldContain("Deux");
    }

    [Fact]
    public async Task A_flood_is_refused_and_nothing_of_it_is_stored()
    {
        var (spam, one) = (await house.MemberAsync("Sam Spam"), await house.MemberAsync("Une Cible"));
        await house.MemberAsync("Deux Cible");
        await house.MemberAsync("Trois Cible");
        foreach (var target in new[] { "une-cible", "deux-cible" })
            (await spam.SubmitAsync($"/messages/nouveau?a={target}", new() { ["Subject"] = "Offre", ["Body"] = "Achetez" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await spam.SubmitAsync("/messages/nouveau?a=trois-cible", new() { ["Subject"] = "Offre", ["Body"] = "Achetez" });
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.One("textarea").TextContent.ShouldBe("Achetez");
        for (var i = 0; i < 18; i++)
            await spam.SubmitAsync("/messages/nouveau?a=une-cible", new() { ["Subject"] = "Encore", ["Body"] = $"Numéro {i}" });
        (await spam.SubmitAsync("/messages/nouveau?a=une-cible", new() { ["Subject"] = "Encore", ["Body"] = "Numéro 20" })).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        one.UserId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reported_profile_is_hidden_its_owner_told_and_shown_again_after_the_appeal()
    {
        var bad = await house.MemberAsync("Gaston Grossier", new() { ["Input.Short"] = "Des gros mots" });
        var reported = await house.Host.AsVisitor().SubmitAsync($"/signaler?kind=member&id={bad.UserId}", new() { ["Reason"] = "insulte", ["Details"] = "Il insulte" });
        reported.Text.ShouldContain("Merci");
        var moderator = await house.ModeratorAsync();
        var queue = await moderator.GetAsync("/admin/moderation");
        var link = queue.Page.QuerySelectorAll("td a").Single(a => a.TextContent.Contains("Gaston Grossier", StringComparison.Ordinal)).GetAttribute("href")!;
        (await moderator.GetAsync(link)).Text.ShouldContain("Des gros mots");
        (await moderator.SubmitAsync(link, new() { ["Measure"] = "Hide", ["Reason"] = "" })).Text.ShouldContain("Donnez la raison");
        (await moderator.SubmitAsync(link, new() { ["Measure"] = "Hide", ["Reason"] = "Pas de gros mots ici." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/annuaire/gaston-grossier")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await moderator.GetAsync("/annuaire?q=gaston")).Page.QuerySelectorAll(".card").ShouldBeEmpty();

        var address = await Mails.AddressOfAsync(house.Host, bad.UserId!);
        (await Mails.ToAsync(house.Host, address)).Last().Text.ShouldContain("Pas de gros mots ici.");
        var code = await Mails.CodeAsync(house.Host, address, "moderation/contester");
        await house.Host.AsVisitor().SubmitAsync($"/moderation/contester?code={code}", new() { ["Body"] = "C’était une citation." });
        var appeal = (await moderator.GetAsync("/admin/moderation")).Page.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.Contains("/appel/", StringComparison.Ordinal) && a.TextContent.Contains("Gaston", StringComparison.Ordinal)).GetAttribute("href")!;
        await moderator.SubmitAsync(appeal, new() { ["TakeBack"] = "true", ["Answer"] = "Vous avez raison." });
        (await house.Host.AsVisitor().GetAsync("/annuaire/gaston-grossier")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await house.Host.AsMemberAsync()).GetAsync("/admin/moderation")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_organisation_is_changed_only_by_who_looks_after_it()
    {
        var boss = await house.MemberAsync("Paule Patronne");
        Dictionary<string, string?> values = new() { ["Name"] = "Dentelles d’Opale", ["Kind"] = "entreprise", ["Summary"] = "De la dentelle.", ["Number"] = "356 000 000 00049" };
        (await boss.SubmitAsync("/organisations/nouvelle", values)).Text.ShouldContain("SIRET n’est pas juste");
        values["Number"] = "356 000 000 00048";
        (await boss.SubmitAsync("/organisations/nouvelle", values)).Location.ShouldBe("/organisations/dentelles-d-opale");
        (await house.Host.AsVisitor().GetAsync("/organisations/dentelles-d-opale")).Heading.ShouldBe("Dentelles d’Opale");
        (await boss.GetAsync("/organisations/dentelles-d-opale/modifier")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await house.Host.AsMemberAsync()).GetAsync("/organisations/dentelles-d-opale/modifier")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.AsVisitor().GetAsync("/organisations?q=dentelles")).Page.QuerySelectorAll(".card").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_skill_that_left_its_list_keeps_nobody_from_having_a_page()
    {
        var recipe = """{ "Profiles": [{ "UserId": "demo-ancienne", "Name": "Ancienne Compétence", "Skills": ["4gone00000000000000000000a"] }] }""";
        await house.Host.WithAsync<IServiceProvider, bool>(services =>
            services.GetRequiredService<Community.Abstractions.Data.ICommunityData>().WriteAsync(async token =>
            {
                var step = services.GetServices<Community.Abstractions.Recipes.IRecipeStep>().Single(step => step.Name == "Members");
                await step.ExecuteAsync(new((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(recipe)!, null, new()), token);
                return true;
            }));
        (await house.Host.AsVisitor().GetAsync("/annuaire/ancienne-competence")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Followers_hear_at_once_daily_or_never_and_stop_with_one_click()
    {
        var (star, fan) = (await house.MemberAsync("Stella Suivie"), await house.MemberAsync("Fanny Fan"));
        await fan.SubmitAsync("/annuaire/stella-suivie", [], "Suivre Stella Suivie");
        await fan.SubmitAsync("/mes-suivis", new() { ["rhythm[member]"] = "Daily" });
        await house.Host.WithAsync<IServiceProvider, bool>(async services =>
        {
            await services.GetRequiredService<IFollows>().TellAsync(new(new("member", star.UserId!), "Stella a du nouveau", "Stella has news", "~/annuaire/stella-suivie", star.UserId));
            await services.GetRequiredService<Community.Abstractions.Data.ICommunityData>().SaveChangesAsync();
            return true;
        });
        var address = await Mails.AddressOfAsync(house.Host, fan.UserId!);
        await RunDigestsAsync();
        (await Mails.ToAsync(house.Host, address)).ShouldBeEmpty();
        house.Host.Clock.Advance(TimeSpan.FromHours(25));
        await RunDigestsAsync();
        await RunDigestsAsync();
        (await Mails.ToAsync(house.Host, address)).ShouldHaveSingleItem().Text.ShouldContain("Stella a du nouveau");
        var code = await Mails.CodeAsync(house.Host, address, "suivis/arreter");
        (await house.Host.AsVisitor().SubmitAsync($"/suivis/arreter?code={code}", [], "Arrêter ces e-mails")).Text.ShouldContain("C’est fait");
    }

    [Fact]
    public async Task Erasing_takes_the_profile_and_leaves_others_their_messages_without_the_name()
    {
        var (gone, stays) = (await house.MemberAsync("Parti Loin"), await house.MemberAsync("Reste Ici"));
        var thread = (await gone.SubmitAsync("/messages/nouveau?a=reste-ici", new() { ["Subject"] = "Adieu", ["Body"] = "Je pars" })).Location!;
        await house.Host.WithAsync<IServiceProvider, bool>(async services =>
        {
            var source = services.GetServices<IPersonalDataSource>().Single(source => source.Name == "members");
            (await source.ExportAsync(gone.UserId!, default)).Select(part => part.Data.ToJsonString()).ShouldContain(json => json.Contains("Je pars", StringComparison.Ordinal));
            (await source.PreviewAsync(gone.UserId!, default)).ShouldContain(line => line.Kind == ErasureKind.Deleted && line.Count == 1);
            return await services.GetRequiredService<Community.Abstractions.Data.ICommunityData>().WriteAsync(async token =>
            {
                await source.EraseAsync(gone.UserId!, token);
                return true;
            });
        });
        (await stays.GetAsync("/annuaire/parti-loin")).Status.ShouldBe(HttpStatusCode.NotFound);
        var left = await stays.GetAsync(thread);
        left.Text.ShouldContain("Je pars");
        left.Text.ShouldNotContain("Parti Loin");
    }

    private Task RunDigestsAsync() => house.Host.WithAsync<IServiceProvider, string>(services =>
        services.GetServices<Community.Abstractions.Background.IBackgroundTask>().Single(task => task.Name == "digests").ExecuteAsync(default));
}
