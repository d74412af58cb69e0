using System.Net;
using Community.Projects.Data;

namespace Community.Projects.Tests;

public sealed class TogetherTests(House house)
{
    [Fact]
    public async Task Help_is_offered_and_accepted_and_both_are_told()
    {
        var holder = await house.Host.AsMemberAsync("Paulette");
        var helper = await house.Host.AsMemberAsync("Idriss");
        var (id, slug) = await house.PublishedAsync(holder, "Robot de plage");
        var address = $"/projets/{slug}/aider/{await house.NeedAsync(id)}";

        (await helper.SubmitAsync(address, new() { ["Message"] = "" })).Text.ShouldContain("Dites comment vous pouvez aider.");
        (await helper.SubmitAsync(address, new() { ["Message"] = "Je soude.\r\nBcc: tous@example.org" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await helper.SubmitAsync(address, new() { ["Message"] = "Encore moi" })).Text.ShouldContain("Vous avez déjà proposé votre aide");
        (await house.CountAsync<OfferRow>(row => row.ProjectId == id)).ShouldBe(1);
        (await house.MailsToAsync(holder))[^1].ShouldContain("Idriss propose son aide");

        var offers = $"/mes-projets/{id}/offres";
        (await helper.GetAsync(offers)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await holder.SubmitAsync(offers, new() { ["Answer"] = "" }, "accept=true")).Text.ShouldContain("Écrivez un mot à cette personne");
        (await holder.SubmitAsync(offers, new() { ["Answer"] = "Mardi à 18 h à la maison ?" }, "accept=true")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await house.MailsToAsync(helper))[^1].ShouldContain("Mardi à 18 h");
        (await house.MailsToAsync(holder))[^1].ShouldContain("Vous avez accepté l’aide de Idriss");
        (await helper.GetAsync("/mes-projets")).Text.ShouldContain("Acceptée");
    }

    [Fact]
    public async Task A_holder_cannot_help_themselves()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Seule au monde");
        (await holder.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Moi" })).Text.ShouldContain("l’aide vient des autres");
    }

    [Fact]
    public async Task Each_member_appreciates_once()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Orgue à coquillages");
        var member = await house.Host.AsMemberAsync();
        var page = await member.GetAsync("/projets/" + slug);
        (await member.SubmitAsync(page, "", [], Button(page))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.SubmitAsync(page, "", [], Button(page))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.GetAsync("/projets/" + slug)).Text.ShouldContain("Vous appréciez déjà ce projet");
        (await house.CountAsync<AppreciationRow>(row => row.ProjectId == id)).ShouldBe(1);

        static string Button(Answer page) => page.Page.QuerySelectorAll(".poster__actions form button")[0].TextContent.Trim();
    }

    [Fact]
    public async Task News_and_comments_are_shown_and_floods_end()
    {
        var holder = await house.Host.AsMemberAsync("Zoé");
        var (id, slug) = await house.PublishedAsync(holder, "Four solaire");
        (await holder.SubmitAsync($"/mes-projets/{id}/journal", new() { ["Title"] = "Il chauffe", ["Text"] = "Quatre-vingts degrés <script>alert(1)</script>" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var member = await house.Host.AsMemberAsync("Karim");
        for (var i = 0; i < 20; i++)
            (await member.SubmitAsync("/projets/" + slug, new() { ["Text"] = $"Bravo {i} <b>gras</b>" }, "Envoyer le commentaire")).Status.ShouldBe(HttpStatusCode.Redirect);
        var flood = await member.SubmitAsync("/projets/" + slug, new() { ["Text"] = "Et encore" }, "Envoyer le commentaire");
        flood.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        flood.One("#Text").TextContent.ShouldContain("Et encore");
        var page = await house.Host.AsVisitor().GetAsync("/projets/" + slug);
        page.Text.ShouldContain("Bravo 3 <b>gras</b>");
        page.Page.QuerySelectorAll("main script").ShouldBeEmpty();
        (await house.CountAsync<CommentRow>(row => row.ProjectId == id)).ShouldBe(20);
    }

    [Fact]
    public async Task A_team_shows_only_who_accepted()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Radio du phare");
        var name = "Guillemette " + id[..6];
        var invited = await house.Host.AsMemberAsync(name);
        (await holder.SubmitAsync($"/mes-projets/{id}/equipe?nom={Uri.EscapeDataString(name)}", new() { ["Part"] = "son" }, $"Inviter {name}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Text.ShouldNotContain(name);
        (await invited.SubmitAsync("/mes-projets", [], "Rejoindre l’équipe")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Text.ShouldContain(name);
        (await house.MailsToAsync(holder))[^1].ShouldContain("rejoint l’équipe");
        (await invited.GetAsync($"/mes-projets/{id}/journal")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Mails_stop_with_the_link_under_them()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Silence");
        await (await house.Host.AsMemberAsync()).SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Bonjour" });
        var stop = await house.Host.DataAsync(data => Task.FromResult(data.Set<Community.Cms.Mail.MailRow>()
            .Where(mail => mail.Text.Contains($"/mes-projets/{id}/offres")).Select(mail => mail.StopUrl).First()));
        var address = new Uri(stop!).PathAndQuery;
        (await house.Host.AsVisitor().SubmitAsync(address, [], "Ne plus recevoir ces e-mails")).Text.ShouldContain("Vous ne recevrez plus d’e-mails");
        var before = (await house.MailsToAsync(holder)).Count;
        var helper = await house.Host.AsMemberAsync();
        await helper.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Bonjour" });
        (await house.MailsToAsync(holder)).Count.ShouldBe(before);
        (await house.Host.AsVisitor().GetAsync("/projets/e-mails?jeton=faux")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Offers_of_help_end_at_ten_a_day_and_nothing_more_is_stored()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, slug) = await house.PublishedAsync(holder, "Très demandé");
        var helper = await house.Host.AsMemberAsync();
        var now = house.Host.Clock.GetUtcNow().UtcDateTime;
        await house.Host.DataAsync(data =>
        {
            data.AddRange(Enumerable.Range(0, 10).Select(_ => new OfferRow
            {
                Id = Community.Abstractions.Content.ContentIds.New(), ProjectId = "ailleurs", NeedId = Community.Abstractions.Content.ContentIds.New(), UserId = helper.UserId!, State = AnswerState.Declined, CreatedUtc = now,
            }));
            return data.SaveChangesAsync();
        });
        var flood = await helper.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Encore de l’aide" });
        flood.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        flood.One("#Message").TextContent.ShouldContain("Encore de l’aide");
        (await house.CountAsync<OfferRow>(row => row.ProjectId == id)).ShouldBe(0);
    }

    [Fact]
    public async Task News_end_at_five_a_day_and_followers_are_spared()
    {
        var holder = await house.Host.AsMemberAsync();
        var (id, _) = await house.PublishedAsync(holder, "Trop de nouvelles");
        for (var i = 0; i < 5; i++)
            (await holder.SubmitAsync($"/mes-projets/{id}/journal", new() { ["Title"] = $"Nouvelle {i}", ["Text"] = "Texte" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var flood = await holder.SubmitAsync($"/mes-projets/{id}/journal", new() { ["Title"] = "La sixième", ["Text"] = "Texte" });
        flood.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        flood.One("#Title").GetAttribute("value").ShouldBe("La sixième");
        (await house.CountAsync<EntryRow>(row => row.ProjectId == id)).ShouldBe(5);
    }

    [Fact]
    public async Task Somebody_elses_offer_is_not_answered_and_not_taken_back()
    {
        var (holder, helper, stranger) = (await house.Host.AsMemberAsync(), await house.Host.AsMemberAsync(), await house.Host.AsMemberAsync());
        var (id, slug) = await house.PublishedAsync(holder, "Convoitée");
        var (own, ownSlug) = await house.PublishedAsync(stranger, "La sienne");
        await helper.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Pour elle seule" });
        await helper.SubmitAsync($"/projets/{ownSlug}/aider/{await house.NeedAsync(own)}", new() { ["Message"] = "Pour lui" });
        var offer = await house.Host.DataAsync(data => Task.FromResult(data.Set<OfferRow>().Single(row => row.ProjectId == id).Id));
        // With the stranger's own form, on the stranger's own project: the offer belongs to another.
        (await stranger.SubmitAsync($"/mes-projets/{own}/offres", new() { ["Offer"] = offer, ["Answer"] = "À moi" }, "accept=true")).Status.ShouldBe(HttpStatusCode.NotFound);
        await stranger.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Moi aussi" });
        (await stranger.SubmitAsync("/mes-projets", new() { ["offer"] = offer })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.CountAsync<OfferRow>(row => row.Id == offer && row.State == AnswerState.Asked)).ShouldBe(1);
    }

    [Fact]
    public async Task A_video_is_a_link_and_nothing_of_its_site_is_loaded()
    {
        var holder = await house.Host.AsMemberAsync();
        var id = await House.DraftAsync(holder, "Filmée");
        await holder.SubmitAsync($"/mes-projets/{id}/liens", new() { ["Video"] = "https://www.youtube.com/watch?v=abc" }, "Enregistrer");
        var answer = await holder.GetAsync($"/mes-projets/{id}/apercu");
        answer.One("aside a[href='https://www.youtube.com/watch?v=abc']").GetAttribute("rel").ShouldBe("noopener noreferrer nofollow");
        answer.Page.QuerySelectorAll("iframe, video, embed, object, img[src*=youtube], script[src*=youtube]").ShouldBeEmpty();
        answer.Text.ShouldContain("Rien n’en est chargé");
    }
}
