using System.Net;
using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Content;

public sealed class VersionTests(House house) : IClassFixture<House>
{
    private CommunityHost Host => house.Host;

    [Fact]
    public async Task A_draft_beside_a_published_version_is_not_what_visitors_see()
    {
        var page = await Host.PublishPageAsync("Le phare de garde", "<p>Premier texte</p>");
        await WriteAsync(page.ContentItemId, item => item.Apply(new HtmlBodyPart { Html = "<p>Second texte</p>" }));

        (await Host.AsVisitor().GetAsync(Path(page))).Text.ShouldContain("Premier texte");
        (await Host.WithAsync<IContentManager, ContentItem?>(c => c.GetAsync(page.ContentItemId, ContentVersion.Latest)))!
            .As<HtmlBodyPart>()!.Html!.ShouldContain("Second texte");
    }

    [Fact]
    public async Task Publishing_again_shows_the_new_text_at_once_and_keeps_the_old_version()
    {
        var page = await Host.PublishPageAsync("Le bassin de chasse", "<p>Premier texte</p>");
        await Host.AsVisitor().GetAsync(Path(page));
        await WriteAsync(page.ContentItemId, item => item.Apply(new HtmlBodyPart { Html = "<p>Second texte</p>" }), publish: true);

        (await Host.AsVisitor().GetAsync(Path(page))).Text.ShouldContain("Second texte");
        var versions = await Host.WithAsync<IContentManager, IReadOnlyList<ContentVersionInfo>>(c => c.GetVersionsAsync(page.ContentItemId));
        versions.Count.ShouldBe(2);
        versions.Count(version => version.Published).ShouldBe(1);
        versions[0].Published.ShouldBeTrue();
    }

    [Fact]
    public async Task The_colleague_who_saved_first_is_not_overwritten()
    {
        var draft = await Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Le titre de départ" }));
        var mine = draft.Clone().Apply(new TitlePart { Title = "Mon titre" });
        var theirs = draft.Clone().Apply(new TitlePart { Title = "Leur titre" });

        (await SaveAsync(theirs, draft.ContentItemVersionId)).Succeeded.ShouldBeTrue();
        var refused = await SaveAsync(mine, draft.ContentItemVersionId);

        refused.Succeeded.ShouldBeFalse();
        refused.Conflict!.DisplayText.ShouldBe("Leur titre");
        (await Host.WithAsync<IContentManager, ContentItem?>(c => c.GetAsync(draft.ContentItemId, ContentVersion.Latest)))!.DisplayText.ShouldBe("Leur titre");
    }

    [Fact]
    public async Task Of_twenty_who_save_at_once_from_the_same_version_one_wins_and_the_others_are_told()
    {
        var draft = await Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Vingt plumes" }));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            SaveAsync(draft.Clone().Apply(new TitlePart { Title = $"Plume {i}" }), draft.ContentItemVersionId))));

        results.Count(result => result.Succeeded).ShouldBe(1);
        results.Count(result => result.Conflict is not null).ShouldBe(19);
    }

    [Fact]
    public async Task Unpublishing_takes_the_page_off_and_publishing_brings_it_back_at_the_same_address()
    {
        var page = await Host.PublishPageAsync("La digue aux cabines");
        await DoAsync(c => c.UnpublishAsync(page.ContentItemId, SystemUser.Principal));
        (await Host.AsVisitor().GetAsync(Path(page))).Status.ShouldBe(HttpStatusCode.NotFound);

        await DoAsync(c => c.PublishAsync(page.ContentItemId, null, SystemUser.Principal));
        (await Host.AsVisitor().GetAsync(Path(page))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_removed_item_is_gone_until_a_version_is_restored()
    {
        var page = await Host.PublishPageAsync("La tour du guet");
        await DoAsync(c => c.RemoveAsync(page.ContentItemId, SystemUser.Principal));
        (await Host.AsVisitor().GetAsync(Path(page))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Host.WithAsync<IContentManager, ContentItem?>(c => c.GetAsync(page.ContentItemId, ContentVersion.Latest))).ShouldBeNull();

        await DoAsync(c => c.RestoreAsync(page.ContentItemVersionId, SystemUser.Principal));
        var back = await Host.WithAsync<IContentManager, ContentItem?>(c => c.GetAsync(page.ContentItemId, ContentVersion.Latest));
        back!.DisplayText.ShouldBe("La tour du guet");
        back.Published.ShouldBeFalse();
    }

    [Fact]
    public async Task A_former_address_redirects_for_ever()
    {
        var page = await Host.PublishPageAsync("Ancienne adresse du fort");
        var old = Path(page);
        await WriteAsync(page.ContentItemId, item => item.ApplyField("AutoroutePart", "Path", "nouvelle-adresse-du-fort"), publish: true);

        var answer = await Host.AsVisitor().GetAsync(old + "?a=b");
        answer.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Location.ShouldBe("/nouvelle-adresse-du-fort?a=b");
    }

    [Fact]
    public async Task The_same_title_twice_gives_two_addresses()
    {
        var first = await Host.PublishPageAsync("L’été à la plage !");
        var second = await Host.PublishPageAsync("L’été à la plage !");
        first.As<AutoroutePart>()!.Path.ShouldBe("l-ete-a-la-plage");
        second.As<AutoroutePart>()!.Path.ShouldBe("l-ete-a-la-plage-2");
    }

    [Fact]
    public async Task A_typed_address_that_is_taken_is_refused_beside_the_field()
    {
        await Host.PublishPageAsync("Adresse occupée");
        var other = await Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Autre page" }));
        other.ApplyField("AutoroutePart", "Path", "adresse-occupee");
        (await SaveAsync(other, other.ContentItemVersionId)).Errors.ShouldHaveSingleItem().Path.ShouldBe("AutoroutePart.Path");
    }

    [Fact]
    public async Task Scripts_do_not_survive_saving()
    {
        var page = await Host.PublishPageAsync("Texte douteux", """<p onclick="x()">Bonjour<script>alert(1)</script><a href="javascript:x()">lien</a></p>""");
        page.As<HtmlBodyPart>()!.Html.ShouldBe("<p>Bonjour<a>lien</a></p>");
    }

    [Fact]
    public async Task What_is_due_is_published_and_what_is_over_goes_off_the_site()
    {
        await using var host = await CommunityHost.StartAsync();
        var draft = await host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Ouverture prévue" }).ApplyField("Page", "Lead", new TextField { Text = "x" }));
        var now = host.Clock.GetUtcNow().UtcDateTime;
        await host.WithAsync<IContentManager, ContentResult>(c => c.ScheduleAsync(draft.ContentItemId, now.AddHours(1), now.AddHours(2), SystemUser.Principal));

        await RunScheduleAsync(host);
        (await host.AsVisitor().GetAsync("/ouverture-prevue")).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await RunScheduleAsync(host);
        (await host.AsVisitor().GetAsync("/ouverture-prevue")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await RunScheduleAsync(host);
        (await host.AsVisitor().GetAsync("/ouverture-prevue")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_submitted_text_is_sent_back_with_a_reason_that_its_author_receives()
    {
        var author = await Host.CreateUserAsync("Autrice", "Member");
        var writer = Person(author.Id, "EditOwnContent", "DeleteOwnContent");
        var draft = await Host.WithAsync<IContentManager, ContentResult>(async c =>
        {
            var item = (await c.NewAsync("Page")).Apply(new TitlePart { Title = "À relire" }).ApplyField("Page", "Lead", new TextField { Text = "x" });
            return await c.SaveDraftAsync(item, null, writer);
        });
        var id = draft.Item!.ContentItemId;

        (await Host.WithAsync<IContentManager, ContentResult>(c => c.PublishAsync(id, null, writer))).Succeeded.ShouldBeFalse();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.SubmitAsync(id, writer))).Succeeded.ShouldBeTrue();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.SendBackAsync(id, "", SystemUser.Principal))).Errors.ShouldNotBeEmpty();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.SendBackAsync(id, "Il manque la date.", SystemUser.Principal))).Succeeded.ShouldBeTrue();

        var state = await Host.WithAsync<IContentManager, ContentState?>(c => c.GetStateAsync(id));
        state.ShouldBe(new ContentState(ApprovalState.SentBack, "Il manque la date.", null, null));
    }

    [Fact]
    public async Task One_writes_ones_own_texts_and_nobody_elses()
    {
        var page = await Host.PublishPageAsync("La page d’une autre");
        var stranger = Person("nobody", "EditOwnContent", "PublishOwnContent", "DeleteOwnContent", "ViewContent");
        var reader = Person("nobody", "EditOwnContent");

        (await Host.WithAsync<IContentManager, ContentResult>(c => c.SaveDraftAsync(page, page.ContentItemVersionId, stranger))).Forbidden.ShouldBeTrue();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.UnpublishAsync(page.ContentItemId, stranger))).Forbidden.ShouldBeTrue();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.RemoveAsync(page.ContentItemId, stranger))).Forbidden.ShouldBeTrue();
        (await Host.WithAsync<IContentManager, ContentResult>(c => c.RemoveAsync(page.ContentItemId, reader))).NotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_permission_for_one_type_opens_that_type_only()
    {
        var person = Person("nobody", "Edit_NewsArticle");
        (await Host.WithAsync<IContentManager, ContentResult>(async c => await c.SaveDraftAsync(await c.NewAsync("NewsArticle"), null, person))).Succeeded.ShouldBeTrue();
        (await Host.WithAsync<IContentManager, ContentResult>(async c => await c.SaveDraftAsync(await c.NewAsync("Page"), null, person))).Forbidden.ShouldBeTrue();
    }

    private static string Path(ContentItem item) => "/" + item.As<AutoroutePart>()!.Path;

    private static ClaimsPrincipal Person(string id, params string[] permissions) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, id), .. permissions.Select(permission => new Claim(Permission.ClaimType, permission))], "Test"));

    private static Task<string> RunScheduleAsync(CommunityHost host) =>
        host.WithAsync<IEnumerable<Community.Abstractions.Background.IBackgroundTask>, string>(tasks =>
            tasks.Single(task => task.Name == "content-schedule").ExecuteAsync(CancellationToken.None));

    private Task<ContentResult> SaveAsync(ContentItem item, string basedOn) =>
        Host.WithAsync<IContentManager, ContentResult>(c => c.SaveDraftAsync(item, basedOn, SystemUser.Principal));

    private Task WriteAsync(string id, Action<ContentItem> change, bool publish = false) => DoAsync(async c =>
    {
        var item = (await c.GetAsync(id, ContentVersion.Latest))!;
        change(item);
        return publish
            ? await c.SaveAndPublishAsync(item, item.ContentItemVersionId, SystemUser.Principal)
            : await c.SaveDraftAsync(item, item.ContentItemVersionId, SystemUser.Principal);
    });

    private async Task DoAsync(Func<IContentManager, Task<ContentResult>> work) =>
        (await Host.WithAsync(work)).Succeeded.ShouldBeTrue();
}
