using System.Text.Json.Nodes;
using Community.Cms.Recipes.Steps;

namespace Community.Cms.Tests.Recipes;

public sealed class OrchardItemTests
{
    [Fact]
    public void Menu_texts_become_titles_and_media_paths_lose_their_slash_at_any_depth()
    {
        var item = (JsonObject)JsonNode.Parse("""
            { "ContentType": "Menu", "MenuItemsListPart": { "MenuItems": [ { "ContentType": "LinkMenuItem", "LinkMenuItemPart": { "Name": "Agenda", "Url": "~/agenda" } },
                { "ContentType": "LinkMenuItem", "TitlePart": { "Title": "Lieux" }, "LinkMenuItemPart": { "Name": "Autre", "Url": "~/lieux" } } ] },
              "Cards": { "ContentItems": [ { "ContentType": "Card", "Card": { "Image": { "Paths": ["/equipe/1.jpg", "equipe/2.jpg"] }, "Link": { "Text": "/lieux" } } } ] } }
            """)!;

        OrchardItems.Adapt(item);

        JsonNode.DeepEquals(item, JsonNode.Parse("""
            { "ContentType": "Menu", "MenuItemsListPart": { "MenuItems": [
                { "ContentType": "LinkMenuItem", "LinkMenuItemPart": { "Url": "~/agenda" }, "TitlePart": { "Title": "Agenda" }, "DisplayText": "Agenda" },
                { "ContentType": "LinkMenuItem", "TitlePart": { "Title": "Lieux" }, "LinkMenuItemPart": { "Name": "Autre", "Url": "~/lieux" } } ] },
              "Cards": { "ContentItems": [ { "ContentType": "Card", "Card": { "Image": { "Paths": ["equipe/1.jpg", "equipe/2.jpg"] }, "Link": { "Text": "/lieux" } } } ] } }
            """)).ShouldBeTrue();
    }
}
