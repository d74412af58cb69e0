using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Trees;
using Community.Cms.Content;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>One term: its names and other fields, and where it is used.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal sealed class TermModel(TreeDesk desk, TermTraffic traffic, IContentDefinitionManager definitions, EditorBinder binder, IStringLocalizer<Strings> localizer)
    : TermPage(desk, traffic, localizer)
{
    public EditorForm Form { get; private set; } = null!;
    public string BasedOn { get; private set; } = "";
    public IReadOnlyList<(string Name, string? Theirs, string? Mine)>? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string term)
    {
        if (!await FindTermAsync(id, term))
            return NotFound();
        await FillAsync(Forest.Alone(Node.Node), null, []);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(string id, string term)
    {
        if (!await FindTermAsync(id, term))
            return NotFound();
        var alone = Forest.Alone(Node.Node);
        var known = await definitions.GetAsync(Stop);
        if (known.FindType(alone.Text("ContentType")) is not { } type)
            return NotFound();
        var command = EditorCommand.Parse(Request.Form["do"]);
        var item = ItemOf(alone, type.Name);
        var bound = binder.Bind(item, known, Request.Form, command);
        var title = item.As<TitlePart>()?.Title ?? "";
        var errors = bound.Errors.ToList();
        if (!command.IsLocal && title.Length == 0)
            errors.Add(new(nameof(TitlePart), T["Give it a name."]));
        if (!command.IsLocal && Forest.Below(Node.ParentId).Any(other => other.Id != term && ContentMapping.Fold(other.Title) == ContentMapping.Fold(title)))
            errors.Add(new(nameof(TitlePart), T["There is a term of this name already in this place."]));
        if (command.IsLocal || errors.Count > 0)
        {
            await FillAsync(item.Content, bound, errors);
            return await ShowAsync();
        }
        RawText.Strip(item.Content);
        var (basedOn, mine) = (Request.Form["BasedOn"].ToString(), JsonOf(alone, item, title));
        if (DefinitionText.Stamp(alone) != basedOn)
            return await ConflictAsync(alone, mine, item);
        await FillAsync(item.Content, null, []);
        var before = Node.Title;
        var refused = await ChangeAsync(
            id, null,
            taxonomy =>
            {
                var forest = ForestOf(taxonomy);
                if (forest.Find(term) is not { } node || DefinitionText.Stamp(forest.Alone(node.Node)) != basedOn)
                    return "";
                forest.Replace(node, (JsonObject)mine.DeepClone());
                return null;
            },
            taxonomy => Entry(taxonomy, "TermChanged", title, before, title));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is saved.", title].Value;
        return RedirectToPage(new { id, term });
    }

    private async Task<IActionResult> ConflictAsync(JsonObject theirs, JsonObject mine, ContentItem item)
    {
        var (now, wanted) = (DefinitionDesk.Values(theirs), DefinitionDesk.Values(mine));
        Meanwhile = [.. now.Keys.Union(wanted.Keys).Where(name => now.GetValueOrDefault(name) != wanted.GetValueOrDefault(name)).Select(name => (name, now.GetValueOrDefault(name), wanted.GetValueOrDefault(name)))];
        await FillAsync(item.Content, null, []);
        Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status409Conflict;
        return await ShowAsync();
    }

    private async Task FillAsync(JsonObject content, BoundItem? bound, IReadOnlyList<ContentError> errors)
    {
        var known = await definitions.GetAsync(Stop);
        var name = Node.Node.Text("ContentType") ?? "";
        BasedOn = DefinitionText.Stamp(Forest.Alone(Node.Node));
        foreach (var error in errors)
            ModelState.AddModelError("Item." + error.Path, error.Message);
        Form = new()
        {
            Item = ItemOf(content, name),
            Type = known.FindType(name) ?? new(name, name, [], [new(nameof(TitlePart), new(nameof(TitlePart), [], []), [])]),
            Definitions = known,
            Rights = new ContentRights(User),
            Errors = errors,
            Posted = bound is null ? null : Request.Form,
        };
    }

    private static ContentItem ItemOf(JsonObject content, string type) => new() { ContentItemId = content.Text("ContentItemId") ?? "", ContentType = type, Content = (JsonObject)content.DeepClone() };

    // The editor's parts over what the term has besides them.
    private static JsonObject JsonOf(JsonObject alone, ContentItem item, string title)
    {
        var made = (JsonObject)item.Content.DeepClone();
        (made["ContentItemId"], made["ContentType"], made["DisplayText"]) = (alone.Text("ContentItemId"), alone.Text("ContentType"), title);
        return made;
    }
}
