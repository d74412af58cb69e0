using System.Net;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Content;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>
/// The permissions about contents, one by one: what each lets a person see and do with a content of their own and with somebody else's, and that its absence hides the
/// line, the links and the buttons and refuses the addresses.
/// </summary>
public sealed class ContentPermissionTests(House house)
{
    private static readonly string[] All =
    [
        CommonPermissions.ViewContent, CommonPermissions.EditContent, CommonPermissions.EditOwnContent, CommonPermissions.PublishContent, CommonPermissions.PublishOwnContent,
        CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent, CommonPermissions.ApproveContent,
    ];

    public static TheoryData<string> Permissions { get; } = new(All);

    [Theory]
    [MemberData(nameof(Permissions))]
    public Task With_one_permission_alone_just_what_it_promises_is_shown_and_answers(string permission) => CheckAsync("Only" + permission, [permission]);

    [Theory]
    [MemberData(nameof(Permissions))]
    public Task Without_one_permission_just_what_it_promises_is_missing(string permission) => CheckAsync("AllBut" + permission, [.. All.Where(other => other != permission)]);

    [Fact]
    public Task With_none_of_them_one_sees_ones_own_contents_and_changes_nothing() => CheckAsync("NoContents", []);

    [Fact]
    public async Task Who_owns_the_site_does_everything_and_the_same_role_without_it_nothing()
    {
        await CheckAsync("Owners", All, [CommonPermissions.SiteOwner]);
        await house.Host.CreateRoleAsync("NotOwners", CommonPermissions.AccessAdminPanel);
        var (with, without) = (await house.Host.AsAsync("Propriétaire", "Owners"), await house.Host.AsAsync("Autre", "NotOwners"));
        foreach (var address in new[] { "/admin/personnes", "/admin/roles", "/admin/reglages", "/admin/taches", "/admin/journal", "/admin/types" })
        {
            (await with.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
            (await with.GetAsync("/admin")).Page.QuerySelector($"nav.side a[href='{address}']").ShouldNotBeNull(address);
            (await without.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
            (await without.GetAsync("/admin")).Page.QuerySelector($"nav.side a[href='{address}']").ShouldBeNull(address);
        }
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task A_permission_for_one_kind_of_content_holds_for_that_kind_and_for_no_other(string permission)
    {
        await CheckAsync("PageOnly" + permission, [permission], [CommonPermissions.ForType(permission, "Page")]);
        // The same person, and somebody else's content of another kind.
        await house.Host.CreateRoleAsync("Kind" + permission, CommonPermissions.AccessAdminPanel, CommonPermissions.ForType(permission, "Page"));
        var person = await house.Host.AsAsync("Une personne", "Kind" + permission);
        var other = await house.Host.DraftAsync("NewsArticle", item => item.Apply(new TitlePart { Title = "Une actualité d’ailleurs" }));
        (await person.GetAsync("/admin/contenus?q=actualité+d’ailleurs")).Page.QuerySelectorAll(".table__title").ShouldBeEmpty();
        foreach (var address in new[] { "", "/historique", "/traduction", "/programmer", "/hors-ligne", "/retirer", "/renvoyer" })
            (await person.GetAsync($"/admin/contenus/{other.ContentItemId}{address}")).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        (await person.GetAsync("/apercu/" + other.ContentItemVersionId)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.GetAsync("/admin/contenus/nouveau/NewsArticle")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>What somebody may do with one content.</summary>
    private sealed record Rights(bool View, bool Edit, bool Publish, bool Remove, bool Approve, bool Talk)
    {
        public static Rights Of(string[] held, bool own)
        {
            bool AnyOrOwn(string any, string mine) => held.Contains(any) || (own && held.Contains(mine));
            var edit = AnyOrOwn(CommonPermissions.EditContent, CommonPermissions.EditOwnContent);
            var publish = AnyOrOwn(CommonPermissions.PublishContent, CommonPermissions.PublishOwnContent);
            var remove = AnyOrOwn(CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent);
            var approve = held.Contains(CommonPermissions.ApproveContent);
            return new(own || held.Contains(CommonPermissions.ViewContent) || edit || publish || remove || approve, edit, publish, remove, approve, approve || own);
        }
    }

    /// <summary>Somebody with a role meets a content of their own and one of somebody else.</summary>
    /// <param name="role">A new role.</param>
    /// <param name="held">What it amounts to for pages.</param>
    /// <param name="granted">The permissions it gets, beside the door; <paramref name="held"/> when null.</param>
    private async Task CheckAsync(string role, string[] held, string[]? granted = null)
    {
        await house.Host.CreateRoleAsync(role, [CommonPermissions.AccessAdminPanel, .. granted ?? held]);
        var person = await house.Host.AsAsync("Quelqu’un", role);
        List<string> wrong = [];
        foreach (var own in new[] { true, false })
        {
            var item = await WaitingAsync($"{role} {Guid.NewGuid():n}", own ? person.UserId! : house.Editor.UserId!);
            var rights = Rights.Of(held, own);
            void Expect(bool expected, bool found, string what)
            {
                if (expected != found)
                    wrong.Add($"{(own ? "own" : "other's")}: {what} is {(found ? "there" : "missing")}");
            }
            await LookAsync(person, item, rights, Expect);
            await ActAsync(person, item, rights, Expect);
            await TidyAsync(item);
        }
        // One that nobody removed: an empty list has no buttons.
        var last = await WaitingAsync($"{role} {Guid.NewGuid():n}", person.UserId!);
        var may = Rights.Of(held, own: true);
        var list = await person.GetAsync("/admin/contenus");
        foreach (var (action, allowed) in new[] { ("Publish", may.Publish), ("Unpublish", may.Publish), ("Remove", may.Remove), ("Move", Rights.Of(held, own: false).Edit), ("Tag", may.Edit) })
            if (allowed != list.Page.QuerySelector($"[name=Do][value={action}]") is not null)
                wrong.Add($"the button {action} of the list");
        if (may.Edit != list.Page.QuerySelector("a[href='/admin/contenus/nouveau/Page']") is not null)
            wrong.Add("the link to a new page");
        if ((await person.GetAsync("/admin/contenus/nouveau/Page")).Status != (may.Edit ? HttpStatusCode.OK : HttpStatusCode.Forbidden))
            wrong.Add("the address of a new page");
        await TidyAsync(last);
        wrong.ShouldBeEmpty();
    }

    private static async Task LookAsync(Browser person, ContentItem item, Rights rights, Action<bool, bool, string> expect)
    {
        var place = "/admin/contenus/" + item.ContentItemId;
        foreach (var (address, allowed) in new[]
        {
            (place, rights.View), (place + "/historique", rights.View), (place + "/traduction", rights.Edit), (place + "/programmer", rights.Publish), (place + "/hors-ligne", rights.Publish),
            (place + "/retirer", rights.Remove), (place + "/renvoyer", rights.Approve), ("/admin/approbations/" + item.ContentItemId, rights.Talk),
            ("/apercu/" + item.ContentItemVersionId, rights.View), ($"/apercu/{item.ContentItemVersionId}/telephone", rights.View),
        })
        {
            var status = (await person.GetAsync(address)).Status;
            expect(allowed, status == HttpStatusCode.OK, $"{address[^12..]} ({status})");
            expect(!allowed, status == HttpStatusCode.Forbidden, $"a refusal of {address[^12..]} ({status})");
        }
        var list = await person.GetAsync("/admin/contenus?q=" + Uri.EscapeDataString(item.DisplayText!));
        var row = list.Page.QuerySelector("tbody tr");
        expect(rights.View, row is not null, "the line of the list");
        bool Links(AngleSharp.Dom.IParentNode? where, string address) => where?.QuerySelector($"a[href='{address}']") is not null;
        expect(rights.Edit, row?.QuerySelector(".table__actions")?.TextContent.Contains("Modifier") == true, "“Edit” in the list");
        expect(rights.View, Links(row, "/apercu/" + item.ContentItemVersionId), "“Preview” in the list");
        expect(rights.Publish, Links(row, place + "/hors-ligne"), "“Take off the site” in the list");
        expect(rights.Remove, Links(row, place + "/retirer"), "“Remove” in the list");
        // Who approves nothing sees there how their own texts stand.
        expect(rights.Talk, (await person.GetAsync("/admin/approbations")).Text.Contains(item.DisplayText!), "the line of the approvals");
        if (!rights.View)
            return;
        var page = await person.GetAsync(place);
        expect(rights.Edit, page.Page.QuerySelector("[name=do][value=save]") is not null, "“Save”");
        expect(rights.Edit && rights.Publish, page.Page.QuerySelector("[name=do][value=publish]") is not null, "“Publish”");
        expect(rights.Publish, Links(page.Page, place + "/programmer"), "“Schedule”");
        expect(rights.Publish, Links(page.Page, place + "/hors-ligne"), "“Take off the site”");
        expect(rights.Remove, Links(page.Page, place + "/retirer"), "“Remove”");
        expect(rights.Approve, Links(page.Page, place + "/renvoyer"), "“Send back”");
        expect(rights.Talk, Links(page.Page, "/admin/approbations/" + item.ContentItemId), "“Approval”");
        expect(rights.Edit, (await person.GetAsync(place + "/historique")).Page.QuerySelector("form[action*='handler=Restore']") is not null, "“Bring back”");
        if (!rights.Talk)
            return;
        var talk = await person.GetAsync("/admin/approbations/" + item.ContentItemId);
        expect(rights.Approve, talk.Page.QuerySelector("form[action*='handler=SendBack']") is not null, "“Send back” of the talk");
        expect(rights.Approve && rights.Publish, talk.Page.QuerySelector("form[action*='handler=Publish']") is not null, "“Approve and publish”");
    }

    // Every form, sent as it stands on somebody's page and forged where there is none: what is refused changes nothing.
    private async Task ActAsync(Browser person, ContentItem item, Rights rights, Action<bool, bool, string> expect)
    {
        var token = (await person.GetAsync("/admin/contenus")).One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        var (place, talk) = ("/admin/contenus/" + item.ContentItemId, "/admin/approbations/" + item.ContentItemId);
        var older = await house.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == item.ContentItemId && !row.Latest).Select(row => row.ContentItemVersionId).FirstAsync());
        foreach (var (address, fields, allowed) in new (string, (string, string)[], bool)[]
        {
            (talk + "?handler=Comment", [("Comment", "Un mot.")], rights.Talk),
            (talk + "?handler=SendBack", [("Version", item.ContentItemVersionId), ("Reason", "À revoir.")], rights.Approve),
            (place + "?handler=Keep", [("BasedOn", item.ContentItemVersionId), ("Item.TitlePart.Title", "Autre")], rights.Edit),
            (place + "/historique?handler=Restore", [("version", older)], rights.Edit),
            (place + "/programmer", [("PublishAt", "2027-06-04T08:00")], rights.Publish),
            (place + "/hors-ligne", [], rights.Publish),
            ("/admin/contenus/lot", [("Ids", item.ContentItemId), ("Do", "Publish")], rights.Publish),
            (place + "/retirer", [], rights.Remove),
        })
        {
            var before = await StateAsync(item.ContentItemId);
            var answer = await person.Client.PostAsync(address, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
            if (address.EndsWith("/lot", StringComparison.Ordinal))
            {
                // One by one in a summary, or nothing to ask about at all.
                expect(allowed, await StateAsync(item.ContentItemId) != before, "publishing in bulk");
                continue;
            }
            expect(allowed, answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK, $"an answer to {address} ({answer.StatusCode})");
            expect(!allowed, answer.StatusCode == HttpStatusCode.Forbidden, $"a refusal of {address} ({answer.StatusCode})");
            var keeps = !allowed || address.EndsWith("Comment", StringComparison.Ordinal) || address.EndsWith("Keep", StringComparison.Ordinal);
            expect(!keeps, await StateAsync(item.ContentItemId) != before, $"a change by {address}");
        }
    }

    // On the site, changed since, and submitted.
    private async Task<ContentItem> WaitingAsync(string title, string owner)
    {
        var item = await house.Host.PublishPageAsync(title);
        return await house.Host.WithAsync<IContentManager, ContentItem>(async content =>
        {
            var draft = (await content.GetAsync(item.ContentItemId, ContentVersion.Latest))!;
            draft.Apply(new HtmlBodyPart { Html = "<p>Changé.</p>" });
            draft.Owner = owner;
            var saved = (await content.SaveDraftAsync(draft, draft.ContentItemVersionId, SystemUser.Principal)).Item!;
            (await content.SubmitAsync(item.ContentItemId, SystemUser.Principal)).Succeeded.ShouldBeTrue();
            await house.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == item.ContentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, owner)));
            return saved;
        });
    }

    // What waits for approval would push the texts of other tests onto the next page.
    private Task TidyAsync(ContentItem item) =>
        house.Host.WithAsync<IContentManager, ContentResult>(content => content.RemoveAsync(item.ContentItemId, SystemUser.Principal));

    private Task<string> StateAsync(string id) => house.Host.DataAsync(async db => string.Join('|', await db.Set<ContentRow>().AsNoTracking().Where(row => row.ContentItemId == id).OrderBy(row => row.Id)
        .Select(row => $"{row.ContentItemVersionId} {row.Latest} {row.Published} {row.Approval} {row.PublishAtUtc}").ToListAsync()));
}
