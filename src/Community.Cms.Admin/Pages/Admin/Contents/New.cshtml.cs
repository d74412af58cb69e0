using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>An item that is not stored yet.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class NewModel(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words, IStringLocalizer<Strings> localizer)
    : EditorPage(content, definitions, binder, uploads, words, localizer)
{
    public async Task<IActionResult> OnGetAsync(string type)
    {
        if (await StartAsync(type) is { } refused)
            return refused;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string type)
    {
        if (await StartAsync(type) is { } refused)
            return refused;
        var id = Request.Form["NewId"].ToString();
        if (ContentIds.IsValid(id) && (await Items.GetAsync(id, ContentVersion.Latest) is not { } known || Rights.CanEdit(known)))
            NewId = id;
        var item = Form.Item;
        item.ContentItemId = NewId!;
        // The same form sent twice: the second time the item is there, and the manager says so as a conflict.
        return await ActAsync(item, null);
    }

    private async Task<IActionResult?> StartAsync(string type)
    {
        if ((await DefinitionsAsync()).FindType(type) is not { Creatable: true } definition)
            return NotFound();
        if (!Rights.CanCreate(type))
            return StatusCode(StatusCodes.Forbidden);
        var item = await Items.NewAsync(type);
        item.Owner ??= User.FindFirstValue(ClaimTypes.NameIdentifier);
        FieldDefaults.Apply(item.Content, definition);
        if (definition.HasPart(nameof(LocalizationPart)) && item.Culture is null)
            item.Content.Object(nameof(LocalizationPart))[nameof(LocalizationPart.Culture)] = "fr";
        NewId = ContentIds.New();
        StateWords = T["Not saved yet"];
        await ShowAsync(item, null);
        return null;
    }
}
