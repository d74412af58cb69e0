using System.Net;
using Community.Abstractions.Background;
using Microsoft.EntityFrameworkCore;

namespace Community.Projects.Tests;

/// <summary>News reach those who follow a project, through the follows of the members module, in the rhythm each chose.</summary>
public sealed class FollowTests : IAsyncLifetime
{
    private readonly House house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Followers_read_the_news_of_a_project_and_its_holder_does_not()
    {
        var holder = await house.Host.AsMemberAsync("Odette");
        var (id, slug) = await house.PublishedAsync(holder, "Phare à pédales");
        var fan = await house.Host.AsMemberAsync("Basile");
        var quick = await house.Host.AsMemberAsync("Célia");
        foreach (var follower in new[] { fan, quick })
            (await follower.SubmitAsync("/projets/" + slug, [], "Suivre Phare à pédales")).Location.ShouldBe("/projets/" + slug);
        (await fan.GetAsync("/mes-suivis")).Text.ShouldContain("Phare à pédales");
        await quick.SubmitAsync("/mes-suivis", new() { ["rhythm[project]"] = "AtOnce" });
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Text.ShouldContain("suivi par 2 membres");

        (await holder.SubmitAsync($"/mes-projets/{id}/journal", new() { ["Title"] = "La lampe tourne", ["Text"] = "Deux tours par minute." })).Status.ShouldBe(HttpStatusCode.Redirect);
        await DigestAsync();
        var heard = (await NewsAsync(quick)).ShouldHaveSingleItem();
        heard.ShouldContain("Phare à pédales : La lampe tourne", customMessage: heard);
        heard.ShouldContain("/projets/" + slug + "#");
        (await NewsAsync(fan)).ShouldBeEmpty();
        (await NewsAsync(holder)).ShouldBeEmpty();

        // Once a week is what everybody has who chose nothing.
        house.Host.Clock.Advance(TimeSpan.FromDays(7.1));
        await DigestAsync();
        await DigestAsync();
        (await NewsAsync(fan)).ShouldHaveSingleItem().ShouldContain("La lampe tourne");
        (await NewsAsync(quick)).Count.ShouldBe(1);
    }

    private Task<string> DigestAsync() => house.Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "digests").ExecuteAsync(default));

    private async Task<List<string>> NewsAsync(Browser person) => [.. (await house.MailsToAsync(person)).Where(mail => mail.Contains("La lampe tourne", StringComparison.Ordinal))];
}
