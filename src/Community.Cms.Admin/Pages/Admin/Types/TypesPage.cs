using System.Text.Json.Nodes;
using Community.Abstractions.Auditing;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A change that waits for a yes.</summary>
/// <param name="Sentence">What it touches.</param>
/// <param name="Yes">Says in the next request that the person has read it; another change asks again.</param>
internal sealed record Question(string Sentence, string Yes);

/// <summary>What the pages of definitions share.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal abstract class TypesPage(DefinitionDesk desk, TypeWords words, IStringLocalizer<Strings> localizer) : PageModel
{
    public TypeWords Words => words;

    /// <summary>The definitions as they are stored.</summary>
    public DefinitionText Stored { get; private set; } = null!;

    /// <summary>The same, for reading.</summary>
    public ContentDefinitions Known { get; private set; } = null!;

    /// <summary>Stamp of what the page shows.</summary>
    public string BasedOn { get; protected set; } = "";

    /// <summary>What has to be asked before the change; null when nothing is.</summary>
    public Question? Question { get; protected set; }

    /// <summary>What somebody else saved first, where it differs from what this person wants; null when nobody did.</summary>
    public IReadOnlyList<(string Name, string? Theirs, string? Mine)>? Meanwhile { get; protected set; }

    protected DefinitionDesk Desk => desk;
    protected IStringLocalizer<Strings> T { get; } = localizer;
    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected async Task ReadAsync()
    {
        Stored = await desk.ReadAsync(Stop);
        Known = Stored.Build();
    }

    protected FormPreview PreviewOf(DefinitionText text, string type) => FormPreview.OfType(text.Build(), type, new ContentRights(User));

    protected FormPreview PreviewOfPart(DefinitionText text, string part)
    {
        var definitions = text.Build();
        var title = definitions.FindType(part)?.DisplayName ?? (definitions.Parts.TryGetValue(part, out var known) ? words.NameOfPart(known) : part);
        return FormPreview.OfPart(definitions, part, title, new ContentRights(User));
    }

    /// <summary>Whether a part has fields of one type only: it is named after it.</summary>
    public bool IsOwnPart(string part) => Known.Types.ContainsKey(part);

    /// <summary>Asks, unless the person has said yes to this very change.</summary>
    protected bool Asks(string sentence, JsonNode? change)
    {
        var yes = DefinitionText.Stamp(change, JsonValue.Create(sentence));
        if (Request.Form["yes"] == yes)
            return false;
        Question = new(sentence, yes);
        return true;
    }

    /// <summary>Changes the definitions; when that is refused the page is shown again and says why.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="records">To what.</param>
    /// <param name="basedOn">What the person saw; null when nothing is overwritten.</param>
    /// <param name="change">The change.</param>
    /// <param name="notice">What is said when it is done.</param>
    /// <param name="address">Where to go on.</param>
    protected async Task<IActionResult?> ChangeAsync(
        AuditEntry what, Func<DefinitionText, JsonNode?[]> records, string? basedOn, Func<DefinitionText, bool> change, string notice, string address)
    {
        var outcome = await desk.ChangeAsync(what, records, basedOn, change, User, Stop);
        if (outcome.Succeeded)
        {
            TempData["Notice"] = notice;
            return Redirect(address);
        }
        if (outcome.Broken is { } broken)
        {
            ModelState.AddModelError("", words.Refusal(broken, Known));
            return null;
        }
        await ReadAsync();
        var mine = Stored.Clone();
        var (theirs, wanted) = (DefinitionDesk.Values(records(Stored)), change(mine) ? DefinitionDesk.Values(records(mine)) : []);
        Meanwhile = [.. theirs.Keys.Union(wanted.Keys).Where(name => theirs.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .Select(name => (name, theirs.GetValueOrDefault(name), wanted.GetValueOrDefault(name)))];
        // Whoever has read it may save over it.
        BasedOn = DefinitionText.Stamp(records(Stored));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return null;
    }

    /// <summary>Where the fields of a part are listed.</summary>
    public string AddressOf(string part) => Url.Content(IsOwnPart(part) ? $"~/admin/types/{part}" : $"~/admin/types/parties/{part}");

    /// <summary>Which button was pressed: <c>verb|target|argument</c>.</summary>
    protected (string Verb, string Target, string Argument) Command
    {
        get
        {
            var pressed = Request.Form["do"].ToString().Split('|', 3);
            return (pressed[0], pressed.Length > 1 ? pressed[1] : "", pressed.Length > 2 ? pressed[2] : "");
        }
    }

    /// <summary>The name before which something goes that is moved up, down or to a place among others; false when it cannot move.</summary>
    protected static bool Before(IReadOnlyList<string> names, (string Verb, string Target, string Argument) command, out string? before)
    {
        var at = names.ToList().IndexOf(command.Target);
        before = command.Verb switch
        {
            "up" when at > 0 => names[at - 1],
            "down" when at >= 0 && at + 2 < names.Count => names[at + 2],
            "place" when names.Contains(command.Argument) => command.Argument,
            _ => null,
        };
        return at >= 0 && command.Verb switch { "up" => at > 0, "down" => at < names.Count - 1, "place" => command.Argument != command.Target, "last" => at < names.Count - 1, _ => false };
    }

    protected static AuditEntry Entry(string action, string kind, string name, string? title = null) => new(action, kind, name, title ?? name);
}
