using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Trees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Menus;

/// <summary>What the page of a menu and that of an entry share: the form of an entry.</summary>
[Authorize(CommonPermissions.ManageMenus)]
internal abstract class MenuPage(TreeDesk desk, MenuEntries entries, EditorLookups lookups, IStringLocalizer<Strings> localizer) : TreePage(desk, localizer)
{
    private const int LongestText = 80, LongestAddress = 2000;

    public string TypedText { get; protected set; } = "";
    public string TypedAddress { get; protected set; } = "";
    public string TypedKind { get; protected set; } = "address";
    public string TypedWords { get; private set; } = "";
    public string? TypedContent { get; protected set; }
    /// <summary>Contents to choose from.</summary>
    public IReadOnlyList<PickOption> Options { get; private set; } = [];

    protected override string Type => "Menu";
    /// <summary>The theme shows entries, and entries below them.</summary>
    protected override int Deepest => MenuModel.Levels;
    protected MenuEntries Entries => entries;

    /// <summary>Reads and checks what was typed; false when it cannot be kept, or only something was looked for.</summary>
    protected async Task<bool> ReadEntryAsync()
    {
        (TypedText, TypedAddress, TypedKind, TypedWords, TypedContent) =
            (Typed("text"), Typed("address"), Typed("kind"), Typed("words"), Typed("content") is { Length: > 0 } id ? id : null);
        if (Request.Form["do"] == "find")
        {
            TypedKind = "content";
            return false;
        }
        if (TypedText.Length == 0)
            ModelState.AddModelError("text", T["Say what the entry is called."]);
        else if (TypedText.Length > LongestText)
            ModelState.AddModelError("text", T["Shorten this text: it has {0} characters, and {1} are the most.", TypedText.Length, LongestText]);
        if (TypedKind == "content")
        {
            if (TypedContent is null || !ContentIds.IsValid(TypedContent) || !await entries.HasPageAsync(TypedContent, Stop))
                ModelState.AddModelError("content", T["Choose a content that is on the site and has a page."]);
        }
        else if (TypedAddress.Length is 0 or > LongestAddress || !LinkAddress.IsFine(TypedAddress))
            ModelState.AddModelError("address", T["Write an address such as https://example.org, or a page of this site such as ~/agenda."]);
        return ModelState.IsValid;
    }

    protected string? AddressToKeep => TypedKind == "content" ? null : TypedAddress;

    protected string? ContentToKeep => TypedKind == "content" ? TypedContent : null;

    protected override async Task PrepareAsync()
    {
        var options = await lookups.ItemsAsync([], TypedWords, Stop);
        Options = TypedContent is { } chosen && options.All(option => option.Id != chosen) ? [.. await lookups.NameItemsAsync([chosen], Stop), .. options] : options;
    }

    private string Typed(string name) => string.Concat(Request.Form[name].ToString().Where(c => !char.IsControl(c))).Trim();
}
