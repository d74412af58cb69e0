using Community.Abstractions.Accounts;
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

/// <summary>A stored item.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal class EditModel(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words,
    WritingDesk desk, WritingHelp help, ItemComparison comparison, Translations translations, IContentReader reader, IUserDirectory people, IStringLocalizer<Strings> localizer)
    : EditorPage(content, definitions, binder, uploads, words, desk, help, comparison, localizer)
{
    protected Translations Translated => translations;
    public string? SentBackReason { get; private set; }
    public bool MayEdit { get; private set; }

    /// <param name="id">The item.</param>
    /// <param name="resume">Whether what was typed before and not saved is to be gone on with.</param>
    public virtual async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "reprise")] bool resume = false)
    {
        if (await FindAsync(id) is not { } item)
            return NotFound();
        if (!Rights.CanView(item))
            return StatusCode(StatusCodes.Forbidden);
        await DescribeAsync(item);
        if (MayEdit)
        {
            OthersHere = await HereAsync(id);
            Offered = await Desk.FindAsync(User, item, await DefinitionsAsync(), HttpContext.RequestAborted);
        }
        if (resume && Offered is { } offered)
        {
            // From the version the person started from: what others saved since comes up when this is saved.
            await ShowAsync(offered.Item, offered.BasedOn ?? item.ContentItemVersionId);
            (ResumedUtc, Offered) = (offered.KeptUtc, null);
        }
        else
        {
            await ShowAsync(item, item.ContentItemVersionId);
        }
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id) => WithLatestAsync(id, async latest =>
    {
        await DescribeAsync(latest);
        OthersHere = await HereAsync(id);
        var (start, basedOn) = await StartedFromAsync(latest);
        return await ActAsync(start, basedOn);
    });

    /// <summary>Keeps what is typed, now and then, while the person writes.</summary>
    public Task<IActionResult> OnPostKeepAsync(string id) => WithLatestAsync(id, async latest =>
    {
        var (start, basedOn) = await StartedFromAsync(latest);
        return await KeepTypedAsync(start, basedOn);
    });

    /// <summary>What is to be said about what is typed now.</summary>
    public Task<IActionResult> OnPostHintsAsync(string id) => WithLatestAsync(id, async latest =>
    {
        var (start, basedOn) = await StartedFromAsync(latest);
        return await HintsAsync(start, basedOn);
    });

    /// <summary>The person is still there; who else is.</summary>
    public Task<IActionResult> OnPostHereAsync(string id) => WithLatestAsync(id, async _ => new JsonResult(new { words = await HereAsync(id) }));

    /// <summary>The person closed the page.</summary>
    public Task<IActionResult> OnPostLeaveAsync(string id) => WithLatestAsync(id, async _ =>
    {
        await Desk.LeaveAsync(User, id, HttpContext.RequestAborted);
        return new NoContentResult();
    });

    /// <summary>What was typed and not saved is not wanted any more.</summary>
    public Task<IActionResult> OnPostDropAsync(string id) => WithLatestAsync(id, async _ =>
    {
        await Desk.DropAsync(User, id, HttpContext.RequestAborted);
        TempData["Notice"] = T["What was not saved is thrown away."].Value;
        return Redirect(EditAddress(id));
    });

    /// <summary>The person's text over somebody else's, as a new version.</summary>
    public Task<IActionResult> OnPostKeepMineAsync(string id, string? mine, string? theirs, string? verb) => WithLatestAsync(id, async latest =>
    {
        if (!ConflictView.TryRead(mine, latest, out var item))
            return BadRequest();
        await DescribeAsync(latest);
        return await KeepAsync(item, theirs, verb);
    });

    protected async Task<IActionResult> WithLatestAsync(string id, Func<ContentItem, Task<IActionResult>> then) => await FindAsync(id) switch
    {
        null => NotFound(),
        { } latest when !Rights.CanEdit(latest) => StatusCode(StatusCodes.Forbidden),
        { } latest => await then(latest),
    };

    // The text the person started from, when it is still there: what the form does not show comes from it.
    private async Task<(ContentItem Start, string BasedOn)> StartedFromAsync(ContentItem latest)
    {
        var basedOn = Request.Form["BasedOn"].ToString();
        var start = ContentIds.IsValid(basedOn) ? await Items.GetVersionAsync(basedOn) : null;
        return ((start?.ContentItemId == latest.ContentItemId ? start : latest).Clone(), basedOn.Length > 0 ? basedOn : ContentIds.New());
    }

    private async Task<ContentItem?> FindAsync(string id)
    {
        if (!ContentIds.IsValid(id) || await Items.GetAsync(id, ContentVersion.Latest) is not { } item)
            return null;
        return (await DefinitionsAsync()).FindType(item.ContentType) is null ? null : item;
    }

    protected virtual async Task DescribeAsync(ContentItem item)
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
            MayTalk: state is { Approval: not ApprovalState.None } && (Rights.CanApprove(item.ContentType) || Rights.IsOwn(item.Owner)),
            MaySendBack: state?.Approval == ApprovalState.Submitted && Rights.CanApprove(item.ContentType),
            MayPublish: Rights.CanPublish(item.ContentType, item.Owner),
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
