using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Tests.Content;

/// <summary>Paths made by patterns, and names that only one item may have.</summary>
public sealed class AddressTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_path_of_an_item_in_a_list_begins_with_the_lists_name()
    {
        var type = await DefineAsync("AutoroutePart", """{"AutoroutePartSettings":{"Pattern":"{{ ContentItem | container | display_text | slugify }}/{{ Model.ContentItem | display_text | slugify }}"}}""");
        var journal = await SaveAsync(type, "Le journal d’Opale", _ => { });
        var entry = await SaveAsync(type, "Première étape", item => item.Apply(new ContainedPart { ListContentItemId = journal.Item!.ContentItemId }));
        var same = await SaveAsync(type, "Première étape", item => item.Apply(new ContainedPart { ListContentItemId = journal.Item!.ContentItemId }));
        var alone = await SaveAsync(type, "Sans journal", _ => { });

        entry.Item!.As<AutoroutePart>()!.Path.ShouldBe("le-journal-d-opale/premiere-etape");
        same.Item!.As<AutoroutePart>()!.Path.ShouldBe("le-journal-d-opale/premiere-etape-2");
        alone.Item!.As<AutoroutePart>()!.Path.ShouldBe("sans-journal");
        (await house.Host.AsVisitor().GetAsync("/le-journal-d-opale/premiere-etape")).Heading.ShouldBe("Première étape");
    }

    [Fact]
    public async Task An_alias_belongs_to_one_item_however_it_is_written()
    {
        var type = await DefineAsync("AliasPart", "{}");
        var first = await SaveAsync(type, "Un", item => item.Apply(new AliasPart { Alias = "Pied-de-Page" }));
        first.Succeeded.ShouldBeTrue();
        var taken = await SaveAsync(type, "Deux", item => item.Apply(new AliasPart { Alias = "pied-de-page" }));
        taken.Errors.ShouldHaveSingleItem().Path.ShouldBe("AliasPart.Alias");
        taken.Item.ShouldBeNull();
        var reader = await house.Host.WithAsync<IContentReader, ContentItem?>(content => content.FindByAliasAsync("PIED-DE-PAGE", SystemUser.Principal));
        reader!.ContentItemId.ShouldBe(first.Item!.ContentItemId);

        // Saved again it keeps its own, and once it is removed another may have it.
        (await house.Host.WithAsync<IContentManager, ContentResult>(content => content.SaveDraftAsync(first.Item.Clone(), first.Item.ContentItemVersionId, SystemUser.Principal))).Succeeded.ShouldBeTrue();
        await house.Host.WithAsync<IContentManager, ContentResult>(content => content.RemoveAsync(first.Item.ContentItemId, SystemUser.Principal));
        (await SaveAsync(type, "Deux", item => item.Apply(new AliasPart { Alias = "pied-de-page" }))).Succeeded.ShouldBeTrue();
    }

    private Task<ContentResult> SaveAsync(string type, string title, Action<ContentItem> fill) => house.Host.WithAsync<IContentManager, ContentResult>(async content =>
    {
        var item = (await content.NewAsync(type)).Apply(new TitlePart { Title = title });
        fill(item);
        return await content.SaveAndPublishAsync(item, null, SystemUser.Principal);
    });

    // A type of the test's own, with a title and one more part.
    private Task<string> DefineAsync(string part, string settings) =>
        house.Host.DefineTypeAsync(TestTypes.NewName(), [TestTypes.Use("TitlePart"), TestTypes.Use(part, settings)], []);
}
