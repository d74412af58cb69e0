using System.Net;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

/// <summary>In a house of their own, since they move the clock.</summary>
public sealed class FollowTests
{
    private const string Fabrication = "417z817h5tds53byjtqrjefzsk", Women = "45nc64060tn43yqg16m19b4yr1";

    [Fact]
    public async Task Each_hears_in_the_rhythm_they_chose_of_a_member_who_says_something_new()
    {
        await using var host = await CommunityHost.StartAsync();
        var star = await House.MemberAsync(host, "Stella Étoile");
        Dictionary<string, Browser> fans = [];
        foreach (var rhythm in new[] { "AtOnce", "Daily", "Weekly", "Never" })
        {
            fans[rhythm] = await House.MemberAsync(host, $"Fan {rhythm}");
            await fans[rhythm].SubmitAsync("/annuaire/stella-etoile", [], "Suivre Stella Étoile");
            await fans[rhythm].SubmitAsync("/mes-suivis", new() { ["rhythm[member]"] = rhythm });
        }
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await star.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Cherche une étoile", ["Input.Seeks"] = "projet" });
        await star.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Cherche deux étoiles" });

        await HeardAsync(TimeSpan.Zero, "AtOnce");
        await HeardAsync(TimeSpan.FromHours(25), "AtOnce", "Daily");
        await HeardAsync(TimeSpan.FromDays(7), "AtOnce", "Daily", "Weekly");
        await HeardAsync(TimeSpan.FromDays(7), "AtOnce", "Daily", "Weekly");

        async Task HeardAsync(TimeSpan later, params string[] who)
        {
            host.Clock.Advance(later);
            await RunAsync(host);
            await RunAsync(host);
            List<string> heard = [];
            foreach (var (rhythm, fan) in fans)
            {
                var mails = await Mails.ToAsync(host, await Mails.AddressOfAsync(host, fan.UserId!));
                mails.Count.ShouldBeLessThanOrEqualTo(1, rhythm);
                if (mails.Count == 1)
                    heard.Add(rhythm);
                mails.ShouldAllBe(mail => mail.Text.Contains("Stella Étoile a mis à jour son profil", StringComparison.Ordinal));
            }
            heard.ShouldBe(who);
        }
    }

    [Fact]
    public async Task Whoever_follows_a_topic_hears_once_of_what_is_published_in_it_and_of_nothing_older()
    {
        await using var host = await CommunityHost.StartAsync();
        await PublishAsync(host, "Avant l’abonnement", Fabrication);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var fan = await host.AsMemberAsync();
        foreach (var topic in new[] { "Fabrication numérique", "Femmes et numérique" })
            (await fan.SubmitAsync("/mes-suivis", [], $"Suivre {topic}")).Status.ShouldBe(HttpStatusCode.Redirect);
        await fan.SubmitAsync("/mes-suivis", new() { ["rhythm[topic]"] = "AtOnce" });
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await PublishAsync(host, "Une découpeuse pour toutes", Fabrication, Women);
        await PublishAsync(host, "Tout autre chose", "440rnaq8ws42bshq4e4rdhqvz8");
        await PublishForAsync(host, "Entre nous", [Fabrication], "staff");
        await RunAsync(host);
        await RunAsync(host);
        var mail = (await Mails.ToAsync(host, await Mails.AddressOfAsync(host, fan.UserId!))).ShouldHaveSingleItem();
        mail.Text.Split("Une découpeuse pour toutes").Length.ShouldBe(2);
        mail.Text.ShouldNotContain("Avant l’abonnement");
        mail.Text.ShouldNotContain("Tout autre chose");
        mail.Text.ShouldNotContain("Entre nous");

        // Mail programs stop it by themselves, with nothing but the address (RFC 8058).
        using FormUrlEncodedContent one = new([new("List-Unsubscribe", "One-Click")]);
        (await host.CreateClient().PostAsync(new Uri(mail.Stop!).PathAndQuery, one)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await PublishAsync(host, "Encore une machine", Fabrication);
        await RunAsync(host);
        (await Mails.ToAsync(host, await Mails.AddressOfAsync(host, fan.UserId!))).Count.ShouldBe(1);
        (await fan.GetAsync("/mes-suivis")).One("[name='rhythm[topic]'] option[selected]").GetAttribute("value").ShouldBe("Never");
    }

    [Fact]
    public async Task Whoever_hides_is_in_no_mail_to_come_and_the_end_of_following_ends_the_news()
    {
        await using var host = await CommunityHost.StartAsync();
        var star = await House.MemberAsync(host, "Nova Cachée");
        var fan = await host.AsMemberAsync();
        await fan.SubmitAsync("/annuaire/nova-cachee", [], "Suivre Nova Cachée");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await star.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Du nouveau" });
        await star.SubmitAsync("/mon-profil", [], "visible=Nobody");
        host.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync(host);
        (await Mails.ToAsync(host, await Mails.AddressOfAsync(host, fan.UserId!))).ShouldBeEmpty();
        (await fan.SubmitAsync("/mes-suivis", [], "Ne plus suivre Nova Cachée")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await fan.GetAsync("/mes-suivis")).Text.ShouldContain("Vous ne suivez rien");
        // Somebody hidden cannot be followed, nor can oneself.
        (await fan.GetAsync("/annuaire/nova-cachee")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task PublishAsync(CommunityHost host, string title, params string[] topics) => PublishForAsync(host, title, topics, "public");

    private static Task PublishForAsync(CommunityHost host, string title, string[] topics, string audience) => host.PublishAsync("NewsArticle", item =>
    {
        item.Audience = audience;
        item.Apply(new TitlePart { Title = title }).Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() });
        item.ApplyField("NewsArticle", "Lead", new TextField { Text = "Une nouvelle." });
        item.ApplyField("NewsArticle", "Topics", new TaxonomyField { TaxonomyContentItemId = "4tgac63ehht25tn5dy7jy15bhs", TermContentItemIds = [.. topics] });
    });

    private static Task RunAsync(CommunityHost host) =>
        host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "digests").ExecuteAsync(default));
}
