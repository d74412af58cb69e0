using System.Text.Json.Nodes;

namespace Community.Cms.Recipes.Steps;

/// <summary>
/// Types that Orchard Core's own modules define, so that recipes written for it use them without defining them. They are added when a recipe brings such an
/// item and the site has no such type yet.
/// </summary>
internal static class OrchardTypes
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["Menu"] = """
            { "Name": "Menu", "DisplayName": "Menu", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "MenuPart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                { "PartName": "MenuItemsListPart", "Settings": { "ContentTypePartSettings": { "Position": "3" } } } ] }
            """,
        ["LinkMenuItem"] = """
            { "Name": "LinkMenuItem", "DisplayName": "Lien", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem", "DisplayNameEn": "Link" } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "LinkMenuItemPart" } ] }
            """,
        ["ContentMenuItem"] = """
            { "Name": "ContentMenuItem", "DisplayName": "Lien vers un contenu", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem", "DisplayNameEn": "Link to content" } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "ContentMenuItemPart" } ] }
            """,
        ["Taxonomy"] = """
            { "Name": "Taxonomy", "DisplayName": "Taxonomie", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true, "DisplayNameEn": "Taxonomy" } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "AutoroutePart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                { "PartName": "TaxonomyPart", "Settings": { "ContentTypePartSettings": { "Position": "3" } } } ] }
            """,
    };

    /// <summary>A type and those whose items it holds.</summary>
    public static IReadOnlyList<string> With(string contentType) => contentType == "Menu" ? ["Menu", "LinkMenuItem", "ContentMenuItem"] : [contentType];

    /// <summary>A <c>ContentDefinition</c> step for a type, or null when Orchard Core's modules have none of this name.</summary>
    public static JsonObject? Find(string contentType) => Types.TryGetValue(contentType, out var json)
        ? new JsonObject { ["ContentTypes"] = new JsonArray(JsonNode.Parse(json)) }
        : null;
}
