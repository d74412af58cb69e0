using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Writing;
using Community.Cms.Editing;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ContentResult = Community.Abstractions.Content.ContentResult;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>What the editor says of a stored item, besides its text.</summary>
internal sealed record AboutItem(
    ContentItem Item, ContentState? State, string? Owner, string? Url, IReadOnlyList<(string Id, string Culture, string Type, string? Owner)> Translations,
    bool MayTalk, bool MaySendBack, bool MayPublish, bool MayUnpublish, bool MayRemove);

/// <summary>What the pages for a new item and for a stored one share: the form, its buttons and what becomes of them.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
[RequestFormLimits(ValueCountLimit = 8000, ValueLengthLimit = 4 * 1024 * 1024, MultipartBodyLengthLimit = 1024L * 1024 * 1024)]
internal abstract class EditorPage(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words, WritingDesk desk, WritingHelp help, ItemComparison comparison,
    IStringLocalizer<Strings> localizer) : PageModel
{
    public EditorForm Form { get; private set; } = null!;
    public AboutItem? About { get; protected set; }
    public ItemWords Words => words;
    public string ErrorLead { get; private set; } = "";
    public string StateWords { get; protected set; } = "";

    /// <summary>Id that a new item will have, so that sending the form twice makes one item.</summary>
    public string? NewId { get; protected set; }

    /// <summary>Somebody else's version, when it was saved first.</summary>
    public ConflictView? Conflict { get; private set; }

    /// <summary>What the person typed before and did not save, offered back.</summary>
    public OfferedText? Offered { get; protected set; }

    /// <summary>When the text in the form was kept, after it was taken up again.</summary>
    public DateTime? ResumedUtc { get; protected set; }

    /// <summary>New items of this type that the person began and never saved.</summary>
    public IReadOnlyList<UnsavedText> Begun { get; protected set; } = [];

    /// <summary>What the text could do better.</summary>
    public IReadOnlyList<ShownHint> Hints { get; private set; } = [];

    /// <summary>Who else has the item open, in words; empty when nobody has.</summary>
    public string OthersHere { get; protected set; } = "";

    public ContentRights Rights => new(User);
    public bool MayPublish =>
        Rights.CanPublish(Form.Item.ContentType, Form.Item.Owner) && (!Form.Type.RequiresApproval || Rights.CanApprove(Form.Item.ContentType));

    /// <summary>Language the item could be translated into; null when that is not possible.</summary>
    public string? MayTranslate { get; protected set; }

    /// <summary>The text in the other language, shown beside this one; null unless it is translated.</summary>
    public SourceText? Source { get; protected set; }

    protected WritingDesk Desk => desk;
    protected ItemComparison Comparison => comparison;
    protected IContentManager Items => content;
    protected IStringLocalizer<Strings> T { get; } = localizer;

    protected ValueTask<ContentDefinitions> DefinitionsAsync() => definitions.GetAsync(HttpContext.RequestAborted);

    /// <summary>Name of a part or field, for the summary of errors.</summary>
    public string NameOf(string path) => FieldNames.Of(path, Form, T);

    protected virtual async Task ShowAsync(ContentItem item, string? basedOn, BoundItem? bound = null, IReadOnlyList<ContentError>? errors = null)
    {
        var known = await DefinitionsAsync();
        var type = known.Types[item.ContentType];
        List<ContentError> all = [.. (errors ?? []).Select(error => ErrorPaths.Normalize(error, type, item.Content, known)).Distinct()];
        foreach (var error in all)
            ModelState.AddModelError(error.Path, error.Message);
        Form = new()
        {
            Item = item,
            Type = type,
            Definitions = known,
            Rights = Rights,
            BasedOn = basedOn,
            Errors = all,
            Focus = bound?.Focus,
            Address = Url.Page(null, RouteData.Values.Where(value => value.Key != "handler").ToDictionary()) ?? Request.PathBase + Request.Path,
            Posted = bound is null ? null : Request.Form,
        };
        await HttpContext.RequestServices.GetRequiredService<EditorLookups>().PrepareAsync(item, known, HttpContext.RequestAborted);
        Hints = await help.OfAsync(Form, HttpContext.RequestAborted);
    }

    /// <summary>Carries out the button that was pressed.</summary>
    /// <param name="item">The text the person started from.</param>
    /// <param name="basedOn">Its version; null for a new item.</param>
    protected async Task<IActionResult> ActAsync(ContentItem item, string? basedOn)
    {
        var command = EditorCommand.Parse(Request.Form["do"]);
        var start = item.Clone();
        var bound = binder.Bind(item, await DefinitionsAsync(), Request.Form, command);
        await uploads.SaveAsync(bound, HttpContext.RequestAborted);
        // Until it is saved, what was typed is kept for the person, with a script or without one.
        if (command.IsLocal || bound.Errors.Count > 0)
            await desk.KeepAsync(User, item, start, basedOn, await DefinitionsAsync(), HttpContext.RequestAborted);
        if (command.IsLocal)
        {
            // What cannot be read is said at once; the rest can wait until something is saved.
            await ShowAsync(item, basedOn, bound, bound.Errors);
            return Page();
        }
        if (bound.Errors.Count > 0)
            return await RefuseAsync(item, basedOn, bound, bound.Errors, T["Nothing is saved yet; what you typed is here."]);
        RawText.Strip(item.Content);
        DraftAddress.FollowTitle(item, start);
        var typed = item.Clone();
        var answer = await StoreAsync(item, basedOn, bound, command);
        if (Form is { Errors.Count: > 0 } || Conflict is not null)
            await desk.KeepAsync(User, typed, start, basedOn, await DefinitionsAsync(), HttpContext.RequestAborted);
        return answer;
    }

    /// <summary>Keeps what is typed, without saving it, and tells a script how it stands.</summary>
    protected async Task<IActionResult> KeepTypedAsync(ContentItem item, string? basedOn)
    {
        var start = item.Clone();
        var bound = binder.Bind(item, await DefinitionsAsync(), Request.Form, new(EditorCommand.Save));
        var kept = await desk.KeepAsync(User, bound.Item, start, basedOn, await DefinitionsAsync(), HttpContext.RequestAborted);
        return new JsonResult(new { words = kept is { } at ? T["Kept for you at {0}, not saved yet", Formats.Time(at)].Value : "" });
    }

    /// <summary>What is to be said about what is typed now, for a script.</summary>
    protected async Task<IActionResult> HintsAsync(ContentItem item, string? basedOn)
    {
        var bound = binder.Bind(item, await DefinitionsAsync(), Request.Form, new(EditorCommand.Save));
        await ShowAsync(bound.Item, basedOn);
        return Partial("_Hints", Hints);
    }

    /// <summary>Says who else has an item open; empty when nobody has.</summary>
    protected async Task<string> HereAsync(string id)
    {
        var names = await desk.HereAsync(User, id, HttpContext.RequestAborted);
        return names.Count switch
        {
            0 => "",
            1 => T["{0} is also editing this now.", names[0]],
            2 => T["{0} and {1} are also editing this now.", names[0], names[1]],
            _ => T["{0}, {1} and {2} more are also editing this now.", names[0], names[1], names.Count - 2],
        };
    }

    /// <summary>Stores a text that was compared with somebody else's, over theirs.</summary>
    protected Task<IActionResult> KeepAsync(ContentItem mine, string? theirs, string? verb) =>
        StoreAsync(mine, theirs, new BoundItem(mine), EditorCommand.Parse(verb) is { IsLocal: false } command ? command : new(EditorCommand.Save));

    private async Task<IActionResult> StoreAsync(ContentItem item, string? basedOn, BoundItem bound, EditorCommand command)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var typed = item.Clone();
        var result = !command.Publishes ? await content.SaveDraftAsync(item, basedOn, User, cancellationToken)
            : command.Verb == EditorCommand.PublishBoth && Source is { } source ? await PublishBothAsync(item, basedOn, source)
            : await content.SaveAndPublishAsync(item, basedOn, User, cancellationToken);
        if (result.Conflict is { } theirs)
            return await ShowConflictAsync(typed, theirs, command);
        if (result.Forbidden)
            return StatusCode(StatusCodes.Forbidden);
        if (result.NotFound)
            return NotFound();
        if (result.Item is not { } stored)
            return await RefuseAsync(typed, basedOn, bound, result.Errors, command.Publishes
                ? T["It is not published, and nothing is saved yet; what you typed is here."]
                : T["Nothing is saved yet; what you typed is here."]);
        return await AfterAsync(stored, command);
    }

    private async Task<IActionResult> AfterAsync(ContentItem stored, EditorCommand command)
    {
        await desk.DropAsync(User, stored.ContentItemId, HttpContext.RequestAborted);
        await help.NoteLinksAsync(stored, HttpContext.RequestAborted);
        switch (command.Verb)
        {
            case EditorCommand.Submit:
                var submitted = await content.SubmitAsync(stored.ContentItemId, User, HttpContext.RequestAborted);
                if (!submitted.Succeeded)
                {
                    TempData["Notice"] = T["Your draft is saved."].Value;
                    TempData["Warning"] = string.Join(' ', submitted.Errors.Select(error => error.Message).DefaultIfEmpty(T["It could not be submitted."].Value));
                    break;
                }
                TempData["Notice"] = T["Submitted: someone who may publish will read it."].Value;
                break;
            case EditorCommand.Publish:
                TempData["Notice"] = T["Published: it is on the site."].Value;
                break;
            case EditorCommand.PublishBoth:
                TempData["Notice"] = Source is null ? T["Published: it is on the site."].Value : T["Both languages are published: they are on the site."].Value;
                break;
            case EditorCommand.Preview:
                if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
                    return new JsonResult(new { versionId = stored.ContentItemVersionId, url = Url.Content("~/apercu/" + stored.ContentItemVersionId), editor = EditAddress(stored.ContentItemId) });
                return Redirect(Url.Content("~/apercu/" + stored.ContentItemVersionId));
            case EditorCommand.Translate:
                return await TranslateAsync(stored);
            default:
                TempData["Notice"] = T["Your draft is saved."].Value;
                break;
        }
        return Redirect(EditAddress(stored.ContentItemId));
    }

    private async Task<IActionResult> TranslateAsync(ContentItem stored)
    {
        var translations = HttpContext.RequestServices.GetRequiredService<Translations>();
        var result = await translations.CreateAsync(stored, User, HttpContext.RequestAborted);
        if (result.Item is not { } made)
        {
            TempData["Warning"] = string.Join(' ', result.Errors.Select(error => error.Message).DefaultIfEmpty(T["The translation could not be made."].Value));
            return Redirect(EditAddress(stored.ContentItemId));
        }
        TempData["Notice"] = T["Here is the translation to write: a draft with the original text."].Value;
        return Redirect(Url.Page("/Admin/Contents/Translate", new { id = made.ContentItemId })!);
    }

    private async Task<IActionResult> RefuseAsync(ContentItem item, string? basedOn, BoundItem bound, IReadOnlyList<ContentError> errors, string lead)
    {
        ErrorLead = lead;
        await ShowAsync(item, basedOn, bound, errors);
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return new JsonResult(new { errors = Form.Errors.Select(error => error.Message) }) { StatusCode = StatusCodes.Unprocessable };
        return Page();
    }

    private async Task<IActionResult> ShowConflictAsync(ContentItem mine, ContentItem theirs, EditorCommand command)
    {
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return new JsonResult(new { errors = new[] { T["Somebody else saved this text meanwhile. Choose “Save the draft” to compare both."].Value } }) { StatusCode = StatusCodes.Conflict };
        await ShowAsync(mine, theirs.ContentItemVersionId);
        Conflict = new(mine, theirs, command.Verb, await comparison.OfAsync(theirs, mine, Form.Type, Form.Definitions, HttpContext.RequestAborted));
        Response.StatusCode = StatusCodes.Conflict;
        return Page();
    }

    /// <summary>Publishes this text and the one it translates, or says what is wrong with either.</summary>
    protected virtual Task<ContentResult> PublishBothAsync(ContentItem item, string? basedOn, SourceText source) =>
        content.SaveAndPublishAsync(item, basedOn, User, HttpContext.RequestAborted);

    protected virtual string EditAddress(string id) => Url.Page("/Admin/Contents/Edit", new { id })!;

    /// <summary>Statuses by the names people give them.</summary>
    protected static class StatusCodes
    {
        public const int Forbidden = 403;
        public const int Conflict = 409;
        public const int Unprocessable = 422;
    }
}
