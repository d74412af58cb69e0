using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A group of types that people use in the same way.</summary>
internal sealed record TypeGroup(string Title, string Hint, IReadOnlyList<ContentTypeDefinition> Types);

/// <summary>What contents are made of.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class ListModel(DefinitionDesk desk, DefinitionImpact impact, DefinitionGuard guard, TypeWords words, IAuditTrail audit, ICommunityData data, IStringLocalizer<Strings> localizer)
    : TypesPage(desk, words, localizer)
{
    public IReadOnlyList<TypeGroup> Groups { get; private set; } = [];
    public IReadOnlyList<ContentPartDefinition> Parts { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Items { get; private set; } = new Dictionary<string, int>();

    public string? NeededBy(string type) => guard.Of(type) is { } found ? Words.NameOfModule(found.Module) : null;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Items = await impact.ItemsByTypeAsync(Stop);
        var types = Known.Types.Values.OrderBy(type => type.DisplayName, StringComparer.CurrentCulture).ToList();
        TypeGroup[] groups =
        [
            new(T["Contents"], T["What people write and find in the list of contents."], [.. types.Where(type => type.Stereotype.Length == 0 && (type.Creatable || type.Listable))]),
            new(T["Blocks"], T["What pages are composed of."], [.. types.Where(type => type.Stereotype == "Widget")]),
            new(T["Inside others"], T["Terms, menu entries, steps: they live inside another content."], [.. types.Where(type => type.Stereotype != "Widget" && (type.Stereotype.Length > 0 || !type.Creatable && !type.Listable))]),
        ];
        Groups = [.. groups.Where(group => group.Types.Count > 0)];
        Parts = [.. Known.Parts.Values.Where(part => !IsOwnPart(part.Name)).OrderBy(Words.NameOfPart, StringComparer.CurrentCulture)];
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        await ReadAsync();
        audit.Record(Entry("SchemaExported", "ContentType", "schema", T["Content types"]), User);
        await data.SaveChangesAsync(Stop);
        return File(DefinitionExport.Write(Stored.Document), "application/json", "schema.recipe.json");
    }
}
