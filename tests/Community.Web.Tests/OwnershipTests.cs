using System.Net;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Web.Tests;

/// <summary>Who knows the real id of somebody else's draft, session, kept view or upload gets nothing by it.</summary>
public sealed class OwnershipTests
{
    private const string Plume = "Plume";

    [Theory]
    [InlineData("Member")]
    [InlineData("Employer")]
    [InlineData(Plume)]
    public async Task Somebody_elses_draft_can_neither_be_read_nor_changed(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        await host.CreateRoleAsync(Plume, CommonPermissions.AccessAdminPanel, CommonPermissions.EditOwnContent, CommonPermissions.PublishOwnContent, CommonPermissions.DeleteOwnContent);
        var other = await SomebodyElse.MoveInAsync(host);
        var person = await host.AsAsync("Paul Plume", role);
        string[] pages = ["", "/historique", "/hors-ligne", "/retirer", "/traduction", "/programmer", "/renvoyer"];
        foreach (var url in pages.Select(page => $"/admin/contenus/{other.Draft}{page}").Append($"/apercu/{other.Draft}"))
        {
            var answer = await person.GetAsync(url);
            ((int)answer.Status).ShouldBeOneOf(403, 404);
            answer.Html.ShouldNotContain(SomebodyElse.Secret);
        }
        if (role == Plume)
        {
            // A form of one's own, sent to the address of the other's draft.
            var own = await host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "À moi" }).Owner = person.UserId);
            var page = await person.GetAsync($"/admin/contenus/{own.ContentItemId}");
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            var form = Crawl.FormsOf(page).First(f => f.Elements.Any(element => element.GetAttribute("name") == "Item.TitlePart.Title"));
            foreach (var command in new[] { "save", "publish" })
            {
                var fields = form.Elements.Where(element => element.GetAttribute("name") is not (null or "" or "do")).Select(element => KeyValuePair.Create(element.GetAttribute("name")!, Crawl.Current(element))).Append(new("do", command));
                using var request = Crawl.Request(form, page.Response.RequestMessage!.RequestUri!.PathAndQuery, fields);
                request.RequestUri = new Uri($"http://localhost/admin/contenus/{other.Draft}");
                ((int)(await person.Client.SendAsync(request)).StatusCode).ShouldBeOneOf(403, 404);
            }
        }
        (await other.StateAsync()).ShouldBe(other.Before);
    }

    [Theory]
    [InlineData("Member")]
    [InlineData("Administrator")]
    public async Task Somebody_elses_session_is_not_there(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var other = await SomebodyElse.MoveInAsync(host);
        var person = await host.AsAsync("Paul Pirate", role);
        (await person.SubmitAsync("/compte/sessions", new() { ["id"] = other.Session })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.StateAsync()).ShouldBe(other.Before);
        (await other.Browser.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Editor")]
    [InlineData("Administrator")]
    public async Task Somebody_elses_view_and_upload_are_not_there(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var other = await SomebodyElse.MoveInAsync(host);
        var person = await host.AsAsync("Paul Pirate", role);
        (await person.GetAsync($"/admin/contenus?view={other.View}")).Page.QuerySelectorAll(".tabs a").ShouldNotContain(tab => tab.TextContent.Contains(SomebodyElse.Secret));
        var kept = await person.FollowAsync((await person.SubmitAsync("/admin/contenus?type=Page", new() { ["name"] = "La mienne" })).Location!);
        (await person.SubmitAsync(kept, "/admin/contenus", new() { ["id"] = other.View })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.Client.SendAsync(new(HttpMethod.Head, $"/admin/medias/envois/{other.Upload}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Browser.Client.SendAsync(new(HttpMethod.Head, $"/admin/medias/envois/{other.Upload}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.StateAsync()).ShouldBe(other.Before);
    }
}
