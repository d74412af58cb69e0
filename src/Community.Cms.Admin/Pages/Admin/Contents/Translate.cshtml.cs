using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Writing;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ContentResult = Community.Abstractions.Content.ContentResult;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>The editor of a text with the one in the other language beside it, field by field; where there is none yet, it is made here.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class TranslateModel(
    IContentManager content, IContentDefinitionManager definitions, EditorBinder binder, EditorUploads uploads, ItemWords words,
    WritingDesk desk, WritingHelp help, ItemComparison comparison, Translations translations, SourceTexts sources, IContentReader reader, IUserDirectory people, IStringLocalizer<Strings> localizer)
    : EditModel(content, definitions, binder, uploads, words, desk, help, comparison, translations, reader, people, localizer)
{
    /// <summary>The text of this page; what is typed is in the form.</summary>
    public ContentItem Item { get; private set; } = null!;

    /// <summary>Whether there is a text in the other language that this person may not read.</summary>
    public bool SourceIsClosed { get; private set; }

    /// <summary>What the other text holds and this one has no place for.</summary>
    public IReadOnlyList<(string Name, string Text)> Missing { get; private set; } = [];

    public override Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "reprise")] bool resume = false) =>
        WithTranslatableAsync(id, () => base.OnGetAsync(id, resume));

    /// <summary>Makes the draft in the other language and goes on there.</summary>
    public Task<IActionResult> OnPostCreateAsync(string id) => WithTranslatableAsync(id, async () =>
    {
        var result = await Translated.CreateAsync(Item, User, HttpContext.RequestAborted);
        if (result.Forbidden)
            return StatusCode(StatusCodes.Forbidden);
        if (result.Item is not { } made)
        {
            TempData["Warning"] = string.Join(' ', result.Errors.Select(error => error.Message).DefaultIfEmpty(T["The translation could not be made."].Value));
            return Redirect(EditAddress(id));
        }
        TempData["Notice"] = T["Here is the translation to write: a draft with the original text."].Value;
        return Redirect(EditAddress(made.ContentItemId));
    });

    private Task<IActionResult> WithTranslatableAsync(string id, Func<Task<IActionResult>> then) => WithLatestAsync(id, async latest =>
    {
        Item = latest;
        return (await DefinitionsAsync()).Types[latest.ContentType].HasPart(nameof(LocalizationPart)) ? await then() : NotFound();
    });

    protected override async Task DescribeAsync(ContentItem item)
    {
        await base.DescribeAsync(item);
        Item = item;
        var cancellationToken = HttpContext.RequestAborted;
        var other = About!.Translations.FirstOrDefault(known => known.Culture == Translations.Other(item));
        if (other.Id is null || await Items.GetAsync(other.Id, ContentVersion.Latest, cancellationToken) is not { } source)
            return;
        SourceIsClosed = !Rights.CanView(source);
        if (SourceIsClosed)
            return;
        var type = (await DefinitionsAsync()).Types[source.ContentType];
        var (changedUtc, changed) = await ChangesAsync(source, item, type);
        Source = new(
            source, other.Culture, !source.Published && Rights.CanPublish(source.ContentType, source.Owner) && (!type.RequiresApproval || Rights.CanApprove(source.ContentType)), changedUtc, changed);
    }

    protected override async Task ShowAsync(ContentItem item, string? basedOn, BoundItem? bound = null, IReadOnlyList<ContentError>? errors = null)
    {
        await base.ShowAsync(item, basedOn, bound, errors);
        if (Source is not { } source)
            return;
        // Another type than this one's would have other fields: a set made by a recipe may hold anything.
        var (texts, missing) = source.Item.ContentType == item.ContentType
            ? await Comparison.ReadBesideAsync(source.Item, item, Form.Type, Form.Definitions, HttpContext.RequestAborted)
            : (new Dictionary<string, string>(), []);
        sources.Show(source.Culture, source.Culture == "en" ? T["English text"] : T["French text"], texts);
        Missing = missing;
    }

    protected override Task<ContentResult> PublishBothAsync(ContentItem item, string? basedOn, SourceText source) =>
        Translated.PublishBothAsync(item, basedOn, source.Item, stop => InTheWayAsync(source, stop), User, HttpContext.RequestAborted);

    protected override string EditAddress(string id) => Url.Page("/Admin/Contents/Translate", new { id })!;

    // What the other text lacks is said above the form: it has no field here.
    private async Task<IReadOnlyList<ContentError>> InTheWayAsync(SourceText source, CancellationToken cancellationToken)
    {
        bool english = source.Culture == "en";
        if (await Items.GetAsync(source.Item.ContentItemId, ContentVersion.Latest, cancellationToken) is not { } latest || latest.ContentItemVersionId != Request.Form["SourceVersion"])
            return [new("", english ? T["Somebody saved the English text meanwhile: read it again, then publish both."] : T["Somebody saved the French text meanwhile: read it again, then publish both."])];
        if (source.Item.Published)
            return [];
        if (!source.MayPublish)
            return [new("", english ? T["You may not publish the English text."] : T["You may not publish the French text."])];
        var known = await DefinitionsAsync();
        var type = known.Types[latest.ContentType];
        var form = new EditorForm { Item = latest, Type = type, Definitions = known, Rights = Rights };
        return
        [
            .. (await Items.ValidateAsync(latest, cancellationToken)).Select(error =>
            {
                var path = ErrorPaths.Normalize(error, type, latest.Content, known).Path;
                var said = path.Length == 0 ? error.Message : T["{0}: {1}", FieldNames.Of(path, form, T), error.Message].Value;
                return new ContentError("", english ? T["English text – {0}", said] : T["French text – {0}", said]);
            }),
        ];
    }

    private async Task<(DateTime? ChangedUtc, ComparedView? Changed)> ChangesAsync(ContentItem source, ContentItem item, ContentTypeDefinition type)
    {
        if (source.ModifiedUtc is not { } changed || item.ModifiedUtc is not { } written || changed <= written)
            return default;
        if (await Translated.AsOfAsync(source.ContentItemId, written, HttpContext.RequestAborted) is not { } before)
            return (changed, null);
        var fields = (await Comparison.OfAsync(before, source, type, await DefinitionsAsync(), HttpContext.RequestAborted)).Where(field => field.Differs).ToList();
        return fields.Count == 0
            ? default
            : (changed, new(fields, T["What changed since this translation was last saved"], Moment(before), Moment(source)));

        static string Moment(ContentItem version) => version.ModifiedUtc is { } at ? Formats.ShortDateTime(at) : "";
    }
}
