using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>A stored item.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class EditModel(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words,
    Translations translations, IContentReader reader, IUserDirectory people, IStringLocalizer<Strings> localizer)
    : EditorPage(content, definitions, binder, uploads, words, localizer)
{
    public string? SentBackReason { get; private set; }
    public bool MayEdit { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await FindAsync(id) is not { } item)
            return NotFound();
        if (!Rights.CanView(item))
            return StatusCode(StatusCodes.Forbidden);
        await ShowAsync(item, item.ContentItemVersionId);
        await DescribeAsync(item);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (await FindAsync(id) is not { } latest)
            return NotFound();
        if (!Rights.CanEdit(latest))
            return StatusCode(StatusCodes.Forbidden);
        var basedOn = Request.Form["BasedOn"].ToString();
        await DescribeAsync(latest);
        // The text the person started from, when it is still there: what the form does not show comes from it.
        var start = ContentIds.IsValid(basedOn) ? await Items.GetVersionAsync(basedOn) : null;
        var item = start?.ContentItemId == id ? start : latest;
        return await ActAsync(item.Clone(), basedOn.Length > 0 ? basedOn : ContentIds.New());
    }

    /// <summary>The person's text over somebody else's, as a new version.</summary>
    public async Task<IActionResult> OnPostKeepMineAsync(string id, string? mine, string? theirs, string? verb)
    {
        if (await FindAsync(id) is not { } latest)
            return NotFound();
        if (!Rights.CanEdit(latest))
            return StatusCode(StatusCodes.Forbidden);
        if (!ConflictView.TryRead(mine, latest, out var item))
            return BadRequest();
        await DescribeAsync(latest);
        return await KeepAsync(item, theirs, verb);
    }

    private async Task<ContentItem?> FindAsync(string id)
    {
        if (!ContentIds.IsValid(id) || await Items.GetAsync(id, ContentVersion.Latest) is not { } item)
            return null;
        return (await DefinitionsAsync()).FindType(item.ContentType) is null ? null : item;
    }

    private async Task DescribeAsync(ContentItem item)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var state = await Items.GetStateAsync(item.ContentItemId, cancellationToken);
        var published = item.Published ? item : await Items.GetAsync(item.ContentItemId, ContentVersion.Published, cancellationToken);
        var owner = item.Owner is { Length: > 0 } id ? (await people.FindAsync([id], cancellationToken)).Select(person => person.DisplayName).FirstOrDefault() : null;
        var others = await translations.OfAsync(item, cancellationToken);
        var type = (await DefinitionsAsync()).Types[item.ContentType];
        MayEdit = Rights.CanEdit(item);
        SentBackReason = state?.Approval == ApprovalState.SentBack ? state.Reason : null;
        About = new(
            item, state, owner, published is null ? null : reader.UrlOf(published), others,
            MaySendBack: state?.Approval == ApprovalState.Submitted && Rights.CanApprove(item.ContentType),
            MayUnpublish: published is not null && Rights.CanPublish(item.ContentType, item.Owner),
            MayRemove: Rights.CanRemove(item.ContentType, item.Owner));
        MayTranslate = Translations.Other(item) is { } other && type.HasPart(nameof(LocalizationPart)) && others.All(known => known.Culture != other) ? other : null;
        StateWords = (item.Published, published, state?.Approval) switch
        {
            (_, _, ApprovalState.Submitted) => T["Waiting for approval"],
            (true, _, _) => T["On the site, up to date"],
            (false, not null, _) => T["On the site, changed since"],
            _ => T["Draft"],
        };
    }
}
