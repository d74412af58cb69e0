using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>An item that is not stored yet.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class NewModel(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words, WritingDesk desk, WritingHelp help,
    ItemComparison comparison, IStringLocalizer<Strings> localizer)
    : EditorPage(content, definitions, binder, uploads, words, desk, help, comparison, localizer)
{
    /// <param name="type">The item's type.</param>
    /// <param name="resume">Id of an item that the person began before and wants to go on with.</param>
    public async Task<IActionResult> OnGetAsync(string type, [FromQuery(Name = "reprise")] string? resume = null)
    {
        if (await StartAsync(type) is { } refused)
            return refused;
        if (resume is null)
        {
            Begun = await Desk.BegunAsync(User, type, HttpContext.RequestAborted);
            return Page();
        }
        if (!ContentIds.IsValid(resume) || await Desk.FindNewAsync(User, resume, Form.Item, HttpContext.RequestAborted) is not { } begun)
            return NotFound();
        (NewId, ResumedUtc) = (resume, begun.KeptUtc);
        await ShowAsync(begun.Item, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string type)
    {
        if (await StartAsync(type) is { } refused)
            return refused;
        // The same form sent twice: the second time the item is there, and the manager says so as a conflict.
        return await ActAsync(await PostedItemAsync(), null);
    }

    /// <summary>Keeps what is typed, now and then, while the person writes.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string type) => await StartAsync(type) ?? await KeepTypedAsync(await PostedItemAsync(), null);

    /// <summary>What is to be said about what is typed now.</summary>
    public async Task<IActionResult> OnPostHintsAsync(string type) => await StartAsync(type) ?? await HintsAsync(await PostedItemAsync(), null);

    /// <summary>An item that was begun is not wanted any more.</summary>
    public async Task<IActionResult> OnPostDropAsync(string type, string? begun)
    {
        if (await StartAsync(type) is { } refused)
            return refused;
        await Desk.DropAsync(User, begun ?? "", HttpContext.RequestAborted);
        TempData["Notice"] = T["What was not saved is thrown away."].Value;
        return Redirect(Url.Page("/Admin/Contents/New", null, new { type })!);
    }

    private async Task<ContentItem> PostedItemAsync()
    {
        var id = Request.Form["NewId"].ToString();
        if (ContentIds.IsValid(id) && (await Items.GetAsync(id, ContentVersion.Latest) is not { } known || Rights.CanEdit(known)))
            NewId = id;
        Form.Item.ContentItemId = NewId!;
        return Form.Item;
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
