using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Sites;

public sealed class SiteTests : IAsyncLifetime
{
    private Engine engine = null!;

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_document_keeps_what_was_changed_and_is_new_before()
    {
        (await engine.InScopeAsync((ISiteDocuments documents) => documents.GetAsync<Opening>())).Hours.ShouldBeEmpty();

        await engine.InScopeAsync((ISiteDocuments documents) => documents.UpdateAsync<Opening>(opening => opening.Hours.Add("9 h – 12 h")));
        await engine.InScopeAsync((ISiteDocuments documents) => documents.UpdateAsync<Opening>(opening => opening.Hours.Add("14 h – 18 h")));

        (await engine.InScopeAsync((ISiteDocuments documents) => documents.GetAsync<Opening>())).Hours.ShouldBe(["9 h – 12 h", "14 h – 18 h"]);
        var changes = await engine.Services.GetRequiredService<IChangeFeed>().ReadAsync(0, 10);
        changes.Select(change => (change.Kind, change.ContentType)).ShouldBe([(ChangeKind.Site, "Opening"), (ChangeKind.Site, "Opening")]);
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            engine.InScopeAsync((ISiteDocuments documents) => documents.UpdateAsync<Opening>(opening => opening.Hours.Add($"{i} h"))))));

        (await engine.InScopeAsync((ISiteDocuments documents) => documents.GetAsync<Opening>())).Hours.Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_failed_write_leaves_the_document_as_it_was()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => engine.InScopeAsync((CommunityDbContext data) => data.WriteAsync<bool>(async stop =>
        {
            await engine.InScopeAsync((ISiteDocuments documents) => documents.GetAsync<Opening>(stop));
            data.Add(new DocumentRow { Name = nameof(Opening), Data = """{ "Hours": ["x"] }""" });
            await data.SaveChangesAsync(stop);
            throw new InvalidOperationException("The power went.");
        })));

        (await engine.InScopeAsync((ISiteDocuments documents) => documents.GetAsync<Opening>())).Hours.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changed_settings_are_seen_at_once_and_cost_no_query()
    {
        var site = engine.Services.GetRequiredService<ISiteContext>();
        (await site.GetSettingsAsync()).SiteName.ShouldBe("Community");

        await engine.InScopeAsync((ISiteDocuments documents) => documents.UpdateAsync<SiteSettings>(settings => settings.SiteName = "La maison"));

        (await site.GetSettingsAsync()).SiteName.ShouldBe("La maison");
        (await site.GetSettingsAsync()).ShouldBeSameAs(await site.GetSettingsAsync());
    }

    [Fact]
    public async Task A_menu_shows_its_links_and_the_addresses_of_items()
    {
        await StoreAsync("4aaaaaaaaaaaaaaaaaaaaaaaaa", "main-menu", """
            { "MenuItemsListPart": { "MenuItems": [
                { "ContentType": "LinkMenuItem", "DisplayText": "Agenda", "LinkMenuItemPart": { "Url": "~/agenda" }, "MenuItemsListPart": { "MenuItems": [
                    { "ContentType": "LinkMenuItem", "TitlePart": { "Title": "Ateliers" }, "LinkMenuItemPart": { "Url": "~/agenda?type=atelier" } } ] } },
                { "ContentType": "LinkMenuItem", "LinkMenuItemPart": { "Name": "Ancien", "Url": "/ancien" } },
                { "ContentType": "LinkMenuItem", "DisplayText": "Sans adresse" },
                { "ContentType": "ContentMenuItem", "DisplayText": "La maison", "ContentMenuItemPart": { "SelectedContentItem": { "ContentItemIds": ["4bbbbbbbbbbbbbbbbbbbbbbbbb"] } } } ] } }
            """);
        await engine.InScopeAsync(async (CommunityDbContext data) =>
        {
            data.Add(new PathRow { ContentItemId = "4bbbbbbbbbbbbbbbbbbbbbbbbb", Culture = "fr", Path = "la-maison", State = PathState.Current });
            await data.SaveChangesAsync();
        });
        var site = engine.Services.GetRequiredService<ISiteContext>();

        var menu = await site.GetMenuAsync("main-menu");

        menu.Select(link => (link.Text, link.Url)).ShouldBe([("Agenda", "~/agenda"), ("Ancien", "/ancien"), ("La maison", "~/la-maison")]);
        menu[0].Children.ShouldHaveSingleItem().Text.ShouldBe("Ateliers");
        (await site.GetMenuAsync("no-such-menu")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_menu_is_seen_when_the_feed_tells_of_it()
    {
        var site = engine.Services.GetRequiredService<ISiteContext>();
        (await site.GetMenuAsync("main-menu")).ShouldBeEmpty();
        await StoreAsync("4aaaaaaaaaaaaaaaaaaaaaaaaa", "main-menu", """
            { "MenuItemsListPart": { "MenuItems": [ { "ContentType": "LinkMenuItem", "DisplayText": "Agenda", "LinkMenuItemPart": { "Url": "~/agenda" } } ] } }
            """);
        var consumer = engine.Services.GetServices<IChangeConsumer>().Single(consumer => consumer.Name == "site");

        await consumer.HandleAsync([new(1, ChangeKind.Published, "4ccccccccccccccccccccccccc", "NewsArticle", default)], default);
        (await site.GetMenuAsync("main-menu")).ShouldBeEmpty();
        await consumer.HandleAsync([new(2, ChangeKind.Published, "4aaaaaaaaaaaaaaaaaaaaaaaaa", "Menu", default)], default);

        (await site.GetMenuAsync("main-menu")).ShouldHaveSingleItem().Url.ShouldBe("~/agenda");
    }

    private Task StoreAsync(string id, string alias, string content) => engine.InScopeAsync(async (CommunityDbContext data) =>
    {
        data.Add(new ContentRow { ContentItemId = id, ContentItemVersionId = ContentIds.New(), ContentType = "Menu", Latest = true, Published = true, Data = content });
        data.Add(new AliasRow { Alias = alias, ContentItemId = id });
        await data.SaveChangesAsync();
    });

    private sealed class Opening
    {
        public List<string> Hours { get; set; } = [];
    }
}
