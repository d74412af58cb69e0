using System.Net;
using Community.Abstractions.Content;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>All that is scheduled on one page, each of it taken back with a button; the tests' clock stands at 24 November 2026.</summary>
public sealed class CalendarTests(House house)
{
    [Fact]
    public async Task What_is_scheduled_stands_in_its_month_and_one_move_is_taken_back_without_the_other()
    {
        var item = await house.Host.PublishPageAsync("Programmée pour mars");
        var address = $"/admin/contenus/{item.ContentItemId}";
        (await house.Editor.SubmitAsync(address + "/programmer", new() { ["PublishAt"] = "2027-03-09T08:30", ["UnpublishAt"] = "2027-03-20T18:00" })).Location.ShouldBe(address);

        var month = await house.Editor.GetAsync("/admin/calendrier?mois=2027-03");
        month.One(".month__table").TextContent.ShouldContain("Programmée pour mars");
        month.Page.QuerySelectorAll("#moves ~ ul > li").Count(line => line.TextContent.Contains("Programmée pour mars")).ShouldBe(2);
        (await house.Editor.GetAsync("/admin/calendrier")).One("#moves ~ p .link-more").GetAttribute("href")!.ShouldContain("mois=2027-");

        (await house.Editor.SubmitAsync(month, "/admin/calendrier?mois=2027-03", new() { ["id"] = item.ContentItemId, ["move"] = "on" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var state = await house.Host.WithAsync<IContentManager, ContentState?>(content => content.GetStateAsync(item.ContentItemId));
        state!.PublishAtUtc.ShouldBeNull();
        state.UnpublishAtUtc.ShouldBe(new DateTime(2027, 3, 20, 17, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Moments_that_are_none_or_past_are_refused_beside_their_field_and_kept_as_typed()
    {
        var item = await house.Host.PublishPageAsync("Mal programmée");
        var answer = await house.Editor.SubmitAsync($"/admin/contenus/{item.ContentItemId}/programmer", new() { ["PublishAt"] = "bientôt", ["UnpublishAt"] = "2020-01-01T10:00" });
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#PublishAt").GetAttribute("value").ShouldBe("bientôt");
        answer.One("#PublishAt-error").TextContent.ShouldNotBeEmpty();
        answer.One("#UnpublishAt-error").TextContent.ShouldContain("à venir");
    }

    [Fact]
    public async Task Whoever_may_not_publish_sees_no_button_and_takes_nothing_back()
    {
        var moderator = await house.Host.AsAsync("Côme", "Moderator");
        var item = await house.Host.PublishPageAsync("Pas à lui");
        await house.Editor.SubmitAsync($"/admin/contenus/{item.ContentItemId}/programmer", new() { ["UnpublishAt"] = "2027-05-04T08:00" });
        var month = await moderator.GetAsync("/admin/calendrier?mois=2027-05");
        month.Text.ShouldContain("Pas à lui");
        month.Page.QuerySelector("form[action*='Remove'], [name=move]").ShouldBeNull();
        (await moderator.GetAsync($"/admin/contenus/{item.ContentItemId}/programmer")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var token = month.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        (await moderator.Client.PostAsync("/admin/calendrier?handler=Remove", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["id"] = item.ContentItemId, ["move"] = "off", ["__RequestVerificationToken"] = token,
        }))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("?mois=nimporte")]
    [InlineData("?mois=9999-13")]
    [InlineData("?mois=0001-01")]
    public async Task A_month_that_is_none_shows_this_one(string query) => (await house.Editor.GetAsync("/admin/calendrier" + query)).Heading.ShouldContain("novembre 2026");
}
